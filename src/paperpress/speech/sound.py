"""Sound in memory: 16 bits, one channel, one rate for all that is heard in an edition."""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass
from typing import Final

from paperpress.errors import SpeechError

RATE: Final = 22050
"""Samples a second: eSpeak NG's, Piper's (of medium and high quality), and one that MP3 has."""
_FULL: Final = 32767
#: What is quieter than this at either end of a sentence is the engine's own silence (-46 dBFS).
_QUIET: Final = 164
_BLOCK: Final = 64


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples at `RATE`: 16 bits, the lower byte first."""

    samples: bytes
    words: tuple[int, ...] = ()
    """Where each word of its text begins, in samples; empty where the engine doesn't tell."""

    @property
    def length(self) -> int:
        """How many samples there are."""
        return len(self.samples) // 2


def silence(seconds: float) -> bytes:
    """Return the samples of a silence."""
    return bytes(2 * round(seconds * RATE))


def read_wav(data: bytes) -> Sound:
    """Return the sound of a WAV file, at our rate; its head may tell a wrong length, as a stream's does.

    Cue points that stand before the samples are where its words begin.

    Raises:
        SpeechError: it isn't one of 16 bits and one channel.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise SpeechError("it gave no WAV file")
    place, rate, cues = 12, 0, tuple[int, ...]()
    while place + 8 <= len(data):
        name, size = struct.unpack("<4sI", data[place : place + 8])
        start = place + 8
        if name == b"fmt ":
            kind, channels, rate = struct.unpack("<HHI", data[start : start + 8])
            bits = struct.unpack("<H", data[start + 14 : start + 16])[0]
            if (kind, channels, bits) != (1, 1, 16):
                raise SpeechError("its WAV file isn't PCM of 16 bits and one channel")
        elif name == b"cue ":
            cues = _cues(data[start : start + size])
        elif name == b"data" and rate:
            samples = data[start : start + size]
            words = tuple(round(cue * RATE / rate) for cue in cues)
            return Sound(at_rate(samples[: len(samples) // 2 * 2], rate), words)
        place = start + size + size % 2
    raise SpeechError("its WAV file holds no sound")


def _cues(chunk: bytes) -> tuple[int, ...]:
    """Return the places of the cue points in a chunk, in order."""
    points = range(4, len(chunk) - 23, 24)
    return tuple(sorted(struct.unpack_from("<I", chunk, place + 20)[0] for place in points))


def at_rate(samples: bytes, rate: int) -> bytes:
    """Return samples of another rate at ours, by straight lines between them."""
    if rate == RATE or not samples:
        return samples
    source = numbers_of(samples)
    source.append(source[-1])
    step = rate / RATE
    places = (number * step for number in range(int((len(source) - 1) / step)))
    return bytes_of(
        array(
            "h",
            [
                round(source[int(at)] + (source[int(at) + 1] - source[int(at)]) * (at % 1))
                for at in places
            ],
        )
    )


def trimmed(sound: Sound) -> Sound:
    """Return a sound without the silence at its ends."""
    numbers = numbers_of(sound.samples)
    loud = [
        start
        for start in range(0, len(numbers), _BLOCK)
        if max(numbers[start : start + _BLOCK]) > _QUIET
        or min(numbers[start : start + _BLOCK]) < -_QUIET
    ]
    if not loud:
        return Sound(b"")
    return Sound(
        sound.samples[2 * loud[0] : 2 * (loud[-1] + _BLOCK)],
        tuple(max(0, begin - loud[0]) for begin in sound.words),
    )


def louder(sound: Sound, gain: float) -> Sound:
    """Return a sound multiplied by a gain, by less where it would clip."""
    numbers = numbers_of(sound.samples)
    if not numbers:
        return sound
    peak = max(max(numbers), -min(numbers), 1)
    factor = round(min(gain, 0.95 * _FULL / peak) * 4096)
    samples = bytes_of(array("h", [number * factor >> 12 for number in numbers]))
    return Sound(samples, sound.words)


def numbers_of(samples: bytes) -> array[int]:
    """Return samples as numbers."""
    numbers = array("h")
    numbers.frombytes(samples)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def bytes_of(numbers: array[int]) -> bytes:
    """Return numbers as samples."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
