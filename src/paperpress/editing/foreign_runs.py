"""Finds runs of a body that are in another language than the article, and aren't marked so.

A whole paragraph, a quotation or a sentence is told by its small words; words of another script by
their letters. A name in its own script needs no mark (WCAG 2.2, criterion 3.1.2), so that a run of
another script has three words at least.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paperpress.body.word_places import runs_of
from paperpress.captions.language_guess import (
    foreign_script,
    is_of_script,
    language_of_script,
    other_language,
    script_of,
)
from paperpress.model.blocks import Body, Inlines, Link, Span, plain

_QUOTATION: Final = re.compile(r"[“„«‹](?P<low>[^“”„«»‹›]{8,})[”“»›]|\"(?P<plain>[^\"]{8,})\"")
_SENTENCE: Final = re.compile(r"[^.!?…\ufffc]+[.!?…]*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_UNPARTED: Final = re.compile("[\u3041-\u30ff\u3400-\u9fff]+")
_FEWEST_WORDS: Final = 3
#: What stands for words that are marked, or dealt with; it is in no sentence that is judged.
_MARKED: Final = "\ufffc"


@dataclass(frozen=True, slots=True)
class ForeignRun:
    """Words that are in another language."""

    words: str
    guess: str
    """The language that they are likely in; empty where that isn't known."""


def foreign_runs(body: Body, language: str) -> list[ForeignRun]:
    """Return the runs of a body that aren't in its language and aren't marked, each once, in their order."""
    runs: dict[str, ForeignRun] = {}
    for run in runs_of(body):
        text = "" if run.language else _unmarked(run.inlines)
        for each in _in_text(text, language):
            runs.setdefault(each.words, each)
    return list(runs.values())


def _unmarked(inlines: Inlines) -> str:
    """Return the characters of a run, with a stroke in place of what is marked with a language."""
    return "".join(
        _MARKED
        if isinstance(inline, Span) and inline.language
        else _unmarked(inline.children)
        if isinstance(inline, Span | Link)
        else plain((inline,))
        for inline in inlines
    )


def _in_text(text: str, language: str) -> Iterator[ForeignRun]:
    """Yield the foreign runs of a text: the whole, or the quotations and sentences of it that are."""
    whole = _judged(text, language)
    quotations = [each for each in _quotations(text) if _judged(each, language)]
    rest = text
    for quotation in quotations:
        rest = rest.replace(quotation, _MARKED)
    if whole is not None and (not quotations or _judged(rest.replace(_MARKED, " "), language)):
        yield whole
        return
    for passage in (*quotations, *_SENTENCE.findall(rest)):
        judged = _judged(passage, language)
        if judged is not None:
            yield judged
    yield from _of_other_scripts(rest, language)


def _quotations(text: str) -> Iterator[str]:
    for match in _QUOTATION.finditer(text):
        yield match["low"] or match["plain"]


def _judged(text: str, language: str) -> ForeignRun | None:
    words = text.strip()
    if _MARKED in words:
        return None
    script = foreign_script(words, language)
    if script:
        return ForeignRun(words, language_of_script(words, script))
    other = other_language(words, language)
    return ForeignRun(words, other) if other else None


def _is_run(words: str, count: int) -> bool:
    """Tell whether words of another script are more than a name; those of East Asia aren't parted."""
    unparted = len(words) > _FEWEST_WORDS and _UNPARTED.fullmatch(words)
    return count >= _FEWEST_WORDS or bool(unparted)


def _of_other_scripts(text: str, language: str) -> Iterator[ForeignRun]:
    """Yield runs of words in another script within a text that is in its own."""
    within: list[re.Match[str]] = []
    before = ""
    for word in (*_WORD.finditer(text), None):
        script = script_of(word.group()) if word else ""
        if word and script and script == before:
            within.append(word)
            continue
        words = text[within[0].start() : within[-1].end()] if within else ""
        if words and _is_run(words, len(within)) and not foreign_script(text, language):
            yield ForeignRun(words, language_of_script(words, before))
        is_other = bool(script) and not is_of_script(script, language)
        before, within = (script, [word]) if word and is_other else ("", [])
