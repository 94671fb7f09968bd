"""Finds notes: which links refer to one, which elements are one, which links lead back.

What isn't sure to be a note stays where it is in the text (`paperpress.body.note_evidence`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from paperpress.body.elements import characters, tag
from paperpress.body.note_evidence import Evidence
from paperpress.body.note_marks import HOLDERS, leads_back, says_it_is_a_note, says_it_refers
from paperpress.body.note_places import fragment_of, places_of
from paperpress.body.note_signs import is_sign, numbers_a_note
from paperpress.body.notes_in_line import marks_of, notes_in_line
from paperpress.body.tooltips import tooltip_of
from paperpress.model.blocks import (
    Blocks,
    Footnote,
    Inlines,
    NoteReference,
    Paragraph,
    Span,
    Text,
)
from paperpress.model.traversal import walk
from paperpress.slugs import unique

#: Brackets, full stops, colons and signs of a way back at the start of a note.
_LEFT = re.compile(r"[\s\])}.:;,^↑]+|[\[({][\s\])}.:]+")


class NoteIndex:
    """The notes of one body, whichever of its pieces they stand in."""

    def __init__(self, records: Iterable[str], base: str | None) -> None:
        self.records = frozenset(records)
        """Ids of the record's own footnotes."""
        self.names: dict[etree._Element, str] = {}
        """Each element that is a note, and so no part of the text, to the note's id."""
        self.backlinks: set[etree._Element] = set()
        """What a page writes by itself: links from a note to where it is referred to, numbers."""
        self.tooltips: dict[etree._Element, str] = {}
        """Each element that shows a note of its own when it is pointed at, to the note's id."""
        self.texts: dict[str, str] = {}
        """The id of each such note, to its text."""
        self.numbers: dict[str, str] = {}
        """The id of a note, to the number that its first reference shows."""
        self.in_line: dict[etree._Element, str] = {}
        """Each note that stands in a sentence, which refers to it there, to its id."""
        self._base = base
        self._aliases: dict[str, str] = {}
        self._taken = set(self.records)

    @classmethod
    def of(
        cls, roots: Sequence[etree._Element], records: Iterable[str], base: str | None
    ) -> NoteIndex:
        """Find the notes of a body and what refers to them.

        Args:
            roots: the pieces of HTML that the body is made of.
            records: ids of the record's own footnotes.
            base: the article's address.
        """
        index = cls(records, base)
        links = [link for root in roots for link in root.iter("a") if fragment_of(link, base)]
        references = index._refer(roots) if links else {}
        for element in _marked(roots):
            index._name(element, element.get("id") or "note")
        if index.names:
            index._lead_back(links, references)
        for root in roots:
            index._take_out_of_lines(root)
            index._point_at(root)
        return index

    def note(self, link: etree._Element) -> str | None:
        """Return the id of the note that a link refers to; None where it refers to none."""
        fragment = fragment_of(link, self._base)
        if not fragment:
            return None
        for name in (fragment, re.sub("^fn-?", "", fragment)):
            if name in self.records:
                return name
        note = self._aliases.get(fragment)
        if note is None or any(self.names.get(up) == note for up in link.iterancestors()):
            return None
        return note

    def _name(self, element: etree._Element, name: str) -> str:
        if element not in self.names:
            self.names[element] = unique(name, self._taken)
        return self.names[element]

    def _refer(self, roots: Sequence[etree._Element]) -> dict[etree._Element, list[etree._Element]]:
        """Name the notes that links refer to, and return the links of each note."""
        evidence = Evidence(places_of(roots, self._base), self._base)
        references: dict[etree._Element, list[etree._Element]] = {}
        for link, note in evidence.references(self.note).items():
            fragment = fragment_of(link, self._base)
            self._aliases[fragment] = self._name(note, fragment)
            self.numbers.setdefault(self._aliases[fragment], characters(link).strip("[]() "))
            references.setdefault(note, []).append(link)
        self.backlinks |= evidence.numbers_of(references)
        for note, referring in references.items():
            self.backlinks |= evidence.ways_back(note, referring)
        return references

    def _lead_back(
        self,
        links: Iterable[etree._Element],
        references: dict[etree._Element, list[etree._Element]],
    ) -> None:
        """Find the links within notes that say that they lead back, wherever they lead."""
        referring = {link for of_note in references.values() for link in of_note}
        self.backlinks -= referring
        for link in links:
            if link in referring or self.note(link) is not None or not leads_back(link):
                continue
            if any(up in self.names for up in link.iterancestors()):
                self.backlinks.add(link)

    def _take_out_of_lines(self, root: etree._Element) -> None:
        """Find the notes that stand in the middle of a sentence."""
        for element in notes_in_line(root):
            if element in self.names or any(up in self.names for up in element.iterancestors()):
                continue
            self.in_line[element] = self._name(element, element.get("id") or "note")
            self.backlinks.update(marks_of(element))

    def _point_at(self, root: etree._Element) -> None:
        """Find the elements that show a note when the pointer is on them."""
        by_id = {element.get("id"): name for element, name in self.names.items()}
        by_text = {text: name for name, text in self.texts.items()}
        for element in root.iter("a", "sup", "span", "button", "abbr"):
            if self._refers_by_itself(element):
                continue
            lost = by_id.get(element.get("data-fn") or "")  # WordPress's, whose link was taken out
            text = tooltip_of(element)
            if lost is None and text and text not in by_text:
                by_text[text] = unique("tooltip", self._taken)
                self.texts[by_text[text]] = text
            if lost or text:
                self.tooltips[element] = lost or by_text[text]

    def _refers_by_itself(self, element: etree._Element) -> bool:
        """Tell whether an element, one within it or one around it already refers to a note."""
        return any(
            tag(inner) == "a" and self.note(inner) is not None for inner in element.iter()
        ) or any(up in self.tooltips or up in self.names for up in element.iterancestors())


