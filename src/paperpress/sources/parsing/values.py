"""Values of a document that anybody may have written: each of the type that is hoped for, or nothing.

JSON of an export holds null, "", [] or an object where a specification says text, so nothing
about it is trusted. What these functions turn down is nothing that a reader would see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from paperpress.model.finding import FieldError, Rejected


def mapping(value: object) -> dict[str, Any]:
    """Return the object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """Return the list; one thing alone is a list of it, and null is none."""
    if isinstance(value, list | tuple):
        return list(value)
    return [] if value is None or value == "" else [value]


def mappings(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list; whatever else is in it is passed over."""
    return [item for item in items(value) if isinstance(item, dict)]


def text(value: object) -> str:
    """Return the text, or a number's, as it stands; empty for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


#: Digits of a number that anything is counted or measured by.
_MOST_DIGITS = 9


def number(text: str) -> int:
    """Return the number that a text of digits is; 0 for anything else, and for what nobody counts to."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def first(*values: object) -> str:
    """Return the first value that is text and not blank, without space around it; else empty."""
    return next(
        (stripped for stripped in (text(value).strip() for value in values) if stripped), ""
    )


def at(value: object, *path: str) -> Any:
    """Return what stands at a path of keys; None where it breaks off."""
    for key in path:
        value = mapping(value).get(key)
    return value


def filled(**fields: object) -> dict[str, Any]:
    """Return only the fields that hold something, since an empty field says nothing."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {}, ())}


def each_once(values: Iterable[str]) -> list[str]:
    """Return the texts that aren't blank, each once, in their order."""
    return list(dict.fromkeys(value.strip() for value in values if value.strip()))


def left_out(name: str, place: str, article: str, message: str, path: str = "") -> Rejected:
    """Return an item that is no article, or that the newsroom itself keeps back, and why.

    It is no failure of a run: an export always holds such items (docs/decisions/0007).

    Args:
        name: the file.
        place: where in it the item stands; empty where it is all of it.
        article: its headline or id, as far as it has one; empty for what is kept back, whose words
            no report tells.
        message: the reason.
        path: the field that says so.
    """
    source = f"{name}, {place}" if place else name
    return Rejected(source, article, (FieldError(path, message),), held=True)


def placed(prefix: str, listed: list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield each item of a list with its place: ``posts[3]``."""
    for number, item in enumerate(listed):
        yield f"{prefix}[{number}]", item
