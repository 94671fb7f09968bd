"""MP3: as long as it says, by another decoder, and each sound where it is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing import decoded, tone
from paperpress.speech.mp3 import DELAY, encode, length, version
from paperpress.speech.sound import RATE, Sound, numbers_of, silence


@pytest.mark.conformance
@pytest.mark.parametrize("seconds", [0.0, 0.01, 1.0, 7.3])
@pytest.mark.parametrize("options", [(), ("--no-gapless",)])
def test_a_decoder_gives_as_many_samples_as_is_said(
    seconds: float, options: tuple[str, ...], tmp_path: Path
) -> None:
    data = encode(silence(seconds))
    assert len(decoded(data, tmp_path, *options)) == length(data)
    assert length(data) >= DELAY + seconds * RATE - 1


@pytest.mark.conformance
def test_a_sound_is_where_it_was_put_after_the_delay(tmp_path: Path) -> None:
    places = [1.0, 3.5, 6.25]
    samples = b"".join(
        silence(1 if at == 1 else 2.5 - 0.25 * (at > 4) - 0.1) + tone(0.1).samples for at in places
    )
    starts = [i for i, n in enumerate(numbers_of(samples)) if abs(n) > 3000]
    heard = [i for i, n in enumerate(decoded(encode(samples), tmp_path)) if abs(n) > 3000]
    assert abs(heard[0] - DELAY - starts[0]) < 0.005 * RATE
    assert abs(heard[-1] - DELAY - starts[-1]) < 0.005 * RATE


def test_the_same_sound_is_the_same_bytes() -> None:
    assert encode(tone(0.5).samples) == encode(tone(0.5).samples)
    assert version().startswith("lameenc ")
    assert Sound(b"").length == 0
