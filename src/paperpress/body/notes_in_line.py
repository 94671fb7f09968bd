"""Notes that stand in the middle of a sentence, and are shown beside it or when it is pointed at.

Sidenotes, margin notes and tooltips are written so: ``failed.<span class="sidenote">In 1911.</span>
The town``. Read straight on, the note would be part of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from paperpress.body.elements import characters, classes, says, tag
from paperpress.body.note_places import fragment_of, line_of
from paperpress.body.note_signs import is_sign

#: Whole class names of what holds the words of a note; ``tooltip`` alone holds what is explained.
_CLASS = re.compile(
    r"(?:.*[-_])?(?:side-?note|margin-?note|foot-?note|end-?note)(?:[-_]+(?:text|content|body|note))?"
    r"|(?:.*[-_])?tool-?tip[-_]*(?:text|content|body)|footnote_tooltip|ltx_note_content",
)
_FEWEST_LETTERS = 4
_MARKS = ("label", "input", "sup", "a", "button", "span")


def notes_in_line(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements within a line that hold the words of a note."""
    holders = [element for element in root.iter("span", "small") if _holds_note(element)]
    around = {up for element in holders for up in element.iterancestors()}
    words: dict[etree._Element, str] = {}
    for element in holders:
        line = line_of(element)
        if element in around or line is None:
            continue
        if line not in words:
            words[line] = characters(line)
        if len(words[line]) > len(characters(element)):
            yield element


def _holds_note(element: etree._Element) -> bool:
    if not element.attrib:
        return False
    named = any(_CLASS.fullmatch(name) for name in classes(element))
    if not named and not says(element, "tooltip", "footnote"):
        return False
    words = characters(element)
    if is_sign(words) or sum(map(str.isalpha, words)) < _FEWEST_LETTERS:
        return False
    # A reference may be wrapped in what is called a footnote too.
    return all(not fragment_of(link) for link in element.iter("a"))


def marks_of(note: etree._Element) -> Iterator[etree._Element]:
    """Yield the signs that stand right before a note in the line, or begin it: the page has its own.

    They are a number or sign in an element that says something of itself, and the box that a
    reader ticks to see the note.
    """
    first = next((child for child in note if tag(child)), None)
    if first is not None and not (note.text or "").strip() and _is_mark(first):
        yield first
    element = note
    while True:
        before = element.getprevious()
        if before is None:
            around = element.getparent()
            if around is None or tag(around) != "span" or (around.text or "").strip():
                return
            element = around
            continue
        if (before.tail or "").strip() or not _is_mark(before):
            return
        yield before
        element = before


def _is_mark(element: etree._Element) -> bool:
    if tag(element) not in _MARKS or not element.attrib:
        return False
    return is_sign(characters(element))
