"""``overlay.jsonl`` beside paperpress.toml: what editors changed of records, a line each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from paperpress.errors import ConfigurationError
from paperpress.model.overlay import FIELDS, PLACE, RELEASE, Change, Overlay, is_field
from paperpress.picturedesk.archive import lines_in

NAME = "overlay.jsonl"
_TEXTS = ("article", "field", "by", "at")
_TEXTS_OR_NONE = ("value", "before")


def read_overlay(path: str | Path) -> Overlay:
    """Return the changes of a file; none where there is no such file.

    Raises:
        ConfigurationError: it can't be read, or a line of it is wrong; the message names every one.
    """
    changes: list[Change] = []
    errors: list[str] = []
    for line in lines_in(path):
        if isinstance(line, str):
            errors.append(line)
            continue
        flaws = list(_flaws(line.fields))
        errors += [f"line {line.number}: {flaw}" for flaw in flaws]
        if not flaws:
            changes.append(_change(line.fields))
    if errors:
        raise ConfigurationError("\n".join(f"{path}, {error}" for error in errors))
    return Overlay(tuple(changes))


def line_of(change: Change) -> str:
    """Return the line of a change."""
    return json.dumps(asdict(change), ensure_ascii=False) + "\n"


def _change(fields: Mapping[str, Any]) -> Change:
    return Change(**{name: fields.get(name) for name in (*_TEXTS, *_TEXTS_OR_NONE)})  # type: ignore[arg-type]


def _flaws(fields: Mapping[str, object]) -> Iterator[str]:
    """Yield what is wrong with a line."""
    for name in _TEXTS:
        if not isinstance(fields.get(name), str) or not fields[name]:
            yield f"{name} is missing, or is no text"
    for name in _TEXTS_OR_NONE:
        if not isinstance(fields.get(name), str | None):
            yield f"{name} is no text: write it in quotation marks, or null"
    if not is_field(str(fields.get("field"))):
        yield (
            f"field is {fields.get('field')!r}: take one of {', '.join(sorted(FIELDS))}, or name a"
            " place, as docs/editing.md shows it"
        )
    value = fields.get("value")
    if fields.get("field") == PLACE and isinstance(value, str) and not _is_place(value):
        yield f"value is {value!r}, and a place is a number from 1"
    if fields.get("field") == RELEASE and not _is_day(str(fields.get("article"))):
        yield f"article is {fields.get('article')!r}, and a day is released: write 2025-07-23"
    moment = fields.get("at")
    if isinstance(moment, str) and moment and not _is_time(moment):
        yield f"at is {moment!r}: write a time such as 2025-07-23T06:30:00Z"


def _is_place(value: str) -> bool:
    return value.isascii() and value.isdecimal() and int(value[:9]) > 0


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
