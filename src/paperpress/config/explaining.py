"""Says what is wrong with a paperpress.toml: where it is, and what may have been meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from paperpress.config.file import Edition, File, MappedFormat, Shelf, Sources, Suggest
from paperpress.config.sites import Site
from paperpress.config.speech import Speech
from paperpress.config.targets import TARGET_KEYS
from paperpress.errors import RecordError
from paperpress.model.article import Author
from paperpress.model.masthead import Desk, Masthead
from paperpress.model.record import UNKNOWN

#: What the model of a masthead has, and the file says elsewhere.
NOT_IN_THE_MASTHEAD = frozenset({"desks", "contributors", "folder"})
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "": tuple(File.model_fields),
    "masthead": tuple(name for name in Masthead.model_fields if name not in NOT_IN_THE_MASTHEAD),
    "desks": tuple(Desk.model_fields),
    "contributors": tuple(Author.model_fields),
    "sources": tuple(Sources.model_fields),
    "edition": tuple(Edition.model_fields),
    "shelf": tuple(Shelf.model_fields),
    "suggest": tuple(Suggest.model_fields),
    "mappings": tuple(MappedFormat.model_fields),
    "deliver": TARGET_KEYS,
    "sites": tuple(Site.model_fields),
    "speech": tuple(Speech.model_fields),
}
"""The keys of each section of the file; of the file itself under no name."""


def explain(error: RecordError, section: str = "") -> list[str]:
    """Return each error of a file as a line: where, and what.

    Args:
        error: of a whole file, or of one of its sections.
        section: which one it is of.
    """
    lines = []
    for path, what in error.errors:
        # The way of delivery that a target was read by is no part of the file.
        place = _WAY.sub(r"\1", path)
        where = ".".join(filter(None, (section, place)))
        lines.append(f"{where}: {_unknown(where) if what == UNKNOWN else what}" if where else what)
    return lines


def _unknown(path: str) -> str:
    """Return a message about a key that isn't known: its section, and what may be meant."""
    *section, key = path.split(".")
    name = section[0].partition("[")[0] if section else ""
    in_list = bool(section) and "[" in section[0]
    heading = f"[[{name}]]" if in_list else f"[{'.'.join(section)}]"
    where = f" in {heading}" if section else " at the head of the file"
    return f"is not known{where}: {_home(key, name)}"


def _home(key: str, section: str) -> str:
    """Return the key that was meant, or the section that a key belongs in."""
    allowed = _SECTIONS.get(section, ())
    if near := get_close_matches(key.lower(), allowed, n=1):
        return f"did you mean {near[0]!r}?"
    for other, keys in _SECTIONS.items():
        if key in keys and other and other != section:
            return f"it belongs in {f'[[{other}]]' if other in LISTS else f'[{other}]'}"
    return f"take one of {', '.join(allowed)}" if allowed else "take it out"


_WAY = re.compile(r"^(deliver\[\d+\])\.(email|folder|webdav|command)\b")
LISTS = frozenset({"desks", "contributors", "deliver"})
