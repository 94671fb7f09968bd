"""Small words, by language; their lists are locales/words/small.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from paperpress.locales.word_lists import word_list, words_of


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The small words of one language, case-folded."""

    joints: frozenset[str]
    """Prepositions, relatives, auxiliaries."""
    endings: frozenset[str]
    """Those, and articles, conjunctions and the like: by them a language is known."""
    hanging: frozenset[str]
    """What no phrase can end with."""


@cache
def function_words(language: str) -> FunctionWords:
    """Return the small words of a language (BCP 47); of a language without a list, none."""
    lists = word_list("small").get(primary_of(language), {})
    joints = words_of(lists.get("joints", ""))
    endings = joints | words_of(lists.get("endings", ""))
    return FunctionWords(joints, endings, words_of(lists.get("hanging", "")))


@cache
def listed() -> tuple[str, ...]:
    """Return the languages that have a list of small words."""
    return tuple(word_list("small"))


def primary_of(language: str) -> str:
    """Return the language of a tag without region and script; the Norwegians are one."""
    primary = language.partition("-")[0].lower()
    return {"no": "nb", "nn": "nb"}.get(primary, primary)
