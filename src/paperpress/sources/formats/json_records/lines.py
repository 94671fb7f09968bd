"""Article records as JSON Lines (https://jsonlines.org/): one line is held at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.formats.json_records.documents import cut_out
from paperpress.sources.parsing.json_text import UNREADABLE, error_message, loads_levelled
from paperpress.sources.raw import Raw


def detects(start: bytes) -> bool:
    """Tell whether an object ends within its line, with another line after it."""
    first, line_break, rest = start.lstrip().partition(b"\n")
    if not first.startswith(b"{") or not line_break:
        return False
    try:
        json.loads(first)
    except UNREADABLE:
        return first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
    return bool(rest.strip())


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield a record for each line; a line that is no JSON is rejected, and the next is read."""
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            record, cut = loads_levelled(line)
            yield Raw(place, record, cut_out(record) if cut else ())
        except UNREADABLE as error:
            yield Rejected(f"{name}, {place}", "", (FieldError("", error_message(error)),))
