"""NITF and NewsML-G2: what an agency keeps back is kept back, and no word goes (docs/formats)."""

from __future__ import annotations

import io
from typing import Any

import pytest

from json_formats import BY_NAME
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    "<body><p>The first one left.</p></body></html></inlineXML>"
)
TEXT = '<itemClass qcode="ninat:text"/>'
BODY = "<p>The first one left.</p>"


def read(name: str, source: str) -> list[Raw | Rejected]:
    return list(BY_NAME[name].records(io.BytesIO(source.encode()), "wire.xml"))


def record(name: str, source: str) -> dict[str, Any]:
    first, *_ = read(name, source)
    assert isinstance(first, Raw), first
    assert isinstance(first.record, dict)
    return first.record


def nitf(
    content: str = BODY, *, data: str = "", status: str = "", head: str = "", end: str = ""
) -> str:
    managed = f' management-status="{status}"' if status else ""
    return (
        f"<nitf><head><docdata{managed}>{data}</docdata></head><body><body.head><hedline><hl1>Night"
        f" buses</hl1></hedline>{head}</body.head><body.content>{content}</body.content>"
        f"<body.end>{end}</body.end></body></nitf>"
    )


def item(content: str = XHTML, own: str = TEXT, meta: str = "<headline>Night buses</headline>") -> str:  # fmt: skip
    return (
        f'<newsItem {G2} guid="urn:1"><itemMeta>{own}</itemMeta><contentMeta>{meta}</contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return f"<newsMessage {G2}><itemSet>{''.join(items)}</itemSet></newsMessage>"


def picture(own: str = "", href: str = 'href="bus.jpg"') -> str:
    return (
        f'<newsItem {G2} guid="urn:2"><itemMeta><itemClass qcode="ninat:picture"/>{own}</itemMeta>'
        f'<contentSet><remoteContent {href} contenttype="image/jpeg"/></contentSet></newsItem>'
    )


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


@pytest.mark.parametrize(
    ("own", "status", "embargo"),
    [
        ("", "published", None),
        ('<pubStatus qcode="stat:usable"/>', "published", None),
        ('<pubStatus qcode="stat:withheld"/>', "withheld", None),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "cancelled", None),
        ('<pubStatus qcode="x:unheard-of"/>', "withheld", None),
        ("<embargoed>2030-01-01T06:00:00Z</embargoed>", "published", "2030-01-01T06:00:00Z"),
        ("<embargoed/>", "withheld", None),
    ],
)
def test_what_newsml_keeps_back_is_kept_back(own: str, status: str, embargo: str | None) -> None:
    """An item is under embargo unless ``embargoed`` is absent (NewsML-G2 2.35), empty or not."""
    read_from = record("newsml", item(own=TEXT + own))
    assert (read_from["status"], read_from.get("embargo")) == (status, embargo)


def test_nitf_within_newsml_may_keep_itself_back() -> None:
    assert record("newsml", item(f"<inlineXML>{nitf(status='withheld')}</inlineXML>"))[
        "status"
    ] == ("withheld")


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ('<pubStatus qcode="stat:withheld"/>', "is withheld"),
        ('<pubStatus qcode="stat:canceled"/>', "is cancelled"),
        ("<embargoed>2030-01-01T06:00:00Z</embargoed>", "is under embargo until 2030"),
    ],
)
def test_a_picture_that_is_kept_back_does_not_go_with_its_text(own: str, says: str) -> None:
    text, left = read("newsml", message(item(), picture(own)))
    assert isinstance(text, Raw)
    assert isinstance(text.record, dict)
    assert "picture" not in text.record
    assert isinstance(left, Rejected)
    assert says in left.errors[0].message


def test_a_picture_under_its_texts_embargo_waits_with_it() -> None:
    until = "<embargoed>2030-01-01T06:00:00Z</embargoed>"
    assert record("newsml", message(item(own=TEXT + until), picture(until)))["picture"]


def test_a_picture_without_an_address_is_none() -> None:
    assert "picture" not in record("newsml", message(item(), picture(href="")))


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ('<inlineData contenttype="text/html">&lt;p&gt;A &lt;b&gt;bus&lt;/b&gt;&lt;/p&gt;</inlineData>', "<p>A <b>bus</b></p>"),
        ('<inlineData contenttype="text/plain">A &lt; b\n\nC</inlineData>', "<p>A &lt; b</p><p>C</p>"),
        ('<inlineData contenttype="text/html" encoding="encd:base64">PHA+QSBidXM8L3A+</inlineData>', "<p>A bus</p>"),
        ('<inlineData contenttype="text/plain" encoding="encd:base64">no base64!</inlineData>', "<p>no base64!</p>"),
        ('<inlineXML>At once <p xmlns="http://www.w3.org/1999/xhtml">a bus</p></inlineXML>', "At once <p>a bus</p>"),
    ],
    ids=["HTML", "plain", "Base64", "no Base64", "text first"],
)  # fmt: skip
def test_inline_content_is_read_as_it_says(content: str, body: str) -> None:
    assert record("newsml", item(content))["body"] == body


def test_of_several_bodies_the_first_is_read_and_the_others_told() -> None:
    """REC010, and not where there is one."""
    one, two = read("newsml", item(XHTML)), read("newsml", item(XHTML + XHTML))
    assert [notice.code for raw in one for notice in raw.notices] == []  # type: ignore[union-attr]
    assert [notice.code for raw in two for notice in raw.notices] == ["REC010"]  # type: ignore[union-attr]


def test_the_main_headline_is_taken() -> None:
    meta = '<headline role="hld:subHeadline">Twelve routes</headline><headline>Night buses</headline>'  # fmt: skip
    assert record("newsml", item(meta=meta))["headline"] == "Night buses"


def test_other_items_of_a_message_say_what_they_are() -> None:
    _, concept, plan = read("newsml", message(item(), "<conceptItem/>", "<planningItem/>"))
    assert [one.errors[0].message for one in (concept, plan) if isinstance(one, Rejected)] == [
        "is a conceptItem",
        "is a planningItem",
    ]


def test_an_item_without_words_is_rejected() -> None:
    (one,) = read("newsml", item("<inlineXML> </inlineXML>"))
    assert isinstance(one, Rejected)


@pytest.mark.parametrize("kind", ["image", "graphic", "Photo"])
def test_the_largest_picture_of_a_medium_is_shown_with_all_its_captions(kind: str) -> None:
    media = (
        f'<media media-type="{kind}"><media-reference source="small.jpg" width="10" height="10"/>'
        '<media-reference source="large.jpg" width="1000" height="800" alternate-text="A bus."/>'
        "<media-object>AAAA</media-object><media-caption>At the bank</media-caption><media-caption>"
        "Late</media-caption><media-producer>Lena Ortiz</media-producer></media>"
    )
    assert record("nitf", nitf(f"<p>W</p>{media}"))["body"] == (
        '<p>W</p><figure><img src="large.jpg" alt="A bus."><figcaption>At the bank Late '
        '<small class="credit">Lena Ortiz</small></figcaption></figure>'
    )


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
