"""Chinese, Korean and Vietnamese names in Latin letters that put the family name first, as at home.

A first word that is a common family name isn't enough, since ``Lee Child`` has one: what follows has
to look like a given name of that language. ``Han Kang``, of two family names, could be either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperpress.assembly import name_words as words

#: Two syllables of Pinyin, as in ``Jinping``.
_PINYIN = re.compile(
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an"
    "|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiou])){2}"
)
#: One syllable, as Korean and southern Chinese names are written: ``Suk``, ``Yeol``, ``Kuan``.
_SYLLABLE = re.compile(
    "(?:kk|tt|pp|ch|sh|hs|ts|zh|[bcdfgjhklmnpqrstwxyz])?"
    "(?:yeo|yae|yoo|you|ae|eo|eu|ee|oo|ou|ya|ye|yo|yu|oe|ui|ua|uo|wa|wo|we|wi|ia|ie|iu|ai|ao|ei"
    "|[aeiouy])(?:ng|[kglnmbpthwr])?"
)
#: Letters that only Vietnamese has.
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăơưĂƠƯ]")


def is_family_first(text: str, plain: Sequence[str], tongue: str) -> bool:
    """Tell whether the first word of a name is the family name; `plain` are its words without accents."""
    printed = text.split()
    if len(plain) < 2 or len(printed) != len(plain):  # a mark that stood alone is gone
        return False
    first, *rest = plain
    if _is_vietnamese(text, first, rest, tongue):
        return True
    if first not in words.CHINESE | words.KOREAN or rest[-1] in words.SURELY_LAST:
        return False
    if len(rest) == 1:
        return _is_given(rest[0], printed[1])
    return len(rest) == 2 and all(_SYLLABLE.fullmatch(part) for part in rest)


def _is_given(plain: str, printed: str) -> bool:
    """Tell whether a word is a given name of two syllables: joined (Jinping) or not (Jong-un, Ing-wen)."""
    halves = plain.split("-")
    if len(halves) != 2:
        return bool(_PINYIN.fullmatch(plain))
    small = printed.partition("-")[2][:1].islower()
    return small or all(_SYLLABLE.fullmatch(half) for half in halves)


def _is_vietnamese(text: str, first: str, rest: Sequence[str], tongue: str) -> bool:
    if first not in words.VIETNAMESE or (rest[-1] in words.VIETNAMESE and tongue != "vi"):
        return False
    if tongue == "vi" or _VIETNAMESE.search(text):
        return True
    return len(rest) > 1 and rest[0] in words.VIETNAMESE_MIDDLES
