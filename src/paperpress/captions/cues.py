"""The words by which a credit line is known; their lists are locales/words/credits.toml."""

from __future__ import annotations

from typing import Final

from paperpress.locales.word_lists import phrases_of, word_list, words_of

_LISTS: Final = word_list("credits")

CUES: Final = words_of(_LISTS["cues"])
"""What stands before a colon when what follows is a credit: "Foto: …", "Image credit: …"."""
NOUNS: Final = words_of(_LISTS["nouns"])
"""Those that make a credit with a bare name too: "(Foto Prensa Libre)", "(Photo AFP)"."""
ENDINGS: Final = words_of(_LISTS["endings"])
"""What ends a credit: "AP Photo", "Twitter Screenshot", "연합뉴스 제공"."""
LABELS: Final = phrases_of(_LISTS["labels"])
"""What is a credit, or says what kind of picture it is, by itself: "(FILE)", "(Symbolbild)"."""
AGENCIES: Final = phrases_of(_LISTS["agencies"])
"""Picture agencies, wire services and picture libraries whose name is no other word."""
AMBIGUOUS: Final = phrases_of(_LISTS["ambiguous"])
"""Agencies whose letters are a party, an office or a place too."""
POSITIONS: Final = words_of(_LISTS["positions"])
"""What a bracket says of a place in the picture; never a credit."""
PARTICLES: Final = words_of(_LISTS["particles"])
"""Small words within names of people and houses."""
BY: Final = {language: words_of(words) for language, words in _LISTS["by"].items()}
""""by", by language."""
LICENCES: Final = phrases_of(_LISTS["licences"])
"""What a licence says after a credit, and nothing that is seen says."""
