"""What links and elements say about themselves: that they refer to a note, are one, or lead back."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from paperpress.body.elements import characters, classes, says, tag
from paperpress.body.note_signs import is_back_sign

HOLDERS: Final = ("li", "aside", "p", "div", "section", "dd", "td", "dt")
#: Holders that part what they hold from a text by what they are.
_APART: Final = frozenset({"li", "aside", "dd", "tr"})
_NOTE_CLASS = re.compile(r"(?:foot|end)note(?:-(?:item|content|text|body|definition))?")
_NOTES_CLASSES: Final = frozenset(
    {
        "footnotes", "endnotes", "footnote-list", "footnotes-list", "easy-footnotes-wrapper",
        "wp-block-footnotes", "footnote-definitions",
    }
)  # fmt: skip
#: Names of classes, whole, that systems give to what leads back from a note.
_BACK_CLASSES: Final = frozenset(
    {
        "backref", "backlink", "footnote-back", "footnote-backref", "footnote-backlink",
        "footnote-return", "fn-backref", "reversefootnote", "mw-cite-backlink", "data-footnote-backref",
    }
)  # fmt: skip


def leads_back(link: etree._Element) -> bool:
    """Tell whether a link says of itself that it leads back from a note."""
    return (
        says(link, "backlink")
        or not classes(link).isdisjoint(_BACK_CLASSES)
        or (link.get("rev") or "").lower() == "footnote"
        or is_back_sign(characters(link))
    )


def says_it_refers(link: etree._Element) -> bool:
    """Tell whether a link says of itself that it refers to a note."""
    parent = link.getparent()
    return (
        says(link, "noteref", "biblioref")
        or (link.get("rel") or "").lower() == "footnote"
        or (parent is not None and bool(parent.get("data-fn")))
    )


def says_it_is_a_note(element: etree._Element) -> bool:
    """Tell whether an element says that it is a note: by its role, or by what it is an item of."""
    return says(element, "footnote", "endnote", "rearnote") or (
        tag(element) == "li"
        and any(is_notes(up) for up in (element.getparent(), _grandparent(element)))
    )


def _grandparent(element: etree._Element) -> etree._Element | None:
    parent = element.getparent()
    return None if parent is None else parent.getparent()


def is_notes(element: etree._Element | None) -> bool:
    """Tell whether an element holds the notes of a text."""
    return element is not None and (
        says(element, "footnotes", "endnotes", "rearnotes")
        or not classes(element).isdisjoint(_NOTES_CLASSES)
    )


def is_apart(note: etree._Element) -> bool:
    """Tell whether an element separates what it holds from the text."""
    return tag(note) in _APART or any(_NOTE_CLASS.fullmatch(name) for name in classes(note))
