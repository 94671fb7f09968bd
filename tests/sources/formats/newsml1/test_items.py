"""NewsML 1.0 to 1.2: what is an article of its own, what stands beside it, what is kept back."""

from __future__ import annotations

import io
from typing import Any

import pytest

from json_formats import BY_NAME
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw

TEXT = "<ContentItem><MediaType FormalName='Text'/><DataContent>{}</DataContent></ContentItem>"
PHOTO = (
    "<ContentItem Href='{0}'><MediaType FormalName='Photo'/><Characteristics><Property"
    " FormalName='Width' Value='{1}'/><Property FormalName='Height' Value='{1}'/></Characteristics>"
    "</ContentItem>"
)
WORDS = TEXT.format("<p>The bridge closes on Sunday.</p>")
HEADLINE = "<NewsLines><HeadLine>Bridge to close</HeadLine></NewsLines>"


def item(content: str, number: str = "N1", manage: str = "", revision: str = "1") -> str:
    return (
        "<NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId>"
        f"<DateId>20250723</DateId><NewsItemId>{number}</NewsItemId><RevisionId>{revision}</RevisionId>"
        f"<PublicIdentifier>urn:newsml:wire.example:20250723:{number}:{revision}</PublicIdentifier>"
        "</NewsIdentifier></Identification><NewsManagement><FirstCreated>20250723T031000+0100"
        f"</FirstCreated>{manage}</NewsManagement>{content}</NewsItem>"
    )


def component(content: str, role: str = "", lines: str = "", attributes: str = "") -> str:
    is_role = f"<Role FormalName='{role}'/>" if role else ""
    return f"<NewsComponent {attributes}>{is_role}{lines}{content}</NewsComponent>"


def results(*items: str, root: str = "<NewsML>") -> list[Raw | Rejected]:
    source = (
        f"{root}<Catalog Href='http://wire.example/c.xml'/><NewsEnvelope/>{''.join(items)}</NewsML>"
    )
    return list(BY_NAME["newsml1"].records(io.BytesIO(source.encode()), "wire.xml"))


def record(*items: str, **more: str) -> dict[str, Any]:
    (one,) = results(*items, **more)
    assert isinstance(one, Raw), one
    assert isinstance(one.record, dict)
    return one.record


def story(content: str = WORDS, **more: str) -> dict[str, Any]:
    return record(item(component(content, lines=HEADLINE), **more))


