"""What a whole run read, wrote and said, so that the same run with nothing changed only looks.

A press that is started by a clock mostly finds what it left. To know that, it has to read what it
would read, and nothing else: this module loads no parser and opens no picture. Everything goes by
content. Where a run depends on anything but files and the hour (the web, standard input, a picture
that is lost and may yet come), there is no docket of it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from paperpress.files.atomic import write_whole
from paperpress.files.cache import Cache

SHELF = "runs"
#: What reports would say, by its digest.
REPORTS = "reports"
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
            and _are(self.read)
        )


@dataclass(frozen=True, slots=True)
class Docket:
    """One run, as it would be if it were run again with nothing changed."""

    inputs: Looked
    """Taken before the run began, so that what changed meanwhile is seen the next time."""
    editions: Mapping[str, str]
    """Digest of each edition, by its path."""
    reports: Mapping[str, str]
    """Digest of what each report would say, by its path."""
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
    read = dict(zip(files, _digests(files), strict=True))
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
    # The records come first: a change is mostly there, and nothing more is looked at then.
    return docket.inputs.still_holds() and _are(docket.editions)


def file_reports(cache: Cache, docket: Docket) -> bool:
    """Write the reports of the run, where they say anything else. False: one isn't kept any more.

    Raises:
        OSError: one can't be written.
    """
    for name, digest in docket.reports.items():
        if _digest(name) != digest:
            data = cache.get(REPORTS, digest)
            if data is None:
                return False
            write_whole(Path(name), data)
    return True


def keep_report(cache: Cache, data: bytes) -> str:
    """Keep what a report would say; gives its digest."""
    digest = sha256(data).hexdigest()
    cache.put(REPORTS, digest, data)
    return digest


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


def _digests(names: Iterable[str]) -> list[str]:
    """The digest of each file; the empty one of a file that isn't there."""
    with _threads() as pool:
        return list(pool.map(_digest, names))


def _are(files: Mapping[str, str]) -> bool:
    """Whether each file still has its digest; told at the first that hasn't."""
    with _threads() as pool:
        return all(pool.map(lambda name: _digest(name) == files[name], files))


def _threads() -> ThreadPoolExecutor:
    """Digesting lets go of Python's lock, and reading waits for the disk."""
    return ThreadPoolExecutor(os.cpu_count())


def _digest(name: str) -> str:
    try:
        with Path(name).open("rb") as file:
            return file_digest(file, sha256).hexdigest()
    except OSError:
        return _GONE
