"""What the grammar of a language gives to hold on to, for the naming part of a caption.

A lexicon is a file of words: locales/words/naming/LANGUAGE.toml. A language without one has no
shorter naming part: its sentences stay whole. To add one, write such a file, and captions with the
texts that a reader of the language would accept into tests/fixtures/caption_texts.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from paperpress.locales.function_words import primary_of
from paperpress.locales.word_lists import phrases_of, word_list, words_of

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, case-folded; each set may be empty."""

    language: str
    verbs: frozenset[str] = _NOTHING
    """Finite verbs whose form is no noun and no participle in the place of one."""
    unsure: frozenset[str] = _NOTHING
    """Verbs whose form is a noun too, trusted after a person's name alone."""
    plural_verbs: frozenset[str] = _NOTHING
    """Verbs trusted only after a noun in the plural."""
    past: frozenset[str] = _NOTHING
    """Those of the past: what they tell of needn't be seen, unless it is a definite thing."""
    finite: re.Pattern[str] | None = None
    """How a finite verb looks, in a language that marks it."""
    determiners: frozenset[str] = _NOTHING
    """Articles, possessives, small numbers: what a noun phrase begins with."""
    counts: frozenset[str] = _NOTHING
    """Those of them that say how many, and not which."""
    singulars: frozenset[str] = _NOTHING
    """Those of them that no plural follows."""
    genitives: frozenset[str] = _NOTHING
    """Articles that may follow a noun: "der Präsident der Bank"."""
    inner: frozenset[str] = _NOTHING
    """Articles that stand within a phrase and don't begin one."""
    prepositions: frozenset[str] = _NOTHING
    conjunctions: frozenset[str] = _NOTHING
    """Words for "and"."""
    clitics: frozenset[str] = _NOTHING
    """Pronouns that stand before the verb and belong to it."""
    blockers: frozenset[str] = _NOTHING
    """Words before which, or after which, nothing is sure: relatives, adverbs, times, verbs."""
    times: frozenset[str] = _NOTHING
    """Those of them that are harmless within "a night bus"."""
    negations: frozenset[str] = _NOTHING
    pictures: frozenset[str] = _NOTHING
    """Words that say "picture", and nothing of what is seen."""
    sides: frozenset[str] = _NOTHING
    """Words that say where in the picture somebody is."""
    lists: frozenset[str] = _NOTHING
    """What a list of those seen opens with."""
    heads: frozenset[str] = _NOTHING
    """Nouns that begin a caption without an article: "police", "Menschen"."""
    head_ends: frozenset[str] = _NOTHING
    """Endings of such nouns."""
    plurals: frozenset[str] = _NOTHING
    """Nouns in the plural that don't look it."""
    plural_start: bool = False
    """Whether a noun in -s begins a caption without an article."""
    capital_nouns: bool = False
    """Whether nouns are written with a capital."""
    nominative: bool = False
    """Whether a noun's ending tells the subject from the object."""
    plural_ends: frozenset[str] = _NOTHING
    """Endings of a subject in the plural."""
    plural_verb_ends: frozenset[str] = _NOTHING
    """Endings of a verb in the plural."""
    oblique: frozenset[str] = _NOTHING
    """Endings that no subject has."""
    names_before: frozenset[str] = _NOTHING
    """What opens the apposition after a name: "Ada Holm, the mayor, …"."""
    clauses: frozenset[str] = _NOTHING
    """What opens a clause after a comma that the one before it can do without."""
    places: frozenset[str] = _NOTHING
    """Prepositions that say where something is, and no more: "at", "neben"."""
    places_of_names: frozenset[str] = _NOTHING
    """Prepositions that do so before the name of a place: "in Leeds", and not "a rise in prices"."""
    of: frozenset[str] = _NOTHING
    """Prepositions that tie a noun to the one before it."""
    company: frozenset[str] = _NOTHING
    """What brings in somebody else who is seen."""
    abstract: frozenset[str] = _NOTHING
    """Nouns that say too little alone: "a drop in Leeds"."""
    exceptions: frozenset[str] = _NOTHING
    """What looks like a finite verb and is none."""

    def knows(self, word: str, *lists: str) -> bool:
        """Tell whether one of some lists has a word."""
        return any(word in getattr(self, name) for name in lists)


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a language (BCP 47); of a language without one, an empty one."""
    primary = primary_of(language)
    file = word_list(f"naming/{primary}") if primary.isalpha() else {}
    return Lexicon(primary, **{key: _value(key, value) for key, value in file.items()})


def _value(key: str, value: str | bool) -> Any:
    if isinstance(value, bool):
        return value
    if key == "finite":
        return re.compile(value)
    return phrases_of(value) if key == "lists" else words_of(value)
