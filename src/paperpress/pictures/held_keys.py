"""What pictures' files held when they were read last, kept by a process that reads them again and again.

To know a picture is to read all of its file, and a day's are tens of megabytes. A file of which the
system says the same as before holds the same.
"""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from pathlib import Path
from typing import Final, TypeAlias

#: Files that are remembered.
_MOST: Final = 20_000
#: A change within this time before a look may not show in a file's time.
_UNSURE: Final = 2_000_000_000

State: TypeAlias = tuple[int, ...]


class HeldKeys:
    """Holds the `picture_key` of files, by what the system says of them."""

    def __init__(self) -> None:
        self._files: OrderedDict[Path, tuple[State, str]] = OrderedDict()

    def key_of(self, place: Path) -> str:
        """Return the key of a file that is as it was when it was read; empty where nobody knows."""
        before = self._files.get(place)
        return before[1] if before is not None and before[0] == state_of(place) else ""

    def hold(self, place: Path, before: State, key: str) -> None:
        """Hold the key of a file that was just read, if it is sure that the file stayed the same.

        Args:
            place: the file.
            before: its state before it was read.
            key: that of what was read.
        """
        sure = bool(before) and before[-1] < time.time_ns() - _UNSURE
        if sure and before == state_of(place):
            self._files[place] = before, key
            if len(self._files) > _MOST:
                self._files.popitem(last=False)


def state_of(place: Path) -> State:
    """Return what changes when a file does; nothing where it isn't there."""
    try:
        state = os.stat(place)  # noqa: PTH116 - hundreds of them for a press
    except OSError:
        return ()
    changed = max(state.st_ctime_ns, state.st_mtime_ns)
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, changed
