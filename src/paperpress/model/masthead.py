"""The newspaper: its title, its language, its desks and the people who write for it."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Any, Literal, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from paperpress.model.article import Author
from paperpress.model.language import LanguageTag, direction_of
from paperpress.model.record import Record
from paperpress.model.text import Line, Lines, RequiredLine
from paperpress.slugs import slug


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone: write one such as Europe/London") from None
    return name


def _slug(text: str) -> str:
    if slug(text) != text:
        raise ValueError(f"{text!r} is no slug: write {slug(text)!r} (a-z, 0-9 and single hyphens)")
    return text


def _clock(value: Any) -> Any:
    """Return a time of day from ``05:00``, or from TOML's own ``05:00:00``."""
    if isinstance(value, time):
        if value.tzinfo is None and not value.microsecond:
            return value
    elif isinstance(value, str):
        match = _CLOCK.fullmatch(value.strip())
        if match:
            hour, minute, second = (int(part or 0) for part in match.groups())
            return time(hour, minute, second)
    raise ValueError(f'{value!r} is no time of day: write one such as "05:00"')


_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", re.ASCII)


Exemption: TypeAlias = Literal[
    "eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration"
]
"""Values of ``a11y:exemption`` (https://www.w3.org/TR/epub-a11y-exemption/)."""


class Desk(Record):
    """A desk of the newsroom, which presses an edition a day."""

    slug: Annotated[RequiredLine, AfterValidator(_slug)]
    name: RequiredLine


class Masthead(Record):
    """The newspaper."""

    title: RequiredLine
    language: LanguageTag
    identifier: RequiredLine | None = None
    """An address or other name that no other paper has; absent: `url`, else the title. Edition
    identifiers follow from it, so it must never change."""
    publisher: RequiredLine | None = None
    rights: Line | None = None
    url: RequiredLine | None = None
    contact: RequiredLine | None = None
    """Whom to tell of a barrier: an e-mail address or a web address."""
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    """IANA name; times of records without a zone are in it."""
    day_starts: Annotated[time, BeforeValidator(_clock)] = time()
    """When the paper's day begins, by the clock of its time zone: what is published from then on is
    in the edition that leaves the house at this time the next day, and bears that day's date."""
    desks: tuple[Desk, ...] = ()
    default_desk: Annotated[RequiredLine, AfterValidator(_slug)] = "news"
    contributors: tuple[Author, ...] = ()
    certifier: RequiredLine | None = None
    """Who certifies accessibility; without it no conformance is claimed."""
    certifier_report: RequiredLine | None = None
    exemption: Exemption | None = None
    """What the publisher claims under the European Accessibility Act."""
    print_source: Lines | None = None
    """What printed pages belong to: ``"The Courier, print edition (ISSN 1234-5678)"``."""

    folder: SkipJsonSchema[str] = Field(default="", exclude=True, repr=False)
    """Absolute path of the folder that portraits lie below; empty where there is none."""

    @model_validator(mode="after")
    def _desks_differ(self) -> Masthead:
        slugs = [desk.slug for desk in self.desks]
        if len(set(slugs)) != len(slugs):
            raise ValueError("desks: two have the same slug")
        return self

    @property
    def direction(self) -> str:
        """The direction of the masthead's language: ``ltr`` or ``rtl``."""
        return direction_of(self.language)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.timezone)

    @property
    def key(self) -> str:
        """What edition identifiers follow from."""
        return self.identifier or self.url or self.title
