"""The verb of a caption's sentence, by its position; none where another word may be it."""

from __future__ import annotations

import pytest

from paperpress.captions.lexicon import lexicon_of
from paperpress.captions.units import units_of
from paperpress.captions.verbs import verb_of


@pytest.mark.parametrize(
    ("sentence", "language", "verb"),
    [
        ("A firefighter battles the flames", "en", "battles"),
        ("Rescue crews search the river bank", "en", None),
        ("The house Anna owns is for sale", "en", None),
        ("On Friday a crane lifts the boat", "en", None),
        ("Ein Kran hebt das Boot aus dem Fluss", "de", "hebt"),
        ("Une grue soulève le bateau de la rivière", "fr", "soulève"),
    ],
)
def test_a_verb_is_found_where_no_other_word_may_be_it(
    sentence: str, language: str, verb: str | None
) -> None:
    units = units_of(sentence)
    at = verb_of(units, lexicon_of(language))
    assert (None if at is None else units[at].text) == verb
