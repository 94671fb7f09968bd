"""The words of a sentence, as its grammar has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ELISION = re.compile(r"(?:[ldnsjcm]|qu|un|dell|all|nell|sull|dall)['’](?=\w)", re.I)
UNSURE_MARKS: Final = frozenset('"“”„«»‚‘()[]{}:;…/–—')
"""In a word, signs after which nothing is sure: quotation marks, brackets, colons, dashes."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of a sentence; an elided article is one of its own."""

    text: str
    start: int
    """Characters from the sentence's beginning."""
    folded: str
    """The word as the lists have it; letters that stand for a name ("US") stay as they are."""

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()


def units_of(sentence: str) -> list[Unit]:
    """Return the words of a sentence, in order."""
    units = []
    for word in re.finditer(r"\S+", sentence):
        start = word.start()
        while elided := _ELISION.match(sentence, start, word.end()):
            units.append(_unit(elided.group(), start))
            start = elided.end()
        units.append(_unit(sentence[start : word.end()], start))
    return units


def _unit(text: str, start: int) -> Unit:
    bare = text.rstrip(".,;:!?…")
    is_acronym = bare.isupper() and sum(map(str.isalpha, bare)) > 1
    return Unit(text, start, bare if is_acronym else bare.casefold().replace("’", "'"))
