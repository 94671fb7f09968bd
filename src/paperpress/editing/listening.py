"""A page as a screen reader speaks it, line by line, told from the page's own tree.

It knows the elements that our article pages are made of. That it says what Chromium's accessibility
tree says of such pages is held by a test (tests/conformance/test_editing.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paperpress.vocab import EPUB_TYPE_ATTRIBUTE
from paperpress.xhtml.tree import Element

#: What is announced, and whose content follows.
_GROUPS: Final = {"figure": "figure", "nav": "navigation", "blockquote": "blockquote"}
#: What is announced with its content, in one breath.
_WHOLE: Final = {f"h{level}": f"heading {level}" for level in range(1, 7)} | {"a": "link"}
_BLOCKS: Final = frozenset(
    {"p", "div", "header", "figcaption", "section", "aside", "details", "summary", "ul", "ol", "li"}
)


@dataclass(frozen=True, slots=True)
class Heard:
    """One line that is heard."""

    role: str
    """What a listener hears it called; empty for plain text."""
    text: str


def heard(element: Element) -> tuple[Heard, ...]:
    """Return what is heard of an element, in order."""
    return tuple(_joined(_of(element)))


def head_of(page: Element) -> tuple[Element, ...]:
    """Return the head of an article's page, and the figure of its lead picture."""
    figures = page.iter("{*}figure")
    leads = [each for each in figures if "lead" in (each.get("class") or "").split()]
    header = next(page.iter("{*}header"), None)
    heads = () if header is None else (header,)
    return (*heads, *leads[:1])


def _of(element: Element) -> Iterator[Heard]:
    if not isinstance(element.tag, str):
        return
    name = element.tag.rpartition("}")[2]
    role = element.get("role") or ""
    if name == "img":
        if element.get("alt"):
            yield Heard("image", element.get("alt") or "")
        return
    if element.get(EPUB_TYPE_ATTRIBUTE) == "pagebreak":
        yield Heard(role, element.get("aria-label") or "")
        return
    if name in _WHOLE or role == "doc-subtitle":
        yield Heard(role if role.startswith("doc-") else _WHOLE.get(name, role), _words(element))
        return
    if name in _GROUPS or name == "footer":
        yield Heard(_GROUPS.get(name, ""), element.get("aria-label") or "")
    if name in _BLOCKS or name in _GROUPS:
        yield _BREAK
    if element.text:
        yield Heard("", element.text)
    for child in element:
        yield from _of(child)
        if child.tail:
            yield Heard("", child.tail)
    if name in _BLOCKS or name in _GROUPS:
        yield _BREAK


_BREAK: Final = Heard("\n", "")


def _joined(lines: Iterator[Heard]) -> Iterator[Heard]:
    """Yield lines, plain texts of one block in one breath, and nothing empty."""
    breath = ""
    for line in lines:
        if line.role == "" and line is not _BREAK:
            breath += line.text
            continue
        if " ".join(breath.split()):
            yield Heard("", " ".join(breath.split()))
        breath = ""
        if line is not _BREAK and (line.text or line.role):
            yield line
    if " ".join(breath.split()):
        yield Heard("", " ".join(breath.split()))


def _words(element: Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
