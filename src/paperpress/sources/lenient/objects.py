"""Objects of a record by their shapes: known keys are read, near ones taken where that is sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Final

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sources.lenient.notes import Notes, Reader, quoted
from paperpress.sources.lenient.texts import folded
from paperpress.sources.parsing.json_text import RepeatedKeys

#: How alike a key and a field's name must be for the key to be taken for it.
_SURE: Final = 0.8
#: The shortest key that may be a slip of the pen: below, too many words are one letter apart.
_SHORTEST: Final = 4
_EMPTY: Final[tuple[object, ...]] = (None, "", [], {})


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What an object of a record may hold."""

    fields: Mapping[str, Reader]
    near: Mapping[str, str]
    """Other names that systems give a field, folded, to the field."""
    unseen: frozenset[str] = frozenset()
    """Fields that no reader sees: to take another key for one of these is no risk."""
    exact: frozenset[str] = frozenset()
    """Fields for which no other key is taken, however near it is."""
    required: frozenset[str] = frozenset()
    """Fields without which all would be lost: the first usable of several near keys is taken."""


def near(**names: str) -> dict[str, str]:
    """Return a table of near names to fields, from fields with their near names in a line."""
    return {folded(name): field for field, line in names.items() for name in line.split()}


def read_object(value: Mapping[Any, Any], shape: Shape, path: str, notes: Notes) -> dict[str, Any]:
    """Return the fields of an object that can be used; null is absent."""
    kept: dict[str, Any] = {}
    strange: list[Any] = []
    fields = shape.fields
    for key, held in value.items():
        read = fields.get(key)
        if read is None:
            strange.append(key)
        elif held is not None:
            usable = read(held, f"{path}.{key}" if path else key, notes)
            if usable is not None:
                kept[key] = usable
    if type(value) is RepeatedKeys and path:
        for key in value.differing():
            notes.add("REC118", place(path, key), key=quoted(key))
    if strange:
        _read_strange({key: value[key] for key in strange}, kept, shape, path, notes)
    return kept


def place(path: str, key: object) -> str:
    """Return where a key stands; one that is absurdly long is cut."""
    name = str(key)[:80]
    return f"{path}.{name}" if path else name


def _read_strange(
    strange: Mapping[Any, Any], kept: dict[str, Any], shape: Shape, path: str, notes: Notes
) -> None:
    """Take unknown keys for the fields that they surely mean, and tell of each."""
    by_field: dict[str | None, list[Any]] = {}
    for key, value in strange.items():
        field = None if value in _EMPTY else meant(shape, str(key))
        by_field.setdefault(field, []).append(key)
    for key in by_field.pop(None, ()):
        notes.findings.append(_unknown(key, place(path, key), shape.fields))
    for field, keys in by_field.items():
        assert field is not None, "those that mean no field were told above"
        for key in _taken(field, keys, kept, shape):
            keys.remove(key)
            read = shape.fields[field](strange[key], place(path, key), notes)
            if read is not None:
                kept[field] = read
                code = "REC101" if field in shape.unseen else "REC100"
                notes.add(code, place(path, key), key=quoted(str(key)), field=field)
                break
        for key in keys:
            read = shape.fields[field](strange[key], place(path, key), Notes())
            if field in shape.unseen or read is None or _is_same(read, kept.get(field)):
                notes.findings.append(_unknown(key, place(path, key), shape.fields, field))
            else:
                notes.add("REC102", place(path, key), key=quoted(str(key)), field=field)


def _is_same(value: object, other: object) -> bool:
    """Tell whether two values are equal; those too deep to compare aren't."""
    try:
        return value == other
    except RecursionError:
        return False


def _taken(
    field: str,
    keys: list[Any],
    kept: Mapping[str, Any],
    shape: Shape,
) -> list[Any]:
    """Return the one key that stands for a field, or none where that isn't sure.

    For a required field all, the likeliest first: the first that can be used is taken.
    """
    if field in kept:
        return []
    spelt = [key for key in keys if folded(str(key)) == folded(field)]
    if len(spelt) == 1:
        return spelt
    if len(keys) == 1:
        return list(keys)
    if field in shape.required:
        order = list(shape.near)
        ranked = {name: rank for rank, name in enumerate(order)}
        return sorted(keys, key=lambda key: ranked.get(folded(str(key)), len(order)))
    return []


@lru_cache(maxsize=4096)
def meant(shape: Shape, key: str) -> str | None:
    """Return the field that an unknown key surely means; None where it may be anything."""
    name = folded(key)
    fields = [field for field in shape.fields if field not in shape.exact]
    for field in fields:
        if folded(field) == name:
            return field
    if name in shape.near:
        return shape.near[name]
    if len(name) < _SHORTEST:
        return None
    close = get_close_matches(name, fields, n=2, cutoff=_SURE)
    return close[0] if len(close) == 1 else None


def _unknown(key: object, where: str, fields: Mapping[str, Reader], field: str = "") -> Finding:
    close = [field] if field else get_close_matches(str(key)[:60], sorted(fields), n=1, cutoff=0.7)
    return emit(
        "REC001",
        case="near" if close else "",
        path=where,
        key=quoted(str(key)),
        near="".join(close),
    )
