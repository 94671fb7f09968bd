"""The signs of formulas: what each is to its neighbours, and how it is written on a line."""

from __future__ import annotations

from typing import Final

from paperpress.body.formula_text import RELATIONS, Kind, Part

_BINARY: Final = frozenset("+-−±∓×·⋅∗*÷/∕∶∘∧∨∩∪⊕⊗∖&⊥∥") | RELATIONS
#: Signs that stand for something themselves.
_STANDING: Final = frozenset("|‖…⋯⋮⋱∂∇∞∀∃¬√℃℉")
_FUNCTIONS: Final = frozenset(
    {
        "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "arcsin", "arccos",
        "arctan", "log", "ln", "lg", "exp", "lim", "limsup", "liminf", "sup", "inf", "max", "min",
        "det", "dim", "ker", "deg", "gcd", "Pr", "arg", "rank", "tr",
    }
)  # fmt: skip
OPENING: Final = frozenset("([{⟨⌈⌊")
_CLOSE: Final = frozenset(")]}⟩⌉⌋")
_SIGNS: Final = frozenset("!%‰′″‴°'")
_LARGE: Final = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀")
#: What an operator is; those of U+2061 to U+2063 aren't shown.
_OPERATORS: Final = (
    (frozenset("\u2061"), Kind.APPLY),
    (frozenset("\u2062"), Kind.TIMES),
    (frozenset(",;\u2063"), Kind.COMMA),
    (OPENING, Kind.OPEN),
    (_CLOSE, Kind.CLOSE),
    (_SIGNS, Kind.SIGN),
    (_LARGE, Kind.LEAD),
    (_STANDING, Kind.NAME),
    (_BINARY, Kind.OPERATOR),
)
_WRITTEN: Final = {"\u2061": "", "\u2062": "", "\u2063": ",", "-": "−"}


def number(text: str) -> Part:
    """Return a number as a part; a signed number is bracketed where it could be misread."""
    return Part(text.replace("-", "−"), Kind.SUM if text.startswith(("-", "−")) else Kind.NUMBER)


def identifier(text: str) -> Part:
    """Return a name as a part: a letter, a word, or a sign that belongs to the part before it."""
    if text in _SIGNS:
        return Part(text, Kind.SIGN)
    return Part(text, Kind.NAME if len(text) == 1 else _word(text))


def operator(text: str) -> Part:
    """Return an operator as a part; it may be one that isn't shown."""
    if text == "\u2064":
        return Part("+", Kind.OPERATOR)
    kind = next((kind for signs, kind in _OPERATORS if text in signs), None)
    if kind is None:
        sign = len(text) == 1 and not text.isalnum() and text not in _STANDING
        kind = Kind.OPERATOR if sign else _word(text)
    return Part(_WRITTEN.get(text, text), kind)


def _word(text: str) -> Kind:
    return Kind.LEAD if text in _FUNCTIONS else Kind.WORD
