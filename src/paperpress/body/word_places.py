"""Words of a body, wherever they stand: found in its runs, and given a language of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from paperpress.model.blocks import (
    Blocks,
    Body,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Quote,
    Span,
    Text,
    Verse,
    plain,
)
from paperpress.model.traversal import Inner, children, map_runs

#: Letters of scripts that don't part words, so that words may begin after any of them.
_UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = rf"(?<![^\W{_UNPARTED}])", rf"(?![^\W{_UNPARTED}])"


@dataclass(frozen=True, slots=True)
class WordPlace:
    """Words that stand in a body."""

    start: int
    """Characters of the run before them."""
    end: int
    language: str
    """What they are marked with; empty where they are in the article's language."""


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """A run, with the language that the blocks around it are marked with; empty: none."""

    inlines: Inlines
    language: str


def places_of(body: Body, words: str) -> list[WordPlace]:
    """Return each place where words stand, in reading order; white space of any kind is the same."""
    pattern = _pattern(words)
    return [place for run in runs_of(body) for place in _in_run(run, pattern)]


def runs_of(body: Body) -> Iterator[MarkedRun]:
    """Yield every run of a body and its notes, in reading order."""
    yield from _runs(body.blocks, "")
    for note in body.notes:
        yield from _runs(note.blocks, "")


def marked(body: Body, words: str, number: int, language: str) -> Body:
    """Return a body with the words at one of their places, from 1, in a language."""
    pattern, seen = _pattern(words), 0

    def run(inlines: Inlines) -> Inlines:
        nonlocal seen
        places = [match.span() for match in pattern.finditer(plain(inlines))]
        first, seen = seen, seen + len(places)
        if not first < number <= seen:
            return inlines
        start, end = places[number - first - 1]
        return _marked(inlines, start, end, language)

    blocks = map_runs(body.blocks, run)
    notes = tuple(replace(note, blocks=map_runs(note.blocks, run)) for note in body.notes)
    return replace(body, blocks=blocks, notes=notes)


def language_at(inlines: Inlines, start: int, around: str) -> str:
    """Return the language that a character of a run is marked with, else that around the run."""
    for inline in inlines:
        length = len(plain((inline,)))
        if start >= length:
            start -= length
            continue
        match inline:
            case Span(children=inner, language=language):
                return language_at(inner, start, language or around)
            case Link(children=inner):
                return language_at(inner, start, around)
        return around
    return around


def _runs(blocks: Blocks, around: str) -> Iterator[MarkedRun]:
    for block in blocks:
        marked_as = block.language if isinstance(block, Paragraph | Heading | Quote | Verse) else ""
        language = marked_as or around
        for child in children(block):
            if isinstance(child, Inner):
                yield from _runs(child.blocks, language)
            else:
                yield MarkedRun(child.inlines, language)


def _in_run(run: MarkedRun, pattern: re.Pattern[str]) -> Iterator[WordPlace]:
    for match in pattern.finditer(plain(run.inlines)):
        language = language_at(run.inlines, match.start(), run.language)
        yield WordPlace(*match.span(), language)


def _pattern(words: str) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, words.split()))
    before = _NO_LETTER_BEFORE if words.strip()[:1].isalnum() else ""
    after = _NO_LETTER_AFTER if words.strip()[-1:].isalnum() else ""
    return re.compile(f"{before}{spaced}{after}" if spaced else r"(?!)")


def _marked(inlines: Inlines, start: int, end: int, language: str) -> Inlines:
    """Return a run of which the characters from `start` to `end` lie in spans of a language.

    Spans are as few as they can be: what lies within as a whole goes into one.
    """
    done: list[Inline] = []
    within: list[Inline] = []
    at = 0

    def close() -> None:
        if plain(tuple(within)):
            done.append(Span("span", tuple(within), language))
        else:
            done.extend(within)
        within.clear()

    for inline in inlines:
        length = len(plain((inline,)))
        first, last = max(start - at, 0), min(end - at, length)
        at += length
        if first == 0 and last == length and (length or (within and at < end)):
            within.append(inline)
        elif first >= last:
            close()
            done.append(inline)
        elif isinstance(inline, Text):
            if first:
                close()
            done += _text(inline.text[:first])
            within += _text(inline.text[first:last])
            if last < length:
                close()
            done += _text(inline.text[last:])
        elif isinstance(inline, Span | Link):
            close()
            done.append(replace(inline, children=_marked(inline.children, first, last, language)))
        else:
            within.append(inline)  # a formula is marked as a whole
    close()
    return tuple(done)


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()
