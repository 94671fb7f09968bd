"""Styles of a drawing: without what reaches outside, and in the faces that come along."""

from __future__ import annotations

import re
from typing import Final

#: Faces of packages that covers and themes need too, so that type is the same on each machine.
SANS: Final = "Atkinson Hyperlegible"
SANS_PACKAGE: Final = "fontpkg_atkinson_hyperlegible"
SERIF: Final = "Source Serif 4"

_SERIFS: Final = re.compile(
    r"(?<!sans-)(?<!sans )\bserif|times|georgia|garamond|palatino|cambria|roman|bookman|century"
    r"|baskerville|merriweather|playfair|charter",
    re.I,
)
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_AT_RULE: Final = re.compile(
    r"@(?:import|charset|namespace)[^;]*(?:;|\Z)|@font-face\s*\{[^}]*\}?", re.I
)
#: A function that shadows or blurs what it is put on; its cost has no bound.
_FILTER: Final = re.compile(r"(?<![\w-])(?:backdrop-)?filter\s*:[^;}]*", re.I)
_ADDRESS: Final = re.compile(r"url\(\s*[\"']?(?!#|[\"']?#)[^)]*\)?", re.I)
_EMPTY: Final = re.compile(r"(?:(?<=[{;])|\A)(?:\s*;)+")
_FAMILY: Final = re.compile(r"(?<![\w-])font-family\s*:\s*([^;}]*)", re.I)


def safe_style(style: str) -> str:
    """Return declarations or a sheet without filters, imports and addresses, its families ours."""
    style = _AT_RULE.sub("", _COMMENT.sub(" ", style))
    style = _ADDRESS.sub("none", _FILTER.sub("", style))
    return _EMPTY.sub("", _FAMILY.sub(lambda match: f"font-family: {family(match[1])}", style))


def safe_value(value: str) -> str:
    """Return an attribute's value with ``none`` for each address outside the drawing."""
    return _ADDRESS.sub("none", value)


def family(wanted: str) -> str:
    """Return our face for the families that a drawing asks for: with serifs, or without."""
    return f"'{SERIF if _SERIFS.search(wanted) else SANS}'"
