"""What the JSON formats share: text into values, and what can go wrong with it, said plainly."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from paperpress.model.finding import FieldError

#: A document may be no JSON, no UTF-8, or too deep to read.
UNREADABLE = (ValueError, RecursionError)
BOM: Final = b"\xef\xbb\xbf"


class RepeatedKeys(dict[str, Any]):
    """An object in which a key stands more than once; as everywhere, the last value counts."""

    def __init__(self, values: Mapping[str, list[Any]], pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self._values = values

    @classmethod
    def of(cls, pairs: list[tuple[str, Any]]) -> RepeatedKeys:
        """Return the object of these keys and values, in their order."""
        values: dict[str, list[Any]] = {}
        for key, value in pairs:
            values.setdefault(key, []).append(value)
        return cls(values, pairs)

    def differing(self) -> list[str]:
        """Return the keys that were given different values."""
        return [
            key for key, held in self._values.items() if any(value != held[0] for value in held)
        ]

    def pairs(self) -> list[tuple[str, Any]]:
        """Return each key with each value that it was given."""
        return [(key, value) for key, held in self._values.items() for value in held]

    def values_of(self, key: str) -> list[Any]:
        """Return all values that a key was given, in their order."""
        return self._values[key]


def given_twice(value: object, path: str = "") -> tuple[FieldError, ...]:
    """Return a reason to hold an article back for each key in its JSON that has different values.

    Other systems keep what lets an article out at any place of it, so that no place is taken for
    one that doesn't count.
    """
    reasons: list[FieldError] = []
    waiting: list[tuple[Any, str]] = [(value, path)]
    while waiting and len(reasons) < _MOST_REASONS:
        item, where = waiting.pop()
        if isinstance(item, RepeatedKeys):
            reasons += [FieldError(_key_at(where, key), GIVEN_TWICE) for key in item.differing()]
        if isinstance(item, dict):
            waiting += [
                (inner, _key_at(where, key)) for key, inner in item.items() if _holds(inner)
            ]
        elif isinstance(item, list):
            waiting += [(inner, f"{where}[{k}]") for k, inner in enumerate(item) if _holds(inner)]
    return tuple(reasons)


def _holds(value: object) -> bool:
    return isinstance(value, dict | list)


def _key_at(path: str, key: str) -> str:
    return f"{path}.{key[:80]}" if path else key[:80]


#: What is said of a key that stands more than once.
GIVEN_TWICE: Final = (
    "is given more than once, with different values, and nobody knows which is meant,"
    " so the article is held back: give it once"
)
#: Reasons to hold one article back that are told.
_MOST_REASONS: Final = 10


def loads(data: bytes | str) -> Any:
    """Return the value of a JSON text.

    An object with a repeated key is a `RepeatedKeys`; a whole number of thousands of digits, which
    nothing here counts with, is its text. A line break that a hand typed within a text is one.

    Raises:
        ValueError: it is no JSON, or no UTF-8.
        RecursionError: it is nested deeper than can be read.
    """
    try:
        return _loads(data, strict=True)
    except json.JSONDecodeError as error:
        if not error.msg.startswith(_CONTROL):
            raise
        try:
            return _loads(data, strict=False)
        except ValueError:
            raise error from None


def _loads(data: bytes | str, *, strict: bool) -> Any:
    return json.loads(data, object_pairs_hook=object_of, parse_int=_whole, strict=strict)


def in_a_row(data: bytes) -> list[Any] | None:
    """Return the objects of a text that holds several, one behind the other; None for any other text.

    So do programs write them that give an object at a time.
    """
    try:
        text = data.decode("utf-8-sig").strip()
        values, at = [], 0
        while at < len(text):
            value, end = _ROW.raw_decode(text, at)
            values.append(value)
            at = _BLANK.match(text, end).end()  # type: ignore[union-attr]  # it matches anywhere
    except UNREADABLE:
        return None
    return values if len(values) > 1 and all(isinstance(value, dict) for value in values) else None


def loads_levelled(data: bytes) -> tuple[Any, bool]:
    """Return the value of a JSON text however deep it nests, and whether anything was cut for that.

    What lies deeper than any article is cut out, so that one field costs no other record its place;
    `is_cut` tells the values that held it.

    Raises:
        ValueError: it is no JSON, or no UTF-8.
        RecursionError: it nests too deeply, and doesn't close what it opens.
    """
    try:
        return loads(data), False
    except RecursionError:
        levelled = _levelled(data.decode("utf-8"))
        if levelled is None:
            raise
        return loads(levelled), True


def is_cut(value: object) -> bool:
    """Tell whether something was cut out of a value."""
    return _CUT in json.dumps(value, ensure_ascii=False)


#: Stands for what was cut out: a noncharacter, which every reading takes for nothing.
_CUT: Final = "\ufdd0"
#: Objects and lists within one another that are read where a text has too many for the parser.
_DEEPEST: Final = 200
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.S)


def _levelled(text: str) -> str | None:
    """Return a JSON text without what lies too deep in it; None where it doesn't close."""
    kept: list[str] = []
    depth, start = 0, 0
    for bracket in _BRACKETS.finditer(text):
        if bracket[0] in "[{":
            depth += 1
            if depth == _DEEPEST:
                kept += [text[start : bracket.start()], f'"{_CUT}"']
        elif bracket[0] in "]}":
            if depth == _DEEPEST:
                start = bracket.end()
            depth -= 1
    return "".join([*kept, text[start:]]) if depth == 0 else None


