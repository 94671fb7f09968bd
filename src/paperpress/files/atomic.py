"""Files that are whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file so that it appears whole under its name or not at all.

    The bytes go to a temporary file in the same folder, are synced, and take the name in one step.

    Returns:
        False where the file was there already with the same bytes, and was left alone.

    Raises:
        OSError: it can't be written.
    """
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    write_pieces(path, (data,))
    return True


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same of a file that is longer than memory, and comes in pieces.

    Raises:
        OSError: it can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _in_one_step(path, pieces, prefix=f".{path.name}.", lasting=True)


def write_passing(path: Path, data: bytes) -> None:
    """The same of a file that may be lost: not synced, and for this user alone.

    What a power cut tears of it has to be told by whoever reads it. Its folder is there.

    Raises:
        OSError: it can't be written.
    """
    _in_one_step(path, (data,), prefix=".", lasting=False)


def _in_one_step(path: Path, pieces: Iterable[bytes], *, prefix: str, lasting: bool) -> None:
    handle, temporary = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        if lasting:
            Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
