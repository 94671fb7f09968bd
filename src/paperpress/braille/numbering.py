"""The number of an item of a list, in the way that the list counts."""

from __future__ import annotations

from typing import Final

from paperpress.model.blocks import ListStyle

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_GREEK: Final = "αβγδεζηθικλμνξοπρστυφχψω"
#: Beyond it Roman numerals are too long to read, and browsers write digits.
_LAST_ROMAN: Final = 3999


def number_of(number: int, style: ListStyle) -> str:
    """Return a number as a list of that style writes it (CSS Counter Styles Level 3, section 6)."""
    match style:
        case "decimal-leading-zero":
            return f"{number:02}"
        case "lower-roman" if 0 < number <= _LAST_ROMAN:
            return _roman(number)
        case "upper-roman" if 0 < number <= _LAST_ROMAN:
            return _roman(number).upper()
        case "lower-alpha" if number > 0:
            return _letters(number, _LATIN)
        case "upper-alpha" if number > 0:
            return _letters(number, _LATIN).upper()
        case "lower-greek" if number > 0:
            return _letters(number, _GREEK)
        case _:
            return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _letters(number: int, alphabet: str) -> str:
    """Return a number in an alphabet: ``z`` is followed by ``aa``."""
    written = ""
    while number:
        number, index = divmod(number - 1, len(alphabet))
        written = alphabet[index] + written
    return written
