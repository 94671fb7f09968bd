"""Finds the verb of a caption's sentence, where its language's words leave no doubt which it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from paperpress.captions.lexicon import Lexicon
from paperpress.captions.units import UNSURE_MARKS, Unit

_LONGEST_PHRASE: Final = 12
"""Words; before a verb that comes later nothing is sure."""
_CLOSING = ",;:!?…"
_NOT_A_PLURAL = ("ss", "us", "is", "'s", "’s", "ous")


def verb_of(units: Sequence[Unit], lexicon: Lexicon) -> int | None:
    """Return the position of the sentence's verb; None where that isn't sure."""
    if not _begins_phrase(units, lexicon):
        return None
    for at, unit in enumerate(units[: _LONGEST_PHRASE + 1]):
        word = unit.folded
        following = units[at + 1] if at + 1 < len(units) else None
        if at and word in lexicon.clitics and following and following.folded in lexicon.verbs:
            return at
        if at and _is_verb(units, at, lexicon):
            return at if _stands_alone(units, at, lexicon) else None
        if _breaks_phrase(units, at, lexicon):
            return None
    return None


def _begins_phrase(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether a sentence begins with what it is about, and not with a time or a place."""
    first, second = units[0], units[1]
    word = first.folded
    if word in lexicon.determiners:
        return not (lexicon.language == "de" and word == "der" and second.folded.endswith("in"))
    if lexicon.knows(word, "blockers", "prepositions", "verbs", "plural_verbs", "inner"):
        return False
    if not first.is_name:
        return False
    if lexicon.nominative:
        return not word.endswith(tuple(lexicon.oblique))
    if word in lexicon.heads or word.endswith(tuple(lexicon.head_ends)):
        return True
    if lexicon.finite is not None:
        return not lexicon.finite.fullmatch(word)
    if second.is_name and second.folded not in lexicon.determiners:
        return not (word.endswith(("ly", "mente", "ment")) and lexicon.language != "de")
    if lexicon.plural_start:
        return word.endswith("s") and len(word) >= 5
    return lexicon.language == "en" and _begins_bare(units, lexicon)


