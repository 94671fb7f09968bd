"""Braille for tests: a code of one cell a letter, which needs no liblouis, and what reads it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from ctypes.util import find_library
from dataclasses import dataclass
from typing import Any

import pytest

from newsroom import need
from paperpress.braille.brf import _TABLE
from paperpress.braille.louis import Cells, Liblouis, liblouis
from paperpress.braille.translation import Translation
from paperpress.profiles import Braille

_BY_CHARACTER = {character: chr(cell) for cell, character in _TABLE.items()}

with_liblouis = pytest.mark.conformance


@dataclass(frozen=True)
class Letters:
    """Writes each character as ASCII braille does, whatever the table."""

    def translate(self, text: str, table: str, emphasis: Sequence[int]) -> Cells:
        cells = "".join(_BY_CHARACTER.get(character.upper(), "") for character in text)
        return Cells(cells, tuple(range(len(cells))))

    def back(self, cells: str, table: str) -> str:
        return in_letters(cells)

    def version(self) -> str:
        return "letters"


def in_letters(cells: str) -> str:
    """Cells as ASCII braille, for an eye to compare."""
    return cells.translate(_TABLE)


def lettered(language: str = "en", **settings: Any) -> Translation:
    """A translation by letters."""
    return Translation(Letters(), Braille(**settings), language)


def library() -> Liblouis:
    need(find_library("louis"), "liblouis isn't installed")
    return liblouis()


def translated(language: str, **settings: Any) -> Translation:
    """A translation by liblouis."""
    return Translation(library(), Braille(**settings), language)


def words(text: str) -> list[str]:
    """The words of a text: letters and digits, with neither capitals nor apostrophes.

    Nor marks: Arabic doubles a letter by a sign before it in braille, and liblouis reads it back
    behind the letter before.
    """
    plain = unicodedata.normalize("NFKC", text)
    parted = "".join(
        character if unicodedata.category(character)[0] in "LN" else " "
        for character in plain
        if character not in "'’" and unicodedata.category(character) != "Mn"
    )
    digits = (
        "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in word)
        for word in parted.split()
    )
    return [word.casefold() for word in digits]
