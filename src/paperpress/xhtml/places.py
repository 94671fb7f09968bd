"""The places of a page that its own links lead to.

A place is an empty element at the beginning of what is meant, never the heading or paragraph itself:
Kobo opens a link that leads forward in its file as a note, in a pop-up, unless its target holds fewer
than nine characters (docs/decisions/0019-places-and-people.md).
"""

from __future__ import annotations

from paperpress.slugs import slug, unique
from paperpress.xhtml.tree import Element, add

_HEADLINE = "headline"


class Places:
    """Names the places of one page, and marks each once, where the next words are written."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self._marked: set[str] = set()
        self._waiting: list[str] = []

    def address(self, href: str) -> str:
        """Return the address of a link: a place of this page by its id, any other as it is."""
        if not href.startswith("#"):
            return href
        return f"#{self._id(href[1:])}"

    def wait(self, name: str) -> None:
        """Let a place wait for the words that follow."""
        self._waiting.append(name)

    def mark(self, parent: Element) -> None:
        """Mark the places that wait, at what is written next under a parent."""
        for name in self._waiting:
            if name not in self._marked:
                self._marked.add(name)
                add(parent, "span", {"id": self._id(name)})
        self._waiting.clear()

    def _id(self, name: str) -> str:
        if not name:
            return _HEADLINE
        if name not in self._ids:
            self._ids[name] = unique(f"place-{slug(name)}", self._taken)
        return self._ids[name]
