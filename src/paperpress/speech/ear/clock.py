"""Times of day, as they are said."""

from __future__ import annotations

import re

from paperpress.speech.ear.arabic import time_of_day
from paperpress.speech.ear.numbers import cardinal
from paperpress.speech.ear.usage import Usage

_ANY_HOUR, _MINUTE = r"([01]?\d|2[0-4])", r"([0-5]\d)"
_HOUR = rf"(?<![\w:.,]){_ANY_HOUR}"
_HALF_DAY = re.compile(r"(?<=\s)([AaPp])\.?\s?[Mm]\b\.?")
_HALF_DAY_JOINED = re.compile(r"(?<![\w.])(\d{1,2}(?:[:.][0-5]\d)?)([ap])\.?m\b(\.?)")
_SPOKEN_HOUR = re.compile(
    r"(?:\bo'clock|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)|\d)\s$"
)
#: Other times in a list of which the last has the word that says what they are: 18.30 und 22 Uhr.
_LISTED = r"(?:\s?(?:,|[^\W\d]{1,5}\s|[–-])\s?\d{1,2}(?:\.[0-5]\d)?)*"


def times(text: str, usage: Usage) -> str:
    """Return a text with every time of day in words."""
    language = usage.locale.language
    if language == "en":
        text = _HALF_DAY_JOINED.sub(r"\1 \2m\3", text)
    after = usage.clock_after
    # The word after a time is a part of how it is said, but for English, where it is said as well.
    follows = f"(?={after})" if language == "en" else f"(?:{after})"
    text = re.sub(
        rf"{_HOUR}:{_MINUTE}(?![\w:]|[.,]\d)(?:{follows})?",
        lambda m: _clock(m[1], m[2], usage),
        text,
    )
    text = _with_full_stops(text, follows, usage)
    if language == "fr":
        text = re.sub(
            rf"{_HOUR}\s?h(?:\s?{_MINUTE})?(?!\w)",
            lambda m: _clock(m[1], m[2] or "00", usage),
            text,
        )
    if language == "de":
        text = re.sub(rf"{_HOUR}(?=\sUhr)", lambda m: _hour(m[1], usage), text)
    if language == "ar":
        text = re.sub(
            rf"(?<=الساعة\s){_ANY_HOUR}(?![\w:]|[.,]\d)", lambda m: _clock(m[1], "00", usage), text
        )
    if language == "en":
        text = re.sub(r" o'clock(?= [ap] m\b)", "", _HALF_DAY.sub(_letters, text))
    return text


def _with_full_stops(text: str, follows: str, usage: Usage) -> str:
    """Return a text whose times with a full stop are in words, where what is beside them says so."""
    time = rf"{_ANY_HOUR}\.{_MINUTE}(?![\w:]|[.,]\d)"
    pair = rf"({usage.clock_before}){time}({usage.clock_between}){time}(?!{usage.no_clock})(?:{follows})?"
    text = re.sub(
        pair,
        lambda m: f"{m[1]}{_clock(m[2], m[3], usage)}{m[4]}{_clock(m[5], m[6], usage)}",
        text,
    )
    text = re.sub(
        rf"({usage.clock_before}){time}(?!{usage.no_clock})(?:{follows})?",
        lambda m: m[1] + _clock(m[2], m[3], usage),
        text,
    )
    text = re.sub(
        rf"{_HOUR}\.{_MINUTE}(?={_LISTED}{usage.clock_after})(?:{follows})?",
        lambda m: _clock(m[1], m[2], usage),
        text,
    )
    return re.sub(rf"{_HOUR}\.{_MINUTE}{follows}", lambda m: _clock(m[1], m[2], usage), text)


def _letters(match: re.Match[str]) -> str:
    """Return the two letters of a half of the day, where a number goes before; else what stood there."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if not _SPOKEN_HOUR.search(before):
        return match[0]
    stop = "." if match[0].endswith(".") and not after.strip(" ”’\"'") else ""
    return f"{match[1].lower()} m{stop}"


def _hour(hour: str, usage: Usage) -> str:
    if int(hour) != 1:
        return cardinal(hour, usage)
    return usage.single if usage.locale.language in {"de", "en"} else usage.single_feminine


def _clock(hour: str, minute: str, usage: Usage) -> str:
    language = usage.locale.language
    if language == "ar":
        return time_of_day(int(hour), int(minute))
    hours = _hour(hour, usage)
    if int(hour) < 2 and language == "fr":
        return f"{hours} heure" if minute == "00" else f"{hours} heure {cardinal(minute, usage)}"
    if minute == "00":
        whole = usage.hour if int(hour) <= 12 or not usage.late_hour else usage.late_hour
        return whole.format(hour=hours)
    minutes = cardinal(minute, usage)
    if minute[0] == "0" and usage.oh:
        minutes = f"{usage.oh} {minutes}"
    return usage.clock.format(hour=hours, minute=minutes)
