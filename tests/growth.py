"""How the time that a piece of work takes grows with its input: a ratio, never seconds.

What takes eight times as long for eight times as much is linear; what compares everything with
everything takes sixty-four times as long. Between them lies a wide margin, so that a busy machine
fails nobody; of several measurements the shortest counts, since nothing makes work shorter.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: By how much the input grows, and by how much the time may: as it would for n to the power 1.6.
STEP, MOST = 8, 28
#: Seconds that the smaller input takes at least: less is lost in the clock's grain.
_LEAST = 0.003
#: Of units: what takes so little even then isn't going to take long.
_LARGEST = 6_000
_TRIES = 3


def growth(work: Callable[[T], object], of: Callable[[int], T]) -> float:
    """Return how many times as long some work takes for `STEP` times the input.

    Args:
        work: what is measured.
        of: an input of so many units.
    """
    size = 100
    short = _time(work, of(size))
    while short < _LEAST and size < _LARGEST:
        size *= 2
        short = _time(work, of(size))
    ratio = float("inf")
    for _ in range(_TRIES):
        short = max(short, _time(work, of(size))) if ratio == float("inf") else short
        ratio = min(ratio, _time(work, of(STEP * size)) / max(short, _LEAST))
        if ratio <= MOST:
            break
    return ratio


def _time(work: Callable[[T], object], given: T) -> float:
    gc.disable()
    try:
        began = time.process_time()
        work(given)
        return time.process_time() - began
    finally:
        gc.enable()
