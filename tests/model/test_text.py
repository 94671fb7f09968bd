"""Plain text: what of it may stand in a page, told quickly for most and slowly for the rest."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import article
from paperpress.model import text
from paperpress.model.text import fold, sanitise, spaced

EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


def test_no_printable_character_is_one_that_may_not_stand_in_a_page() -> None:
    """So that a text of them alone needs no second look."""
    printable = "".join(filter(str.isprintable, EVERY))
    for unwanted in (text._NOT_XML, text._SURROGATE, text._INVISIBLE):
        assert unwanted.search(printable) is None
    assert text._SPACE.sub("", printable) == printable.replace(" ", "")


def test_what_may_not_stand_in_a_page_goes_or_is_replaced() -> None:
    assert sanitise("a\u00ad\x07b\ud800c\x0bd\ufdd0") == "ab\ufffdc d"
    assert (
        sanitise("no-break\u00a0space, zero\u200bwidth") == "no-break\u00a0space, zero\u200bwidth"
    )


def test_spaces_are_folded_wherever_they_are() -> None:
    assert spaced("a b") == "a b"
    assert spaced(" a  b\n\tc ") == " a b c "
    assert spaced("a\u00a0 b\u2028c") == "a\u00a0 b c"
    assert fold("  a\n b  ") == "a b"


@given(st.text())
def test_sanitised_text_may_stand_in_xml(text: str) -> None:
    """XML 1.0, section 2.2."""
    for character in sanitise(text):
        number = ord(character)
        assert number in {0x9, 0xA, 0xD} or 0x20 <= number <= 0xD7FF or number >= 0xE000
        assert number not in {0xFFFE, 0xFFFF, 0xAD}


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("plain", "plain"),
        ("a \u202eb", "a \u202eb\u202c"),
        ("a\u202c b", "a b"),
        ("\u2067x\u2069 y", "\u2067x\u2069 y"),
        ("\u2067\u202bx", "\u2067\u202bx\u202c\u2069"),
        ("\u2067x\u202c\u2069", "\u2067x\u2069"),
    ],
)
def test_bidirectional_controls_close_within_their_text(text: str, balanced: str) -> None:
    """UAX #9, section 4.3: an override left open would turn round what follows on the page."""
    assert fold(text) == balanced
    assert fold(balanced) == balanced


def test_controls_that_do_not_pair_are_told() -> None:
    read = article(headline="Night \u202ebuses", body="<p>\u202eabc</p>")
    assert [(f.code, f.path) for f in read.notices] == [("REC003", "headline"), ("REC003", "body")]


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
