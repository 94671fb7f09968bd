"""How loud a voice is (ITU-R BS.1770-5, one channel), and what makes all voices equally loud.

The two filters of the standard are given for 48 kHz; their coefficients at another rate follow from
the same analogue ones.
"""

from __future__ import annotations

from math import log10, pi, tan
from typing import Final

from paperpress.speech.sound import RATE, Sound, numbers_of

TARGET: Final = -21.0
"""LUFS: what speech with peaks of -3 dBFS comes to, so that hardly any sentence is held back."""
_ABSOLUTE_GATE: Final = -70.0
_RELATIVE_GATE: Final = -10.0
_BLOCK: Final = round(0.4 * RATE)
_STEP: Final = _BLOCK // 4

_Filter = tuple[float, float, float, float, float]


def loudness(sound: Sound) -> float | None:
    """Return the gated loudness of a sound in LUFS; None where it is too short or too quiet to tell."""
    filtered = _apply(
        [number / 32768 for number in numbers_of(sound.samples)], (_shelf(), _high_pass())
    )
    squares = [value * value for value in filtered]
    powers = [
        sum(squares[start : start + _BLOCK]) / _BLOCK
        for start in range(0, len(squares) - _BLOCK + 1, _STEP)
    ]
    powers = [power for power in powers if power > 0 and _lufs(power) > _ABSOLUTE_GATE]
    if not powers:
        return None
    gate = _lufs(sum(powers) / len(powers)) + _RELATIVE_GATE
    powers = [power for power in powers if _lufs(power) > gate]
    return _lufs(sum(powers) / len(powers))


def gain_to(target: float, sound: Sound) -> float:
    """Return what a sound is to be multiplied by to be as loud as wanted; 1 where nothing can be told."""
    level = loudness(sound)
    return 1.0 if level is None else 10 ** ((target - level) / 20)


def _lufs(power: float) -> float:
    return -0.691 + 10 * log10(power)


def _shelf() -> _Filter:
    """Return the first filter: what a head adds to high tones."""
    k = tan(pi * 1681.974450955533 / RATE)
    high = 10 ** (3.999843853973347 / 20)
    band, quality = high**0.4996667741545416, 0.7071752369554196
    a0 = 1 + k / quality + k * k
    return (
        (high + band * k / quality + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / quality + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / quality + k * k) / a0,
    )


def _high_pass() -> _Filter:
    """Return the second filter: low tones are heard less."""
    k, quality = tan(pi * 38.13547087602444 / RATE), 0.5003270373238773
    a0 = 1 + k / quality + k * k
    return 1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / quality + k * k) / a0


def _apply(values: list[float], filters: tuple[_Filter, ...]) -> list[float]:
    for b0, b1, b2, a1, a2 in filters:
        first = second = 0.0
        filtered = []
        for value in values:
            result = b0 * value + first
            first = b1 * value - a1 * result + second
            second = b2 * value - a2 * result
            filtered.append(result)
        values = filtered
    return values
