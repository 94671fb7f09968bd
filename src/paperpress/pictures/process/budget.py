"""How much of its pictures an edition gives up to fit a size."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from paperpress.model.picture import Grade

_Key = TypeVar("_Key")

#: By how much likeness falls from one grade to the next, and where it would begin to hurt.
_STEP = 0.01
_LEAST_SSIM = 0.85
#: What of the page is then left, each way.
_SCALES = (0.85, 0.7, 0.55, 0.4)


def grades_from(ssim: float) -> tuple[Grade, ...]:
    """Return the grades from the best down: first likeness is lowered, then size."""
    steps = max(0, round((ssim - _LEAST_SSIM) / _STEP))
    falling = [Grade(round(ssim - step * _STEP, 3)) for step in range(steps + 1)]
    return (*falling, *(Grade(falling[-1].ssim, scale) for scale in _SCALES))


def fit(
    sizes: Callable[[int], Mapping[_Key, int]], count: int, room: int
) -> tuple[Mapping[_Key, int], int]:
    """Return the grade of each picture, by number, so that they all go into a room of bytes.

    Evenly to the eye: no picture is more than one grade below another. Within that the largest
    are lowered first, no more of them than has to be, and none that gains nothing by it.

    Args:
        sizes: the bytes of each picture at a grade.
        count: how many grades there are, from 0.
        room: bytes.

    Returns:
        The grades, and by how many bytes the pictures are too large even at the last one (0: they
        fit).
    """
    least = _least(sizes, count, room)
    lower, higher = sizes(least), sizes(max(0, least - 1))
    chosen = dict.fromkeys(higher, max(0, least - 1))
    total = sum(higher.values())
    for key in _largest_first(higher):
        if total <= room:
            break
        if lower[key] < higher[key]:
            chosen[key] = least
            total -= higher[key] - lower[key]
    return chosen, max(0, total - room)


def _least(sizes: Callable[[int], Mapping[_Key, int]], count: int, room: int) -> int:
    """Return the first grade at which all pictures fit; the last if they never do."""
    low, high = 0, count - 1
    while low < high:
        middle = (low + high) // 2
        if sum(sizes(middle).values()) <= room:
            high = middle
        else:
            low = middle + 1
    return low


def _largest_first(sizes: Mapping[_Key, int]) -> Sequence[_Key]:
    return sorted(sizes, key=lambda key: -sizes[key])
