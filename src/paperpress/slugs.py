"""Names for files and ids: ASCII, lower case, stable."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_RUN = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
#: Names that Windows keeps for devices, in any folder and with any ending
#: (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)


def slug(text: str) -> str:
    """Return a name of a-z, 0-9 and single hyphens, at most 60 long, the same for the same text always.

    Where letters had to be let go, so that two texts could collide, a short digest of the text
    keeps them apart: ``Київ`` and ``Львів`` have no ASCII letter between them. A name that no file
    can have on Windows has one too.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    name = _RUN.sub("-", plain).strip("-")
    lost = any(ord(c) > 127 and c.isalnum() for c in plain)
    if name and not lost and len(name) <= _LONGEST and name not in _DEVICES:
        return name
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{name[: _LONGEST - 9].strip('-')}-{digest}".strip("-")


def unique(name: str, taken: set[str]) -> str:
    """Return the name, or the first free one of ``name-2``, ``name-3`` …, and add it to `taken`."""
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    taken.add(candidate)
    return candidate


def tells_of(id: str, headline: str) -> bool:
    """Tell whether an id spells out a headline, so that naming the id reveals it."""
    words = slug(headline)[: _LONGEST - 9].rstrip("-") if headline.strip() else ""
    return bool(words) and words in slug(id)
