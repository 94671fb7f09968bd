"""Results of games: two small numbers that aren't a range."""

from __future__ import annotations

import re

from paperpress.speech.ear.numbers import cardinal, in_words
from paperpress.speech.ear.usage import Usage

_PAIR = re.compile(r"(?<![\w.,:–-])(\d{1,3})\s?([–-]|:)\s?(\d{1,3})(?![\w:%–]|-\d|[.,]\d)")
#: Words before a time of day.
_AT = re.compile(r"\b(?:at|by|until|um|gegen|ab|bis|à|vers|las?|alle|dalle|ore|الساعة)\s$", re.I)


def scores(text: str, usage: Usage) -> str:
    """Return a text with every result of a game in words.

    Two numbers with a hyphen are one where the first is the larger or as large, or where a word
    of winning or losing stands in the text; else they are a range.
    """
    group = re.escape(usage.group)
    text = re.sub(
        rf"(?<![\w.,:])(\d{{1,3}}):(\d{{1,3}}(?:[{group}]\d{{3}})+)(?![\w:])",
        lambda m: f"{cardinal(m[1], usage)} {usage.score or usage.span} {in_words(m[2], usage)}",
        text,
    )
    results = bool(re.search(usage.results, text, re.I))
    return _PAIR.sub(lambda match: _score(match, usage, results=results), text)


def _score(match: re.Match[str], usage: Usage, *, results: bool) -> str:
    first, sign, second = match.groups()
    after = match.string[match.end() :]
    is_range = sign != ":" and int(first) < int(second) and not results
    may_be_time = sign == ":" and len(second) == 2 and int(first) <= 24 and int(second) < 60
    is_time = may_be_time and (
        not results
        or bool(re.match(usage.clock_after, after) or _AT.search(match.string[: match.start()]))
    )
    if is_range or is_time or after.lstrip()[:1] in {"%", "€", "£", "$"}:
        return match[0]
    sides = [usage.nothing if int(side) == 0 else cardinal(side, usage) for side in (first, second)]
    return " ".join(filter(None, (sides[0], _between(match, usage), sides[1])))


def _between(match: re.Match[str], usage: Usage) -> str:
    """Return the word between two sides: of a vote, of odds and in cricket English has one."""
    if usage.locale.language != "en":
        return usage.score
    if re.search(r"\b(?:odds|vot\w+|favourites?|referendum|bill|motion)\b", match.string):
        return usage.span
    if int(match[1]) >= 50 and int(match[3]) <= 10:
        return "for"
    return usage.score
