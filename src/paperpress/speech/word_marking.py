"""The words of a sentence get spans and clips of their own, where its voice tells when each begins.

What is said isn't always what stands on the page ("£4.5m", "four point five million pounds"), so the
words of both are laid side by side: those that are alike begin together, and what stands between
them shares the time between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from lxml import etree

from paperpress.speech.marking import Container, Unit
from paperpress.speech.overlay import Clip
from paperpress.speech.phrases import is_seen_alone
from paperpress.vocab import XHTML_NS
from paperpress.xhtml.tree import Element

_SPAN = f"{{{XHTML_NS}}}span"
_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """What is said of a unit, word by word, and when."""

    words: Sequence[str]
    begins: Sequence[int]
    """In samples of the page's sound; as many as there are words, or none."""


def mark_words(
    root: Element, units: Sequence[Unit], clips: Sequence[Clip], spoken: Sequence[SpokenWords]
) -> tuple[list[Unit], list[Clip]]:
    """Put spans round the words of a page's sentences; return the units of words, with their clips.

    The clips of a sentence's words tile the sentence's own. A unit that is no sentence, or of which
    the times aren't known, stays as it is.
    """
    by_anchor = {anchor: element for element in root.iter() if (anchor := element.get("id"))}
    taken = set(by_anchor)
    word_units: list[Unit] = []
    word_clips: list[Clip] = []
    for unit, clip, heard in zip(units, clips, spoken, strict=True):
        sentence = by_anchor[unit.anchor]
        words = _placed(sentence, clip, heard) if sentence.tag == _SPAN and not unit.type else []
        if len(words) < 2:
            word_units.append(unit)
            word_clips.append(clip)
            continue
        anchors = _wrapped([word for word, _ in words], unit.anchor, taken)
        within = (*unit.within, Container(unit.anchor, ""))
        word_units += (replace(unit, anchor=anchor, within=within) for anchor in anchors)
        borders = [clip.begin, *(begin for _, begin in words[1:]), clip.end]
        word_clips += map(Clip, borders[:-1], borders[1:])
    return word_units, word_clips


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the page: characters of one text node."""

    holder: Element
    is_tail: bool
    start: int
    end: int
    text: str


def _placed(sentence: Element, clip: Clip, heard: SpokenWords) -> list[tuple[_Word, int]]:
    """Return the words of a sentence with where they begin, each later than the one before it."""
    if len(heard.begins) != len(heard.words):
        return []
    words = list(_words_of(sentence))
    placed: list[tuple[_Word, int]] = []
    for word, begin in zip(words, _begins(words, heard), strict=True):
        if begin is None or not clip.begin <= begin < clip.end:
            continue
        if placed and begin <= placed[-1][1]:
            continue
        placed.append((word, begin))
    return placed


def _words_of(element: Element) -> Iterator[_Word]:
    """Yield the words that are heard of an element, in order."""
    if element.text:
        yield from _in_text(element, element.text, is_tail=False)
    for child in element:
        if not is_seen_alone(child):
            yield from _words_of(child)
        if child.tail:
            yield from _in_text(child, child.tail, is_tail=True)


def _in_text(holder: Element, text: str, *, is_tail: bool) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        yield _Word(holder, is_tail, match.start(), match.end(), match[0])


def _begins(words: Sequence[_Word], heard: SpokenWords) -> list[int | None]:
    """Return where each word of the page begins; None where nothing is said of it."""
    page, ear = [_bare(word.text) for word in words], [_bare(word) for word in heard.words]
    begins: list[int | None] = [None] * len(words)
    alike = SequenceMatcher(None, page, ear, autojunk=False)
    for kind, first, last, start, end in alike.get_opcodes():
        if kind in {"equal", "replace"}:
            for number in range(first, last):
                place = start + (number - first) * (end - start) // (last - first)
                begins[number] = heard.begins[place]
    return begins


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).casefold()


def _wrapped(words: Sequence[_Word], anchor: str, taken: set[str]) -> list[str]:
    """Put a span round each word, and return their ids, in order."""
    anchors = []
    for number in range(1, len(words) + 1):
        name = f"{anchor}-{number}"
        while name in taken:
            name += "x"
        taken.add(name)
        anchors.append(name)
    # From the last to the first, so that the places of those before it stay true.
    for word, name in reversed(list(zip(words, anchors, strict=True))):
        span = etree.Element(_SPAN, id=name)
        text = (word.holder.tail if word.is_tail else word.holder.text) or ""
        span.text, span.tail = text[word.start : word.end], text[word.end :]
        if word.is_tail:
            parent = word.holder.getparent()
            assert parent is not None, "what has a tail stands in something"
            word.holder.tail = text[: word.start]
            parent.insert(parent.index(word.holder) + 1, span)
        else:
            word.holder.text = text[: word.start]
            word.holder.insert(0, span)
    return anchors
