"""Decides which links refer to a note, and which element that note is, by where both stand.

Each rule says when it is sure; where none is, the link and what it leads to stay in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from paperpress.body.elements import characters, tag
from paperpress.body.note_holders import NoteHolders
from paperpress.body.note_marks import (
    is_apart,
    leads_back,
    says_it_is_a_note,
    says_it_refers,
)
from paperpress.body.note_places import (
    Places,
    anchors_of,
    fragment_of,
    has_heading,
    is_raised,
)
from paperpress.body.note_signs import is_sign, numbers_a_note, says_return

_LINES: Final = ("p", "li", "td", "th", "dd", "dt", "div", "caption", "figcaption", "blockquote")


class Evidence:
    """What one body says of its links within the page."""

    def __init__(self, places: Places, base: str | None) -> None:
        self.places = places
        self._base = base
        self._last_words = 0
        self._holders = NoteHolders(base)
        self._ways_of: dict[etree._Element, _Ways] = {}
        self._lines_led_back_to: dict[tuple[etree._Element, etree._Element], bool] = {}

    def references(
        self, is_told: Callable[[etree._Element], object]
    ) -> dict[etree._Element, etree._Element]:
        """Return the links that refer to a note, each with the element that is the note.

        Args:
            is_told: whether it is known of a link already to what it refers.
        """
        likely: dict[etree._Element, etree._Element] = {}
        for link in self.places.links:
            target = self.places.targets.get(fragment_of(link, self._base))
            holder = None if target is None or is_told(link) else self._holders.holder_of(target)
            if holder is not None and self._may_refer(link, holder):
                likely[link] = holder
        self._last_words = self._end_of_text(set(likely.values()))
        sure = {link: note for link, note in likely.items() if self._refers(link, note)}
        return self._out_of_the_text(sure)

    def ways_back(
        self, note: etree._Element, links: Iterable[etree._Element]
    ) -> set[etree._Element]:
        """Return the links in a note, or at its number, that lead back to its references.

        One that is words of the note's own sentence isn't among them, since those are read.
        """
        links = list(links)
        ways = {way for link in links for way in self._ways_to(note, link)}
        for line in {line for link in links if (line := _line_of(link)) is not None}:
            if not self.places.holds(line, note):
                ways.update(self._ways(note).to_lines.get(line, ()))
        return {way for way in ways if not _is_the_note_s_own(way)}

    def _is_led_back_to(self, link: etree._Element, note: etree._Element) -> bool:
        """Tell whether a back sign in a note leads to a reference, or to the line of one."""
        if any(_is_way_back(way) for way in self._ways_to(note, link)):
            return True
        line = _line_of(link)
        if line is None or self.places.holds(line, note):
            return False
        answers, to_lines = self._lines_led_back_to, self._ways(note).to_lines
        if (note, line) not in answers:
            answers[note, line] = any(_is_way_back(way) for way in to_lines.get(line, ()))
        return answers[note, line]

    def _ways_to(self, note: etree._Element, link: etree._Element) -> list[etree._Element]:
        """Return the links in a note that lead back exactly to the place of a reference."""
        ways = self._ways(note).to_anchors
        return [way for anchor in dict.fromkeys(anchors_of(link)) for way in ways.get(anchor, ())]

    def _ways(self, note: etree._Element) -> _Ways:
        if note not in self._ways_of:
            ways = self._ways_of[note] = _Ways()
            number = self._holders.numbers.get(note)
            for holder in (number, note) if number is not None else (note,):
                for way in holder.iter("a"):
                    fragment = fragment_of(way, self._base)
                    target = self.places.targets.get(fragment)
                    if not fragment:
                        continue
                    ways.to_anchors.setdefault(fragment, []).append(way)
                    if target is not None:
                        for up in (target, *target.iterancestors(*_LINES)):
                            ways.to_lines.setdefault(up, []).append(way)
        return self._ways_of[note]

    def numbers_of(self, notes: Iterable[etree._Element]) -> set[etree._Element]:
        """Return the elements that hold only the number of one of these notes."""
        return {self._holders.numbers[note] for note in notes if note in self._holders.numbers}

    def _may_refer(self, link: etree._Element, note: etree._Element) -> bool:
        """Tell whether a link may refer to a note: nothing speaks against it."""
        if self.places.holds(note, link) or (leads_back(link) and not says_it_refers(link)):
            return False
        if says_it_is_a_note(note):
            return True
        if not self._holders.words(note) and self._holders.links_in(note):
            return False
        return self.places.is_before(link, note) and not has_heading(note)

    def _refers(self, link: etree._Element, note: etree._Element) -> bool:
        """Tell whether a link certainly refers to a note."""
        if says_it_is_a_note(note) or says_it_refers(link):
            return True
        text = characters(link)
        if self._is_led_back_to(link, note):
            return True
        numbers = self._ways_to(note, link)
        if numbers:
            begins = self._begins_with(note, numbers)
            ends = is_apart(note) and self._is_at_end(note)
            return is_sign(text) and self._follows_words(link) and (begins or ends)
        return self._refers_one_way(link, note, text)

    def _follows_words(self, link: etree._Element) -> bool:
        """Tell whether a link stands where references do: after words, raised, or in a table's cell."""
        line = _line_of(link)
        return (
            link not in self.places.first_in_line
            or is_raised(link)
            or (line is not None and tag(line) in {"td", "th"})
        )

    def _is_at_end(self, note: etree._Element) -> bool:
        return self.places.order[note][0] > self._last_words

    def _begins_with(self, note: etree._Element, links: list[etree._Element]) -> bool:
        """Tell whether a note begins with one of some links, as it would with its number."""
        return any(
            link in self.places.first_in_line
            and is_sign(characters(link))
            and (self.places.is_before(link, note) or not self._is_said_between(note, link))
            for link in links
        )

    def _is_said_between(self, note: etree._Element, link: etree._Element) -> bool:
        first, last = self.places.order[note][0], self.places.order[link][0]
        index = bisect_left(self.places.words, first)
        return index < len(self.places.words) and self.places.words[index] < last

    def _refers_one_way(self, link: etree._Element, note: etree._Element, text: str) -> bool:
        """Tell whether a link refers to a note that has no link back."""
        fragment = fragment_of(link, self._base)
        named = numbers_a_note(fragment)
        apart, at_end = is_apart(note), self._is_at_end(note)
        if not is_sign(text):
            return named and (apart or at_end)
        raised = is_raised(link)
        same = _begins_with_sign(self._holders.words(note), text)
        if named:
            number = re.findall("[0-9]+", text)
            numbered = bool(number) and number[-1] in re.findall("[0-9]+", fragment)
            return numbered or raised or apart or at_end or same
        if raised and same and _begins_raised(note):
            return True
        return at_end and ((raised and (apart or same)) or (_is_bracketed(text) and apart))

    def _end_of_text(self, notes: set[etree._Element]) -> int:
        """Return the position of the last words that are in no likely note, nor in a heading over notes."""
        inside = sorted(self.places.order[note] for note in notes)
        for place in reversed(self.places.words):
            index = bisect_right(inside, (place, place)) - 1
            if (index < 0 or inside[index][1] < place) and place not in self.places.in_headings:
                return place
        return 0

    def _out_of_the_text(
        self, sure: dict[etree._Element, etree._Element]
    ) -> dict[etree._Element, etree._Element]:
        """Return the references whose notes may leave the text.

        A paragraph that holds a reference itself never leaves it.

        An item of a list or a box may, if a link in it leads back, and what says that it is a note.
        """
        kept = dict(sure)
        notes = {fragment_of(link, self._base): note for link, note in kept.items()}
        held = set(kept.values())
        for link in reversed(self.places.links):
            target = notes.get(fragment_of(link, self._base))
            note = next((up for up in link.iterancestors() if up in held), None)
            if target is None or note is None or target is note or self._is_a_note(note, kept):
                continue
            held.discard(note)
            kept = {link_of: other for link_of, other in kept.items() if other is not note}
            notes = {fragment: other for fragment, other in notes.items() if other is not note}
        return kept

    def _is_a_note(
        self, note: etree._Element, references: dict[etree._Element, etree._Element]
    ) -> bool:
        referring = [link for link, other in references.items() if other is note]
        return says_it_is_a_note(note) or (is_apart(note) and bool(self.ways_back(note, referring)))


