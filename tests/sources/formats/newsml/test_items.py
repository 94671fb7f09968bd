"""NITF and NewsML-G2: what an agency keeps back is kept back, and no word goes (docs/formats)."""

from __future__ import annotations

import pytest

from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw
from wires import G2, TEXT, XHTML, item, nitf, read, record


def message(*items: str) -> str:
    return f"<newsMessage {G2}><itemSet>{''.join(items)}</itemSet></newsMessage>"


def picture(own: str = "", href: str = 'href="bus.jpg"') -> str:
    return (
        f'<newsItem {G2} guid="urn:2"><itemMeta><itemClass qcode="ninat:picture"/>{own}</itemMeta>'
        f'<contentSet><remoteContent {href} contenttype="image/jpeg"/></contentSet></newsItem>'
    )


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
