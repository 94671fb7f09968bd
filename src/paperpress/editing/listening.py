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
_GROUPS: Final = {
    "figure": "figure",
    "nav": "navigation",
    "blockquote": "blockquote",
    "details": "group",
}
#: What is announced with its content, in one breath.
_WHOLE: Final = {
    **{f"h{level}": f"heading {level}" for level in range(1, 7)},
    "a": "link",
    "summary": "DisclosureTriangle",
}
#: What is said in one breath where nothing in it is announced.
_BREATHS: Final = frozenset({"p", "time"})


@dataclass(frozen=True, slots=True)
class Heard:
    """One line that is heard."""

    role: str
    """What a listener hears it called; empty for plain text."""
    text: str


def heard(element: Element) -> tuple[Heard, ...]:
    """Return what is heard of an element, in order."""
    return tuple(line for line in _of(element) if line.role or line.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """What is heard of a page's head, or of a picture."""

    picture: str
    """The ``src`` of the picture; empty for the head."""
    lines: tuple[Heard, ...]


def passages(page: Element) -> tuple[Passage, ...]:
    """Return what is heard of the head of an article's page, and of each of its pictures, in order."""
    header = next(page.iter("{*}header"), None)
    head = () if header is None else (Passage("", heard(header)),)
    return (*head, *_figures(page))


def _figures(page: Element) -> Iterator[Passage]:
    for figure in page.iter("{*}figure"):
        images = list(figure.iter("{*}img"))
        if len(images) != 1 or next(figure.iterdescendants("{*}figure"), None) is not None:
            continue
        lines = heard(figure)
        details = images[0].get("aria-details")
        following = figure.getnext()
        if details and following is not None and following.get("id") == details:
            lines += heard(following)
        yield Passage(images[0].get("src") or "", lines)


def _of(element: Element) -> Iterator[Heard]:
    if not isinstance(element.tag, str):
        return
    name, role = element.tag.rpartition("}")[2], element.get("role") or ""
    if name == "img":
        if element.get("alt"):
            yield Heard("image", element.get("alt") or "")
    elif element.get(EPUB_TYPE_ATTRIBUTE) == "pagebreak":
        yield Heard(role, element.get("aria-label") or "")
    elif name in _WHOLE or role == "doc-subtitle":
        yield Heard(_WHOLE.get(name, role), _words(element))
    elif name in _BREATHS and not _announces(element):
        yield Heard("", _words(element))
    else:
        if name in _GROUPS:
            yield Heard(_GROUPS[name], element.get("aria-label") or "")
        yield Heard("", _folded(element.text))
        for child in element:
            yield from _of(child)
            yield Heard("", _folded(child.tail))


def _announces(element: Element) -> bool:
    """Tell whether something in an element is announced."""
    announced = {*_WHOLE, *_GROUPS, "img"}
    return any(str(child.tag).rpartition("}")[2] in announced for child in element.iter())


def _words(element: Element) -> str:
    return _folded("".join(str(text) for text in element.itertext()))


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())