@dataclass(slots=True)
class _Ways:
    """The links in a note, by where they lead."""

    to_anchors: dict[str, list[etree._Element]] = field(default_factory=dict)
    to_lines: dict[etree._Element, list[etree._Element]] = field(default_factory=dict)
    """By the block that holds their target, or is it."""


def _is_way_back(link: etree._Element) -> bool:
    return leads_back(link) or not characters(link)


def _is_the_note_s_own(link: etree._Element) -> bool:
    """Tell whether the words of a link are the note's: "as I said in part one, …", "Holm 2019: …".

    A number, a sign, and "Return to the text" behind the note's words aren't.
    """
    text = characters(link)
    if leads_back(link) or not text or is_sign(text):
        return False
    return not says_return(text) or any(map(str.isalnum, link.tail or ""))


def _line_of(link: etree._Element) -> etree._Element | None:
    return next(link.iterancestors(*_LINES), None)


def _is_bracketed(text: str) -> bool:
    """Tell whether a reference is in brackets, or a sign that is never a number: ``[1]``, ``*``."""
    return text.startswith(("[", "(")) or (bool(text) and not any(map(str.isalnum, text)))


def _begins_raised(note: etree._Element) -> bool:
    """Tell whether a note begins with a raised number."""
    first = next((child for child in note if tag(child)), None)
    return first is not None and tag(first) == "sup" and not (note.text or "").strip()


def _begins_with_sign(text: str, sign: str) -> bool:
    """Tell whether a text begins with the number or sign of a reference to it."""
    bare = sign.strip("[](). ").lower()
    if not bare:
        return False
    rest = text.lstrip("[](). ").lower()
    return rest.startswith(bare) and not rest[len(bare) : len(bare) + 1].isalnum()
