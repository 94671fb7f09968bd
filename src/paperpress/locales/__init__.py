"""What a page says in words of its own, in the languages that have a catalogue.

A catalogue is one gettext file, ``<tag>.po``, beside this module, or in a folder here for what isn't
said in editions; a message is its English text.
Dates, numbers and lists are Babel's (Unicode CLDR), always in the Gregorian calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from functools import cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.units import format_unit

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The strings of one language, and its ways with dates, numbers and lists."""

    language: str
    """Tag of the catalogue; another than the one asked for where there is none for that."""
    locale: Locale
    """What dates, numbers and lists follow: ``en-GB`` and ``en-US`` share a catalogue, not these."""
    messages: Mapping[str, tuple[str, ...]]
    """From the English text to its forms: one, or one for each plural of the language."""
    form: Callable[[int], int]
    """Which plural form a count takes."""

    def text(self, message: str, **values: object) -> str:
        """Return a string. Values are put in its named places and are not read as templates themselves.

        Raises:
            KeyError: there is no such message, or a place has no value.
        """
        return self.messages[message][0].format_map(values)

    def plural(self, singular: str, plural: str, count: int, **values: object) -> str:  # noqa: ARG002
        """Return a string in the form for a count; ``{count}`` is the count as the language writes it.

        Raises:
            KeyError: there is no such message, or a place has no value.
        """
        form = self.messages[singular][self.form(count)]
        return form.format_map({"count": self.number(count), **values})

    def date(self, day: Day) -> str:
        """Return a day in words: ``23 July 2025``."""
        return format_date(day, "long", locale=self.locale)

    def weekday_date(self, day: Day) -> str:
        """Return a day in words with its weekday: ``Wednesday, 23 July 2025``."""
        return format_date(day, "full", locale=self.locale)

    def moment(self, when: datetime | Day) -> str:
        """Return a day in words, and the time of day where there is one, as it stands in its own zone."""
        if not isinstance(when, datetime):
            return self.date(when)
        return self.join_plain(self.date(when.date()), self.clock(when))

    def clock(self, when: datetime) -> str:
        """Return the time of day, as it stands in its own zone: ``14:05``."""
        return format_time(when.time(), "short", locale=self.locale)

    def join_plain(self, day: str, clock: str) -> str:
        """Return a date and a time of day, as the language puts them together."""
        pattern = str(self.locale.datetime_formats["medium"])
        return (
            pattern.replace("{1}", "\x00")
            .replace("{0}", clock)
            .replace("\x00", day)
            .replace("'", "")
        )

    def join(self, names: Sequence[str]) -> str:
        """Return a list as a sentence has it: ``A, B and C``."""
        return format_list(list(names), locale=self.locale) if names else ""

    def minutes(self, count: int) -> str:
        """Return a span of time in words: ``3 minutes``, in the form for its count (Unicode CLDR).

        Where a language has but one form for both, CLDR keeps it among the short ones, and the
        long one comes out as the unit's English identifier.
        """
        unit = "duration-minute"
        words = format_unit(count, unit, "long", locale=self.locale)
        return words if unit not in words else format_unit(count, unit, "short", locale=self.locale)

    def megabytes(self, size: int) -> str:
        """Return a size in tenths of a megabyte, at least one: ``0.9 MB``."""
        tenths = max(1, round(size / 100_000))
        return format_unit(tenths / 10, "digital-megabyte", "short", locale=self.locale)

    def month(self, year: int, month: int) -> str:
        """Return a month with its year in words: ``July 2025``."""
        return format_skeleton("yMMMM", Day(year, month, 1), locale=self.locale)

    def language_name(self, tag: str) -> str:
        """Return what a language is called: ``French``; its tag where Unicode CLDR has no name."""
        return str(self.locale.languages.get(tag.lower().partition("-")[0], tag))

    def number(self, number: int) -> str:
        """Return a whole number."""
        return format_decimal(number, locale=self.locale)


@cache
def languages(part: str = "") -> tuple[str, ...]:
    """Return the tags that have a catalogue of a part, sorted."""
    names = (entry.name for entry in (files(__package__) / part).iterdir())
    return tuple(sorted(name.removesuffix(".po") for name in names if name.endswith(".po")))


@cache
def catalogue(language: str, part: str = "") -> Catalogue:
    """Return the catalogue for a BCP 47 tag: its own, that of the tag shortened, else English.

    Args:
        language: the tag.
        part: the folder of what is said elsewhere than in editions: ``shelf``, ``editing``.
    """
    known_tags = {tag.lower(): tag for tag in languages(part)}
    chosen = next((known_tags[tag] for tag in _shortened(language) if tag in known_tags), None)
    if chosen is None and language.split("-")[0] == "zh":
        chosen = "zh-Hans"
    chosen = chosen if chosen in known_tags.values() else FALLBACK
    assert chosen is not None
    same = chosen.split("-")[0] == language.split("-")[0]
    po = _read(chosen, part)
    return Catalogue(
        chosen, _locale(language if same else chosen, chosen), _messages(po), _plural_form(po)
    )


def day_in(language: str, day: Day, *, weekday: bool = False) -> str:
    """Return a day in a language's own words, also where no catalogue has the language.

    It stands for itself, on a cover or in a line of its own; within one of our sentences a day is
    the catalogue's.
    """
    return format_date(day, "full" if weekday else "long", locale=_locale(language, FALLBACK))


def _shortened(language: str) -> list[str]:
    parts = language.lower().split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def _locale(language: str, otherwise: str) -> Locale:
    for tag in (*_shortened(language), otherwise):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(FALLBACK)


def _read(tag: str, part: str) -> Catalog:
    with (files(__package__) / part / f"{tag}.po").open("rb") as file:
        return read_po(file, locale=tag.replace("-", "_"))


def _messages(po: Catalog) -> dict[str, tuple[str, ...]]:
    messages: dict[str, tuple[str, ...]] = {}
    for message in po:
        if not message.id:
            continue
        if isinstance(message.id, str):
            messages[message.id] = (str(message.string) or message.id,)
        else:
            forms = tuple(message.string) if isinstance(message.string, (tuple, list)) else ()
            messages[message.id[0]] = forms if all(forms) and forms else tuple(message.id)
    return messages


def _plural_form(po: Catalog) -> Callable[[int], int]:
    from gettext import c2py

    form: Callable[[int], int] = c2py(po.plural_expr)
    return form
