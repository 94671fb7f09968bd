"""The name before an apposition: "Ada Holm, the mayor of Sarran, opens the bridge"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from paperpress.captions.lexicon import Lexicon
from paperpress.captions.units import UNSURE_MARKS, Unit


def name_before_apposition(sentence: str, units: Sequence[Unit], lexicon: Lexicon) -> str:
    """Return the name in "Ada Holm, the mayor of …", where nobody else can be meant; else nothing.

    Nobody else is, if no "and" follows and no other name stands beside the apposition's noun.
    """
    end = next((at for at, unit in enumerate(units[:5]) if unit.text.endswith(",")), None)
    if end is None or end == 0:
        return ""
    begins = 1 if lexicon.language == "en" and units[0].folded == "the" else 0
    if end == begins or not all(map(_is_plain_name, units[begins : end + 1])):
        return ""
    if lexicon.knows(units[begins].folded, "prepositions", "determiners"):
        return ""
    if any(unit.folded in lexicon.blockers for unit in units[begins : end + 1]):
        return ""
    rest = units[end + 1 :]
    if not rest or any(unit.folded in lexicon.conjunctions for unit in rest):
        return ""
    if not _opens_apposition(rest, lexicon):
        return ""
    for before, unit in pairwise(rest):
        if before.text.endswith(","):
            break
        if unit.is_name and not (before.is_name or _leads_to_a_name(before, lexicon)):
            return ""
    return sentence[: units[end].start + len(units[end].text)].rstrip(",")


def _is_plain_name(unit: Unit) -> bool:
    return unit.is_name and UNSURE_MARKS.isdisjoint(unit.text)


def _opens_apposition(rest: Sequence[Unit], lexicon: Lexicon) -> bool:
    first = rest[0].folded
    if first.isdigit() and len(first) <= 3:
        return rest[0].text.endswith(",")
    if _opens_role(rest, lexicon):
        return True
    if first in ("de", "aged") and len(rest) > 1 and rest[1].folded.isdigit():
        return True
    return first in lexicon.names_before and not rest[0].is_name


def _opens_role(rest: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether an English role without an article follows: "chief officer at St Luke's".

    All before the first preposition is written small, and no word of it may be a verb.
    """
    if lexicon.language != "en":
        return False
    for at, unit in enumerate(rest[:5]):
        if unit.folded in ("of", "at", "for", "with", "from"):
            return at > 0
        if unit.is_name or unit.text.endswith((",", ".")) or unit.folded.endswith(("ing", "ed")):
            return False
        if lexicon.knows(unit.folded, "verbs", "plural_verbs", "blockers", "prepositions"):
            return False
    return False


def _leads_to_a_name(unit: Unit, lexicon: Lexicon) -> bool:
    word = unit.folded
    return lexicon.knows(word, "prepositions", "determiners") or word.endswith("'s")
