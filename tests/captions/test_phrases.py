"""Whether a text breaks off, in the languages that the word lists know."""

from __future__ import annotations

import pytest

from paperpress.captions.phrases import breaks_off

BROKEN = [
    ("en", "A red bus in front of the", "the"),
    ("en", "Workers and", "and"),
    ("en", "Voters (with their dogs", "("),
    ("en", "A banner reads “No more", "“"),
    ("en", "A well-", "-"),
    ("en", "Voters, dogs,", ","),
    ("en", "Voters in Leeds –", "–"),
    ("de", "Der Bundeskanzler spricht im", "im"),
    ("fr", "Des manifestants défilent contre la", "la"),
    ("fr", "La maire de Lyon et", "et"),
    ("es", "El presidente saluda a", "a"),
    ("it", "Il sindaco parla con gli", "gli"),
    ("pt", "A presidente da", "da"),
    ("nl", "De minister opent het", "het"),
    ("sv", "Statsministern och", "och"),
    ("pl", "Widok na stare miasto w", "w"),
    ("uk", "Учасники ходи в", "в"),
    ("ru", "Участники акции протеста в", "в"),
    ("ar", "رئيسة البلدية في", "في"),
    ("he", "ראש העירייה של", "של"),
    ("tr", "Ayşe Kaya ve", "ve"),
    ("sw", "Rais akihutubia wananchi jijini", "jijini"),
    ("ja", "東京駅前を", "を"),
    ("zh", "王芳和", "和"),
]
WHOLE = [
    ("en", "A red bus in front of the school"),
    ("en", "A table of vitamin A"),
    ("en", "The parade passes by"),
    ("en", "Who he was with"),
    ("en", "A crowd looks on"),
    ("en", "Voters (with their dogs)"),
    ("en", "Is this the end?"),
    ("en", "5' 10\" tall"),
    ("de", "Der Minister reist an"),
    ("de", "Ein Chor tritt auf"),
    ("fr", "Un bac, là"),
    ("es", "El tren para"),
    ("nl", "De koning komt aan"),
    ("sv", "Hon följer med"),
    ("ru", "Школа № 5"),
    ("ja", "東京駅前を歩く会社員"),
    ("ja", "店に並ぶもの"),
    ("zh", "气候温和"),
    ("xx", "Anything of the"),
    ("en", ""),
    ("en", "the"),
]


@pytest.mark.parametrize(("language", "text", "ending"), BROKEN)
def test_says_what_a_broken_text_ends_with(language: str, text: str, ending: str) -> None:
    assert breaks_off(text, language) == ending


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_says_nothing_of_a_whole_one(language: str, text: str) -> None:
    assert breaks_off(text, language) == ""
