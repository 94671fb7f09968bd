"""Reads the word lists that ship beside this module (locales/words/*.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "words"


@cache
def word_list(name: str) -> dict[str, Any]:
    """Return the word list of a name, as its file has it; empty where there is no such file."""
    file = _FOLDER / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that white space parts."""
    return frozenset(text.split())


def phrases_of(text: str) -> frozenset[str]:
    """Return the phrases of a list that commas part, white space in them folded."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())
