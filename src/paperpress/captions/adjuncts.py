"""What stands before the place where it is seen: "A heron at the weir", "Ada Holm in Leeds".

A word right after an article, and right before a preposition, is a noun; so is a name. With a
name after it, or another noun that "of" ties to it, it is the whole of what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperpress.captions.lexicon import Lexicon
from paperpress.captions.units import UNSURE_MARKS, Unit


def before_its_place(
    units: Sequence[Unit], lexicon: Lexicon, *, followed: bool = False
) -> int | None:
    """Return the position of the word that opens the place of what is seen; None where that isn't sure.

    It isn't where somebody else may be seen in that place (with a comma, an "and" or a "with"),
    unless the whole caption is heard next (`followed`).
    """
    at = _end_of_noun(units, lexicon)
    if at is None:
        return None
    if at + 1 < len(units) and units[at].folded in lexicon.of:
        at = _end_of_tied_noun(units, at + 1, lexicon)
    if at is None or at + 1 >= len(units) or not _opens_place(units, at, lexicon):
        return None
    if followed:
        return at
    rest = units[at:]
    others = lexicon.conjunctions | lexicon.company | lexicon.past
    if any(unit.folded in others or unit.text.endswith((",", ";", ":")) for unit in rest):
        return None
    return at


def _end_of_noun(units: Sequence[Unit], lexicon: Lexicon) -> int | None:
    """Return the first word after a noun with its article, or after a name of two words or more."""
    first = units[0].folded
    if first in lexicon.determiners:
        if lexicon.language == "de" and first == "der":
            return None  # a dative or genitive too
        at = 2 if _is_plain(units[1], lexicon) else None
    elif _is_name(units[0], lexicon) and _is_name(units[1], lexicon):
        at = 1
    else:
        return None
    while at is not None and at < len(units) and _is_name(units[at], lexicon):
        at += 1
    return at


def _end_of_tied_noun(units: Sequence[Unit], at: int, lexicon: Lexicon) -> int | None:
    """Return the first word after the noun or name that begins at a word."""
    if units[at].folded in lexicon.determiners:
        at += 1
        if at < len(units) and _is_plain(units[at], lexicon):
            return at + 1
        return None
    start = at
    while at < len(units) and _is_name(units[at], lexicon):
        at += 1
    return at if at > start else None


def _is_plain(unit: Unit, lexicon: Lexicon) -> bool:
    """Tell whether a word after an article may be the noun that is seen."""
    word = unit.folded
    if word in lexicon.pictures or word in lexicon.blockers or word in lexicon.abstract:
        return False
    if lexicon.knows(word, "prepositions", "determiners", "conjunctions", "inner"):
        return False
    return _is_unmarked(unit) and not word[:1].isdigit()


def _is_name(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.is_name and _is_plain(unit, lexicon)


def _is_unmarked(unit: Unit) -> bool:
    return UNSURE_MARKS.isdisjoint(unit.text) and not unit.text.endswith((",", ".", "!", "?"))


def _opens_place(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a preposition opens a place, and not an idiom: "a nation at war"."""
    word, following = units[at].folded, units[at + 1]
    if word in lexicon.places:
        is_thing = following.is_name or following.folded in lexicon.determiners
        return is_thing or lexicon.language == "de"  # which has its article in "im" and "am"
    is_year = len(following.folded) == 4 and following.folded.isdigit() and at + 2 == len(units)
    return word in lexicon.places_of_names and (following.is_name or is_year)
