"""Regular files, and nothing that only looks like one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO would block for ever
    | getattr(os, "O_NOFOLLOW", 0)
)


def open_regular(path: Path) -> BufferedReader:
    """Open a regular file for reading.

    What stands under a name may have been put there by anybody: a link to elsewhere, a FIFO or a
    device without end, a folder.

    Raises:
        OSError: it can't be opened, or is no regular file; the error names the file.
    """
    descriptor = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
    return open(descriptor, "rb")  # noqa: PTH123 - the descriptor carries the flags


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        OSError: as `open_regular`.
    """
    with naming(path), open_regular(path) as file:
        return file.read()


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let every OSError that comes meanwhile name this file.

    What fails after a file was opened (a full disk, a bad sector) names none, and a temporary file
    is nobody's.

    Raises:
        OSError: of the same kind, naming the file.
    """
    try:
        yield
    except OSError as error:
        number, reason = error.errno or errno.EIO, error.strerror or str(error)
        raise OSError(number, reason, str(path)) from error


def is_within(path: Path, folder: Path) -> bool:
    """Tell whether a file or folder lies in a folder, or is it, every link followed."""
    return path.resolve().is_relative_to(folder.resolve())
