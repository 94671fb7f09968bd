"""Findings of the family BRL."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "BRL001",
        Severity.NOTICE,
        "The braille code for {language} has no sign for {characters}, which is left out.",
        "Nothing, for emoji and the like; else write it in letters, or mark its language.",
        "a character has no sign in the braille code of its language, and is left out",
        "an emoji in an English article",
        "eBraille 1.0, 6.2.1",
    ),
    Entry(
        "BRL002",
        Severity.NOTICE,
        "There is no braille code for {language}; what is in it is written in {instead}.",
        "Name a table of liblouis for it, under `braille.tables` of the profile.",
        "text is in a language that no braille code is known for",
        "a paragraph in Georgian",
        "eBraille 1.0, 5.3.3.2",
        cases={
            "unwritten": (
                "There is no braille code for {language}, and {instead}, in which it is written"
                " instead, lacks signs for it: words are missing.",
                "Name a table of liblouis for it, under `braille.tables` of the profile.",
            )
        },
    ),
)
