"""Sound in memory: read, resampled, trimmed, made louder without clipping."""

from __future__ import annotations

import io
import struct
import wave

import pytest

from hearing import tone
from paperpress.errors import SpeechError
from paperpress.speech.engines import espeak_words
from paperpress.speech.sound import (
    RATE,
    Sound,
    at_rate,
    louder,
    numbers_of,
    read_wav,
    silence,
    trimmed,
)


def wav(samples: bytes, rate: int = RATE, channels: int = 1, width: int = 2) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", ""))
        file.writeframes(samples)
    return out.getvalue()


def test_a_wav_file_is_read() -> None:
    assert read_wav(wav(tone(0.1).samples)) == tone(0.1)


@pytest.mark.parametrize("rate", [RATE, 2 * RATE])
def test_cue_points_are_where_words_begin(rate: int) -> None:
    data = espeak_words.wav(rate, bytes(2 * rate), [0, 7000, 9000])
    assert read_wav(data).words == tuple(at * RATE // rate for at in (0, 7000, 9000))
    assert read_wav(data).length == pytest.approx(RATE, abs=2)


def test_words_stay_where_they_are_when_silence_is_cut_off() -> None:
    sound = trimmed(Sound(silence(0.5) + tone(0.5).samples, (9000, 12000)))
    assert sound.length / RATE == pytest.approx(0.5, abs=0.006)
    assert [begin + RATE // 2 for begin in sound.words] == pytest.approx([11025, 12000], abs=70)


def test_a_stream_that_tells_a_wrong_length_is_read_to_its_end() -> None:
    data = bytearray(wav(tone(0.1).samples))
    data[40:44] = struct.pack("<I", 0x7FFFF000)
    assert read_wav(bytes(data)) == tone(0.1)


@pytest.mark.parametrize(
    "data",
    [b"", b"no sound", wav(b"\0" * 8, channels=2), wav(b"\0" * 8, width=1), wav(b"")[:36]],
)
def test_what_is_no_wav_of_ours_is_told(data: bytes) -> None:
    with pytest.raises(SpeechError):
        read_wav(data)


@pytest.mark.parametrize("rate", [16000, 24000, 44100])
def test_another_rate_becomes_ours_and_lasts_as_long(rate: int) -> None:
    assert len(at_rate(bytes(2 * rate), rate)) == pytest.approx(2 * RATE, abs=4)


def test_the_engines_own_silence_is_cut_off() -> None:
    sound = Sound(silence(0.3) + tone(0.5).samples + silence(0.4))
    assert trimmed(sound).length / RATE == pytest.approx(0.5, abs=0.006)
    assert trimmed(Sound(silence(1))) == Sound(b"")


def test_nothing_clips() -> None:
    assert max(numbers_of(louder(tone(0.1, 0.5), 10).samples)) <= 0.951 * 32767
    assert max(numbers_of(louder(tone(0.1, 0.5), 0.5).samples)) == pytest.approx(8191, abs=8)
    assert louder(Sound(b""), 2) == Sound(b"")
