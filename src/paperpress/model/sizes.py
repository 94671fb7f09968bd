"""Sizes of files, as people write them."""

from __future__ import annotations

import re


def size_in_bytes(text: str) -> int:
    """Return the bytes of ``8MB``, ``900 kB``, ``8 MiB`` or ``800000 B``.

    Raises:
        ValueError: it is none of these; a number alone is asked for its unit.
    """
    match = _SIZE.fullmatch(text.strip())
    unit = match["unit"].casefold() if match else ""
    size = int(float(match["number"]) * _UNITS[unit]) if match and unit in _UNITS else 0
    if match and not unit:
        number = match["number"]
        raise ValueError(f"{text!r} has no unit: write {number}MB, {number}kB or {number}B")
    if not size:
        raise ValueError(f"{text!r} is no size: write one such as 8MB")
    return size


_SIZE = re.compile(
    r"(?P<number>\d{1,15}(\.\d{1,15})?)\s*(?P<unit>[a-z]*)", re.IGNORECASE | re.ASCII
)
_UNITS = {
    "b": 1,
    "kb": 1000,
    "mb": 1000**2,
    "gb": 1000**3,
    "kib": 1024,
    "mib": 1024**2,
    "gib": 1024**3,
}
