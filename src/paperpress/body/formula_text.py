"""The parts of a formula, joined on one line so that what each belongs to can't be mistaken.

Two numbers never touch, a fraction that is multiplied is bracketed, an index is set off: a reader
who hears the line, or sees it in a list of headlines, gets the value that the author meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Kind(Enum):
    """What a part of a formula is, as far as it matters to its neighbours."""

    NUMBER = auto()
    NAME = auto()
    """A letter, with or without an index."""
    WORD = auto()
    """A name of several letters."""
    LEAD = auto()
    """What the next part belongs to: sin, lim, ∑."""
    POWER = auto()
    CLOSED = auto()
    """What nothing around it can break up: in brackets, a root."""
    RATIO = auto()
    PRODUCT = auto()
    SUM = auto()
    """What holds operators or relations."""
    OPERATOR = auto()
    SIGN = auto()
    """What follows the part before it without a space: %, !, ′."""
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()
    TIMES = auto()
    """Multiplication that isn't shown (U+2062)."""
    APPLY = auto()
    """A function and what it is of (U+2061)."""
    SPACE = auto()


_OPERANDS: Final = frozenset(
    {
        Kind.NUMBER, Kind.NAME, Kind.WORD, Kind.LEAD, Kind.POWER, Kind.CLOSED, Kind.RATIO,
        Kind.PRODUCT, Kind.SUM,
    }
)  # fmt: skip
_WHOLE: Final = frozenset({Kind.NUMBER, Kind.NAME, Kind.WORD, Kind.LEAD, Kind.POWER, Kind.CLOSED})
_LETTERS: Final = frozenset({Kind.NAME, Kind.POWER})
RELATIONS: Final = frozenset("=≠<>≤≥≈≡∼≃≅∝∈∉⊂⊆⊃⊇→⇒⇔↔↦⟶⟹:≔∣|")
#: Exponents that are written after what they belong to as they are.
_AFTER: Final = {"∘": "°", "°": "°", "′": "′", "″": "″", "'": "′", "*": "*", "∗": "*", "†": "†"}
_RAISED: Final = str.maketrans("0123456789+−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED: Final = str.maketrans("0123456789+−", "₀₁₂₃₄₅₆₇₈₉₊₋")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a formula."""

    text: str
    kind: Kind

    @property
    def whole(self) -> str:
        """The text, in brackets where it could be broken up."""
        return self.text if self.kind in _WHOLE else f"({self.text})"


NOTHING: Final = Part("", Kind.SPACE)


def raised(text: str) -> str:
    """Return an exponent in raised figures where they exist, else after ``^``."""
    return _shifted(text, _RAISED, "^")


def lowered(text: str) -> str:
    """Return an index in lowered figures where they exist, else after ``_``."""
    return _shifted(text, _LOWERED, "_")


def _shifted(text: str, figures: dict[int, int], sign: str) -> str:
    if not text:
        return ""
    if all(ord(character) in figures for character in text):
        return text.translate(figures)
    return f"{sign}{text}" if len(text) == 1 or text.isdecimal() else f"{sign}({text})"


def ratio(above: Part, below: Part) -> Part:
    """Return a fraction as a part."""
    return Part(f"{above.whole}/{below.whole}", Kind.RATIO)


def scripts(base: Part, below: Part = NOTHING, above: Part = NOTHING) -> Part:
    """Return a base with the parts below and above it, or beside it, lower and higher."""
    if above.text in _AFTER and not below.text:
        return Part(f"{base.whole}{_AFTER[above.text]}", Kind.CLOSED)
    leads = base.kind in {Kind.WORD, Kind.LEAD, Kind.OPERATOR}
    text = base.text if leads else base.whole
    if above.text and base.kind is Kind.POWER:
        text = f"({text})"
    index = lowered(below.text)
    if above.text and index.startswith("_") and not leads:
        text, index = f"({text}{index})", ""
    if leads or (base.kind is Kind.NAME and not above.text):
        kind = base.kind
    else:
        kind = Kind.POWER if base.kind in {Kind.NAME, Kind.NUMBER} else Kind.CLOSED
    return Part(f"{text}{index}{raised(above.text)}", kind)


def row(parts: Sequence[Part]) -> Part:
    """Return parts that stand side by side, joined to one part."""
    parts = [part for part in parts if part.text or part.kind in {Kind.TIMES, Kind.APPLY}]
    if len(parts) == 1:
        return parts[0]
    written: list[str] = []
    before: Part | None = None
    for index, part in enumerate(parts):
        after = parts[index + 1] if index + 1 < len(parts) else None
        written.append(_between(before, part, parts[index - 2] if index > 1 else None))
        written.append(_in_place(before, part, after))
        before = part
    return Part(" ".join("".join(written).split()), _kind(parts))


def _kind(parts: Sequence[Part]) -> Kind:
    """Return the kind of a row, as the parts around it have to treat it."""
    depth = 0
    closed = bool(parts)
    for index, part in enumerate(parts):
        depth += (part.kind is Kind.OPEN) - (part.kind is Kind.CLOSE)
        closed = closed and (depth > 0) == (index < len(parts) - 1)
    if closed:
        return Kind.CLOSED
    loose = {Kind.OPERATOR, Kind.COMMA, Kind.SUM}
    return Kind.SUM if any(part.kind in loose for part in parts) else Kind.PRODUCT


def _in_place(before: Part | None, part: Part, after: Part | None) -> str:
    """Return a part's text as its place asks for it: in brackets, or with spaces around an operator."""
    match part.kind:
        case Kind.OPERATOR:
            unary = _is_unary(before) and part.text not in RELATIONS
            return part.text if unary else f" {part.text} "
        case Kind.COMMA:
            thousands = (
                before is not None
                and after is not None
                and before.kind is after.kind is Kind.NUMBER
                and len(after.text) == len("000")
            )
            return part.text if thousands else f"{part.text} "
        case Kind.TIMES:
            return _times(before, after)
        case Kind.APPLY:
            return ""
        case Kind.RATIO | Kind.SUM if _touches(before) or (_touches(after) and after is not None):
            mixed = before is not None and before.kind is Kind.NUMBER and not _touches(after)
            return part.text if mixed and part.kind is Kind.RATIO else f"({part.text})"
        case Kind.RATIO if before is not None and before.text in {"÷", "/", "∕", "∶", ":"}:
            return f"({part.text})"
        case _:
            return part.text


def _is_unary(before: Part | None) -> bool:
    return before is None or before.kind in {Kind.OPERATOR, Kind.OPEN, Kind.COMMA, Kind.LEAD}


def _touches(part: Part | None) -> bool:
    """Tell whether a part is multiplied with the part beside it."""
    return part is not None and part.kind in _OPERANDS | {Kind.TIMES}


def _times(before: Part | None, after: Part | None) -> str:
    """Return the sign for a multiplication that isn't shown; nothing where letters alone show it."""
    if before is None or after is None:
        return ""
    telling = before.kind in {Kind.NUMBER, Kind.NAME} and after.kind in _LETTERS | {Kind.OPEN}
    return "" if telling and not after.text[:1].isdigit() else " × "


def _between(before: Part | None, part: Part, earlier: Part | None) -> str:
    """Return the space between a part and the part before it."""
    if before is None or part.kind not in _OPERANDS | {Kind.OPEN}:
        return ""
    if before.kind is Kind.APPLY:
        function_of_one = earlier is not None and earlier.kind is Kind.NAME
        return "" if part.kind is Kind.OPEN or (function_of_one and part.text[:1] == "(") else " "
    if before.kind not in _OPERANDS | {Kind.CLOSE, Kind.SIGN}:
        return ""
    if part.kind is Kind.OPEN:
        return ""
    if before.kind in {Kind.NUMBER, Kind.NAME} and part.kind in _LETTERS and part.text != "d":
        return "" if not part.text[:1].isdigit() else " "
    return " "
