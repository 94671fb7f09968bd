"""What a run reads, noted by the code that opens it, so that a later run can tell a change.

Everything goes by content, and each file is noted before it is opened: what changes in between is
seen the next time. This module is loaded by a run with nothing changed, so it loads little itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path

_GONE = ""


@dataclass(slots=True)
class Readings:
    """Files, folders and patterns, as they were when they were read."""

    files: dict[str, str] = field(default_factory=dict)
    """Digest of each file, by its path; of one that wasn't there, the empty one."""
    places: dict[str, str] = field(default_factory=dict)
    """Where each of these truly lies, links resolved, if it was there."""
    folders: dict[str, list[str]] = field(default_factory=dict)
    """The files of each folder that is searched, however deep."""
    patterns: dict[str, list[str]] = field(default_factory=dict)
    """The paths that each pattern matched, by its folder and the pattern, a line break between."""

    def file(self, path: Path) -> None:
        """Note a file that will be read, or that would be if it were there."""
        self._note([str(path)])

    def folder(self, path: Path) -> None:
        """Note a folder that will be searched, with every file in it, however deep."""
        self.folders[str(path)] = _listing(str(path))
        self._note(self.folders[str(path)])

    def pattern(self, folder: Path, pattern: str) -> None:
        """Note a pattern by which files of a folder are chosen."""
        key = f"{folder}\n{pattern}"
        self.patterns[key] = _matching(key)

    def picture(self, name: str, place: str, digest: str) -> None:
        """Note a picture, as it was when it was developed."""
        self.files[name] = digest
        self.places[name] = place

    def still_hold(self) -> bool:
        """Tell whether everything would be read as it was."""
        return (
            all(os.path.realpath(name) == place for name, place in self.places.items())
            and all(_listing(folder) == names for folder, names in self.folders.items())
            and all(_matching(pattern) == names for pattern, names in self.patterns.items())
            and are(self.files)
        )

    def _note(self, names: Iterable[str]) -> None:
        new = [name for name in names if name not in self.files]
        with _threads() as pool:
            self.files.update(zip(new, pool.map(digest_of, new), strict=True))
        self.places.update((name, os.path.realpath(name)) for name in new if self.files[name])


def are(files: Mapping[str, str]) -> bool:
    """Tell whether each file still has its digest; stop at the first that hasn't."""
    with _threads() as pool:
        return all(pool.map(lambda name: digest_of(name) == files[name], files))


def digest_of(name: str) -> str:
    """Return the digest of a file; the empty string for a file that isn't there."""
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - tens of thousands of paths, as strings
            return file_digest(file, sha256).hexdigest()
    except OSError:
        return _GONE


def _listing(folder: str) -> list[str]:
    return sorted(
        os.path.join(place, name)  # noqa: PTH118 - as above
        for place, _, names in os.walk(folder)
        for name in names
    )


def _matching(key: str) -> list[str]:
    folder, _, pattern = key.partition("\n")
    return sorted(map(str, Path(folder).glob(pattern)))


def _threads() -> ThreadPoolExecutor:
    """Return a pool of threads for digests.

    Digesting lets go of Python's lock, and reading waits for the disk.
    """
    return ThreadPoolExecutor(os.cpu_count())
