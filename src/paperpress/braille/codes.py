"""Which braille code, and which tables of liblouis, a language is written in (data: codes.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

from paperpress.profiles import Braille

Kind = Literal["uncontracted", "contracted", "eight"]


@dataclass(frozen=True, slots=True)
class Code:
    """A braille code, as a language is written in it."""

    table: str
    """The table of liblouis: ``en-ueb-g1.ctb``."""
    system: str
    """What the eBraille Braille Codes Registry calls it: ``ueb grade1``."""
    dots: Literal[6, 8]
    """Of its cells."""
    raised: str = ""
    """The sign before what is raised; empty where none is known."""


@cache
def _languages() -> Mapping[str, Mapping[str, object]]:
    text = resources.files(__package__).joinpath("codes.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


def languages() -> tuple[str, ...]:
    """Return the primary subtags that have a code."""
    return tuple(_languages())


def code_of(language: str, settings: Braille) -> Code | None:
    """Return the code that a language is written in; None where liblouis has none that reads well.

    A table that the settings name for the language goes first, for the whole tag or its beginning.
    """
    parts = language.lower().split("-")
    named = {tag.lower(): table for tag, table in settings.tables.items()}
    for length in range(len(parts), 0, -1):
        table = named.get("-".join(parts[:length]))
        if table is not None:
            return Code(table, table.partition(".")[0], settings.dots)
    primary = "nb" if parts[0] in {"no", "nn"} else parts[0]
    return _shipped(primary, settings)


def _shipped(primary: str, settings: Braille) -> Code | None:
    for kind in _wanted(settings):
        named = _languages().get(primary, {})
        match named.get(kind):
            case [str(table), str(grade)]:
                dots: Literal[6, 8] = 8 if kind == "eight" else 6
                raised = str(named.get("raised", "")) if dots == 6 else ""
                return Code(table, f"{named['name']} {grade}", dots, raised)
            case _:
                continue
    return None


def _wanted(settings: Braille) -> tuple[Kind, ...]:
    """Return the kinds of table to take, the best first."""
    six: tuple[Kind, ...] = (
        ("contracted", "uncontracted") if settings.contracted else ("uncontracted",)
    )
    return ("eight", *six) if settings.dots == 8 else six
