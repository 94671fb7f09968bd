"""The sections of a paperpress.toml, and the keys and values that each takes (docs/configuration.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from paperpress.config.sites import Site
from paperpress.config.speech import Speech
from paperpress.config.targets import Targets
from paperpress.model.article import Author
from paperpress.model.edition import Hyphenation, Layout, Withdrawn
from paperpress.model.masthead import Desk
from paperpress.model.record import Record
from paperpress.model.sizes import size_in_bytes
from paperpress.model.text import Line, RequiredLine


class Sources(Record):
    """Where the records are: files, folders or patterns, relative to the file's folder."""

    files: Annotated[tuple[RequiredLine, ...], Field(min_length=1)] = ("articles",)
    format: RequiredLine | None = None


def _bytes(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value
    return size_in_bytes(str(value))


class Edition(Record):
    """How editions are pressed; options of the command go before these."""

    profiles: Annotated[tuple[RequiredLine, ...], Field(min_length=1)] = ("eink",)
    theme: RequiredLine = "classic"
    layout: Layout = "desk"
    hyphenation: Hyphenation | None = None
    max_size: Annotated[int, BeforeValidator(_bytes)] | None = None
    withdrawn: Withdrawn = "aside"
    release: Literal["at once", "by hand"] = "at once"
    """Whether the shelf and delivery wait for an editor's word (docs/editing.md)."""
    release_at: time = time(6)
    """The time of its day at which an edition goes out without one."""


def span_in_days(text: str) -> int:
    """Return the days of ``90 days`` or ``12 weeks``.

    Raises:
        ValueError: it is neither.
    """
    match = _SPAN.fullmatch(text.strip())
    days = int(match["number"]) * (7 if match["unit"] == "week" else 1) if match else 0
    if not days:
        raise ValueError(f"{text!r} is no span of time: write one such as 90 days or 12 weeks")
    return days


_SPAN = re.compile(r"(?P<number>[0-9]{1,5}) ?(?P<unit>day|week)s?")


def _span(value: object) -> object:
    return span_in_days(str(value)) if isinstance(value, str | int | float) else value


def _address(text: str) -> str:
    """Return an address with a slash at its end, so that paths can be put after it.

    Raises:
        ValueError: it is none.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{text!r} is no address: write one such as https://paper.example/shelf/")
    return text if text.endswith("/") else f"{text}/"


class Shelf(Record):
    """A shelf is made at the end of each build (docs/shelf.md)."""

    address: Annotated[RequiredLine, AfterValidator(_address)] | None = None
    """Where it is on the web; absent: its files name each other by the way from one to another."""
    keep: Annotated[int, BeforeValidator(_span)] | None = None
    """Days before the newest one that an edition stays on it; absent: for good."""


class Suggest(Record):
    """A program of the newsroom's own that drafts alternative texts (docs/editing.md)."""

    command: Annotated[tuple[RequiredLine, ...], Field(min_length=1)]
    """The program and its arguments; no shell reads them."""
    timeout: Annotated[int, Field(ge=1, le=600)] = 60
    """Seconds."""


class MappedFormat(Record):
    """How another system's records are read: docs/formats/mapping.md."""

    items: Line = ""
    fields: dict[str, Any]
    values: dict[str, dict[str, str]] = Field(default_factory=dict)


class File(Record):
    """All that a paperpress.toml may hold."""

    masthead: dict[str, Any]
    desks: tuple[Desk, ...] = ()
    contributors: tuple[Author, ...] = ()
    sources: Sources = Sources()
    sites: tuple[Site, ...] = ()
    """In the file they are tables of ``[[sources]]`` too."""
    edition: Edition = Edition()
    shelf: Shelf | None = None
    suggest: Suggest | None = None
    profiles: Mapping[str, Mapping[str, Any]] = Field(default_factory=dict)
    mappings: dict[str, MappedFormat] = Field(default_factory=dict)
    deliver: Targets = ()
    speech: Speech = Speech()
