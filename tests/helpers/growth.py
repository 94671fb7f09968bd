"""How the time that a piece of work takes grows with its input: a ratio, never seconds.

What takes eight times as long for eight times as much is linear; what compares everything with
everything takes sixty-four times as long. Between them lies a wide margin. Only the processor's
time of this process counts, and of several measurements the shortest: nothing makes work shorter,
so that a busy machine fails nobody. What the work takes for next to nothing is taken off, since it
would hide the growth of what is small beside it. What has a limit, as of depth, may make a step on
the way there: it grows no more when the input is doubled once again.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: By how much the input grows, and by how much the time may: as it would for n to the power 1.6.
STEP, MOST = 8, 28
#: Seconds that the smaller input takes more than next to nothing does: less is lost in the clock's grain.
_LEAST = 0.001
#: Of units in the smaller input: what takes so little even then isn't going to take long.
_FIRST, _LARGEST = 50, 1_600
_TRIES = 4
#: By how much the time may grow for twice as much, beyond a step: n to the power 1.4.
_MOST_FOR_TWICE = 2.7


def growth(work: Callable[[T], object], of: Callable[[int], T]) -> float:
    """Return how many times as long some work takes for `STEP` times the input.

    Args:
        work: what is measured.
        of: an input of so many units.
    """
    work(of(2))  # tables that are made once are no part of it
    nothing = _shortest(work, of(1), 2)
    size = _FIRST
    small = of(size)
    short = _time(work, small)
    while short - nothing < _LEAST and size < _LARGEST:
        size *= 2
        small = of(size)
        short = _time(work, small)
    large = of(STEP * size)
    long = _time(work, large)
    for _ in range(_TRIES):
        if long - nothing <= MOST * max(short - nothing, _LEAST):
            break
        nothing = min(nothing, _time(work, of(1)))
        long = min(long, _time(work, large))
    if long - nothing > MOST * max(short - nothing, _LEAST):
        twice = _time(work, of(2 * STEP * size))
        if twice < _MOST_FOR_TWICE * long:
            return STEP * twice / long / 2
    return (long - nothing) / max(short - nothing, _LEAST)


def _shortest(work: Callable[[T], object], given: T, runs: int) -> float:
    return min(_time(work, given) for _ in range(runs))


def _time(work: Callable[[T], object], given: T) -> float:
    gc.disable()
    try:
        began = time.process_time()
        work(given)
        return time.process_time() - began
    finally:
        gc.enable()
