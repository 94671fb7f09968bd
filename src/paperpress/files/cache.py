"""What was made before, kept under a key that says everything that decides it.

An entry is content-addressed: whatever would change the result changes the key, so that nothing
here is ever out of date; it is only unused. Each begins with a digest of its key and its bytes and
takes its name in one step, so that a torn, moved or altered file is told and left alone, however
many presses write at once and whenever one of them is killed. Losing all of it costs time alone.
"""

from __future__ import annotations

import os
import platform
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from paperpress.errors import ConfigurationError
from paperpress.files.atomic import is_part, remove_dead, write_passing
from paperpress.files.regular import read_regular

FOLDER_VARIABLE = "PAPERPRESS_CACHE_DIR"
LIMIT_VARIABLE = "PAPERPRESS_CACHE_SIZE"
#: Bytes that are kept unless told otherwise: some 30,000 pictures for e-ink.
LIMIT = 2_000_000_000
#: Down to this share of the limit when it is passed, so that not every press has to look again.
_AFTER_TRIMMING = 0.8
#: The shelf of files that are handed out by their paths: pictures that were fetched.
REMOTE = "remote"
#: Seconds. A use is noted no oftener; a remote file younger than this may be in a press's hands.
_RECENT = 3600.0
#: Of a number of megabytes.
_MOST_DIGITS = 12
#: How often a folder is cleared that fills again meanwhile.
_TURNS = 5
_MAGIC = b"paperpress\n"
_HEAD = len(_MAGIC) + sha256().digest_size
#: Files of the package that decide what comes out of it.
_DECIDING = (".py", ".po", ".toml", ".css")


def cache_folder() -> Path:
    """Find where things are kept: ``PAPERPRESS_CACHE_DIR``, else the platform's place for caches."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("paperpress")


def limit() -> int:
    """Return how many bytes may be kept: ``PAPERPRESS_CACHE_SIZE`` in MB, else `LIMIT`.

    Raises:
        ConfigurationError: the variable is no number of megabytes.
    """
    named = os.environ.get(LIMIT_VARIABLE)
    if not named:
        return LIMIT
    if not named.isdecimal() or len(named) > _MOST_DIGITS:
        raise ConfigurationError(f"{LIMIT_VARIABLE}: {named!r} is no number of megabytes")
    return int(named) * 1_000_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """How much of one kind is kept."""

    name: str
    entries: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries, by shelf (``pictures``, ``editions``) and key."""

    folder: Path
    limit: int = LIMIT
    """Bytes."""

    def get(self, shelf: str, key: str) -> bytes | None:
        """Return what is kept under a key; None where nothing is, or where the entry is damaged."""
        path = self._path(shelf, key)
        try:
            data = read_regular(path)
        except OSError:
            return None
        kept = data[_HEAD:]
        if data[:_HEAD] != _head(shelf, key, kept):
            return None
        note_use(path)
        return kept

    def put(self, shelf: str, key: str, data: bytes) -> bool:
        """Keep bytes under a key. False where that can't be done, which costs time and no more."""
        path = self._path(shelf, key)
        try:
            make_private(path.parent)
            write_passing(path, _head(shelf, key, data) + data)
        except OSError:
            return False
        return True

    def shelves(self) -> tuple[Shelf, ...]:
        """Tell how much is kept, by kind, sorted by name."""
        by_shelf: dict[str, list[int]] = {}
        for file in self._files():
            by_shelf.setdefault(file.shelf, []).append(file.size)
        return tuple(
            Shelf(name, len(sizes), sum(sizes)) for name, sizes in sorted(by_shelf.items())
        )

    def clear(self) -> None:
        """Remove everything. A press that is under way makes anew what it needs.

        Raises:
            OSError: it can't be removed.
        """
        import shutil  # which loads every kind of compression

        for turn in range(_TURNS):
            try:
                for shelf in self._shelf_folders():
                    shutil.rmtree(shelf)
                return
            except OSError:
                # A press that is under way adds and removes entries meanwhile.
                if turn + 1 == _TURNS:
                    raise

    def trim(self) -> int:
        """Remove what was used longest ago while more is kept than the limit, and return the bytes removed.

        What killed runs left half written goes in any case.

        Files that are handed out as such (`REMOTE`) stay for an hour even then: another press may
        be about to read them.
        """
        self._sweep()
        files = sorted(self._files(), key=lambda file: (file.used, file.path))
        total = sum(file.size for file in files)
        if total <= self.limit:
            return 0
        removed, recent = 0, time.time() - _RECENT
        for file in files:
            if total - removed <= self.limit * _AFTER_TRIMMING:
                break
            if file.shelf == REMOTE and file.used > recent:
                continue
            try:
                file.path.unlink(missing_ok=True)
            except OSError:
                continue  # it isn't ours to remove
            removed += file.size
        return removed

    def _path(self, shelf: str, key: str) -> Path:
        return self.folder / shelf / key[:2] / key[2:]

    def _shelf_folders(self) -> list[Path]:
        return [path for path in _entries(self.folder) if path.is_dir() and not path.is_symlink()]

    def _files(self) -> Iterator[_File]:
        """Yield every regular file that is whole. What else stands there is none of ours."""
        for shelf, path in self._paths():
            try:
                status = path.lstat()
            except FileNotFoundError:
                continue  # another press has just removed it
            if stat.S_ISREG(status.st_mode) and not is_part(path.name):
                yield _File(path, shelf, status.st_size, status.st_mtime)

    def _sweep(self) -> None:
        for _, path in self._paths():
            if is_part(path.name):
                remove_dead(path)

    def _paths(self) -> Iterator[tuple[str, Path]]:
        """Yield everything in the folder that isn't a folder, with the name of its shelf."""
        for shelf in self._shelf_folders():
            for folder, _, names in os.walk(shelf):
                for name in names:
                    yield shelf.name, Path(folder, name)


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    shelf: str
    size: int
    used: float


def make_private(folder: Path) -> None:
    """Make a folder for this user alone, and each above it that isn't there.

    Raises:
        OSError: it can't be made.
    """
    for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def key_of(*parts: str | bytes) -> str:
    """Return a key made of everything that decides a result, in order: 64 digits of base 16.


    Each part goes in with its length, so that no two lists of parts run together to the same.
    """
    digest = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


@cache
def code() -> str:
    """Return a digest of what makes results: this package's files, Python, and every package installed.

    Told by content: an edited file or another version of a library is another key.
    """
    return key_of(platform.python_version(), sys.platform, *_installed(), source())


@cache
def source() -> str:
    """Return a digest of this package's files."""
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - hundreds of paths, as strings: half the time
    files = sorted(
        os.path.join(place, name)  # noqa: PTH118
        for place, _, names in os.walk(package)
        for name in names
        if name.endswith(_DECIDING)
    )
    return key_of(*(part for file in files for part in (file[len(package) :], _bytes_of(file))))


def _installed() -> Iterator[str]:
    """Yield name and version of every installed package, from the name of its metadata folder."""
    for place in dict.fromkeys(sys.path):
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - names alone are wanted
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _bytes_of(file: str) -> bytes:
    with open(file, "rb") as opened:  # noqa: PTH123
        return opened.read()


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _head(shelf: str, key: str, data: bytes) -> bytes:
    return _MAGIC + sha256(f"{shelf}/{key}\n".encode() + data).digest()


def note_use(path: Path) -> None:
    """Note that an entry was used, so that `Cache.trim` removes others first; not at every use."""
    try:
        if time.time() - path.stat().st_mtime > _RECENT:
            os.utime(path)
    except OSError:
        return  # it was removed, or isn't ours to touch: what was read is still right
