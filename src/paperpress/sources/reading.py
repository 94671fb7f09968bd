"""Any source, read: files, folders, standard input; a record at a time."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from paperpress.errors import PaperpressError, SourceError
from paperpress.files.readings import Readings
from paperpress.findings.unforeseen import left_out
from paperpress.last_guard import guarded, guarded_each
from paperpress.model.article import Article
from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.folders import ENDINGS, files_read
from paperpress.sources.formats.table import FORMATS, Format
from paperpress.sources.parsing.relative import resolved
from paperpress.sources.raw import Raw
from paperpress.sources.records import article_of
from paperpress.sources.unlike import unlike_any
from paperpress.sources.within import looked_into

#: Bytes by which a format is told: a line of JSON Lines may hold a long article.
_START = 1024 * 1024
STANDARD_INPUT = "-"
#: The scheme of an address (RFC 3986, section 3.1), as Path leaves it too; of two letters at least,
#: since one is a drive.
_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]+:/")


def read(
    source: str | Path,
    *,
    format: str | Format | None = None,
    folder: str | Path | None = None,
    as_of: datetime | None = None,
    readings: Readings | None = None,
) -> Iterator[Article | Rejected]:
    """Yield the articles of a source, lazily, each record an `Article` or a `Rejected` with all reasons.

    Args:
        source: a file, a folder (all its files of known endings, sorted by name, at any depth), or
            ``-`` for standard input.
        format: a format, or the name of one (`paperpress formats`); None: told by the content.
        folder: the folder that pictures lie below; None: the one that the file is in.
        as_of: when the source was read, with a zone: what ``17 hours ago`` is told from. None: such
            a time is refused.
        readings: notes what is read, so that a later run can tell a change; None: nobody does.

    Raises:
        SourceError: the source isn't there or can't be opened, or there is no such format.
    """
    wanted = _named(format) if isinstance(format, str) else format
    if str(source) == STANDARD_INPUT:
        home = Path(folder).resolve() if folder is not None else Path.cwd()
        return _records(sys.stdin.buffer, "standard input", wanted, home, as_of)
    if _ADDRESS.match(str(source)):
        raise SourceError(
            f"{source}: is an address, and files, folders or - for standard input are taken:"
            f" save it first, or send it on: curl -L {source} | paperpress build -"
        )
    path = Path(source)
    if readings is not None:
        (readings.folder if path.is_dir() else readings.file)(path)
    files = _files(path)
    return (
        article
        for file in files
        for article in _file(
            file, wanted, Path(folder) if folder is not None else file.parent, as_of
        )
    )


def _named(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in FORMATS)
    raise SourceError(f"there is no format {name!r}: take one of {names}")


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        files = files_read(path)
        if not files:
            raise SourceError(f"{path}: no file in it ends in {', '.join(sorted(ENDINGS))}")
        return files
    if not path.exists():
        raise SourceError(f"{path}: there is no such file or folder")
    return [path]


def _file(
    path: Path, wanted: Format | None, folder: Path, as_of: datetime | None
) -> Iterator[Article | Rejected]:
    try:
        with path.open("rb") as file:
            yield from _records(file, str(path), wanted, folder.resolve(), as_of)
    except OSError as error:
        raise SourceError(f"{path}: can't be read: {error.strerror or error}") from None


def _records(
    file: BinaryIO, name: str, wanted: Format | None, folder: Path, as_of: datetime | None
) -> Iterator[Article | Rejected]:
    """Yield the records of a file; an unforeseen error costs one record, or the rest of its file."""
    return guarded_each(
        _unguarded(file, name, wanted, folder, as_of),
        lambda why: left_out(name, "", why),
        foreseen=(PaperpressError, OSError),
    )


def _unguarded(
    file: BinaryIO, name: str, wanted: Format | None, folder: Path, as_of: datetime | None
) -> Iterator[Article | Rejected]:
    start, whole = _begun(file)
    at_the_top = wanted or _detected(start)
    found = looked_into(start, wanted, at_the_top) or at_the_top
    if found is None:
        yield Rejected(name, "", (FieldError("", unlike_any(start)),))
        return
    for record in found.records(whole, name):
        if isinstance(record, Rejected):
            yield record
        else:
            source = f"{name}, {record.place}" if record.place else name
            yield _article(record, source, folder, as_of)


def _article(record: Raw, source: str, folder: Path, as_of: datetime | None) -> Article | Rejected:
    held = record.record
    name = held.get("id") or held.get("headline") if isinstance(held, dict) else ""
    return guarded(
        lambda: article_of(resolved(held, as_of), source, str(folder), record.notices),
        lambda why: left_out(source, name if isinstance(name, str) else "", why),
    )


def _begun(file: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return the beginning of a stream, and the stream with that beginning put back."""
    if file.seekable():
        place = file.tell()
        start = file.read(_START)
        file.seek(place)
        return start, file
    start = file.read(_START)
    return start, io.BufferedReader(_Rejoined(start, file))


class _Rejoined(io.RawIOBase):
    """A stream whose beginning was read already, whole again; a pipe can't be rewound."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._start = io.BytesIO(start)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._start.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _detected(start: bytes) -> Format | None:
    return next((known for known in FORMATS if known.detects(start)), None)
