"""NITF: what an agency keeps back is kept back, and no word goes (docs/formats/nitf.md)."""

from __future__ import annotations

import pytest

from wires import BODY, item, nitf, record


@pytest.mark.parametrize(
    ("source", "status", "embargo"),
    [
        (nitf(status="usable"), "published", None),
        (nitf(status="Usable"), "published", None),
        (nitf(status="withheld"), "withheld", None),
        (nitf(status="canceled"), "cancelled", None),
        (nitf(status="embargoed"), "withheld", None),
        (
            nitf(status="embargoed", data='<date.release norm="2030-01-01T06:00:00Z"/>'),
            "published",
            "2030-01-01T06:00:00Z",
        ),
        (
            nitf(data='<date.release norm="2030-01-01T06:00:00Z"/>'),
            "published",
            "2030-01-01T06:00:00Z",
        ),
    ],
)
def test_what_nitf_keeps_back_is_kept_back(source: str, status: str, embargo: str | None) -> None:
    """``date.release`` is when a document may be released, whatever its status (NITF 3.6).

    An embargo whose end nobody tells has not ended.
    """
    read_from = record("nitf", source)
    assert (read_from["status"], read_from.get("embargo")) == (status, embargo)


def test_the_main_headline_is_taken() -> None:
    meta = '<headline role="hld:subHeadline">Twelve routes</headline><headline>Night buses</headline>'  # fmt: skip
    assert record("newsml", item(meta=meta))["headline"] == "Night buses"


def test_a_film_is_a_link_with_its_caption() -> None:
    media = (
        '<media media-type="video"><media-reference source="https://a.example/v.mp4"/>'
        "<media-caption>A ride</media-caption></media>"
    )
    assert (
        record("nitf", nitf(media))["body"] == '<p><a href="https://a.example/v.mp4">A ride</a></p>'
    )


def test_abstract_and_tagline_are_read() -> None:
    """No word of a story is lost; an abstract is the standfirst where no ``hl2`` is."""
    source = nitf(
        head="<abstract><p>Twelve routes are back.</p></abstract>",
        end="<tagline>Asha Venn writes on transport.</tagline>",
    )
    told = record("nitf", source)
    assert told["standfirst"] == "Twelve routes are back."
    assert told["body"] == f"{BODY}<p>Asha Venn writes on transport.</p>"
    both = record("nitf", source.replace("</hl1>", "</hl1><hl2>At last</hl2>"))
    assert both["standfirst"] == "At last"
    assert both["body"].startswith("<p>Twelve routes are back.</p>")


def test_a_title_in_the_byline_is_its_writers_role() -> None:
    head = "<byline>By <person>Asha Venn</person> <byttl>Transport editor</byttl></byline>"
    assert record("nitf", nitf(head=head))["authors"] == [
        {"name": "Asha Venn", "role": "Transport editor"}
    ]


def test_names_of_the_document_type_are_their_characters() -> None:
    source = (
        f'<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">{nitf("<p>caf&eacute; &#8212; &nbsp;R&amp;B</p>")}'
    )
    assert record("nitf", source.replace("Night", "N&iuml;ght"))["headline"] == "Nïght buses"
    assert record("nitf", source)["body"] == "<p>café — \u00a0R&amp;B</p>"
