"""MP3 at a constant bitrate: the core media type that every player has (EPUB 3.3, section 3.2).

No frame tells of the encoder's delay (there is no Xing or Info header), so that every decoder plays
every frame, and a place in the sound is the same time in all of them.
"""

from __future__ import annotations

from functools import cache
from importlib import metadata
from typing import Final

import lameenc

from paperpress.speech.sound import RATE

BITRATE: Final = 32
"""kbit/s: 14 MB an hour; speech at 22 kHz and in one channel loses nothing that is heard."""
FRAME: Final = 576
"""Samples of a frame of MPEG-2, layer III."""
DELAY: Final = 1105
"""Samples before the first one of ours: 576 of the encoder and 529 of any decoder."""
_QUALITY: Final = 5


def encode(samples: bytes) -> bytes:
    """Return samples as MP3; the same bytes each time by one version of the library on one machine."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BITRATE)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(_QUALITY)
    encoder.silence()
    return bytes(encoder.encode(samples)) + bytes(encoder.flush())


def length(data: bytes) -> int:
    """Return how many samples a decoder gives for what `encode` made: all of every frame."""
    frames = place = 0
    while place + 4 <= len(data):
        padding = data[place + 2] >> 1 & 1
        place += 72 * BITRATE * 1000 // RATE + padding
        frames += 1
    return frames * FRAME


@cache
def version() -> str:
    """Return the encoder's name and version, which decide its bytes."""
    return f"lameenc {metadata.version('lameenc')}, {BITRATE} kbit/s, {_QUALITY}"
