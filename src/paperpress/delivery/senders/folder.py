"""Editions written into a folder: of a device that is plugged in, or one that is synced.

Each appears whole under its name or not at all; what a crash leaves is a hidden file, which the next
delivery of that edition takes away.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from paperpress.config.targets import FolderTarget
from paperpress.delivery.answers import DelayError, UnusableError
from paperpress.delivery.recipients import Recipient
from paperpress.delivery.senders.protocol import Sending
from paperpress.files.atomic import write_whole
from paperpress.pressroom.size_limit import megabytes

#: Bytes that are left free: a device keeps notes of its own on what it finds.
_SPARE = 1_000_000


class FolderSender:
    """Writes editions below a folder, as they lie in the output folder."""

    can_ask: ClassVar = True

    def __init__(self, target: FolderTarget, folder: Path) -> None:
        self._folder = folder / target.folder
        self._mount = folder / target.mount if target.mount else None

    def recipients(self) -> Iterator[Recipient]:
        """Give the folder."""
        yield Recipient(str(self._folder))

    def send(self, sending: Sending) -> None:
        """Write an edition, and sync it to the disk.

        Raises:
            UnusableError: the folder or the device isn't there.
            DelayError: there is no room, or it can't be written.
        """
        self._check_there()
        path = self._folder / sending.parcel.edition.path
        data = sending.parcel.data
        try:
            free = shutil.disk_usage(self._folder).free
            if free < len(data) + _SPARE:
                raise DelayError(f"{megabytes(free)} are free, and it has {megabytes(len(data))}")
            _clear(path)
            write_whole(path, data)
            for changed in (path.parent, self._folder):
                _sync(changed)
        except OSError as error:
            raise DelayError(f"{path} can't be written: {error.strerror or error}") from None

    def _check_there(self) -> None:
        if self._mount is not None and not self._mount.is_mount():
            raise UnusableError(f"nothing is mounted at {self._mount}")
        if not self._folder.is_dir():
            raise UnusableError(f"there is no folder {self._folder}: is the device there?")

    def hide(self, text: str) -> str:
        """Return the text: nothing is secret here."""
        return text

    def close(self) -> None:
        """Close nothing."""


def _clear(path: Path) -> None:
    """Remove what a write that was cut off has left beside a file."""
    for left in path.parent.glob(f".{path.name}.*.part"):
        left.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Put a folder's names on the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
