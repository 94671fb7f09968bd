"""Abbreviations, initials and addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from paperpress.speech.ear.usage import Usage

_ADDRESS: Final = re.compile(r"\b(?:https?://|www\.)([^\s/<>\"”»)]+)(/[^\s<>\"”»)]*)?(?<![.,;:!?])")
_INITIALS: Final = re.compile(
    r"(?<!\w)((?:[^\W\d_]\.[\s\u00a0-]?){1,4})(?=[^\W\d_][^\W\d_’']|[^\W\d_]’|\W*$)"
)
_DAYS: Final = {
    "Mon": "Monday",
    "Tues": "Tuesday",
    "Tue": "Tuesday",
    "Weds": "Wednesday",
    "Wed": "Wednesday",
    "Thurs": "Thursday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
#: Words that begin a sentence after a street sooner than they are a saint's name.
_BEGINNINGS: Final = (
    "He|She|It|They|The|A|An|In|On|At|But|And|We|I|This|That|There|Police|When|For|Two|His|Her|Its"
)
_BEFORE_NUMBERS: Final = (
    "at|of|in|to|from|the|bus|route|house|flat|room|world|seed|is|as|by|for|and|cell|gate|platform"
)
_LETTERS: Final = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,6}(?!\w)")


def addresses(text: str) -> str:
    """Return a text whose web addresses are their hosts alone."""
    return _ADDRESS.sub(lambda match: match[1].removeprefix("www.").rstrip(".,;:"), text)


def short_forms(text: str, usage: Usage) -> str:
    """Return a text with its abbreviations in full."""
    pattern = _pattern(usage.language)
    if usage.locale.language == "en":
        text = _streets_and_saints(text)
    return pattern.sub(lambda match: _full(match, usage), text) if pattern else text


def _streets_and_saints(text: str) -> str:
    """Return a text whose "St" is a saint before a name and a street after one, and whose days are whole."""
    text = re.sub(rf"(?<=[a-z]\s)St\.(?=\s(?:{_BEGINNINGS})\b)", "Street.", text)
    text = re.sub(r"(?<!\w)St\.?(?=\s[A-Z]\w)", "Saint", text)
    text = re.sub(rf"((?:[,(;]|\b(?i:{_BEFORE_NUMBERS}))\s)no\.\s(?=\d)", r"\1number ", text)
    text = re.sub(r"(?<=[a-z]\s)St(?:\.(?=\W*\w)|(?=\.?\W*$)|(?!\w|\.))", "Street", text)
    text = re.sub(
        rf"(?<!\w)({'|'.join(_DAYS)})\.?(?:\s?[–-]\s?|\sto\s)({'|'.join(_DAYS)})(?!\w)\.?",
        lambda match: f"{_DAYS[match[1]]} to {_DAYS[match[2]]}",
        text,
    )
    return re.sub(r"(?<!\w)(Mr|Mrs|Dr|Prof)\.\s(?=[A-Z]\.)", r"\1 ", text)


def _full(match: re.Match[str], usage: Usage) -> str:
    written = match[0]
    if _is_initial(match, usage):
        return written
    full = usage.short.get(written) or capital(usage.short[written[0].lower() + written[1:]])
    # A stop that ends the sentence, too, stays: nothing follows, or a capital after no title.
    ends = written.endswith(".") and not match.string[match.end() :].strip(' \u00a0»”’")')
    return f"{full}." if ends else full


def _is_initial(match: re.Match[str], usage: Usage) -> bool:
    """Tell whether a letter is a middle name's, as in "John D. Rockefeller", and no title."""
    written, before = match[0], match.string[: match.start()]
    if len(written) != 2 or not written[0].isupper() or written[1] != ".":
        return False
    words = before.split()
    is_after_name = before.endswith(" ") and bool(words) and words[-1][:1].isupper()
    begins = len(words) == 1 or words[-2][-1:] in ".!?:»”" if is_after_name else False
    return is_after_name and (usage.locale.language == "es" or not begins)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    from paperpress.speech.ear.usage import usage_of

    usage = usage_of(language)
    if usage is None or not usage.short:
        return None
    # A form that ends with a space stands before a number alone: "No. 10".
    # A sentence may begin with one; of a single letter, the capital is an initial.
    written = {*usage.short, *(capital(form) for form in usage.short if form[1:2].isalpha())}
    forms = "|".join(
        rf"{re.escape(form)}(?=\d)" if form.endswith(" ") else rf"{re.escape(form)}(?!\w)"
        for form in sorted(written, key=lambda form: (-len(form), form))
    )
    return re.compile(rf"(?<![\w.])(?:{forms})")


def capital(text: str) -> str:
    """Return a text with its first letter a capital."""
    return text[0].upper() + text[1:]


def initials(text: str, usage: Usage | None = None) -> str:
    """Return a text whose initials have no full stops, which an engine would take for a sentence's end.

    With a usage, only those of two letters and more that begin with none of its abbreviations: in
    French "M. K. Moreau" is a Monsieur, and "J. M. G. Le Clézio" is none.
    """
    if usage is not None:
        return _INITIALS.sub(lambda match: _surely_bare(match, usage), text)
    text = _LETTERS.sub(
        lambda match: " ".join(match[0].rstrip(".").split(".")) + _last(match), text
    )
    return _INITIALS.sub(_bare, text)


def _last(match: re.Match[str]) -> str:
    return "." if not match.string[match.end() :].strip() else ""


def _surely_bare(match: re.Match[str], usage: Usage) -> str:
    letters = re.findall(r"[^\W\d_]", match[1])
    return match[0] if len(letters) < 2 or f"{letters[0]}." in usage.short else _bare(match)


def _bare(match: re.Match[str]) -> str:
    letters = re.findall(r"[^\W\d_]", match[1])
    if not all(letter.isupper() for letter in letters) or not match.string[match.end() :].strip():
        return match[0]
    return " ".join(letters) + " "
