"""Files that somebody is at work on: when they have changed.

They are asked for their times and sizes again and again. Every system tells those, on network
drives and in containers too, which isn't so of notices of changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path


def changes(places: Sequence[Path], pause: Callable[[], object]) -> Iterator[None]:
    """Yield at once, and again each time that a file in the places has changed, come or gone.

    Args:
        places: files, and folders with all that is in them.
        pause: waits a moment between two looks.
    """
    seen: Mapping[Path, tuple[int, int]] | None = None
    while True:
        state = _state(places)
        if state == seen:
            pause()
            continue
        # Noted before what is done about it, so that what changes meanwhile isn't missed.
        seen = state
        yield


def _state(places: Sequence[Path]) -> Mapping[Path, tuple[int, int]]:
    """Return the time and size of each file; of those that can be asked."""
    state = {}
    for place in places:
        for path in (place, *place.rglob("*")) if place.is_dir() else (place,):
            try:
                status = path.stat()
            except OSError:
                continue  # gone since, as an editor's files for the time of saving are
            state[path] = (status.st_mtime_ns, status.st_size)
    return state
