"""The captions of our own invention, with the texts that a reader would accept for each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from newsroom import ROOT

TEXTS = ROOT / "tests" / "fixtures" / "caption_texts.toml"


@dataclass(frozen=True)
class Told:
    """A caption, its credit, and every alternative text that would be right."""

    language: str
    caption: str
    accept: tuple[str, ...]
    credit: str = ""


@cache
def told_captions() -> tuple[Told, ...]:
    rows = tomllib.loads(TEXTS.read_text("utf-8"))["caption"]
    return tuple(Told(**{**row, "accept": tuple(row["accept"])}) for row in rows)
