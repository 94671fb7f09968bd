"""Pictures of NewsML-G2: the rendition that is taken, what is told of it, and which text it is with."""

from __future__ import annotations

from lxml import etree

from paperpress.sources.formats.newsml.pictures import packaged, picture_of


def item(*contents: str, meta: str = "") -> etree._Element:
    return etree.fromstring(
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta>{meta}</contentMeta>'
        f"<contentSet>{''.join(contents)}</contentSet></newsItem>"
    )


def content(href: str, width: int, kind: str = "image/jpeg") -> str:
    return f'<remoteContent href="{href}" width="{width}" height="10" contenttype="{kind}"/>'


def test_the_largest_rendition_is_taken_but_none_with_a_watermark_and_no_film() -> None:
    found = picture_of(
        item(
            content("small.jpg", 100),
            content("large.jpg", 900),
            content("Watermark-larger.jpg", 2000),
            content("film.mp4", 4000, "video/mp4"),
        )
    )
    assert found == {"src": "large.jpg"}
    assert picture_of(item(content("film.mp4", 4000, "video/mp4"))) == {}


def test_the_caption_is_the_one_that_is_called_so_and_the_credit_line_goes_before_its_creator() -> (
    None
):
    meta = (
        '<description role="drol:summary">Fog.</description>'
        '<description role="drol:caption">The quay at <b>dawn</b>.</description>'
        '<description role="drol:altText">A quay in fog.</description>'
        "<creator><name>Asha Venn</name></creator><creditline>Harbour Agency</creditline>"
    )
    assert picture_of(item(content("a.jpg", 1), meta=meta)) == {
        "src": "a.jpg",
        "caption": "The quay at dawn.",
        "credit": "Harbour Agency",
        "alt": "A quay in fog.",
    }


def test_what_a_package_holds_together_goes_together() -> None:
    root = etree.fromstring(
        '<itemSet xmlns="http://iptc.org/std/nar/2006-10-01/"><packageItem>'
        '<itemRef residref="text"/><itemRef residref="quay"/><itemRef residref="text"/>'
        "</packageItem></itemSet>"
    )
    assert packaged(root, {"quay", "fog"}) == {"text": ["quay"], "quay": ["quay"]}
