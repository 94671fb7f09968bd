"""Readers of text fields, from text, numbers, and what CMSs wrap text in."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from paperpress.model.text import fold
from paperpress.sources.lenient.notes import Notes, Reader, names, shown

#: What a CMS calls the text in an object that stands for a text.
TEXT_KEYS: Final = names(
    "text rendered value html plain name title label headline content body #text $t _text _ raw"
)
ADDRESS_KEYS: Final = names("src url href path file uri link filename")
_TEXT: Final = "text in quotation marks"
#: Nesting of lists in which texts are looked for.
_DEEPEST: Final = 8

#: Codes by what a reader loses where a field can't be used.
WORDS_LOST: Final = "REC104"
WORSE: Final = "REC105"
UNSEEN: Final = "REC106"


def text(
    lost: str,
    keys: Sequence[str] = TEXT_KEYS,
    *,
    between: str = ", ",
    blank_is_meant: bool = False,
) -> Reader:
    """Return a reader of text.

    Args:
        lost: the code that is noted where the field can't be used.
        keys: under which an object in the text's place holds it.
        between: what joins the texts of a list; empty: the first alone is taken.
        blank_is_meant: an empty text says something, as an empty ``alt`` does.
    """

    def read(value: Any, path: str, notes: Notes) -> str | None:
        if type(value) is str:
            if not value.isascii():
                notes.controls(value, path)
            if blank_is_meant or not is_blank(value):
                return value
            return None
        joined = _joined(value, keys, between)
        if joined:
            notes.add("REC103", path, was=shown(value), meant=_TEXT, read=shown(joined))
            return joined
        empty = isinstance(value, bool) or value in ([], {}, (), "")
        notes.add(UNSEEN if empty else lost, path, was=shown(value), meant=_TEXT)
        return None

    return read


def is_blank(value: str) -> bool:
    """Tell whether nothing of a text is left once what can't be shown is taken out."""
    if "!" <= value[:1] <= "~":
        return False
    return all(map(_is_unseen, fold(value)))


def _is_unseen(character: str) -> bool:
    return character in _BLANKS or unicodedata.category(character)[0] in "CZ"


#: Letters and signs that are drawn as nothing.
_BLANKS: Final = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f")


def _joined(value: object, keys: Sequence[str], between: str) -> str:
    parts = [part for part in texts_in(value, keys) if not is_blank(part)]
    return between.join(parts) if between else next(iter(parts), "")


def address(lost: str) -> Reader:
    """Return a reader of an address or a file's path: of several, the first."""
    return text(lost, (*ADDRESS_KEYS, *TEXT_KEYS), between="")


def texts_in(value: object, keys: Sequence[str] = TEXT_KEYS, depth: int = 0) -> Iterator[str]:
    """Yield the texts that a value holds where a text is meant: its own, a list's, an object's."""
    match value:
        case str():
            yield str(value)
        case bool():
            return
        case int() | float():
            if written := number(value):
                yield written
        case date():
            yield value.isoformat()
        case list() | tuple() if depth < _DEEPEST:
            for item in value:
                yield from texts_in(item, keys, depth + 1)
        case dict() if depth < _DEEPEST:
            for key in keys:
                texts = list(texts_in(value.get(key), keys, depth + 1))
                if any(map(str.strip, texts)):
                    yield from texts
                    return
        case _:
            return


def number(value: float) -> str:
    """Return a number's digits; empty for what is no number, or has no end of digits."""
    if isinstance(value, float) and not math.isfinite(value):
        return ""
    if isinstance(value, int) and value.bit_length() > 13_000:  # str refuses 4,300 digits
        return ""
    return str(value)


def markup(lost: str) -> Reader:
    """Return a reader of HTML; an empty one is meant, and the parts of a list follow each other."""
    keys = ("html", "rendered", *TEXT_KEYS)
    read_text = text(lost, keys, blank_is_meant=True)

    def read(value: Any, path: str, notes: Notes) -> Any:
        if isinstance(value, list):
            runs = any(isinstance(item, dict) for item in value)  # of one text, parted by its marks
            joined = ("" if runs else "\n").join(texts_in(value, keys))
            if not is_blank(joined):
                notes.add("REC103", path, was=shown(value), meant="HTML", read=shown(joined))
                return joined
        return read_text(value, path, notes)

    return read


def choice(choices: Sequence[str], near: dict[str, str], lost: str) -> Reader:
    """Return a reader of one of some words; `near` are other words for them, folded."""
    allowed = frozenset(choices)
    meant = f"one of {', '.join(choices)}"

    def read(value: Any, path: str, notes: Notes) -> str | None:
        if type(value) is str and value in allowed:
            return value
        written = next(texts_in(value), "")
        name = folded(written)
        taken = near.get(name, name)
        if taken in allowed:
            notes.add("REC103", path, was=shown(value), meant=meant, read=shown(taken))
            return taken
        if not isinstance(value, str) or not is_blank(value):
            notes.add(lost, path, was=shown(value), meant=meant)
        return None

    return read


_YES: Final = frozenset({"true", "yes", "y", "on", "1", "ordered", "numbered", "ol", "decimal"})
_NO: Final = frozenset(
    {"false", "no", "n", "off", "0", "unordered", "bulleted", "ul", "bullet", ""}
)


def yes_or_no(value: Any, path: str, notes: Notes) -> bool | None:
    """Read true or false."""
    if isinstance(value, bool):
        return value
    name = folded(next(texts_in(value), "?"))
    if name in _YES or name in _NO:
        notes.add("REC103", path, was=shown(value), meant="true or false", read=str(name in _YES))
        return name in _YES
    notes.add(UNSEEN, path, was=shown(value), meant="true or false")
    return None


_LEVEL: Final = re.compile(r"[hH]?\s*(-?\d{1,6})(?:\.0*)?")


def level(value: Any, path: str, notes: Notes) -> int | None:
    """Read a heading's level, moved into the range of an article's where it is out of it."""
    if type(value) is int and 2 <= value <= 6:
        return value
    match = _LEVEL.fullmatch(next(texts_in(value), "").strip())
    if match is None:
        notes.add(UNSEEN, path, was=shown(value), meant="a number from 2 to 6")
        return None
    taken = min(max(int(match[1]), 2), 6)
    notes.add("REC103", path, was=shown(value), meant="a number from 2 to 6", read=str(taken))
    return taken


_NOT_A_LETTER: Final = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """Return a name without case, spaces, hyphens and underscores; one too long is no name."""
    return _NOT_A_LETTER.sub("", name.casefold()) if len(name) <= 60 else ""
