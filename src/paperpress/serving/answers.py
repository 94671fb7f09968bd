"""An answer as a value, made of what stands at an address and of what the client has already.

Validators, ranges and compression are those of RFC 9110: a strong entity tag of the content, another
for its compressed form, and the time of the last change to the second.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate, parsedate_to_datetime
from functools import cached_property
from typing import BinaryIO
from urllib.parse import quote

from paperpress.serving.requests import RefusedError, Request

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_TAGS = re.compile(r'(W/)?"([^"]*)"')
#: Less than this isn't worth to be compressed.
_SMALL = 400
_COMPRESSED = (
    "text/",
    "application/atom+xml",
    "application/rss+xml",
    "application/opds",
    "application/xhtml+xml",
)


@dataclass(frozen=True)
class Text:
    """A feed, a page or another small thing that stands at an address, held in memory."""

    data: bytes
    media_type: str
    tag: str
    """Of its content."""
    modified: float | None = None
    """Seconds of the clock when it last changed; None where that isn't known."""
    language: str = ""
    varies: str = ""
    """The header of a request by which it is another: ``Accept``."""

    @cached_property
    def compressed(self) -> bytes | None:
        """Its data, compressed; None where that is of no use."""
        if len(self.data) < _SMALL or not self.media_type.startswith(_COMPRESSED):
            return None
        return gzip.compress(self.data, 6, mtime=0)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that stands at an address, opened, and never held in memory whole."""

    file: BinaryIO
    size: int
    media_type: str
    tag: str
    modified: float
    name: str = ""
    """Under which a browser keeps it; empty: the browser shows it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Piece = b""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an open file."""

    file: BinaryIO
    start: int
    length: int

    def read(self, place: int, most: int) -> bytes:
        """Return some bytes of it, from a place in it on."""
        self.file.seek(self.start + place)
        return self.file.read(min(most, self.length - place))


def answer(request: Request, entity: Text | OpenFile) -> Answer:
    """Return the answer to a request for what stands at its address.

    Raises:
        RefusedError: the client wants it only as it is no more, or a range that there isn't.
    """
    headers = {"Content-Type": entity.media_type}
    tag, body = f'"{entity.tag}"', b""
    if isinstance(entity, Text):
        body = entity.data
        if entity.language:
            headers["Content-Language"] = entity.language
        if entity.varies:
            headers["Vary"] = entity.varies
        if entity.compressed is not None:
            headers["Vary"] = ", ".join(filter(None, (entity.varies, "Accept-Encoding")))
            if _takes_gzip(request.headers.get("accept-encoding", "")):
                tag, body = f'"{entity.tag}-gz"', entity.compressed
                headers["Content-Encoding"] = "gzip"
    else:
        headers["Accept-Ranges"] = "bytes"
        if entity.name:
            headers["Content-Disposition"] = f'attachment; filename="{quote(entity.name)}"'
    headers["ETag"] = tag
    modified = None if entity.modified is None else int(entity.modified)
    if modified is not None:
        headers["Last-Modified"] = formatdate(modified, usegmt=True)
    if _is_held(request, entity.tag, modified):
        headers.pop("Content-Encoding", None)
        return Answer(304, {k: v for k, v in headers.items() if k not in _OF_THE_BODY})
    if isinstance(entity, Text):
        return Answer(200, {**headers, "Content-Length": str(len(body))}, body)
    return _file(request, entity, headers, tag, modified)


_OF_THE_BODY = frozenset({"Content-Type", "Content-Language", "Content-Disposition"})


def _file(
    request: Request, entity: OpenFile, headers: dict[str, str], tag: str, modified: int | None
) -> Answer:
    wanted = request.headers.get("range", "")
    chosen = _chosen(wanted, entity.size) if request.method == "GET" else None
    if chosen is None or not _is_still(request.headers.get("if-range", ""), tag, modified):
        headers["Content-Length"] = str(entity.size)
        return Answer(200, headers, Piece(entity.file, 0, entity.size))
    start, length = chosen
    if not length:
        return Answer(416, {"Content-Range": f"bytes */{entity.size}", "Content-Length": "0"}, b"")
    headers["Content-Range"] = f"bytes {start}-{start + length - 1}/{entity.size}"
    headers["Content-Length"] = str(length)
    return Answer(206, headers, Piece(entity.file, start, length))


def _chosen(wanted: str, size: int) -> tuple[int, int] | None:
    """Return the beginning and the length of a range; no length where it lies outside.

    None where the whole is to be sent: no range is named, or several, or one that can't be read.
    """
    match = _RANGE.fullmatch(wanted.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        return size - length, length
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    return start, max(0, end - start + 1) if start < size else 0


def _is_held(request: Request, tag: str, modified: int | None) -> bool:
    """Tell whether the client has what it asks for.

    Raises:
        RefusedError: the client wants it only as it is no more.
    """
    headers = request.headers
    if (match := headers.get("if-match")) is not None and match.strip() != "*":
        if tag not in _tags(match, weak=False):
            raise RefusedError(412)
    elif modified is not None and modified > (
        _time(headers.get("if-unmodified-since", "")) or modified
    ):
        raise RefusedError(412)
    if (none_match := headers.get("if-none-match")) is not None:
        return none_match.strip() == "*" or tag in _tags(none_match, weak=True)
    since = _time(headers.get("if-modified-since", ""))
    return since is not None and modified is not None and modified <= since


def _is_still(condition: str, tag: str, modified: int | None) -> bool:
    """Tell whether a range is of what the client has the rest of."""
    if not condition:
        return True
    return condition == tag if '"' in condition else _time(condition) == modified


def _tags(header: str, *, weak: bool) -> set[str]:
    """Return the entity tags of a header, as those of what isn't compressed."""
    tags = _TAGS.findall(header)
    return {tag.removesuffix("-gz") for mark, tag in tags if weak or not mark}


def _time(text: str) -> int | None:
    try:
        return int(parsedate_to_datetime(text).timestamp()) if text else None
    except (ValueError, OverflowError, OSError):
        return None


def _takes_gzip(header: str) -> bool:
    for each in header.split(","):
        name, _, further = each.partition(";")
        if name.strip().lower() in {"gzip", "x-gzip"}:
            weight = further.replace(" ", "").lower().removeprefix("q=")
            return weight.strip("0.") != "" or not further.strip()
    return False
