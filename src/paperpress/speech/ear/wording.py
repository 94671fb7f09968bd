"""A text as it is said: each kind of short writing in turn, the surest first."""

from __future__ import annotations

import re
import unicodedata

from paperpress.speech.ear.arabic import eras, governed
from paperpress.speech.ear.calendar import dates
from paperpress.speech.ear.clock import times
from paperpress.speech.ear.money import money
from paperpress.speech.ear.numbers import numbers, prepared
from paperpress.speech.ear.roman import numerals
from paperpress.speech.ear.scores import scores
from paperpress.speech.ear.short_forms import addresses, initials, short_forms
from paperpress.speech.ear.signs import signs, telephones
from paperpress.speech.ear.units import durations, measures
from paperpress.speech.ear.usage import usage_of

#: Characters that nobody hears: soft hyphens, joiners that break lines, marks of direction.
_UNHEARD = dict.fromkeys(
    map(
        ord,
        "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    )
)
#: Arabic writes digits of its own, and puts "and", "with" and "for" before a number without a space.
_INDIC = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
_PREFIXED = re.compile(r"(?<!\w)([وبلفك])ـ?(?=[\d$€£]|-\d|[دأمص]\.\s)")
#: Figures set low are figures: H₂O.
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
#: It parts a word from what stands before it while numbers are looked for.
_SEAM = "\ue000"


def for_the_ear(text: str, language: str) -> str:
    """Return what is said of a text in a language; in one without a usage the engine says numbers."""
    words = addresses(cleaned(text).translate(_LOWERED))
    usage = usage_of(language)
    if usage is None:
        return words
    if usage.locale.language == "ar":
        words = eras(_PREFIXED.sub(rf"\1{_SEAM}", words.translate(_INDIC)))
    words = signs(telephones(words, usage), usage)
    words = numerals(short_forms(initials(words, usage), usage), usage)
    words = scores(dates(money(words, usage), usage), usage)
    words = times(durations(words, usage), usage)
    words = measures(prepared(words, usage), usage)
    words = numbers(words, usage)
    if usage.locale.language == "ar":
        words = governed(words.replace(_SEAM, ""))
    return " ".join(initials(words).split())


def cleaned(text: str) -> str:
    """Return a text in composed characters, white space folded, without what nobody hears."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(_UNHEARD)).strip()
