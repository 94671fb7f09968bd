"""What a caller keeps or sends, as JSON and back: reports, findings, editions, articles.

A report has the form of report.json (docs/contract.md), so that a report.json is read back too. What
an article's record doesn't have, where it came from and what was found while it was read, stands
beside its fields, so that what comes back equals what was turned into JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from paperpress.model.article import Article
from paperpress.model.edition import Edition
from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.model.masthead import Masthead
from paperpress.model.record import Record, error_of
from paperpress.model.report import (
    DayOfDeliveries,
    EditionOutcome,
    EditionReport,
    Report,
    RunOutcome,
)

Kept = (
    Article
    | DayOfDeliveries
    | Masthead
    | Edition
    | EditionOutcome
    | EditionReport
    | FieldError
    | Finding
    | Rejected
    | Report
    | RunOutcome
)
"""What has a form in JSON."""
T = TypeVar("T", bound=Kept)

#: What report.json calls the version.
_VERSION = "paperpress"


def to_json(value: Kept) -> bytes:
    """Return a value as JSON in UTF-8, from which `from_json` makes an equal one.

    A character that can't be (of a file's name that is no text) becomes a question mark.
    """
    return json.dumps(plain(value), ensure_ascii=False, indent=2).encode("utf-8", "replace")


def from_json(kind: type[T], data: bytes | str) -> T:
    """Return the value of a kind that JSON holds: what `to_json` gave, or a report.json.

    Raises:
        RecordError: it is no JSON, or no such value; the error names every place.
    """
    wanted: Any = kind
    try:
        held = _adapter(Any).validate_json(data)
        if kind is Report and isinstance(held, dict) and _VERSION in held:
            held = {"version": held.pop(_VERSION), **held}
        value: T = _adapter(wanted).validate_python(held)
    except ValidationError as error:
        raise error_of(kind.__name__, error) from None
    return value


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def plain(value: object) -> Any:
    """Return what `json.dumps` takes for a value."""
    match value:
        case Report():
            without = ("version",) if value.deliveries else ("version", "deliveries")
            return {_VERSION: value.version, **_fields(value, without=without)}
        case Rejected(held=False):  # as report.json has it
            return _fields(value, without=("held",))
        case Record():
            return {name: plain(getattr(value, name)) for name in _given(value)}
        case Enum():
            return value.value
        case date() | time():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(held) for key, held in value.items()}
        case tuple() | list():
            return [plain(held) for held in value]
    if is_dataclass(value):
        return _fields(value)
    return value


def _fields(value: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    names = (field.name for field in fields(value) if field.name not in without)
    return {name: plain(getattr(value, name)) for name in names}


def _given(record: Record) -> list[str]:
    """Return the fields of a record that say anything, in the order of its class."""
    kinds = type(record).model_fields
    return [name for name in kinds if name in record.model_fields_set]
