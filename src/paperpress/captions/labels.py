"""The few words that name a picture on a page where its caption follows.

They needn't say enough to stand alone, as the caption is heard next; so one noun will do ("A man"),
and what a view is of ("The dam", for "An aerial view of the dam"). They must only be sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paperpress.captions.lexicon import Lexicon
from paperpress.captions.units import UNSURE_MARKS, Unit, units_of

#: Pictures that show a thing as it is; a map, a model or an artist's impression doesn't.
_VIEWS: Final = frozenset({"view", "views", "photo", "photograph", "picture", "image", "shot"})
_KINDS: Final = frozenset(
    {"aerial", "general", "stock", "file", "undated", "panoramic", "close-up", "a", "an", "the"}
)
_LONGEST = 6
"""Words; what a longer phrase is of isn't sure."""


def says_enough(part: str, lexicon: Lexicon) -> bool:
    """Tell whether a naming part can stand without its caption: it is more than one noun."""
    words = [unit for unit in units_of(part) if unit.folded not in lexicon.determiners]
    return len(words) > 1


def thing_in_view(sentence: str, lexicon: Lexicon) -> str:
    """Return what an English view or photograph is of, where that is one noun phrase; else nothing."""
    if lexicon.language != "en":
        return ""
    units = units_of(sentence)
    at = next((at for at, unit in enumerate(units[:5]) if unit.folded in _VIEWS), None)
    if at is None or any(unit.folded not in _KINDS for unit in units[:at]):
        return ""
    if at + 3 >= len(units) or units[at + 1].folded != "of":
        return ""
    if units[at + 2].folded not in ("a", "an", "the"):
        return ""
    phrase = _phrase(units[at + 2 :], lexicon)
    if not phrase:
        return ""
    text = sentence[phrase[0].start : phrase[-1].start + len(phrase[-1].text)].rstrip(" .")
    return f"{text[0].upper()}{text[1:]}"


def _phrase(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """Return the words before those that say where, when or which; nothing where that isn't sure."""
    end = len(units)
    for at, unit in enumerate(units):
        ends_here = unit.folded in lexicon.prepositions and unit.folded != "of"
        if at > 1 and (ends_here or unit.folded in lexicon.blockers):
            end = at
            break
        if unit.folded in lexicon.conjunctions or not UNSURE_MARKS.isdisjoint(unit.text):
            return ()
        unsure = lexicon.knows(unit.folded, "verbs", "plural_verbs", "blockers", "abstract")
        if unsure and not unit.is_name:
            return ()
        if at > 0 and not unit.is_name and unit.folded.endswith(("ing", "ed", "ly")):
            return ()
        if unit.text.endswith(","):
            end = at + 1
            break
    phrase = units[:end]
    if not 2 <= len(phrase) <= _LONGEST or phrase[-1].text.endswith(","):
        return ()
    return () if phrase[-1].folded in ("of", *lexicon.determiners) else phrase
