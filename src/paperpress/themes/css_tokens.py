"""Tokens of a style sheet: those within others, and what one stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tinycss2.ast import (
    CurlyBracketsBlock,
    DimensionToken,
    FunctionBlock,
    HashToken,
    IdentToken,
    Node,
    ParenthesesBlock,
    SquareBracketsBlock,
    StringToken,
    URLToken,
)
from tinycss2.color3 import RGBA, parse_color

RELATIVE_UNITS: Final = frozenset({"em", "ex"})
_ABSOLUTE_SIZES: Final = frozenset(
    {"xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large"}
)
#: Brackets within one another.
_DEEPEST: Final = 100


def tokens(value: Sequence[Node]) -> Iterator[Node]:
    """Yield every token of a value, those within functions and brackets too.

    Raises:
        RecursionError: brackets stand deeper within one another than in any sheet.
    """
    waiting = [(token, 0) for token in reversed(value)]
    while waiting:
        token, depth = waiting.pop()
        yield token
        inner: Sequence[Node] = ()
        if isinstance(token, FunctionBlock):
            inner = token.arguments
        elif isinstance(token, ParenthesesBlock | SquareBracketsBlock | CurlyBracketsBlock):
            inner = token.content
        if inner and depth == _DEEPEST:
            raise RecursionError
        waiting.extend((inner_token, depth + 1) for inner_token in reversed(inner))


def word_of(token: Node) -> str:
    """Return the word or string of a token; empty for any other token."""
    return token.value if isinstance(token, StringToken | IdentToken) else ""


def is_address(token: Node) -> bool:
    """Tell whether a token is an address, however ``url`` is spelt."""
    return isinstance(token, URLToken) or (
        isinstance(token, FunctionBlock) and token.lower_name == "url"
    )


def is_colour(token: Node) -> bool:
    """Tell whether a token is a colour, other than currentColor and transparent."""
    if not isinstance(token, IdentToken | HashToken | FunctionBlock):
        return False
    colour = parse_color(token)  # type: ignore[arg-type]  # the stubs know no single token
    return isinstance(colour, RGBA) and colour.alpha > 0


def is_fixed_size(token: Node) -> bool:
    """Tell whether a token is a size that doesn't follow the reader's."""
    if isinstance(token, DimensionToken):
        return token.lower_unit not in RELATIVE_UNITS
    return isinstance(token, IdentToken) and token.lower_value in _ABSOLUTE_SIZES
