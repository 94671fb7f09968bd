"""The words of a sentence, as its grammar has them."""

import pytest

from paperpress.captions.units import units_of


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The mayor waves.", ["the", "mayor", "waves"]),
        ("L’eau d'un lac", ["l'", "eau", "d'", "un", "lac"]),
        ("Qu'elle parle", ["qu'", "elle", "parle"]),
        ("The US envoy", ["the", "US", "envoy"]),
        ("A dog, I say!", ["a", "dog", "i", "say"]),
        ("", []),
    ],
)
def test_words_are_as_the_lists_have_them(sentence: str, words: list[str]) -> None:
    assert [unit.folded for unit in units_of(sentence)] == words


def test_each_word_says_where_it_stands_and_whether_it_is_a_name() -> None:
    sentence = "Seen: l'Arno near Pisa"
    units = units_of(sentence)
    assert all(sentence.startswith(unit.text, unit.start) for unit in units)
    assert [unit.text for unit in units if unit.is_name] == ["Seen:", "Arno", "Pisa"]
