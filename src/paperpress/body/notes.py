"""Notes: which links refer to one, which elements are one, which links lead back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import unquote

from lxml import etree

from paperpress.body.elements import classes, says, tag
from paperpress.body.words import inlines_of
from paperpress.model.blocks import Blocks, Footnote, Inlines, Link, NoteReference, Span
from paperpress.slugs import unique

_NOTE = re.compile(
    r"_?(?:fn|ftn|edn|footnote|endnote|note|sdfootnote|easy-footnote)(?![a-z]*ref)", re.I
)
_BACK = re.compile(
    r"_?(?:fn|ftn|edn|footnote|endnote|note)[-_:]?(?:ref|back|anchor)|^(?:back|ref|cite_ref)", re.I
)
_BACK_CLASSES = ("backref", "backlink", "footnote-back")
_HOLDERS = ("li", "aside", "p", "div", "section", "dd", "td")
_LONGEST_SIGN = 16
#: What a reference looks like: ``1``, ``[a]``, ``*``, ``Note 3``. Anything longer is words.
_SIGN = re.compile(r"\W*(?:(?:foot|end)?note|fn|n)?\W*(?:[0-9]{1,4}|[ivxlc]{1,6}|[a-z])?\W*", re.I)


def is_sign(text: str) -> bool:
    """Whether the text of a reference is only its number or sign, which a page writes itself."""
    return len(text) <= _LONGEST_SIGN and _SIGN.fullmatch(text) is not None


class NoteIndex:
    """The notes of one body, whichever of its pieces they stand in."""

    def __init__(self, roots: Sequence[etree._Element], records: Iterable[str]) -> None:
        self.records = frozenset(records)
        """Ids of the record's own footnotes."""
        self.names: dict[etree._Element, str] = {}
        """Each element that is a note, and so no part of the text, to the note's id."""
        self.backlinks: set[etree._Element] = set()
        """Links from a note to where it is referred to."""
        self._aliases: dict[str, str] = {}
        self._taken = set(self.records)
        links = [link for root in roots for link in root.iter("a") if _fragment(link)]
        targets = _targets(roots) if links else {}
        references = [link for link in links if self._enter(link, targets)]
        for element in _marked(roots):
            if element not in self.names:
                self.names[element] = unique(element.get("id") or "note", self._taken)
        if self.names:
            places = {place for link in references for place in _places(link)}
            self.backlinks = {link for link in links if self._leads_back(link, places)}

    def note(self, link: etree._Element) -> str | None:
        """The id of the note that a link refers to, or None."""
        fragment = _fragment(link)
        if not fragment:
            return None
        for name in (fragment, re.sub("^fn-?", "", fragment)):
            if name in self.records:
                return name
        return self._aliases.get(fragment)

    def _enter(self, link: etree._Element, targets: dict[str, etree._Element]) -> bool:
        """Whether a link refers to a note; the element that it leads to is one from then on."""
        if self.note(link) is not None:
            return True
        fragment = _fragment(link)
        target = targets.get(fragment)
        if target is None or not refers(link):
            return False
        holder = _holder(target)
        if holder is None or any(ancestor is holder for ancestor in link.iterancestors()):
            return False
        if holder not in self.names:
            self.names[holder] = unique(fragment, self._taken)
        self._aliases[fragment] = self.names[holder]
        return True

    def _leads_back(self, link: etree._Element, places: set[str]) -> bool:
        if self.note(link) is not None:
            return False
        if not any(ancestor in self.names for ancestor in link.iterancestors()):
            return False
        fragment = _fragment(link)
        return (
            _is_called_back(link)
            or says(link, "backlink")
            or fragment in places
            or bool(_BACK.search(fragment))
        )


def refers(link: etree._Element) -> bool:
    """Whether a link within the page says that it refers to a note."""
    if says(link, "noteref", "biblioref") or (link.get("rel") or "").lower() == "footnote":
        return True
    if _is_called_back(link):
        return False
    if any("footnote" in name or "noteref" in name for name in classes(link)):
        return True
    fragment = _fragment(link)
    return bool(_NOTE.match(fragment)) and not _BACK.search(fragment)


def _is_called_back(link: etree._Element) -> bool:
    """Whether a class of a link says that it leads back from a note."""
    return any(part in name for name in classes(link) for part in _BACK_CLASSES)


def _fragment(link: etree._Element) -> str:
    href = (link.get("href") or "").strip()
    return unquote(href[1:]) if href.startswith("#") else ""


def _targets(roots: Sequence[etree._Element]) -> dict[str, etree._Element]:
    targets: dict[str, etree._Element] = {}
    for root in roots:
        for element in root.iter():
            for name in (element.get("id"), element.get("name") if tag(element) == "a" else None):
                if name:
                    targets.setdefault(name, element)
    return targets


def _holder(target: etree._Element) -> etree._Element | None:
    if tag(target) in _HOLDERS:
        return target
    return next((up for up in target.iterancestors(*_HOLDERS)), None)


def _places(link: etree._Element) -> Iterator[str]:
    """The ids of a reference: its own, those in it, and its parent's if that raises it."""
    parent = link.getparent()
    around = [parent] if parent is not None and tag(parent) in ("sup", "span") else []
    for element in (*around, *link.iter()):
        yield from (name for name in (element.get("id"), element.get("name")) if name)


def _marked(roots: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Elements that say that they are notes, whether or not anything refers to them."""
    for root in roots:
        for element in root.iter(*_HOLDERS):
            if says(element, "footnote", "endnote", "rearnote") or (
                tag(element) == "li" and element.get("id") and _in_notes(element)
            ):
                yield element


def _in_notes(item: etree._Element) -> bool:
    return any(is_notes(up) for up in islice(item.iterancestors(), 2))


def is_notes(element: etree._Element) -> bool:
    """Whether an element holds the notes of a text."""
    return says(element, "footnotes", "endnotes", "rearnotes") or not classes(element).isdisjoint(
        {"footnotes", "endnotes", "footnote-list", "footnotes-list", "easy-footnotes-wrapper"}
    )


def in_order_of_reference(
    blocks: Blocks, notes: Sequence[Footnote]
) -> tuple[tuple[Footnote, ...], tuple[Footnote, ...]]:
    """The notes that are referred to, in the order of their first reference; and the others."""
    known = {note.id: note for note in notes}
    found: dict[str, None] = {}
    found.update(dict.fromkeys(references(blocks)))
    for name in (queue := [*found]):
        for further in references(known[name].blocks):
            if further not in found:
                found[further] = None
                queue.append(further)
    return tuple(known[name] for name in found), tuple(n for n in notes if n.id not in found)


def references(blocks: Blocks) -> Iterator[str]:
    """The ids of the notes that blocks refer to, in order, as often as they do."""
    for inlines in inlines_of(blocks):
        yield from _referred(inlines)


def _referred(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case NoteReference(note):
                yield note
            case Span(children=children) | Link(children=children):
                yield from _referred(children)
            case _:
                pass
