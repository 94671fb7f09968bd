"""Any source, read: files, folders, open files, records in memory; a record at a time."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeAlias

from paperpress.errors import ConfigurationError, PaperpressError, SourceError
from paperpress.files.readings import Readings
from paperpress.findings.unforeseen import left_out
from paperpress.last_guard import guarded, guarded_each
from paperpress.model.article import Article
from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.folders import ENDINGS, files_read
from paperpress.sources.formats.table import FORMATS, Format
from paperpress.sources.held_articles import HeldArticles
from paperpress.sources.lenient.notes import shown
from paperpress.sources.parsing.relative import resolved
from paperpress.sources.raw import Raw
from paperpress.sources.records import article_of
from paperpress.sources.streams import Joined, Keyed, document_of, place_of, stream_of
from paperpress.sources.unlike import unlike_any, with_help_once
from paperpress.sources.unpacking import GZIP, unpacked
from paperpress.sources.within import looked_into

#: Bytes by which a format is told: a line of JSON Lines may hold a long article.
_START = 1024 * 1024
STANDARD_INPUT = "-"
#: What records come from that lie in no file; these names stand in reports.
OPEN_FILE, MEMORY = "an open file", "memory"
NO_FILES = frozenset({"standard input", OPEN_FILE, MEMORY})
#: The scheme of an address (RFC 3986, section 3.1), as Path leaves it too; of two letters at least,
#: since one is a drive.
_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]+:/")

Source: TypeAlias = str | os.PathLike[str] | IO[bytes] | IO[str] | Keyed
"""A file, a folder, a file that is open, or a record."""


def read(
    source: Source | Iterable[Keyed],
    *,
    format: str | Format | None = None,
    folder: str | Path | None = None,
    as_of: datetime | None = None,
    readings: Readings | None = None,
    held: HeldArticles | None = None,
) -> Iterator[Article | Rejected]:
    """Yield the articles of a source, lazily, each record an `Article` or a `Rejected` with all reasons.

    Args:
        source: a file, a folder (all its files of known endings, sorted by name, at any depth), or
            ``-`` for standard input; a file that is open, binary or text, which is read from where
            it stands and isn't closed; a record as a mapping, or any number of them. A mapping is
            read as a JSON file that holds it would be.
        format: a format, or the name of one (`paperpress formats`); None: told by the content.
        folder: the folder that pictures lie below; None: the one that the file is in. What lies in
            no folder has no pictures without it.
        as_of: when the source was read, with a zone: what ``17 hours ago`` is told from. None: such
            a time is refused.
        readings: notes which files and folders are read, so that a later run can tell a change;
            None: nobody does.
        held: gives the articles of files that are as they were when they were last read; None:
            every file is read.

    Raises:
        SourceError: the source isn't there or can't be opened, or there is no such format.
        ConfigurationError: `as_of` has no zone.
    """
    if as_of is not None and as_of.tzinfo is None:
        raise ConfigurationError("as_of needs a time zone")
    wanted = _named(format) if isinstance(format, str) else format
    home = Path(folder).resolve() if folder is not None else None
    if isinstance(source, str | os.PathLike):
        if str(source) == STANDARD_INPUT:
            base = home or Path.cwd()
            results = _records(sys.stdin.buffer, "standard input", wanted, str(base), as_of)
            return with_help_once(results)
        return _at(source, wanted, home, as_of, readings, held)
    if hasattr(source, "read") and not isinstance(source, Mapping):
        return _open(source, wanted, home, as_of)
    if hasattr(source, "keys"):
        return _in_memory(source, MEMORY, wanted, home, as_of)
    if isinstance(source, bytes | bytearray | memoryview) or not isinstance(source, Iterable):
        raise SourceError(
            f"a {type(source).__name__} is no source: give a path, an open file (io.BytesIO for"
            " bytes), a mapping, or mappings"
        )
    return (
        article
        for number, record in enumerate(source)
        for article in _in_memory(record, f"{MEMORY}, [{number}]", wanted, home, as_of)
    )


def _at(
    source: str | os.PathLike[str],
    wanted: Format | None,
    home: Path | None,
    as_of: datetime | None,
    readings: Readings | None,
    held: HeldArticles | None,
) -> Iterator[Article | Rejected]:
    """Yield the articles of a file or a folder, and note in `readings` what is read."""
    if _ADDRESS.match(str(source)):
        raise SourceError(
            f"{source}: is an address, and files, folders or - for standard input are taken:"
            f" save it first, or send it on: curl -L {source} | paperpress build -"
        )
    path = Path(source)
    if readings is not None:
        (readings.folder if path.is_dir() else readings.file)(path)
    files = _files(path)
    return with_help_once(
        article
        for file in files
        for article in _file(file, wanted, home or file.parent.resolve(), as_of, held)
    )


def _open(
    file: Any, wanted: Format | None, home: Path | None, as_of: datetime | None
) -> Iterator[Article | Rejected]:
    """Yield the articles of an open file, whose pictures lie beside it where it lies anywhere."""
    path = place_of(file)
    folder = home or (path and path.parent.resolve())
    name = str(path or OPEN_FILE)
    return _records(stream_of(file, name), name, wanted, str(folder or ""), as_of)


def _in_memory(
    record: Any, name: str, wanted: Format | None, home: Path | None, as_of: datetime | None
) -> Iterator[Article | Rejected]:
    """Yield the articles of a record in memory, read as a file that holds it."""
    if not hasattr(record, "keys"):
        yield Rejected(name, "", (FieldError("", f"is {shown(record)}, and no mapping"),))
        return
    try:
        document = document_of(record)
    except (ValueError, RecursionError):
        why = "holds itself, or is nested deeper than can be read"
        yield Rejected(name, "", (FieldError("", why),))
        return
    yield from _records(document, name, wanted, str(home or ""), as_of)


def _named(name: str) -> Format:
    for candidate in FORMATS:
        if candidate.name == name:
            return candidate
    names = ", ".join(candidate.name for candidate in FORMATS)
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
    path: Path,
    wanted: Format | None,
    folder: Path,
    as_of: datetime | None,
    held: HeldArticles | None,
) -> Iterator[Article | Rejected]:
    if held is not None:
        how = (wanted.name if wanted else "", str(folder), as_of)
        yield from held.read(path, how, lambda: _file(path, wanted, folder, as_of, None))
        return
    try:
        with path.open("rb") as file:
            yield from _records(file, str(path), wanted, str(folder), as_of)
    except OSError as error:
        raise SourceError(f"{path}: can't be read: {error.strerror or error}") from None


def _records(
    file: BinaryIO, name: str, wanted: Format | None, folder: str, as_of: datetime | None
) -> Iterator[Article | Rejected]:
    """Yield the records of a file; an unforeseen error costs one record, or the rest of its file."""
    return guarded_each(
        _unguarded(file, name, wanted, folder, as_of),
        lambda why: left_out(name, "", why),
        foreseen=(PaperpressError, OSError),
    )


def _unguarded(
    file: BinaryIO, name: str, wanted: Format | None, folder: str, as_of: datetime | None
) -> Iterator[Article | Rejected]:
    start, whole = _begun(file)
    if not start.startswith(GZIP):
        yield from _of_a_format(start, whole, name, wanted, folder, as_of)
        return
    with unpacked(whole, name) as plain:
        if isinstance(plain, Rejected):
            yield plain
        else:
            yield from _of_a_format(*_begun(plain), name, wanted, folder, as_of)


def _of_a_format(
    start: bytes,
    whole: BinaryIO,
    name: str,
    wanted: Format | None,
    folder: str,
    as_of: datetime | None,
) -> Iterator[Article | Rejected]:
    at_the_top = wanted or _detected(start)
    chosen = looked_into(start, wanted, at_the_top) or at_the_top
    if chosen is None:
        yield Rejected(name, "", (FieldError("", unlike_any(start)),))
        return
    for record in chosen.records(whole, name):
        if isinstance(record, Rejected):
            yield record
        else:
            source = f"{name}, {record.place}" if record.place else name
            yield _article(record, source, folder, as_of)


def _article(record: Raw, source: str, folder: str, as_of: datetime | None) -> Article | Rejected:
    held = record.record
    name = held.get("id") or held.get("headline") if isinstance(held, dict) else ""
    return guarded(
        lambda: article_of(resolved(held, as_of), source, folder, record.notices, record.holds),
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
    return start, io.BufferedReader(Joined(start, file, "standard input"))


def _detected(start: bytes) -> Format | None:
    return next((candidate for candidate in FORMATS if candidate.detects(start)), None)
