"""Formulas in Markdown: TeX between its signs is left as it was typed.

Markdown takes a backslash, a star and an underscore for signs of its own, and so two rows of a matrix
for one. What is between ``$$`` and ``$$``, ``\\\\(`` and ``\\\\)``, ``\\\\[`` and ``\\\\]``, or these with a single
backslash, goes on as text if it reads as TeX, to be read with the body (`paperpress.body.tex`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_LONGEST: Final = 4000
_ANY: Final = rf"[^\0]{{1,{_LONGEST}}}?"
_FORMULA: Final = re.compile(
    rf"\$\$(?P<dollars>{_ANY})\$\$|\\{{1,2}}\((?P<line>{_ANY})\\{{1,2}}\)"
    rf"|\\{{1,2}}\[(?P<block>{_ANY})\\{{1,2}}\]"
)
_SIGNS: Final = {"dollars": ("$$", "$$"), "line": ("\\(", "\\)"), "block": ("\\[", "\\]")}
#: What no words between such signs have: commands, powers, indices, equations.
_SURE: Final = re.compile(r"\\[A-Za-z]|[\^_=]")


def formulas(parser: MarkdownIt) -> None:
    """Have a parser leave formulas as they were typed; a plugin of markdown-it's."""
    parser.inline.ruler.before("escape", "formula", _formula)


def _formula(state: StateInline, silent: bool) -> bool:
    """Read a formula that begins here as text, and tell whether one did."""
    match = _FORMULA.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    kind = match.lastgroup or ""
    source = match[kind]
    if not _SURE.search(source):
        return False
    if not silent:
        opening, closing = _SIGNS[kind]
        state.push("text", "", 0).content = f"{opening}{source}{closing}"
    state.pos = match.end()
    return True
