"""What is measured, with its unit in full (Unicode CLDR), and how long something took."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from babel.units import format_unit

from paperpress.speech.ear.numbers import in_words, number_pattern, value_of
from paperpress.speech.ear.usage import Usage

_EVERYWHERE: Final[Mapping[str, str]] = {
    "km/h": "speed-kilometer-per-hour",
    "m/s": "speed-meter-per-second",
    "km²": "area-square-kilometer",
    "m²": "area-square-meter",
    "m³": "volume-cubic-meter",
    "km": "length-kilometer",
    "cm": "length-centimeter",
    "mm": "length-millimeter",
    "kg": "mass-kilogram",
    "mg": "mass-milligram",
    "g": "mass-gram",
    "ha": "area-hectare",
    "ml": "volume-milliliter",
    "kWh": "energy-kilowatt-hour",
    "kW": "power-kilowatt",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "GB": "digital-gigabyte",
    "MB": "digital-megabyte",
    "MHz": "frequency-megahertz",
    "GHz": "frequency-gigahertz",
    "min": "duration-minute",
    "h": "duration-hour",
    "s": "duration-second",
    "°C": "temperature-celsius",
    "°F": "temperature-fahrenheit",
    "%": "concentr-percent",
}
#: Letters that are units in one language alone.
_LOCAL: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "mph": "speed-mile-per-hour",
        "sq km": "area-square-kilometer",
        "sq m": "area-square-meter",
        "sq ft": "area-square-foot",
        "ft": "length-foot",
        "pc": "concentr-percent",
        "lb": "mass-pound",
        "lbs": "mass-pound",
        "oz": "mass-ounce",
        "st": "mass-stone",
        "t": "mass-tonne",
        "hr": "duration-hour",
        "hrs": "duration-hour",
        "mins": "duration-minute",
        "secs": "duration-second",
        "l": "volume-liter",
    },
    "de": {
        "l": "volume-liter",
        "t": "mass-tonne",
        "Std.": "duration-hour",
        "Min.": "duration-minute",
        "Sek.": "duration-second",
        "°": "angle-degree",
    },
    "fr": {"l": "volume-liter", "t": "mass-tonne", "°": "angle-degree"},
    "es": {"º": "angle-degree", "l": "volume-liter", "t": "mass-tonne", "°": "angle-degree"},
    "it": {
        "º": "angle-degree",
        "l": "volume-liter",
        "t": "mass-tonne",
        "°": "angle-degree",
        "mq": "area-square-meter",
    },
    "ar": {
        "كم/س": "speed-kilometer-per-hour",
        "كم²": "area-square-kilometer",
        "م²": "area-square-meter",
        "كم": "length-kilometer",
        "كلم": "length-kilometer",
        "سم": "length-centimeter",
        "كغ": "mass-kilogram",
        "كغم": "mass-kilogram",
    },
}
#: Units of which one is feminine where their last letter doesn't tell so.
_FEMININE: Final = re.compile(r"heure|minute|seconde|tonne|livre|once|unze|stunde", re.IGNORECASE)


def measures(text: str, usage: Usage) -> str:
    """Return a text with every measure in letters, its unit in full."""
    number = number_pattern(usage)
    units = {**_EVERYWHERE, **_LOCAL.get(usage.locale.language, {})}
    written = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    text = re.sub(
        rf"({number})(?:\sm(?![\w’'²³])|m(?=\s(?:{usage.sizes})))",
        lambda match: measured(match[1], "length-meter", usage),
        text,
    )
    if usage.locale.language == "en":
        text = _feet(text, usage)
        text = re.sub(rf"({number})C\b", r"\1 °C", text)
    return re.sub(
        rf"(?<![\w.,])({number})\s?({written})(?![\w°/²³]|º\w)",
        lambda match: measured(match[1], units[match[2]], usage),
        text,
    )


def _feet(text: str, usage: Usage) -> str:
    """Return a text whose heights in feet and inches are in letters."""
    return re.sub(
        r"(?<![\w.,])(\d{1,3})\s?ft\s?(\d{1,2})\s?in\b",
        lambda match: (
            f"{measured(match[1], 'length-foot', usage)} {measured(match[2], 'length-inch', usage)}"
        ),
        text,
    )


def durations(text: str, usage: Usage) -> str:
    """Return a text whose hours, minutes and seconds with two colons, or letters, are in full."""
    decimal = re.escape(usage.decimal)
    text = re.sub(
        r"(?<![\w:.,])(\d{1,2})\s?h\s?(\d{1,2})\s?(?:m|min|[’'′])\s?(\d{1,2})\s?(?:s|[”\"″])(?!\w)",
        lambda match: _long([match[1], match[2], match[3]], usage),
        text,
    )
    text = re.sub(
        r"(?<![\w:.,])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\w:])" + rf"(?:\s?{usage.minutes})?",
        lambda match: _long([match[1], match[2], match[3]], usage),
        text,
    )
    text = re.sub(
        rf"(?<![\w:.,])(\d{{1,2}}):([0-5]\d[{decimal}]\d{{1,3}})(?!\d)(?:\s?{usage.minutes})?",
        lambda match: _long([match[1], match[2]], usage),
        text,
    )
    return re.sub(
        rf"(?<![\w.,])(\d{{1,3}})\s?(?:m|min|[’'′])\s?(\d{{1,2}}(?:[{decimal}]\d+)?)\s?(?:s|[”\"″])(?!\w)",
        lambda match: _long([match[1], match[2]], usage),
        text,
    )


def _long(numbers: list[str], usage: Usage) -> str:
    """Return seconds, with minutes and hours before them, in full."""
    names = ("duration-hour", "duration-minute", "duration-second")[-len(numbers) :]
    stripped = (number.lstrip("0") or "0" for number in numbers)
    plain = (f"0{number}" if not number[0].isdecimal() else number for number in stripped)
    parts = [measured(number, name, usage) for number, name in zip(plain, names, strict=True)]
    return (" و" if usage.locale.language == "ar" else " ").join(parts)


def measured(number: str, unit: str, usage: Usage) -> str:
    """Return a number with its unit in full, in the form for the number."""
    whole, rest = value_of(number, usage)
    value = float(f"{whole}.{rest or 0}")
    words = format_unit(value, unit, "long", format="0.#########", locale=usage.locale)
    pattern = re.sub(r"\d[\d.,٫]*", "\x00", words, count=1)
    if "%" in pattern or "٪" in pattern:
        pattern = pattern.replace("٪", " بالمئة").replace("%", " percent")
    name = pattern.replace("\x00", "").strip()
    if "\x00" not in pattern:  # some of CLDR's forms for one say no number
        return _bare(pattern)
    letters = in_words(number, usage)
    if whole == "1" and not rest and usage.locale.language != "ar":
        letters = usage.single_feminine if _is_feminine(name, usage) else usage.single
    elif not rest:
        letters = usage.before_noun(letters, feminine=_is_feminine(name, usage))
    return _bare(pattern.replace("\x00", letters))


def _is_feminine(name: str, usage: Usage) -> bool:
    if usage.locale.language in {"es", "it"}:
        return name.split()[0].endswith(("a", "as", "ore"))
    return bool(_FEMININE.match(name)) or name.split()[0].endswith(("stunde", "stunden", "meile"))


def _bare(text: str) -> str:
    return text.translate({0x200E: None, 0x200F: None, 0xA0: " "})
