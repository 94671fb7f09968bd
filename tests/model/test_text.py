"""Plain text: what of it may stand in a page, told quickly for most and slowly for the rest."""

from __future__ import annotations

import sys

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
