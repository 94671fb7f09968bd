"""The shorter naming part of a sentence: what stands before a verb that is known for one.

Sure in few cases rather than clever in all: each function below says where it is sure, and
everything else is left whole. The words are those of the language's `Lexicon`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from paperpress.captions.adjuncts import before_its_place
from paperpress.captions.apposition import name_before_apposition
from paperpress.captions.lexicon import Lexicon
from paperpress.captions.sentences import names_a_side
from paperpress.captions.units import Unit, units_of
from paperpress.captions.verbs import needs_a_noun, verb_of

_NEGATED = ("n't", "n’t")


def subject(sentence: str, lexicon: Lexicon, *, followed: bool = False) -> str:
    """Return the words before the verb that name what is seen; nothing where that isn't sure.

    Args:
        sentence: the first sentence of a caption.
        lexicon: the words of its language.
        followed: whether the whole caption is heard next, so that it may name others who are seen.
    """
    if not (lexicon.verbs or lexicon.finite) or sentence.endswith(("?", "？")):
        return ""
    units = units_of(sentence)
    if len(units) <= 3 or _is_left_whole(sentence, units, lexicon):
        return ""
    if apposed := name_before_apposition(sentence, units, lexicon):
        return apposed
    at = verb_of(units, lexicon)
    if at is None:
        at = before_its_place(units, lexicon, followed=followed)
    elif not _may_be_left(units, at, lexicon, followed=followed):
        at = None
    return "" if at is None else sentence[: units[at].start].strip()


def _may_be_left(units: Sequence[Unit], at: int, lexicon: Lexicon, *, followed: bool) -> bool:
    """Tell whether the words before a verb are a phrase that can do without the rest."""
    if not _is_phrase(units[:at], lexicon) or _tells_of_the_past(units, at, lexicon):
        return False
    return followed or not _names_others(units[at:], lexicon)


def _is_left_whole(sentence: str, units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether a shorter sentence would mean something else: it denies, lists, quotes, or says "view"."""
    if names_a_side(sentence, lexicon) or sentence[0] in "\"“„«‚'‘":
        return True
    for unit in units:
        word = unit.folded
        if word in lexicon.negations or word.rstrip("'") in lexicon.negations:
            return True
        if word.endswith(_NEGATED):
            return True
    return False


def _is_phrase(phrase: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether words before a verb are one whole noun phrase."""
    if needs_a_noun(phrase[-1], lexicon) or phrase[-1].folded in lexicon.genitives:
        return False
    if len(phrase) == 1 and phrase[0].folded in lexicon.determiners:
        return False
    conjunctions = [at for at, unit in enumerate(phrase) if unit.folded in lexicon.conjunctions]
    starts = [0, *(at + 1 for at in conjunctions)]
    ends = [*conjunctions, len(phrase)]
    if not conjunctions:
        return True
    return all(_is_simple(phrase[a:b], lexicon) for a, b in zip(starts, ends, strict=True))


def _tells_of_the_past(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb tells of what needn't be seen: "Two men were killed"."""
    return units[at].folded in lexicon.past and not _is_definite(units[:at], lexicon)


def _names_others(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether a verb and its rest name somebody else who is seen: "… meets Ada Holm"."""
    for before, unit in pairwise(units):
        if unit.folded in lexicon.prepositions and unit.folded not in lexicon.company:
            return False
        if before.is_name and unit.is_name and not before.text.endswith("."):
            return True
    return False


def _is_definite(phrase: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether a phrase says which, and not how many: "Two men were killed" shows none."""
    first = phrase[0].folded
    if first in lexicon.determiners:
        return first not in lexicon.counts
    return len(phrase) > 1 and all(unit.is_name for unit in phrase)


def _is_simple(words: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether a member of a pair is a name, or one noun with its article."""
    if not words:
        return False
    with_article = words[0].folded in lexicon.determiners
    named = words[1:] if with_article else words
    if len(named) <= 1:
        return bool(named)
    titled = named[1:] if with_article else named
    return all(unit.is_name or unit.folded in lexicon.prepositions for unit in titled)