@pytest.mark.parametrize(
    ("manage", "status", "embargo"),
    [
        ("", "published", None),
        ("<Status FormalName='USABLE'/>", "published", None),
        ("<Status FormalName='Withheld'/>", "withheld", None),
        ("<Status FormalName='Canceled'/>", "cancelled", None),
        ("<Status FormalName='Embargoed'/>", "withheld", None),
        ("<Status FormalName='TEST'/>", "withheld", None),
        (
            "<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus FormalName='Usable'/>"
            "<DateAndTime>20250724T060000Z</DateAndTime></StatusWillChange>",
            "published",
            "2025-07-24T06:00:00+00:00",
        ),
        (
            "<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus FormalName='Canceled'/>"
            "<DateAndTime>20250724T060000Z</DateAndTime></StatusWillChange>",
            "withheld",
            None,
        ),
    ],
)
def test_what_an_agency_keeps_back_is_kept_back(
    manage: str, status: str, embargo: str | None
) -> None:
    found = story(manage=manage)
    assert (found["status"], found.get("embargo")) == (status, embargo)


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("<nitf><body><body.content><p>One.</p></body.content></body></nitf>", "<p>One.</p>"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body><p>One.</p></body></html>", "<p>One.</p>"),
        ("<p>One.</p><p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ("<![CDATA[<p>One &amp; two.</p>]]>", "<p>One &amp; two.</p>"),
        ("<![CDATA[<nitf><body><body.content><p>One.</p></body.content></body></nitf>]]>", "<div><p>One.</p></div>"),
        ("One.\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("A line that was broken to\nfit a printer.\n\nAnd another.", "<p>A line that was broken to fit a printer.</p><p>And another.</p>"),
        ("  A line that was broken\nto fit.\n  And another.", "<p>A line that was broken to fit.</p><p>And another.</p>"),
        ("R&amp;B &lt; jazz", "<p>R&amp;B &lt; jazz</p>"),
    ],
    ids=["NITF", "XHTML", "elements", "HTML in CDATA", "NITF in CDATA", "plain", "wrapped", "indented", "signs"],
)  # fmt: skip
def test_a_text_is_read_in_whatever_it_is_written(content: str, body: str) -> None:
    found = story(TEXT.format(content))["body"]
    assert found.replace("<div>", "").replace("</div>", "") == body.replace("<div>", "").replace(
        "</div>", ""
    )


def test_base64_is_read() -> None:
    text = (
        "<ContentItem><Encoding Notation='Base64'><DataContent>T25lLg==</DataContent></Encoding>"
        "</ContentItem>"
    )
    assert story(text)["body"] == "<p>One.</p>"


def test_of_several_prints_one_is_read_and_that_is_told() -> None:
    """REC010, and not where there is one."""
    prints = TEXT.format("Plain.") + TEXT.format("<p>Marked up.</p>")
    (one,) = results(item(component(prints, lines=HEADLINE, attributes="EquivalentsList='yes'")))
    assert isinstance(one, Raw)
    assert one.record["body"] == "<p>Marked up.</p>"
    assert [notice.code for notice in one.notices] == ["REC010"]
    (one,) = results(item(component(WORDS, lines=HEADLINE)))
    assert [notice.code for notice in one.notices] == []


def test_parts_are_told_apart_by_their_roles() -> None:
    parts = "".join(
        component(TEXT.format(text), role)
        for role, text in (("Title", "Bridge to close"), ("Lead", "For a year"), ("Body", "Words."),
                           ("Caption", "A caption."), ("Keywords", "bridge"))
    ) + component(PHOTO.format("a.jpg", 900))  # fmt: skip
    found = record(item(component(parts)))
    assert found["headline"] == "Bridge to close"
    assert found["standfirst"] == "For a year"
    assert found["body"] == "<p>Words.</p>"
    assert found["picture"] == {"src": "a.jpg", "caption": "A caption."}


def test_a_picture_beside_the_text_is_taken_in_its_largest_size() -> None:
    sizes = [("a-s.jpg", 90, "Thumbnail"), ("a.jpg", 900, "Main"), ("a-m.jpg", 300, "Quicklook")]
    choice = component(
        "".join(component(PHOTO.format(name, side), role) for name, side, role in sizes),
        "Photo",
        "<NewsLines><CreditLine>Ann Lee</CreditLine></NewsLines>",
        "EquivalentsList='yes'",
    )
    found = record(item(component(component(WORDS, "Main") + choice, lines=HEADLINE)))
    assert found["picture"] == {"src": "a.jpg", "credit": "Ann Lee"}


def test_further_pictures_stand_after_the_text() -> None:
    pictures = component(PHOTO.format("a.jpg", 9)) + component(PHOTO.format("b.jpg", 9))
    found = record(item(component(component(WORDS, "Main") + pictures, lines=HEADLINE)))
    assert found["picture"]["src"] == "a.jpg"
    assert found["body"].endswith('<figure><img src="b.jpg"></figure>')


def test_two_pictures_beside_a_caption_are_two() -> None:
    parts = component(PHOTO.format("a.jpg", 9), "Photo") + component(
        PHOTO.format("b.jpg", 9), "Photo"
    )
    caption = component(TEXT.format("Both quays"), "Caption")
    found = record(item(component(component(WORDS, "Main") + parts + caption, lines=HEADLINE)))
    assert found["picture"] == {"src": "a.jpg"}
    assert "b.jpg" in found["body"]


@pytest.mark.parametrize(
    ("manage", "shown"),
    [("", True), ("<Status FormalName='Withheld'/>", False), ("<Status FormalName='Embargoed'/>", False)],
)  # fmt: skip
def test_a_picture_that_is_held_back_does_not_go_with_its_text(manage: str, shown: bool) -> None:
    photo = item(component(PHOTO.format("a.jpg", 9)), "P1", manage)
    first, *_ = results(item(component(WORDS, lines=HEADLINE)), photo)
    assert isinstance(first, Raw)
    assert ("picture" in first.record) is shown


def test_a_picture_goes_with_the_text_that_names_it() -> None:
    named = "<AssociatedWith NewsItem='urn:newsml:wire.example:20250723:P1:1'/>"
    photo = item(component(PHOTO.format("a.jpg", 9)), "P1")
    lone = item(component(PHOTO.format("b.jpg", 9), lines=HEADLINE), "P2")
    texts = [
        item(component(WORDS, lines=HEADLINE), "N1"),
        item(component(WORDS, lines=HEADLINE), "N2", named),
    ]
    first, second, left = results(*texts, photo, lone)
    assert isinstance(first, Raw)
    assert isinstance(second, Raw)
    assert isinstance(left, Rejected)
    assert "picture" not in first.record
    assert second.record["picture"] == {"src": "a.jpg"}
    assert left.held
    assert "is a picture" in left.errors[0].message


def test_a_package_is_as_many_articles_as_it_has_texts_with_headlines() -> None:
    parts = "".join(
        component(WORDS, "", f"<NewsLines><HeadLine>H{n}</HeadLine></NewsLines>", f"Duid='d{n}'")
        for n in (1, 2)
    )
    found = results(item(component(parts)))
    assert [one.record["headline"] for one in found if isinstance(one, Raw)] == ["H1", "H2"]
    ids = [one.record["id"] for one in found if isinstance(one, Raw)]
    assert ids == [f"urn:newsml:wire.example:20250723:N1#d{n}" for n in (1, 2)]


def test_the_latest_revision_stands_for_the_others() -> None:
    content = component(WORDS, lines=HEADLINE)
    late, early = results(item(content, revision="12"), item(content, revision="3"))
    assert isinstance(late, Raw)
    assert late.record["id"] == "urn:newsml:wire.example:20250723:N1"
    assert isinstance(early, Rejected)
    assert early.held


@pytest.mark.parametrize(
    ("content", "held", "reason"),
    [
        ("<TopicSet/>", True, "TopicSet"),
        ("<Update/>", True, "Update"),
        (component("", lines=HEADLINE), True, "holds no text"),
        (component("<ContentItem Href='story.xml'><MediaType FormalName='Text'/></ContentItem>", lines=HEADLINE), False, "story.xml"),
        (component("<ContentItem Href='a.mp4'><MediaType FormalName='Video'/></ContentItem>", lines=HEADLINE), True, "is Video"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_named(content: str, held: bool, reason: str) -> None:
    (one,) = results(item(content))
    assert isinstance(one, Rejected)
    assert one.held is held
    assert reason in one.errors[0].message


@pytest.mark.parametrize(
    "root",
    [
        "<NewsML xmlns='http://iptc.org/std/NewsML/2003-10-10/'>",
        "<?xml version='1.0'?><!DOCTYPE NewsML SYSTEM 'x.dtd' [<!ENTITY % n SYSTEM 'file:///etc/hostname'> %n;]><NewsML>",
        "\n<?xml version='1.0'?><NewsML Version='1.1'>",
    ],
    ids=["namespace", "document type", "1.1"],
)
def test_each_version_is_read_and_nothing_is_loaded(root: str) -> None:
    assert (
        record(item(component(WORDS, lines=HEADLINE)), root=root)["headline"] == "Bridge to close"
    )


def test_people_place_language_and_desk() -> None:
    lines = (
        "<NewsLines><HeadLine>H</HeadLine><ByLine>By Asha Venn</ByLine><ByLineTitle>Correspondent"
        "</ByLineTitle><DateLine>Port Ellery, July 23 -</DateLine><CopyrightLine>© Wire</CopyrightLine>"
        "</NewsLines><DescriptiveMetadata><Language FormalName='en-GB'/><SubjectCode><SubjectDetail"
        " FormalName='15054000'/></SubjectCode></DescriptiveMetadata>"
    )
    found = record(item(component(WORDS, lines=lines, attributes="xml:lang='fr'")))
    assert found["authors"] == [{"name": "Asha Venn", "role": "Correspondent"}]
    assert found["dateline"] == "Port Ellery, July 23"
    assert found["language"] == "en-GB"
    assert found["desk"] == "Sport"
    assert found["copyright"] == "© Wire"


def test_a_broken_document_gives_each_item_whole_or_named() -> None:
    whole = item(component(WORDS, lines=HEADLINE), "N1")
    cut = item(component(WORDS, lines="<NewsLines><HeadLine>Ferry</HeadLine></NewsLines>"), "N2")
    source = f"<NewsML>{whole}{cut}"[:-60]
    first, second = BY_NAME["newsml1"].records(io.BytesIO(source.encode()), "wire.xml")
    assert isinstance(first, Raw)
    assert [notice.code for notice in first.notices] == ["REC189"]
    assert isinstance(second, Rejected)
    assert second.article == "Ferry"
