"""What makes words a credit: how it is announced, what agencies are known, what a name looks like.

Three signs, in falling order of trust: a word that announces it ("Foto: …"), a source that is
known ("Jane Doe / AP"), a bare name after a full stop. The words themselves are in `cues`.
"""

from __future__ import annotations

import re
from typing import Final

from paperpress.captions.cues import (
    AGENCIES,
    AMBIGUOUS,
    BY,
    CUES,
    ENDINGS,
    LABELS,
    LICENCES,
    NOUNS,
    PARTICLES,
    POSITIONS,
)

DELIMITER: Final = re.compile(r"[:：=＝՝]|\.\.\.|…")
"""What stands between the announcement of a credit and its name."""
NAME_STOP: Final = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+(?=\S)|[。！？]")
"""A full stop after a name, and not after an initial."""
SENTENCE_END: Final = ".!?…。！？؟।።։។။"
CLOSING_QUOTES: Final = "\"'”’»“)]）】"
LONGEST: Final = 240
"""Characters; nothing longer is a credit."""

_LONGEST_CHAIN = 160
_LONGEST_NAME = 6
"""Words; what is longer at a credit's beginning is a sentence."""
_SHORT_SOURCE = 4
"""Words of an office that took a picture."""
_SEGMENTS = re.compile(
    r"\s*(?:[/|•·+&、・,;，；／=＝]|\s[–—-]\s|\s(?:via|vía|for|für|on|auf|sur)\s)\s*", re.I
)
_DOMAIN = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)+(?!(?:jpe?g|png|gif|webp|tiff?|heic|avif|bmp|svg)$)[a-z]{2,10}(?:/\S*)?",
    re.I,
)
#: Of whoever sent the picture, behind an agency's name: "ANTARA FOTO/Rivan Lingga/tom".
_INITIALS = re.compile(r"[a-z]{2,4}")
_DATE = re.compile(r"[\d./\s-]+")
_HAN_CREDIT = re.compile(r"[^\sぁ-ゟ。、，！？：]{2,20}(?:[摄攝]|撮影|提供)")
#: "[대통령실 제공. 재판매 및 DB 금지]", "[촬영 홍길동]", "[로이터=연합뉴스 자료사진]".
_KOREAN_CREDIT = re.compile(
    r"(?:촬영 [가-힣 ]{2,8}|[^.]{1,40}(?:제공|촬영|캡처|캡쳐|연합뉴스|자료 ?사진))(?:\.? [^.]{0,20}(?:금지|자료 ?사진|캡처))?\.?"
)
_GLOSS_WORD = re.compile(r"[^\W_]+")


def is_announced(bracket: str, by: frozenset[str] = BY["en"]) -> bool:
    """Tell whether the content of a bracket begins with what announces a credit."""
    if bracket.startswith(("©", "ⓒ", "℗")) or bracket[:3].lower() == "(c)":
        return True
    words = bracket.split(None, 3)
    if not words:
        return False
    first = words[0].casefold()
    if first in ("copyright", "courtesy", "credit...") and len(words) > 1:
        return first != "courtesy" or words[1].casefold() == "of" or _is_name(bracket)
    mark = DELIMITER.search(bracket, 0, 60)
    if mark is not None and mark.start():
        head = bracket[: mark.start()].split()
        named = bracket[mark.end() :].strip(" .")
        announced = head and len(head) <= 4 and (is_cue(head[0]) or is_cue(head[-1]))
        return bool(announced and named and named.casefold() not in POSITIONS)
    if len(words) < 2 or not is_cue(first):
        return False
    second = words[1].casefold()
    if second == "courtesy":
        return True
    return (
        second in by and len(words) > 2 and _is_name(_SEGMENTS.split(bracket.split(None, 2)[2])[0])
    )


def is_credit(inner: str, before: str, by: frozenset[str]) -> bool:
    """Tell whether what a closing bracket holds is a credit, given what stands before it."""
    if is_announced(inner, by):
        return not _is_placed(inner)
    if not inner or any(word.strip(".,:").casefold() in POSITIONS for word in inner.split()):
        return False
    plain = inner.rstrip(" .")
    if plain.casefold() in LABELS or _KOREAN_CREDIT.fullmatch(inner):
        return True
    if _is_gloss(plain, before):
        return False
    stopped = not before or before.rstrip(CLOSING_QUOTES)[-1:] in SENTENCE_END
    if is_chain(plain, stopped=stopped):
        return True
    if any(letter.isdigit() for letter in plain):
        return False
    parts = [part for part in _SEGMENTS.split(plain) if part]
    stroke = "/" in plain and len(parts) > 1 and len(parts[0].split()) > 1
    return (stopped or stroke) and all(map(_is_name, parts))