def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of keys and values; a `RepeatedKeys` where a key is there again."""
    members = dict(pairs)
    return members if len(members) == len(pairs) else RepeatedKeys.of(pairs)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < 4000 else digits


_ROW: Final = json.JSONDecoder(object_pairs_hook=object_of, parse_int=_whole, strict=False)
_BLANK: Final = re.compile(r"\s*")


def error_message(error: ValueError | RecursionError) -> str:
    """Return a message about what is wrong with the text, and where."""
    if isinstance(error, json.JSONDecodeError):
        place = f"at line {error.lineno}, column {error.colno}"
        return f"is no JSON: {_slip(error)} {place}"
    if isinstance(error, UnicodeDecodeError):
        return f"is not in UTF-8: byte {error.start} can't be read; export it as UTF-8"
    if isinstance(error, RecursionError):
        return "is nested too deeply to be an article"
    return "is no JSON"


_CONTROL: Final = "Invalid control character"
#: By what the parser says.
_SLIPS: Final = {
    "Expecting property name enclosed in double quotes": "a key in double quotes is missing",
    "Expecting ':' delimiter": "a colon is missing after a key",
    "Expecting ',' delimiter": "a comma is missing between two values",
    "Expecting value": "a value is missing",
    "Unterminated string starting at": "a text has no closing quotation mark; it begins",
    "Invalid control character at": "a text holds a line break or tab that must be written \\n or \\t",
    "Invalid \\escape": "a backslash must be written twice",
    "Invalid \\uXXXX escape": "\\u needs four digits after it",
    "Extra data": "something follows after the end; several records go into a list, [...], or each"
    " on a line of its own. It begins",
}
_OUTSIDE: Final = {
    "'": "texts and keys go into double quotes, not single ones,",
    "“": "texts and keys go into straight double quotes, not printed ones,",
    "”": "texts and keys go into straight double quotes, not printed ones,",
    "/": "JSON has no comments: take it out",
    "#": "JSON has no comments: take it out",
}


def _slip(error: json.JSONDecodeError) -> str:
    """Return the mistake that an editor probably made at the place of an error."""
    text, position = error.doc, error.pos
    sign = text[position : position + 1]
    before = text[:position].rstrip()[-1:]
    if sign in {"}", "]"} and before == ",":
        return "a trailing comma, which JSON doesn't allow, before the closing bracket"
    if sign == "," and before in {",", "[", "{"}:
        return "a comma too many"
    if sign in _OUTSIDE:
        return _OUTSIDE[sign]
    if not sign and text.strip():
        return "it breaks off: the text ends before its objects and lists are closed,"
    return _SLIPS.get(error.msg.partition(": ")[0], "it can't be read on")
