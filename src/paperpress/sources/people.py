"""People of a printed line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_PREFIX = re.compile(r"^\s*(?:by|von|par|por|di|av|door)\s+", re.I)
_BETWEEN = re.compile(r"\s*(?:[,;&()]|\b(?:and|und|et|y|with|avec|mit|con)\b)\s*")


def authors(text: str) -> list[dict[str, Any]]:
    """The people of a printed line, each a record's author."""
    names = _BETWEEN.split(_PREFIX.sub("", text).partition("|")[0].strip())
    return [{"name": name.strip()} for name in names if len(name.split()) > 1]


def merged(people: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each person once, in order, with what all say about them."""
    known: dict[str, dict[str, Any]] = {}
    for person in people:
        known[person["name"]] = {**person, **known.get(person["name"], {})}
    return list(known.values())
