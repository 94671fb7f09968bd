"""What Arabic does with a number: joined words, cases, hours and days as ordinals, one and two."""

from __future__ import annotations

import re
from typing import Final

_HOURS: Final = (
    *("الثانية عشرة", "الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة"),
    *("الثامنة", "التاسعة", "العاشرة", "الحادية عشرة", "الثانية عشرة"),
    *("الثالثة عشرة", "الرابعة عشرة", "الخامسة عشرة", "السادسة عشرة", "السابعة عشرة"),
    *("الثامنة عشرة", "التاسعة عشرة", "العشرين", "الحادية والعشرين", "الثانية والعشرين"),
    *("الثالثة والعشرين", "الرابعة والعشرين"),
)
_DAYS: Final = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"),
    *("العاشر", "الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر"),
    *("السادس عشر", "السابع عشر", "الثامن عشر", "التاسع عشر"),
)
_MINUTES: Final = (
    *("", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"),
    *("إحدى عشرة", "اثنتي عشرة", "ثلاث عشرة", "أربع عشرة", "خمس عشرة", "ست عشرة"),
    *("سبع عشرة", "ثماني عشرة", "تسع عشرة"),
)
_UNITS: Final = ("", "إحدى", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_TENS: Final = ("", "", "عشرين", "ثلاثين", "أربعين", "خمسين")
_OBLIQUE: Final = (
    (re.compile(r"(عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)ون(?!\w)"), r"\1ين"),
    (re.compile(r"(ألف|مئت|مليون|مليار|ملياري)ان(?!\w)"), r"\1ين"),
    (re.compile(r"(?<!\w)(و?)اثنان(?!\w)"), r"\1اثنين"),
    (re.compile(r"(?<!\w)(و?)اثنا عشر(?!\w)"), r"\1اثني عشر"),
    (re.compile(r"(?<!\w)(و?)(مئت|ألف)ا(?!\w)"), r"\1\2ي"),
)
_WORD: Final = (
    r"(?:و?(?:واحد|اثنان|اثنا|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة|أحد|عشر|عشرون|ثلاثون|أربعون"
    r"|خمسون|ستون|سبعون|ثمانون|تسعون|مائة|مئتان|مئتا|ثلاثمائة|أربعمائة|خمسمائة|ستمائة|سبعمائة|ثمانمائة"
    r"|تسعمائة|ألف|ألفا|ألفان|آلاف|مليون|مليونان|ملايين|فاصلة|صفر)(?!\w))"
)
#: Words after which a number is in the oblique case.
_GOVERNING: Final = r"(?:من|إلى|في|على|عن|بين|فوق|تحت|بعد|قبل|منذ|حتى|خلال|نحو|حوالي|زهاء|عند|لعدد|بنحو|بقيمة|عام|سنة|العام|مقابل)"
_GOVERNED: Final = re.compile(rf"(?<!\w)([وف]?{_GOVERNING}\s)((?:{_WORD}\s){{0,6}}{_WORD})(?!\w)")


def eras(text: str) -> str:
    """Return a text whose centuries are ordinals, and whose letter for the Christian era is a word."""
    text = re.sub(
        r"(?:الـ|القرن\s(?:الـ)?)\s?(\d{1,2})(?!\w)",
        lambda m: (
            f"{'القرن ' if 'القرن' in m[0] else ''}{day_of_month(int(m[1]))}"
            if 0 < int(m[1]) < 32
            else m[0]
        ),
        text,
    )
    return re.sub(r"((?:عام|سنة|العام)\s\d{3,4})\s?م(?!\w)(?:\.(?=\s))?", r"\1 ميلادية", text)


def joined(words: str) -> str:
    """Return a number in letters with its "and" as Arabic writes it: with the word that follows."""
    return re.sub(r"(?<!\w)و\s", "و", words)


def oblique(words: str) -> str:
    """Return a number in letters as it is said after a preposition, or of a year."""
    for pattern, replacement in _OBLIQUE:
        words = pattern.sub(replacement, words)
    return words


def governed(text: str) -> str:
    """Return a text whose numbers in letters have the case that the word before them asks for."""
    return _GOVERNED.sub(lambda match: match[1] + oblique(match[2]), text)


def time_of_day(hour: int, minute: int) -> str:
    """Return a time of day: the hour as an ordinal, and the minutes after it."""
    return " ".join(filter(None, (_HOURS[hour], _after_the_hour(minute))))


def _after_the_hour(minute: int) -> str:
    match minute:
        case 0:
            return ""
        case 1:
            return "ودقيقة"
        case 2:
            return "ودقيقتين"
        case 15:
            return "والربع"
        case 30:
            return "والنصف"
    if minute < 20:
        return f"و{_MINUTES[minute]} {'دقائق' if minute <= 10 else 'دقيقة'}"
    tens, units = divmod(minute, 10)
    return f"و{_UNITS[units]} و{_TENS[tens]} دقيقة" if units else f"و{_TENS[tens]} دقيقة"


def day_of_month(day: int) -> str:
    """Return a day of the month as an ordinal, in the oblique case."""
    if day < 20:
        return _DAYS[day - 1]
    tens = "العشرين" if day < 30 else "الثلاثين"
    units = day % 10
    if not units:
        return tens
    return f"{'الحادي' if units == 1 else _DAYS[units - 1]} و{tens}"


def counted(number: str, name: str, words: str) -> str:
    """Return a whole number of something in letters: one after its name, two in its name."""
    count = int(number)
    first, _, rest = name.partition(" ")
    if count == 1:
        return f"{name} واحد"
    if count == 2:
        both = f"{first}ان" if not first.endswith("و") else f"{first} اثنان"
        return f"{both} {rest}ان" if rest else both
    if count % 100 >= 11 and not first.endswith(("و", "ة", "ا", "ى", "ي")):
        name = f"{first}ا {rest}".strip()
    return f"{words} {name}"
