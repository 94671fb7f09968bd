"""Plain text as it may stand in a page: the field types of a record.

XML admits no control characters and no lone surrogates (XML 1.0, section 2.2); soft hyphens make
screen readers mispronounce, so incoming ones go (docs/decisions). Nothing else is changed but
white space: what an editor wrote is what a reader reads.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\x7f-\x84\x86-\x9f]|[\ufdd0-\ufdef]")
#: White space that may be folded; no-break spaces are meant, and stay.
_SPACE = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")


def sanitise(text: str) -> str:
    """Return text with only characters that may stand in a page.

    A lone surrogate, which stands for a letter that was lost before it came here, becomes U+FFFD
    so that its place is seen; control characters and soft hyphens go without trace.
    """
    if text.isprintable():  # which is soon told, and true of most texts
        return text
    text = _SURROGATE.sub("\ufffd", text)
    return _INVISIBLE.sub("", _NOT_XML.sub(_space_for_break, text))


#: Controls of the bidirectional algorithm that open or close something (UAX #9, section 2).
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EMBEDDINGS, _POP = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"


def balance(text: str) -> str:
    """Return text whose bidirectional controls all close within it.

    An override that is left open turns round what follows on the page, a byline or a whole
    paragraph; one that closes nothing is dropped, and one that isn't closed is closed at the end
    (UAX #9, sections 3.3.2 and 4.3).
    """
    if text.isascii() or _BIDI.search(text) is None:
        return text
    kept: list[str] = []
    closers: list[str] = []
    for character in text:
        if character in _EMBEDDINGS:
            closers.append(_POP)
        elif character in _ISOLATES:
            closers.append(_POP_ISOLATE)
        elif character in {_POP, _POP_ISOLATE}:
            if not closers or closers[-1] != character:
                continue
            closers.pop()
        kept.append(character)
    return "".join([*kept, *reversed(closers)])


def _space_for_break(match: re.Match[str]) -> str:
    return " " if match.group() in "\f\v\x1c\x1d\x1e" else ""


def spaced(text: str) -> str:
    """Return text on one line, with single spaces between words; spaces at its ends stay."""
    if text.isprintable() and "  " not in text:
        return text
    return _SPACE.sub(" ", text)


def fold(text: str) -> str:
    """Return text sanitised and balanced, on one line, with single spaces between words."""
    return balance(spaced(sanitise(text)).strip())


def fold_lines(text: str) -> str:
    """Return text sanitised and folded line by line; its line breaks stay."""
    lines = (
        fold(line) for line in sanitise(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    return "\n".join(lines).strip("\n")


def _required(text: str) -> str:
    if not text:
        raise ValueError(
            "is empty: write the text, or leave the whole field out if it may be absent"
        )
    return text


Line = Annotated[str, AfterValidator(fold)]
"""Plain text on one line."""

RequiredLine = Annotated[str, AfterValidator(fold), AfterValidator(_required)]
"""Plain text on one line that may not be empty."""

Lines = Annotated[str, AfterValidator(fold_lines)]
"""Plain text whose line breaks are meant."""

Markup = Annotated[str, AfterValidator(sanitise)]
"""HTML source, to be translated and never to be pasted."""
