"""JSON documents of other systems: told by the beginning of a file, and read whole.

A format is told by the keys of its first object. The beginning of a file may end in the middle of
a value, so what can be read of it is read, and the rest is taken as missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.parsing.json_text import (
    UNREADABLE,
    RepeatedKeys,
    error_message,
    given_twice,
    loads,
)
from paperpress.sources.raw import Raw

_SPACE = " \t\r\n"
#: How deep an unfinished value is looked into: no envelope is deeper.
_DEPTH = 6
#: How deep a document may be; the deepest samples of any format have a dozen levels.
_DEEPEST = 100
_DECODER = json.JSONDecoder()


def begun(start: bytes) -> Any:
    """Return the first value of a JSON document, as far as its beginning tells; None if it is no JSON."""
    text = start.decode("utf-8", "ignore")
    value, _ = _value(text, _skip(text, 0), 0)
    return value


def documents(file: BinaryIO, name: str) -> Iterator[tuple[str, Any] | Rejected]:
    """Yield the document of a file, or those of its lines, each with its place.

    A file that is no JSON, or a line of it, is rejected with the reason.
    """
    data = file.read()
    try:
        yield "", _loaded(data)
        return
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            yield Rejected(name, "", (FieldError("", error_message(error)),))
            return
    except UNREADABLE as error:
        yield Rejected(name, "", (FieldError("", error_message(error)),))
        return
    yield from _lines(data, name)


def _loaded(data: bytes) -> Any:
    """Return the document of some bytes.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it is nested deeper than any article, so that no reader is led down there.
    """
    document = _with_all_lists(loads(data))
    level: list[Any] = [document]
    for _ in range(_DEEPEST):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
        if not level:
            return document
    raise RecursionError


def _with_all_lists(document: Any, depth: int = 2) -> Any:
    """Return a document in which a list of objects that is given twice is one, so that none is lost."""
    if isinstance(document, dict) and depth:
        for key, held in document.items():
            document[key] = _with_all_lists(held, depth - 1)
    for key in document.differing() if isinstance(document, RepeatedKeys) else ():
        lists = document.values_of(key)
        if all(isinstance(part, list) and part and isinstance(part[0], dict) for part in lists):
            document[key] = [item for part in lists for item in part]
    return document


def held_if_given_twice(read: Raw | Rejected, item: object) -> Raw | Rejected:
    """Return what was read of an item, held back where a key of it has several values."""
    reasons = given_twice(item)
    if not reasons:
        return read
    if isinstance(read, Raw):
        return replace(read, holds=(*read.holds, *reasons))
    return replace(read, article="", errors=(*read.errors, *reasons))


def _lines(data: bytes, name: str) -> Iterator[tuple[str, Any] | Rejected]:
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            yield place, _loaded(line)
        except UNREADABLE as error:
            yield Rejected(f"{name}, {place}", "", (FieldError("", error_message(error)),))


def _skip(text: str, position: int, more: str = "") -> int:
    while position < len(text) and text[position] in _SPACE + more:
        position += 1
    return position


def _value(text: str, position: int, depth: int) -> tuple[Any, int | None]:
    """Return the value at a place, and where it ends; None for the end if the text ends within it."""
    if position >= len(text) or depth > _DEPTH:
        return None, None
    try:
        return _DECODER.raw_decode(text, position)
    except UNREADABLE:
        if text[position] == "{":
            return _object(text, position + 1, depth + 1), None
        if text[position] == "[":
            return _list(text, position + 1, depth + 1), None
        return None, None


def _object(text: str, position: int, depth: int) -> dict[str, Any]:
    members: dict[str, Any] = {}
    while True:
        key, end = _value(text, _skip(text, position, ","), depth)
        if end is None or not isinstance(key, str):
            return members
        members[key], end = _value(text, _skip(text, end, ":"), depth)
        if end is None:
            return members
        position = end


def _list(text: str, position: int, depth: int) -> list[Any]:
    values: list[Any] = []
    while True:
        value, end = _value(text, _skip(text, position, ","), depth)
        if value is not None:
            values.append(value)
        if end is None:
            return values
        position = end