def refers(link: etree._Element) -> bool:
    """Tell whether a link within the page is meant to refer to a note, even to a missing one."""
    if leads_back(link):
        return says_it_refers(link)
    fragment = fragment_of(link)
    return says_it_refers(link) or (numbers_a_note(fragment) and is_sign(characters(link)))


def _marked(roots: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Yield the elements that say that they are notes, referred to or not."""
    for root in roots:
        for element in root.iter(*HOLDERS):
            if (tag(element) != "li" or element.get("id")) and says_it_is_a_note(element):
                yield element


def without_number(blocks: Blocks, number: str = "") -> Blocks:
    """Return a note's blocks without its number, or what is left of it once the link in it is gone.

    Args:
        blocks: the note.
        number: what its reference shows; the page numbers notes itself.
    """
    match blocks:
        case (Paragraph(inlines=inlines) as first, *others) if inlines:
            kept = _without_number(inlines, number)
            return ((replace(first, inlines=kept),) if kept else ()) + tuple(others)
        case _:
            return blocks


def _without_number(inlines: Inlines, number: str) -> Inlines:
    match inlines:
        case (Span("sup", (Text(text),)), *rest) if number and text.strip("[]() .") == number:
            return _without_number(tuple(rest), "") if rest else inlines
        case (Text(text), *rest):
            kept = _LEFT.sub("", text, count=1) if _LEFT.match(text) else text
            if number.isalnum():
                shown = re.match(rf"\[?{re.escape(number)}[.):\]]+\s+(?=\S)", kept)
                kept = kept[shown.end() :] if shown else kept
            return ((Text(kept),) if kept else ()) + tuple(rest)
        case _:
            return inlines


def in_order_of_reference(
    blocks: Blocks, notes: Sequence[Footnote]
) -> tuple[tuple[Footnote, ...], tuple[Footnote, ...]]:
    """Return the notes in the order of their first reference, and the notes without a reference."""
    by_id = {note.id: note for note in notes}
    referred: dict[str, None] = {}
    referred.update(dict.fromkeys(references(blocks)))
    for name in (queue := [*referred]):
        for further in references(by_id[name].blocks):
            if further not in referred:
                referred[further] = None
                queue.append(further)
    return tuple(by_id[name] for name in referred), tuple(n for n in notes if n.id not in referred)


def references(blocks: Blocks) -> Iterator[str]:
    """Yield the ids of the notes that blocks refer to, in order, once for each reference."""
    return (part.note for part in walk(blocks) if isinstance(part, NoteReference))
