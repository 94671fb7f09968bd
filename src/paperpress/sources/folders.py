"""The files of a folder: which are read, and which somebody may have meant to be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sources.formats.table import FORMATS

ENDINGS = frozenset(ending for candidate in FORMATS for ending in candidate.endings)
"""Of the files that are read."""

#: Pictures lie beside the records that name them.
_PICTURES = frozenset(
    {
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".avif", ".heic", ".heif"),
        *(".tif", ".tiff", ".bmp", ".svg", ".ico", ".jp2", ".jxl", ".psd", ".raw", ".eps"),
    }
)
#: What systems and this program leave in folders.
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "icon\r", "ehthumbs.db", "paperpress.toml"})
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "@eadir"})
#: What an office program leaves beside a file that is open.
_LOCK = "~$"
#: Names in a finding; the rest is counted.
_MOST = 10


def files_read(folder: Path) -> list[Path]:
    """Return the files of a folder that are read, at any depth, by name."""
    return sorted(file for file in folder.rglob("*") if _ending(file) in ENDINGS and file.is_file())


def _ending(file: Path) -> str:
    """Return the ending of a file's name; of one that is compressed by gzip the one before."""
    ending = file.suffix.lower()
    return Path(file.stem).suffix.lower() if ending == ".gz" else ending


def not_read(folder: Path, *, apart: Path) -> Iterator[Finding]:
    """Yield a finding (REC150) for files of a folder that aren't read, and perhaps were meant to be.

    Args:
        folder: of a source; of a file nothing is found.
        apart: the output folder, which may lie below it.
    """
    out = apart.resolve()
    names = [
        file.relative_to(folder).as_posix()
        for file in sorted(folder.rglob("*"))
        if _may_be_meant(file, folder) and file.is_file() and out not in file.resolve().parents
    ]
    if names:
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        yield emit("REC150", path=str(folder), names=", ".join(names[:_MOST]) + more)


def _may_be_meant(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return not (
        _ending(file) in ENDINGS | _PICTURES
        or any(part.startswith(".") or part.casefold() in _SYSTEM_FOLDERS for part in parts)
        or file.name.casefold() in _SYSTEM
        or file.name.startswith(_LOCK)
    )
