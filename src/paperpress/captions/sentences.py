"""Where a sentence of a caption ends, and where one that is too long may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paperpress.captions.brackets import is_closed
from paperpress.captions.cues import LABELS, POSITIONS
from paperpress.captions.lexicon import Lexicon
from paperpress.locales.function_words import function_words
from paperpress.locales.word_lists import word_list, words_of

LONGEST: Final = 150
"""Characters of alternative text that is made from a caption."""

_STOP = re.compile(r"[.!?…؟।።։។။][\"'”’»)\]]*(?=\s+\S)|[。！？][」』）]?(?=.)")
_PAUSE = re.compile(r"[,،](?=\s)|[、，](?=.)")
_BREAK = re.compile(r"[;؛](?=\s)|:(?=\s)|\s[–—](?=\s)|,(?=\s)|[，；](?=.)")
_INITIAL = re.compile(r"(?:^|[\s(.])(?:[^\W\d_]|\d{1,2})$")
_INITIALS_AT_END = re.compile(r"(?:^|[\s(])(?:[^\W\d_]\.\s?)+[^\W\d_]$")
_INITIALS = 16
"""Characters at a text's end in which its initials are looked for."""
_SHORT_WORD = re.compile(r"(?:^|[\s(.’'])[^\W\d_]{1,3}$")
_NO_VOWEL = re.compile(r"(?:^|[\s(])[^\W\d_aeiouyäöüåéаеёиоуыэюяіїє]{2,5}$", re.I)
_NUMBERED = re.compile(r"\(?(?:[0-9]{1,2}|[a-cA-C])[.)]\s")
_ABBREVIATIONS: Final = words_of(word_list("abbreviations")["words"])
_HEAD_FINAL: Final = frozenset({"ja", "ko", "tr", "hi", "fa", "bn", "ta", "te", "ur"})
_SCANNED = 1000
"""Characters of a caption in which its first sentence ends, or counts as one."""
_TERMINAL = " \u00a0.,;:–—-/|•·。、，；：،؛।።։។။=＝"


def first_sentence(text: str, lexicon: Lexicon) -> str:
    """Return the first sentence that says what is seen, whole.

    A label ("File photo.") and a shout ("Goal!") say too little, so the next sentence goes with a
    shout and goes before a label. Where somebody is said to be on a side, all sentences belong
    together, as the next one tells who is on the other.
    """
    ends = [*_ends(text), (len(text), True)]
    start = 0
    for at, (end, sure) in enumerate(ends):
        sentence = text[start:end].strip()
        if sentence.strip(" .()[]").casefold() in LABELS and at + 1 < len(ends):
            start = end
            continue
        goes_on = at + 1 < len(ends) and ends[at + 1][0] - start <= LONGEST
        if goes_on and (not sure or _is_shout(sentence) or names_a_side(sentence, lexicon)):
            continue
        if any(map(str.isalnum, sentence)):
            return sentence
    rest = text[start:].strip()
    return rest if any(map(str.isalnum, rest)) else text


def _is_shout(sentence: str) -> bool:
    return sentence[-1:] in "!?！？" and len(sentence.split()) < 4


def names_a_side(sentence: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence says where in the picture somebody is, or opens a list of them."""
    if _NUMBERED.match(sentence):
        return True
    folded = sentence.casefold().lstrip("([ ")
    for opener in lexicon.lists:
        if folded.startswith(opener) and not folded[len(opener) : len(opener) + 1].isalnum():
            return True
    sides = lexicon.sides or POSITIONS
    return any(word.strip("()[],:;.") in sides for word in folded.split())


def clause_end(sentence: str, lexicon: Lexicon) -> int | None:
    """Return where the last clause ends that fits and can stand alone; None where none does.

    A language whose sentences end with what matters is never cut at the end.
    """
    if lexicon.language in _HEAD_FINAL or names_a_side(sentence, lexicon):
        return None
    opening = sentence.split(None, 1)[0].casefold()
    if lexicon.knows(opening, "clauses", "prepositions", "blockers"):
        return None
    end = None
    for mark in _BREAK.finditer(sentence, 0, LONGEST + 1):
        head = sentence[: mark.start()]
        if len(head.split()) < 3 and lexicon.language != "zh":
            continue
        if is_closed(head) and _opens_clause(mark.group(), sentence[mark.end() :], lexicon):
            end = mark.start()
    return end


def _opens_clause(mark: str, rest: str, lexicon: Lexicon) -> bool:
    if mark != ",":
        return mark != "，" or lexicon.language == "zh"
    following = rest.split(None, 1)
    opening = lexicon.clauses | function_words(lexicon.language).joints
    return bool(following) and following[0].casefold() in opening


def last_pause(sentence: str, lexicon: Lexicon) -> int | None:
    """Return the best place to cut a sentence that is too long; None where there is no good place.

    After a member of a list or an aside; else before a preposition or relative.
    """
    pauses = [
        mark.start()
        for mark in _PAUSE.finditer(sentence, 0, LONGEST)
        if is_closed(sentence[: mark.start()])
    ]
    if pauses and pauses[-1] > LONGEST // 3:
        return pauses[-1]
    joints = function_words(lexicon.language).joints
    words = [
        word.start()
        for word in re.finditer(r"\S+", sentence[:LONGEST])
        if word.start() > LONGEST // 3 and word.group().casefold() in joints
    ]
    return words[-1] if words and is_closed(sentence[: words[-1]]) else None


def tidy(text: str) -> str:
    """Return a text without a full stop or separator at its end; ``?`` and ``!`` stay.

    So does the full stop of initials: "in the U.S.".
    """
    bare = text.rstrip(_TERMINAL).strip()
    is_cut = text[len(bare) :][:1] == "." and _INITIALS_AT_END.search(bare[-_INITIALS:])
    return f"{bare}." if is_cut else bare


def _ends(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where sentences may end, each with whether it is sure.

    It isn't after a short word, which may be an abbreviation that no list has; there the next
    sentence is taken along, since two whole sentences are better than half of one.
    """
    for stop in _STOP.finditer(text, 0, _SCANNED):
        sign, before = stop.group(), text[max(0, stop.start() - 14) : stop.start()]
        following = text[stop.end() :].lstrip(" \"'“„«‘([")[:1]
        if following.islower() or not is_closed(text[: stop.end()]):
            continue
        if sign[0] in "。！？" and len(sign) > 1:
            continue  # a sentence that is quoted within another
        if sign[0] != "." or _ends_sentence(before):
            yield stop.end(), sign[0] != "." or _is_sure_end(text[: stop.start()])


def _is_sure_end(sentence: str) -> bool:
    """Tell whether a sentence ends with a word that is surely no abbreviation."""
    if _SHORT_WORD.search(sentence[-14:]) or _NO_VOWEL.search(sentence[-14:]):
        return False
    words = sentence.split(None, 3)
    if len(words) >= 3:
        return True
    return len(words) == 2 and all(word[0].isupper() and len(word) > 2 for word in words)


def _ends_sentence(before: str) -> bool:
    """Tell whether a full stop ends a sentence, and not an initial or an abbreviation."""
    if _INITIAL.search(before):
        return False
    word = before.rsplit(None, 1)[-1].strip("(").casefold() if before.strip() else ""
    return word.rpartition(".")[2] not in _ABBREVIATIONS
