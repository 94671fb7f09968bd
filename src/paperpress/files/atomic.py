"""Files that are whole or not there.

Until it is whole, a file has a name of our own (`is_part`) and is locked by the process that writes
it. A run that is killed leaves such a file behind without its lock, so it is known for what it is,
and the next write into the folder takes it away.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex
from typing import IO

from paperpress.files.regular import naming, open_regular, read_regular

_PREFIX, _SUFFIX = ".paperpress-", ".part"
_PART = re.compile(re.escape(_PREFIX) + r"[a-z0-9_]{8}" + re.escape(_SUFFIX))
#: Seconds after which a part that can't be locked here has nobody who writes it.
_DEAD = 3600.0
_BINARY = getattr(os, "O_BINARY", 0)


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file so that it appears whole under its name or not at all.

    The bytes go to a temporary file in the same folder, are synced, and take the name in one step.

    Returns:
        False where the file was there already with the same bytes, and was left alone.

    Raises:
        OSError: it can't be written; the error names the file.
    """
    if path.is_file() and path.stat().st_size == len(data) and read_regular(path.resolve()) == data:
        return False
    write_pieces(path, (data,))
    return True


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a long file whole or not at all, from pieces, since it doesn't fit into memory.

    Raises:
        OSError: it can't be written; the error names the file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    sweep(path.parent)
    _in_one_step(path, pieces, lasting=True)


def place_whole(source: Path, path: Path) -> bool:
    """Give a file a second place, whole or not at all: as a link where that can be, else as a copy.

    Returns:
        False where it is there already, as the same file.

    Raises:
        OSError: it can't be read or written.
    """
    if path.exists() and path.samefile(source):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.unlink(missing_ok=True)
        beside.hardlink_to(source)
    except OSError:
        # Another file system, or one without links: a copy does as well, and takes the room.
        with source.open("rb") as file:
            write_pieces(path, iter(lambda: file.read(_PIECE), b""))
        return True
    beside.replace(path)
    return True


#: Bytes that are copied at once.
_PIECE = 1 << 20


def write_secret(path: Path, data: bytes) -> None:
    """Write a file whole or not at all that this user alone may read.

    Raises:
        OSError: it can't be written; the error names the file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _in_one_step(path, (data,), lasting=True, mode=0o600)


def write_passing(path: Path, data: bytes) -> None:
    """Write a file that may be lost, whole or not at all: not synced, and for this user alone.

    What a power cut tears of it has to be told by whoever reads it. Its folder is there.

    Raises:
        OSError: it can't be written; the error names the file.
    """
    _in_one_step(path, (data,), lasting=False, mode=0o600)


def is_part(name: str) -> bool:
    """Tell whether a file has the name of one that isn't whole yet."""
    return _PART.fullmatch(name) is not None


def sweep(folder: Path) -> None:
    """Remove the parts that killed runs left in a folder; those that are being written stay."""
    try:
        names = [entry.name for entry in os.scandir(folder) if is_part(entry.name)]
    except OSError:
        return
    for name in names:
        remove_dead(folder / name)


def remove_dead(part: Path) -> None:
    """Remove a part, unless a process is writing it."""
    try:
        with open_regular(part) as file:
            if _locked(file, wait=False):
                part.unlink(missing_ok=True)
                return
        if sys.platform == "win32" and time.time() - part.stat().st_mtime > _DEAD:
            part.unlink(missing_ok=True)
    except OSError:
        return  # it isn't ours to remove, or somebody else has just done so


def _in_one_step(path: Path, pieces: Iterable[bytes], *, lasting: bool, mode: int = 0o666) -> None:
    with naming(path):
        file, temporary = _new_part(path.parent, mode)
        try:
            with file:
                file.writelines(pieces)
                file.flush()
                if lasting:
                    os.fsync(file.fileno())
                if sys.platform == "win32":
                    file.close()  # what is open can't be renamed there
                # Still locked: a part without a lock is anybody's to remove.
                temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _new_part(folder: Path, mode: int) -> tuple[IO[bytes], Path]:
    """Return a new part, locked; one that is removed before it is locked is made again.

    Its permissions are the mode's as far as the user's mask allows. The mask itself is left alone:
    it can only be read by setting it, which every thread would see.
    """
    while True:
        part = folder / f"{_PREFIX}{token_hex(4)}{_SUFFIX}"
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        except FileExistsError:
            continue
        file = os.fdopen(handle, "wb")
        if not _locked(file, wait=True) or part.exists():
            return file, part
        file.close()


def _locked(file: IO[bytes], *, wait: bool) -> bool:
    """Lock a file for as long as it is open, and tell whether that could be done."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
