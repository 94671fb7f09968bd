"""Notes that a page shows when the pointer is on a word, which paper and voices can't do."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from paperpress.body.elements import attribute, characters, classes, tag
from paperpress.body.note_places import fragment_of, is_raised
from paperpress.body.note_signs import is_sign

_ATTRIBUTES: Final = (
    "data-footnote", "data-footnote-content", "data-tooltip", "data-tippy-content",
    "data-original-title", "data-bs-original-title", "data-bs-title", "title",
)  # fmt: skip
_CLASS = re.compile(r"(?:.*[-_])?(?:tool-?tips?|foot-?notes?|end-?notes?|glossary|fn)(?:[-_].*)?")
#: What a title says that only names the reference or tells what a click does.
_NO_NOTE = re.compile(
    r"\W*(?:(?:jump|go|skip|scroll|see|view|read|show|open|back|return|click|link)\b.*\b)?"
    r"(?:foot|end)?note\W*[0-9a-z]{0,4}\W*",
    re.I,
)
#: Signs that refer to a note wherever they stand; a bare figure may be a value.
_SIGNS = re.compile(r"[*†‡§¶‖※]{1,4}|\[[0-9]{1,4}\]|\[[a-z*†‡]\]")


def tooltip_of(element: etree._Element) -> str:
    """Return the note that an element shows when the pointer is on it; empty where it shows none.

    A number or sign that has a title is a reference to what the title says. Words with a title are
    so only where a class says it: the title of a link mostly repeats the link.
    """
    if not element.attrib or tag(element) == "abbr":
        return ""
    text = attribute(element, *_ATTRIBUTES)
    words = characters(element)
    if not text or not words or is_sign(text) or _NO_NOTE.fullmatch(text):
        return ""
    if text.casefold() == words.casefold():
        return ""
    if any(_CLASS.fullmatch(name) for name in classes(element)):
        return "" if _leads_out(element) and not is_sign(words) else text
    if _leads_out(element) or not is_sign(words):
        return ""
    href = element.get("href")
    points = tag(element) == "a" and (href is None or not fragment_of(element))
    raised = tag(element) == "sup" or is_raised(element)
    return text if points or raised or _SIGNS.fullmatch(words) else ""


def _leads_out(element: etree._Element) -> bool:
    href = element.get("href") or ""
    return bool(href) and not href.startswith(("#", "javascript:"))
