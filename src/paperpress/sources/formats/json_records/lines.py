"""Article records as JSON Lines (https://jsonlines.org/): one line is held at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.parsing.json_text import UNREADABLE, told
from paperpress.sources.raw import Raw

_BOM = b"\xef\xbb\xbf"


def detects(start: bytes) -> bool:
    """An object that ends within its line, with another line after it."""
    first, line_break, rest = start.removeprefix(_BOM).lstrip().partition(b"\n")
    if not first.startswith(b"{") or not line_break:
        return False
    try:
        json.loads(first)
    except UNREADABLE:
        return first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
    return bool(rest.strip())


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """A record a line; a line that is no JSON is rejected, and the next is read."""
    for number, line in enumerate(file, 1):
        if number == 1:
            line = line.removeprefix(_BOM)
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            yield Raw(place, json.loads(line))
        except UNREADABLE as error:
            yield Rejected(f"{name}, {place}", "", (FieldError("", told(error)),))
