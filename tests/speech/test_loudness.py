"""Loudness as ITU-R BS.1770 has it, by the standard's own anchor and its gates."""

from __future__ import annotations

import pytest

from hearing import tone
from paperpress.speech.loudness import TARGET, gain_to, loudness
from paperpress.speech.sound import Sound, silence


def test_a_sine_of_997_hz_at_full_scale_is_minus_three() -> None:
    """BS.1770-5, annex 1: 0 dB FS at 997 Hz in one channel reads -3.01 LKFS."""
    level = loudness(tone(2, 0.1, 997))
    assert level == pytest.approx(-23.01, abs=0.05)


def test_low_tones_count_for_less() -> None:
    low, middle = loudness(tone(2, 0.1, 40)), loudness(tone(2, 0.1, 997))
    assert low is not None
    assert middle is not None
    assert low < middle - 3


def test_silence_between_sentences_counts_for_nothing() -> None:
    alone = loudness(tone(2, 0.1, 997))
    parted = loudness(Sound(tone(2, 0.1, 997).samples + silence(4) + tone(2, 0.1, 997).samples))
    assert parted == pytest.approx(alone, abs=0.6)


def test_a_gain_makes_it_as_loud_as_wanted() -> None:
    level = loudness(tone(2, 0.1 * gain_to(TARGET, tone(2, 0.1, 997)), 997))
    assert level == pytest.approx(TARGET, abs=0.1)
    assert gain_to(TARGET, Sound(b"")) == 1.0