def _is_placed(inner: str) -> bool:
    """Tell whether what a bracket announces is a place in the picture: "(Foto: links)"."""
    named = DELIMITER.split(inner, maxsplit=1)[-1]
    return all(word.strip(".,").casefold() in POSITIONS for word in named.split())


def _is_gloss(inner: str, before: str) -> bool:
    """Tell whether a bracket abbreviates the words before it: "Deutsche Presse-Agentur (dpa)"."""
    if not inner.isalpha() or not 2 <= len(inner) <= 6:
        return False
    words = _GLOSS_WORD.findall(before[-100:])
    letters = inner.casefold()
    for word in reversed(words[-len(letters) - 3 :]):
        if letters and word[0].casefold() == letters[-1]:
            letters = letters[:-1]
    return not letters


def is_cue(word: str) -> bool:
    """Tell whether a word announces a credit, before a colon."""
    return word.casefold().strip("[(") in CUES


def is_named(text: str) -> bool:
    """Tell whether all that follows an announcement is who made or owns the picture."""
    text = text.strip(" .:")
    if not text or len(text) > LONGEST:
        return False
    stop = NAME_STOP.search(text)
    head, rest = (text[: stop.start()], text[stop.end() :]) if stop else (text, "")
    if rest and not _goes_on(rest):
        return False
    parts = [part for part in _SEGMENTS.split(head) if part]
    return bool(parts) and (
        _is_name(parts[0])
        or _is_date(parts[0])
        or (
            len(parts[0].split()) <= _LONGEST_NAME
            and any(_is_known(part, stopped=True) for part in parts)
        )
    )


def is_short_source(text: str) -> bool:
    """Tell whether few words after an announcement may be an office that isn't written as a name.

    "Фото: Офіс президента", "Źródło: straż pożarna": only where a sentence ends before it.
    """
    words = text.strip(" .:").split()
    return (
        0 < len(words) <= _SHORT_SOURCE
        and NAME_STOP.search(text.strip(" .:")) is None
        and all(word.strip("()[],:;.").casefold() not in POSITIONS for word in words)
    )


def is_pair_of_names(text: str) -> bool:
    """Tell whether a text is two names with a stroke between them: "Ines Dahl / All Over Press"."""
    parts = text.rstrip(" .").split("/")
    return len(parts) == 2 and len(parts[0].split()) > 1 and all(map(_is_name, parts))


def _goes_on(rest: str) -> bool:
    """Tell whether a further sentence belongs to the credit: a licence, another credit, a label."""
    folded = rest.casefold()
    return (
        is_announced(rest)
        or any(licence in folded for licence in LICENCES)
        or is_chain(rest.strip(" ."), stopped=True)
    )


def is_chain(text: str, *, stopped: bool) -> bool:
    """Tell whether all parts of a text are names and at least one is known to be a source."""
    if len(text) > _LONGEST_CHAIN:
        return False
    parts = [part for part in _SEGMENTS.split(text) if part]
    stopped = stopped or len(parts) > 1
    has_source = False
    for part in parts:
        if _is_known(part, stopped=stopped):
            has_source = True
        elif not (_is_name(part) or _is_date(part) or (has_source and _INITIALS.fullmatch(part))):
            return False
    return has_source


def _is_known(part: str, *, stopped: bool) -> bool:
    """Tell whether a part of a credit is an agency, a label, a handle, a site, or names its kind."""
    folded = part.casefold().strip(" .()")
    if folded in AGENCIES or folded in LABELS or (stopped and folded in AMBIGUOUS):
        return True
    if part.startswith("@") or _DOMAIN.fullmatch(part) or _HAN_CREDIT.fullmatch(part):
        return True
    words = folded.split()
    if not 2 <= len(words) <= 5:
        return False
    if words[0] in AGENCIES or " ".join(words[:2]) in AGENCIES:
        return words[1][:1] == "(" or _is_name(part) or words[-1] in ENDINGS
    if words[0] in NOUNS:
        return _is_name(part.split(None, 1)[1])
    return words[-1] in ENDINGS and _is_name(part)


def _is_date(part: str) -> bool:
    return _DATE.fullmatch(part) is not None


def _is_name(part: str) -> bool:
    """Tell whether every word is written as in a name; in scripts without capitals, few words are."""
    words = part.split()
    if not 1 <= len(words) <= _LONGEST_NAME:
        return False
    named = False
    for word in words:
        letters = word.strip("\"'„“”‘’«»().,")
        if not letters or word.casefold() in PARTICLES:
            continue
        first = letters[0]
        if first == "@" or first.isupper() or _DOMAIN.fullmatch(letters):
            named = True
        elif first.isalpha() and not first.islower():
            if len(letters) > 20:
                return False
            named = True
        elif word.casefold() not in AGENCIES and word.casefold() not in ENDINGS:
            return False
    return named
