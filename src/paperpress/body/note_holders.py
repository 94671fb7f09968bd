"""Finds the block that a link within the page leads to, with the number that stands beside its text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paperpress.body.elements import tag
from paperpress.body.note_marks import HOLDERS
from paperpress.body.note_places import fragment_of
from paperpress.body.note_signs import is_sign, numbers_a_note


class NoteHolders:
    """The blocks of one body that may be notes, as links lead to them."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._texts: dict[etree._Element, str] = {}
        self.numbers: dict[etree._Element, etree._Element] = {}
        """The element that holds a note's number alone, by the note."""

    def holder_of(self, target: etree._Element) -> etree._Element | None:
        """Return the block that a link leads to, with the text that belongs to its number."""
        holder = target if tag(target) in HOLDERS else next(target.iterancestors(*HOLDERS), None)
        if holder is None or not is_sign(self.words(holder)):
            return None if holder is None else self._with_its_paragraphs(holder)
        if tag(holder) == "dt":
            return self._beside(holder, holder.getnext(), "dd")
        around = holder.getparent()
        if around is None or tag(around) not in {"tr", *HOLDERS}:
            return holder
        if self.links_in(around) > 1 or is_sign(self.words(around)):
            return holder
        return self._beside(holder, around, tag(around))

    def _with_its_paragraphs(self, holder: etree._Element) -> etree._Element:
        """Return the element around a paragraph that begins a note, as Word's ``<div id="ftn1">``.

        Where there is none, the paragraph itself is returned.
        """
        around = holder.getparent()
        if around is None or tag(holder) != "p" or tag(around) not in HOLDERS:
            return holder
        if around.index(holder) or (around.text or "").strip():
            return holder
        is_one = numbers_a_note(around.get("id") or "")
        return around if is_one and self.links_in(around) == self.links_in(holder) else holder

    def _beside(
        self, number: etree._Element, note: etree._Element | None, name: str
    ) -> etree._Element | None:
        """Return the note whose number stands in an element of its own."""
        if note is None or tag(note) != name:
            return None
        self.numbers[note] = number
        return note

    def words(self, element: etree._Element) -> str:
        """Return the words of an element that aren't in a link within the page."""
        if element not in self._texts:
            self._texts[element] = " ".join("".join(self._parts(element)).split())
        return self._texts[element]

    def _parts(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if not (tag(child) == "a" and fragment_of(child, self._base)):
                yield from self._parts(child)
            yield f" {child.tail or ''}"

    def links_in(self, element: etree._Element) -> int:
        """Return how many links within the page an element holds."""
        return sum(bool(fragment_of(link, self._base)) for link in element.iter("a"))
