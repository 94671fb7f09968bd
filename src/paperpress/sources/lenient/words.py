"""The words in a value of any shape: what a block that isn't known still says to a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from paperpress.sources.lenient.notes import names
from paperpress.sources.lenient.texts import folded, is_blank, number

#: What is for machines: where something lies, how it is dressed, what it is called by programs.
_FOR_MACHINES: Final = frozenset(
    names(
        "type kind id key uid uuid guid name class classname style align alignment width height size"
        " color colour background lang language dir direction layout variant template component src"
        " url uri href link target rel path file ref anchor format mime mimetype version created"
        " updated modified published createdat updatedat slug provider position level start alt"
        " marks depth order"
    )
)
_MARKUP: Final = re.compile(r"<[a-zA-Z/!][^<>]*>")
_ADDRESS: Final = re.compile(r"(?:[a-z][a-z+.-]*:)?//\S+|data:\S+", re.I)


def has_markup(value: str) -> bool:
    """Tell whether a text is HTML rather than plain."""
    return _MARKUP.search(value) is not None


def html_of(words: str) -> str:
    """Return words as HTML: as they stand where they are, else a paragraph."""
    return words if has_markup(words) else f"<p>{escape(words, quote=False)}</p>"


def words_in(value: object) -> Iterator[str]:
    """Yield the texts and numbers in a value that readers would read, in their order.

    However deep they lie: nothing recurses.
    """
    stack: list[Any] = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            if not is_blank(item) and not _ADDRESS.fullmatch(item.strip()):
                yield item.strip()
        elif isinstance(item, int | float) and not isinstance(item, bool):
            if written := number(item):
                yield written
        elif isinstance(item, list | tuple):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            held = [inner for key, inner in item.items() if folded(str(key)) not in _FOR_MACHINES]
            stack.extend(reversed(held))


def kept(value: object) -> list[dict[str, Any]]:
    """Return the words in a value as a block; none where there are none."""
    html = "".join(html_of(words) for words in words_in(value))
    return [{"type": "html", "html": html}] if html else []
