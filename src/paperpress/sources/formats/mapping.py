"""Any other JSON, JSON Lines or CSV, by a table of “our field = a path in theirs”."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, BinaryIO

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.formats.table import Format
from paperpress.sources.parsing.dates import written_by_hand
from paperpress.sources.parsing.json_shape import begun, documents, held_if_given_twice
from paperpress.sources.parsing.json_text import object_of
from paperpress.sources.parsing.people import authors
from paperpress.sources.parsing.transcoding import in_utf_8
from paperpress.sources.parsing.values import items, text
from paperpress.sources.raw import Raw

_STEP = re.compile(r"(?P<key>[^.\[\]]+)(?P<index>\[(?:\d+)?\])?")
_MOMENTS = frozenset({"published", "updated", "embargo"})
_TEXTS = frozenset({"headline", "byline", "standfirst", "kicker", "dateline", "desk", "id", "url"})


@dataclass(frozen=True, slots=True)
class Mapped:
    """How the records of a system are read."""

    fields: Mapping[str, Sequence[str]]
    """A field of docs/record.md, with dots for what is within one (``picture.caption``), to paths
    in theirs: the first that holds something is taken."""
    items: str = ""
    """The path to the list of records; empty: the document, or each of a list or of its lines."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By field: what a value of theirs is in ours (``status``: ``live`` is ``published``)."""


def format_of(name: str, mapped: Mapped) -> Format:
    """Return the format of a mapping. It is never detected: ``--from`` names it."""
    return Format(
        name,
        "by the mapping of that name in paperpress.toml (JSON, JSON Lines, CSV)",
        (".json", ".jsonl", ".csv"),
        lambda _: False,
        partial(_records, mapped),
    )


def _records(mapped: Mapped, file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    source = in_utf_8(file)
    yield from map(source.noted, _mapped_records(mapped, source.file.read(), name))


def _mapped_records(mapped: Mapped, data: bytes, name: str) -> Iterator[Raw | Rejected]:
    if begun(data[:4096]) is None:
        yield from _rows(mapped, data.decode("utf-8", "replace"), name)
        return
    for outcome in documents(io.BytesIO(data), name):
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        place, document = outcome
        listed = list(_at(document, f"{mapped.items}[]")) if mapped.items else items(document)
        if not listed:
            source = f"{name}, {place}" if place else name
            yield Rejected(source, "", (FieldError(mapped.items, "holds no records"),))
        for number, item in enumerate(listed):
            inner = f"{mapped.items}[{number}]" if len(listed) > 1 else mapped.items
            where = " ".join(part for part in (place, inner) if part)
            yield held_if_given_twice(Raw(where, _record(mapped, item)), item)


def _rows(mapped: Mapped, sheet: str, name: str) -> Iterator[Raw | Rejected]:
    """Yield the rows of CSV with a line of names, split at commas, semicolons or tabs (RFC 4180)."""
    head = sheet.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(sheet, newline=""), delimiter=delimiter)
    longest = csv.field_size_limit(len(sheet) + 1)  # a long read is more than csv's own 128 KiB
    try:
        rows = [(reader.line_num, row) for row in reader if row]
    finally:
        csv.field_size_limit(longest)
    if len(rows) < 2:
        yield Rejected(name, "", (FieldError("", "holds no records below its line of names"),))
        return
    names = rows[0][1]
    for line, row in rows[1:]:
        item = object_of(list(zip(names, row, strict=False)))
        yield held_if_given_twice(Raw(f"line {line}", _record(mapped, item)), item)


def _record(mapped: Mapped, item: object) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, paths in mapped.fields.items():
        values = next((held for path in paths if (held := list(_at(item, path)))), [])
        value = _value(name, values, mapped.values.get(name, {}))
        if value not in (None, "", []):
            _put(record, name, value)
    return record


def _value(name: str, held: list[Any], values: Mapping[str, str]) -> Any:
    """Return their value in our form: names become people, dates are written as in RFC 3339."""
    if values:
        held = [values.get(text(item), item) for item in held]
    if name == "authors":
        return [
            person
            for item in held
            for person in (authors(item) if isinstance(item, str) else [item])
        ]
    if name in {"keywords", "page"}:
        return [text(item) for item in held if text(item)]
    if not held:
        return None
    first = held[0] if len(held) == 1 else held
    if name in _MOMENTS:
        return written_by_hand(text(first))
    return text(first) if name in _TEXTS and not isinstance(first, list) else first


def _put(record: dict[str, Any], name: str, value: Any) -> None:
    *outer, last = name.split(".")
    for key in outer:
        record = record.setdefault(key, {})
    record[last] = value


def _at(value: object, path: str) -> Iterator[Any]:
    """Yield what stands at a path: keys with dots between, ``[2]`` for one of a list, ``[]`` for each."""
    level = [value]
    for step in _STEP.finditer(path):
        level = [item.get(step["key"]) for item in level if isinstance(item, dict)]
        if step["index"] == "[]":
            level = [inner for item in level for inner in items(item)]
        elif step["index"]:
            place = int(step["index"][1:-1])
            level = [item[place] for item in level if isinstance(item, list) and place < len(item)]
    for item in level:
        if item is not None and item != "":
            yield from item if isinstance(item, list) and path.endswith("[]") else [item]


def wrong_paths(paths: Sequence[str]) -> list[str]:
    """Return the paths that can't be read."""
    return [path for path in paths if not re.fullmatch(rf"{_PATH}(\.{_PATH})*", path)]


_PATH = r"[^.\[\]]+(?:\[\d{,9}\])?"
