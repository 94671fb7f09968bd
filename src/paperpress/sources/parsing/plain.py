"""Plain text of a field that an export may have written as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from paperpress.body.html import is_markup, read_html

#: A character reference that was escaped itself, and so is left as text.
_SPELT = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: How often a system may have escaped a text that was escaped before.
_TIMES = 2
#: Elements whose text nobody sees.
_UNSEEN = frozenset({"script", "style", "template"})
#: Elements within a line; any other parts lines.
_WITHIN_A_LINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
        "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip


def plain(source: str) -> str:
    """Return the text of a field: without its tags, and without a character reference spelt out.

    ``AT&amp;T`` is AT&T, and so is ``AT&amp;amp;T``, which was escaped twice; ``<b>Ann</b>`` is Ann;
    a text that holds neither tag nor reference stays as it is. Blocks and ``br`` begin a new line.
    """
    if not is_markup(source):
        return source.strip()
    lines = (" ".join(line.split()) for line in visible(read_html(source)).splitlines())
    text = "\n".join(line for line in lines if line)
    for _ in range(_TIMES):
        if "&" not in text:
            break
        text = _SPELT.sub(lambda match: unescape(match[0]), text)
    return text.strip()


def visible(element: etree._Element) -> str:
    """Return the text that an element shows, with a line break where a block begins or ends."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    edge = "" if element.tag in _WITHIN_A_LINE else "\n"
    yield edge
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _pieces(child)
        yield (child.tail or "").replace("\n", " ")
    yield edge
