"""An editor's picture, found and read: below the record's folder, and nowhere else.

A record comes from outside, so its `src` is taken as a claim: nothing is fetched, nothing above
the folder is opened (by ``..``, an absolute path, a drive or a link), and only a regular file of
a sane size is read.
"""

from __future__ import annotations

import os
import re
import unicodedata
from base64 import b64decode
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from paperpress.files.regular import open_regular
from paperpress.findings import emit
from paperpress.model.picture import PictureRef, UnusablePicture

#: Bytes; the largest press photographs, as TIFF, are about this large.
LARGEST_FILE = 200 * 1024 * 1024

_REMOTE = re.compile(r"(?i)(https?|ftp)://|//")
_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]*://|(file|data|blob|cid|about|javascript):")
_INLINE = re.compile(r"(?i)data:image/[\w.+-]+(?:;[\w-]+=[^;,]*)*(?P<base64>;base64)?,")
_DRIVE = re.compile(r"(?i)[a-z]:[\\/]|\\\\")


def is_remote(src: str) -> bool:
    """Tell whether a `src` is a web address."""
    return _REMOTE.match(src) is not None


def inline(src: str) -> bytes | None:
    """Return the bytes that a ``data:`` address holds (RFC 2397); None where it is none, or is broken."""
    match = _INLINE.match(src)
    if match is None:
        return None
    try:
        data = src[match.end() :]
        return (
            b64decode(unquote(data), validate=False) if match["base64"] else unquote_to_bytes(data)
        )
    except ValueError:
        return None


def locate(ref: PictureRef) -> Path | UnusablePicture:
    """Return the real path of a picture's file, every link resolved, or why there is none to read."""
    refusal = _refusal(ref)
    if refusal is not None:
        return refusal
    folder = Path(ref.folder).resolve()
    outside: UnusablePicture | None = None
    for name in _spellings(ref.src):
        try:
            path = (folder / name).resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            continue  # no such file, a name no file can have, or links in a circle
        if path.is_relative_to(folder) and path != folder:
            return path
        outside = _outside(ref.src)
    return outside or _missing(ref.src, folder)


def read(ref: PictureRef) -> bytes | UnusablePicture:
    """Return the bytes of a picture's file, or why it can't be read.

    Spellings are tried in turn: as written, with ``%20`` and its like decoded, with ``\\`` as
    ``/``, and in the two normal forms of Unicode, which file systems choose between.
    """
    path = locate(ref)
    return read_file(path, ref.src) if isinstance(path, Path) else path


def read_file(path: Path, src: str) -> bytes | UnusablePicture:
    """Return the bytes of a file that `locate` found; `src` is what messages call it."""
    try:
        file = open_regular(path)
    except OSError as error:
        return _unreadable(src, (error.strerror or "it can't be opened").lower())
    with file:
        status = os.fstat(file.fileno())
        if status.st_size == 0:
            return _unusable("PIC005", src=src)
        if status.st_size > LARGEST_FILE:
            return _unusable(
                "PIC006", src=src, size=status.st_size / 1024**2, most=LARGEST_FILE // 1024**2
            )
        try:
            return file.read()
        except OSError as error:
            return _unreadable(src, (error.strerror or "reading failed").lower())


def _refusal(ref: PictureRef) -> UnusablePicture | None:
    if _REMOTE.match(ref.src):
        return _unusable("PIC001", src=ref.src)
    if _DRIVE.match(ref.src) or _ADDRESS.match(ref.src) or ref.src.startswith(("/", "\\")):
        return _outside(ref.src)
    if not ref.folder:
        return _unusable("PIC003", case="no folder", src=ref.src)
    return None


def _spellings(src: str) -> dict[str, None]:
    """Return every spelling that `src` may stand for, the likeliest first; a dict keeps their order."""
    plain = [src, unquote(src)]
    slashed = [*plain, *(name.replace("\\", "/") for name in plain)]
    normal = [unicodedata.normalize(form, name) for form in ("NFC", "NFD") for name in slashed]
    return dict.fromkeys([*slashed, *normal])


def _outside(src: str) -> UnusablePicture:
    shown = src if len(src) <= 80 else f"{src[:77]}…"
    return _unusable("PIC002", src=shown)


def _missing(src: str, folder: Path) -> UnusablePicture:
    wanted = unquote(src).replace("\\", "/")
    shelf, _, name = wanted.rpartition("/")
    try:
        place = (folder / shelf).resolve()
        names = (
            sorted(entry.name for entry in place.iterdir()) if place.is_relative_to(folder) else []
        )
    except (OSError, ValueError, RuntimeError):
        names = []
    by_fold = {entry.casefold(): entry for entry in reversed(names)}
    near = get_close_matches(name.casefold(), by_fold, n=1)
    if not near:
        return _unusable("PIC003", src=src, folder=folder.name)
    nearest = by_fold[near[0]]
    case = "letters" if near[0] == name.casefold() else "nearest"
    return _unusable("PIC003", case=case, src=src, near=f"{shelf}/{nearest}" if shelf else nearest)


def _unreadable(src: str, why: str) -> UnusablePicture:
    return _unusable("PIC004", src=src, why=why)


def _unusable(code: str, **values: object) -> UnusablePicture:
    return UnusablePicture(emit(code, **values))  # type: ignore[arg-type]
