"""The naming part of a caption: the few words that say what is seen.

The caption stands in full under its picture, so alternative text made from it must not be it
again: it is its first sentence's first clause, or less, and at most 150 characters
(docs/decisions/0003-caption-and-alternative-text.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from paperpress.captions.credit_signs import is_announced
from paperpress.captions.cues import PARTICLES
from paperpress.captions.function_words import (
    RUN_ENDINGS,
    RUN_JOINTS,
    FunctionWords,
    function_words,
)

LONGEST: Final = 150
"""Characters of alternative text that is made from a caption."""

_LEAD_IN = re.compile(
    r"(?:(?:abb|abbildung|fig|figure|figura|foto|photo|bild|image|grafik|рис|图|圖|図|그림)\.?\s*"
    r"[0-9]{1,3}[a-z]?\s*[:.：–—-]\s*"
    r"|(?:file|file photo|archivbild|archivfoto|symbolbild|archivo|archives|архив)\s*[-–—:]\s+"
    r"|(?:photo|picture|image|foto|bild|фото)\s*:\s+"
    r"|(?:media|image) caption,?\s+)",
    re.I,
)
_FILE_NAME = re.compile(r"[\w%+-]{1,80}\.(?:jpe?g|png|gif|webp|tiff?|heic|avif|bmp|svg)", re.I)
_CAMERA_NAME = re.compile(
    r"(?:IMG|DSC[NF]?|_DSC|PXL|DCIM|MVIMG|P10|image|photo|picture|foto|bild|screenshot|untitled|scan)"
    r"[-_ ]?\d[\w-]{0,40}",
    re.I,
)
_STOP = re.compile(r"[.!?…؟।][\"'”’»)\]]*(?=\s+[^\s])|[。！？][」』）]?(?=.)")
_BREAK = re.compile(r"(?:[;:،؛]|,(?!(?<=\d,)\s\d{4}\b))(?=\s)|\s[–—-](?=\s)|[、，；：](?=.)")
_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]{1,160})[)\]）]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|\d{1,3}|[A-Z][a-z]{0,3}|[^\W\d_]\.[^\W\d_]|bzw|usw|ca|vgl|sog|gest|geb|approx|inc"
    r"|prof|sra|гг|ул|им|тыс|млн)$"
)
_TERMINAL = " \u00a0.,;:–—-/|•·。、，；：…،؛=＝"
_BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"))
_OPENERS = {"(": ")", "[": "]", "（": "）", "“": "”", "„": "“", "«": "»", "「": "」"}
_NO_SPACES = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_HAN_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SHORT_RUN = 8
"""Characters without spaces that are a label rather than a sentence."""


def is_file_name(text: str) -> bool:
    """Whether a text is the name of a file or a camera's number, and says nothing."""
    text = text.strip()
    return bool(_FILE_NAME.fullmatch(text) or _CAMERA_NAME.fullmatch(text))


def naming_part(caption: str, language: str) -> str:
    """What names what is seen, from a caption without its credit; empty if nothing does.

    A caption of up to three words, or that is nothing but a name, has no shorter naming part and
    stays whole; any other is cut, so that no sentence of it is heard twice.
    """
    text = _without_asides(caption)
    if not any(map(str.isalnum, text)) or is_file_name(text):
        return ""
    words = function_words(language)
    sentence = _first_sentence(text)
    bound = _within(_clause(sentence, words), words)
    return _tidy(bound, words) or _hard_cut(sentence) or _hard_cut(text)


def _without_asides(caption: str) -> str:
    """A caption without figure number, file name, and credits within it."""
    text = caption
    lead = _LEAD_IN.match(text)
    if lead and any(map(str.isalnum, text[lead.end() :])):
        text = text[lead.end() :]
    first, _, rest = text.partition(" ")
    if rest and _FILE_NAME.fullmatch(first) and any(map(str.isalnum, rest)):
        text = rest
    if "(" in text or "[" in text or "（" in text:
        bare = _BRACKET.sub(lambda m: "" if is_announced(m[1].strip()) else m.group(), text)
        text = bare if any(map(str.isalnum, bare)) else text
    return text.strip()


def _first_sentence(text: str) -> str:
    for stop in _STOP.finditer(text, 0, 1000):
        before = text[max(0, stop.start() - 12) : stop.start()]
        following = text[stop.end() :].lstrip(" \"'“„«‘([")[:1]
        if stop.group()[0] == "." and (following.islower() or _ABBREVIATION.search(before)):
            continue
        if any(map(str.isalnum, text[: stop.end()])):
            return text[: stop.end()].strip()
    return text


