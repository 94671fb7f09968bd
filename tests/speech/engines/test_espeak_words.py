"""eSpeak NG's library, which tells where words begin."""

from __future__ import annotations

import shutil

import pytest

from newsroom import need
from paperpress.speech.engines.espeak import espeak_voice
from paperpress.speech.engines.espeak_words import begins
from paperpress.speech.sound import RATE

TEXTS = {
    "en-GB": "The well-known council's ferries — all of them — sailed, one of the best.",
    "fr": "L’âge d’or, dit Madame Écluse, « c’était hier ».",
    "ar": "يعيش أربعة ملايين شخص على الساحل.",
    "de": "Die Elb-Fähre, sagte sie, fährt wieder ab Dienstag.",
}


@pytest.mark.conformance
@pytest.mark.parametrize("language", TEXTS)
def test_words_begin_one_after_another_over_the_whole_sound(language: str) -> None:
    """And the samples are those of the command."""
    timed = espeak_voice(language, "", "", words=True)
    need(timed.library and shutil.which("espeak-ng"), "eSpeak NG's library is missing")
    sound = timed.speak(TEXTS[language])
    assert sound.samples == espeak_voice(language, "", "").speak(TEXTS[language]).samples
    assert len(sound.words) == len(TEXTS[language].split())
    assert list(sound.words) == sorted(sound.words)
    assert sound.words[0] < 0.1 * RATE
    assert max(b - a for a, b in zip(sound.words, sound.words[1:], strict=False)) < 1.0 * RATE
    assert 0 < sound.length - sound.words[-1] < 1.0 * RATE


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        ([(0, 0), (4, 100), (8, 200)], [0, 100, 200]),
        ([(0, 0), (8, 200)], [0, 100, 200]),
        ([(0, 0), (5, 120), (4, 110)], [0, 110, 390]),
        ([(4, 100), (0, 150), (8, 140)], [150, 150, 150]),
        ([], [0, 218, 436]),
    ],
)
def test_what_is_not_told_lies_between_its_neighbours(
    heard: list[tuple[int, int]], expected: list[int]
) -> None:
    assert begins("one two six", heard, 600) == expected