def _begins_bare(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether an English phrase begins without an article.

    So do "Voters", "Rescue crews", and a name with what its bearer is: "Climate activist Ada Holm".
    """
    word, second = units[0].folded, units[1].folded
    if word.endswith(("ly", "ing", "ed")):
        return False
    if _is_plural(word, lexicon) or (_is_plural(second, lexicon) and second not in lexicon.verbs):
        return True
    named = next((at for at, unit in enumerate(units[1:5], 1) if unit.is_name), None)
    return named is not None and not any(
        lexicon.knows(unit.folded, "prepositions", "determiners", "conjunctions")
        for unit in units[1:named]
    )


def _is_plural(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.plurals or (
        len(word) >= 4 and word.endswith("s") and not word.endswith(_NOT_A_PLURAL)
    )


def _is_verb(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a word is certainly the verb of the words before it."""
    word, before = units[at].folded, units[at - 1]
    if units[at].is_name or needs_a_noun(before, lexicon):
        return False
    if lexicon.finite is not None:
        return lexicon.finite.fullmatch(word) is not None and word not in lexicon.exceptions
    if _follows_one_thing(units, at, lexicon):
        return True
    if word in lexicon.unsure:
        return _is_verb_of_a_person(units, at, lexicon)
    if word in lexicon.verbs:
        return not lexicon.nominative or _agrees(units[0].folded, word, lexicon)
    if word in lexicon.plural_verbs:
        paired = any(unit.folded in lexicon.conjunctions for unit in units[:at])
        plural = _is_plural(before.folded, lexicon) or (paired and before.is_name)
        return plural and units[0].folded not in lexicon.singulars
    return False


def _follows_one_thing(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Tell whether an English word in -s can be no plural: "A firefighter battles the flames"."""
    word = units[at].folded
    if lexicon.language != "en" or units[0].folded not in ("a", "an") or not 2 <= at <= 4:
        return False
    if not word.endswith("s") or word.endswith(_NOT_A_PLURAL) or word in lexicon.blockers:
        return False
    before, after = units[at - 1], units[at + 1 : at + 2]
    if before.folded.endswith("s") or before.folded in lexicon.prepositions:
        return False
    return bool(after) and after[0].folded in lexicon.determiners


def _is_verb_of_a_person(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a form that may be a noun is a verb: after a name, and before its object."""
    if at + 1 == len(units):
        return False
    following = units[at + 1].folded
    if not (lexicon.knows(following, "determiners", "prepositions") or following.isdigit()):
        return False
    if lexicon.head_ends and at == 1:
        return units[0].folded.endswith(tuple(lexicon.head_ends))
    if at == 1 and units[0].folded in lexicon.heads:
        return True
    if lexicon.singulars and units[0].folded in lexicon.singulars:
        return 2 <= at <= 3
    return at >= 2 and all(unit.is_name for unit in units[:at])


def _agrees(noun: str, verb: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun in a nominative and a verb are both in the singular or the plural."""
    plural = verb.endswith(tuple(lexicon.plural_verb_ends))
    if plural:
        return noun.endswith(tuple(lexicon.plural_ends))
    return noun[-1:] not in "aeiouyąęóаеёиоуыэюяіїєь"


def needs_a_noun(unit: Unit, lexicon: Lexicon) -> bool:
    """Tell whether a noun has to follow a word: it is an article, a preposition or a conjunction."""
    word = unit.folded
    if word in lexicon.determiners or word in lexicon.inner:
        return True
    return word in lexicon.prepositions or word in lexicon.conjunctions


def _stands_alone(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Tell whether the verb is the main one: an English relative may leave out its "that".

    "The house Anna owns is …" has a second verb; a verb of saying has one of its own.
    """
    if lexicon.language != "en" or units[at].folded in ("say", "says", "tells"):
        return True
    for before, unit in pairwise(units[at:]):
        if before.text.endswith((",", ";", ":")) or unit.folded in lexicon.conjunctions:
            return True
        if unit.folded in lexicon.clauses or unit.folded == "that":
            return True
        if unit.folded in lexicon.verbs and unit.folded not in lexicon.unsure:
            return False
    return True


def _breaks_phrase(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a word can't stand in a plain noun phrase, or may be something else too."""
    unit, word = units[at], units[at].folded
    if unit.text.endswith(tuple(_CLOSING)) or not UNSURE_MARKS.isdisjoint(unit.text):
        return True
    if word in lexicon.pictures or word in lexicon.clitics:
        return True
    if word in lexicon.blockers:
        return not _is_of_a_time(units, at, lexicon)
    if word in lexicon.verbs or word in lexicon.plural_verbs:
        return not unit.is_name
    if at == 0:
        return False
    before = units[at - 1]
    if word in lexicon.prepositions or word in lexicon.conjunctions:
        return False
    if word in lexicon.determiners or word in lexicon.inner:
        return not (needs_a_noun(before, lexicon) or word in lexicon.genitives)
    if lexicon.capital_nouns:
        return unit.text[:1].islower() and not before.text[:1].islower() and at > 1
    return (
        lexicon.language == "en" and not unit.is_name and _may_be_english_verb(units, at, lexicon)
    )


def _is_of_a_time(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a time says of what kind the noun after it is: "a night bus"."""
    if at != 1 or units[at].folded not in lexicon.times or at + 1 == len(units):
        return False
    following = units[at + 1]
    has_other_part = lexicon.knows(
        following.folded, "verbs", "plural_verbs", "prepositions", "blockers"
    )
    return units[0].folded in ("a", "an") and not following.is_name and not has_other_part


def _may_be_english_verb(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Tell whether an unknown English word may be a verb or participle by its ending."""
    word, before = units[at].folded, units[at - 1].folded
    if word.endswith(("ed", "ing", "ly")):
        return before not in lexicon.determiners
    first = units[0].folded
    return first in lexicon.singulars and word.endswith("s") and not word.endswith(_NOT_A_PLURAL)