def _clause(sentence: str, words: FunctionWords) -> str:
    """The first clause that names something; of a sentence that is one clause, its first phrase."""
    if _is_label(sentence):
        return sentence
    first = _head(sentence).casefold()
    leads_in = first in words.joints
    for end in _breaks(sentence):
        clause = sentence[:end].strip()
        if leads_in:
            leads_in = False
        elif len(clause.split()) > 1 or (_is_run(clause) and len(clause) > 3):
            return clause
    return _phrase(sentence, words)


def _breaks(sentence: str) -> Iterator[int]:
    """Where clauses end, outside brackets."""
    for mark in _BREAK.finditer(sentence, 0, 1000):
        before = sentence[: mark.start()]
        if all(before.count(o) <= before.count(c) for o, c in _BRACKETS):
            yield mark.start()


def _is_label(sentence: str) -> bool:
    """Whether a text is up to three words, or nothing but a name: it has no shorter part."""
    tokens = _tokens(sentence)
    if _is_run(sentence) and len(tokens) == 1:
        return len(sentence) <= _SHORT_RUN
    if len(tokens) <= 3:
        return True
    return len(tokens) <= 7 and all(
        token[0].isupper() or token.casefold() in PARTICLES for token in tokens
    )


def _phrase(sentence: str, words: FunctionWords) -> str:
    """The first words, up to a preposition, relative or auxiliary; else about two thirds."""
    tokens = _tokens(sentence)
    if len(tokens) == 1:
        return _run_phrase(sentence) if _is_run(sentence) else sentence
    if len(tokens) <= 3 and not _is_run(sentence):
        return sentence
    content, least = 0, 0
    for at, token in enumerate(tokens):
        folded = token.casefold()
        if folded in words.joints and content:
            if content >= 2:
                return " ".join(tokens[:at])
            least = least or (at if at >= 2 else 0)
        content += folded not in words.endings
    cut = least or -(-2 * len(tokens) // 3)
    while cut > 2 and tokens[cut - 1][0].isupper() and tokens[cut][0].isupper():
        cut -= 1  # not within a name
    return " ".join(tokens[:cut])


def _run_phrase(run: str) -> str:
    """The first characters of text that is written without spaces, up to a particle."""
    if not _HAN_OR_KANA.search(run):
        return run  # where its words end can't be told
    for at, letter in enumerate(run[:LONGEST]):
        if at >= 3 and letter in RUN_JOINTS:
            return run[:at]
    return _hard_cut(run, -(-2 * len(run) // 3))


def _within(text: str, words: FunctionWords) -> str:
    """A text of at most `LONGEST` characters: cut between clauses, else words, else letters."""
    if len(text) <= LONGEST:
        return text
    ends = [end for end in _breaks(text) if LONGEST // 3 <= end <= LONGEST]
    if ends:
        return text[: ends[-1]]
    cut = text[: LONGEST + 1].rpartition(" ")[0]
    return cut if _tidy(cut, words) else _hard_cut(text)


def _tidy(text: str, words: FunctionWords) -> str:
    """A text without full stop, loose bracket or small word at its end."""
    text = _closed(text)
    while True:
        shorter = text.rstrip(_TERMINAL)
        head, _, last = shorter.rpartition(" ")
        folded = last.strip("\"'„“”‘’«»(").casefold()
        if head and (folded in words.endings or not folded):
            text = head
        elif _is_run(shorter) and len(shorter) > 1 and shorter[-1] in RUN_ENDINGS:
            text = shorter[:-1]
        else:
            return shorter.strip() if any(map(str.isalnum, shorter)) else ""


def _closed(text: str) -> str:
    """A text cut before a bracket or quotation mark that doesn't close, if words remain."""
    for opener, closer in _OPENERS.items():
        at = text.rfind(opener)
        if at > 0 and closer not in text[at + 1 :] and any(map(str.isalnum, text[:at])):
            text = text[:at]
    return text


def _hard_cut(text: str, longest: int = LONGEST) -> str:
    """The first characters, with no mark torn from its letter."""
    if len(text) > longest:
        while longest > 1 and unicodedata.category(text[longest]) in ("Mn", "Mc", "Me", "Cf"):
            longest -= 1
        text = text[:longest]
    return text.strip()


def _tokens(text: str) -> list[str]:
    """Words; one in brackets belongs to the word before it."""
    if not any(opener in text for opener, _ in _BRACKETS):
        return text.split()
    tokens: list[str] = []
    depth = 0
    for word in text.split():
        if tokens and (depth > 0 or word[0] in "([（"):
            tokens[-1] += f" {word}"
        else:
            tokens.append(word)
        depth = max(0, depth + sum(map(word.count, "([（")) - sum(map(word.count, ")]）")))
    return tokens


def _head(text: str) -> str:
    return text.split(None, 1)[0].strip("\"'„“«")


def _is_run(text: str) -> bool:
    """Whether a text is written without spaces between words."""
    return _NO_SPACES.search(text) is not None
