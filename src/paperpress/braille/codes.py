"""Which braille code, and which tables of liblouis, a language is written in (data: codes.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from paperpress.profiles import Braille

Kind = Literal["uncontracted", "contracted", "eight"]


@dataclass(frozen=True, slots=True)
class Switch:
    """The signs round a text in another code."""

    word: str
    """Before a word; a space ends what it says."""
    word_ends: str
    """Behind a word that no space follows."""
    passage: str
    """Before several words; letters that name their language may follow."""
    passage_named: str
    """Behind those letters, or behind `passage` where there are none."""
    passage_ends: str


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
    switch: Switch | None = None
    """What stands round text in other codes; None where the code has no such signs."""
    divisible: bool = False
    """Whether a word can be divided at the end of a row as it is in print."""
    divides: bool = False
    """Whether transcribers do so."""


@cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
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
    entry = _languages().get(primary, {})
    for kind in _wanted(settings):
        match entry.get(kind):
            case [str(table), str(system)] if kind == "eight":
                return Code(table, system, 8, divisible=True, divides="divides" in entry)
            case [str(table), str(system)]:
                return _of_six_dots(table, system, entry, divisible=kind == "uncontracted")
            case _:
                continue
    return None


def _of_six_dots(table: str, system: str, entry: Mapping[str, Any], *, divisible: bool) -> Code:
    """Return a code with the signs that its language's rules have for cells of six dots."""
    switch = Switch(*entry["word"], *entry["passage"]) if "word" in entry else None
    raised = entry.get("raised", "")
    return Code(table, system, 6, raised, switch, divisible, divisible and "divides" in entry)


def _wanted(settings: Braille) -> tuple[Kind, ...]:
    """Return the kinds of table to take, the best first."""
    six: tuple[Kind, ...] = (
        ("contracted", "uncontracted") if settings.contracted else ("uncontracted",)
    )
    return ("eight", *six) if settings.dots == 8 else six
