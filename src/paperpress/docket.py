"""What a whole run read, wrote and said, so that the same run with nothing changed only looks.

A press that is started by a clock mostly finds what it left. To know that, it has to read what it
would read, and nothing else: this module loads no parser and opens no picture. Everything goes by
content. Where a run depends on anything but files and the hour (the web, standard input, a picture
that is lost and may yet come), there is no docket of it.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from paperpress.cache import Cache
from paperpress.writing import write_whole

SHELF = "runs"
#: More files than this take longer to look at than a docket is worth holding.
MOST = 5000
_GONE = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """Files and folders as they were when they were looked at."""

    read: Mapping[str, str] = field(default_factory=dict)
    """Digest of each file, by its path; of one that wasn't there, the empty one."""
    real: Mapping[str, str] = field(default_factory=dict)
    """Where each of these truly lies, links resolved, if it was there."""
    listed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The files of each folder that is searched, however deep."""
    matched: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The paths that each pattern matched, by its folder and the pattern, a line break between."""

    def with_those_of(self, other: Looked) -> Looked:
        """These and others."""
        return Looked(
            {**self.read, **other.read},
            {**self.real, **other.real},
            {**self.listed, **other.listed},
            {**self.matched, **other.matched},
        )

    def still_holds(self) -> bool:
        """Whether another look would see the same."""
        return (
            all(os.path.realpath(name) == place for name, place in self.real.items())
            and all(listing(Path(folder)) == names for folder, names in self.listed.items())
            and all(matching(pattern) == names for pattern, names in self.matched.items())
            and digests(map(Path, self.read)) == list(self.read.values())
        )


@dataclass(frozen=True, slots=True)
class Docket:
    """One run, as it would be if it were run again with nothing changed."""

    inputs: Looked
    """Taken before the run began, so that what changed meanwhile is seen the next time."""
    editions: Mapping[str, str]
    """Digest of each edition, by its path."""
    reports: Mapping[str, str]
    """What each report would say, by its path: its bytes, in base64."""
    said: Sequence[tuple[bool, str]]
    """Lines, in order; whether they go to standard error."""
    code: int
    """How the command ended."""
    since: float = 0.0
    until: float | None = None
    """Seconds of the clock between which no embargo begins or ends."""


def look(
    paths: Iterable[Path], folders: Iterable[Path] = (), patterns: Iterable[tuple[Path, str]] = ()
) -> Looked:
    """Look at files, there or not; at folders, however deep; at what patterns match in a folder."""
    listed = {str(folder): listing(folder) for folder in folders}
    files = dict.fromkeys(
        [*map(str, paths), *(name for names in listed.values() for name in names)]
    )
    read = dict(zip(files, digests(map(Path, files)), strict=True))
    return Looked(
        read=read,
        real={name: os.path.realpath(name) for name, told in read.items() if told},
        listed=listed,
        matched={
            told: matching(told) for told in (f"{folder}\n{name}" for folder, name in patterns)
        },
    )


def find(cache: Cache, key: str) -> Docket | None:
    """The docket of a run; None where there is none."""
    data = cache.get(SHELF, key)
    if data is None:
        return None
    told: dict[str, Any] = json.loads(data)
    said = [(bool(error), str(line)) for error, line in told["said"]]
    return Docket(**{**told, "said": said, "inputs": Looked(**told["inputs"])})


def keep(cache: Cache, key: str, docket: Docket) -> None:
    """Keep the docket of a run."""
    cache.put(SHELF, key, json.dumps(asdict(docket)).encode())


def holds(docket: Docket, now: float) -> bool:
    """Whether everything that a run read and wrote is as it was, reports apart."""
    if not docket.since <= now or (docket.until is not None and now >= docket.until):
        return False
    stand = digests(map(Path, docket.editions)) == list(docket.editions.values())
    return stand and docket.inputs.still_holds()


def file_reports(docket: Docket) -> None:
    """Write the reports of the run, where they say anything else.

    Raises:
        OSError: one can't be written.
    """
    for name, report in docket.reports.items():
        write_whole(Path(name), b64decode(report))


def report_of(data: bytes) -> str:
    """A report's bytes as a docket has them."""
    return b64encode(data).decode()


def listing(folder: Path) -> list[str]:
    """The paths of all files in a folder, however deep, sorted."""
    return sorted(
        os.path.join(place, name)  # noqa: PTH118 - tens of thousands of paths, as strings
        for place, _, names in os.walk(folder)
        for name in names
    )


def matching(pattern: str) -> list[str]:
    """The paths that a pattern of a docket matches, sorted."""
    folder, _, name = pattern.partition("\n")
    return sorted(map(str, Path(folder).glob(name)))


def digests(paths: Iterable[Path]) -> list[str]:
    """The digest of each file; the empty one of a file that isn't there."""
    # Digesting lets go of Python's lock, and reading waits for the disk.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(_digest, paths))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, sha256).hexdigest()
    except OSError:
        return _GONE
