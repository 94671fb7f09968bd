"""Every part of a body, however deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache


def inside(part: object) -> Iterator[object]:
    """A part of a body (`paperpress.model.blocks`) or a tuple of some, and all within, in order."""
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if type(one) is tuple:
            waiting.extend(reversed(one))
            continue
        names = _names(type(one))  # type: ignore[arg-type]
        if names is not None:
            yield one
            waiting.extend([getattr(one, name) for name in names])


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The fields of a part, the last one first; None of what is no part, but a text or a number."""
    return tuple(f.name for f in reversed(fields(kind))) if is_dataclass(kind) else None
