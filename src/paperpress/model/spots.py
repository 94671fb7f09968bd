"""The name of a place in an article: what kind of thing is changed there, and by which words it is found.

A place is named by its words and not by its number, so that it is still the same when a newsroom
writes another paragraph above it. Where the words stand there several times, it is told which is
meant, of how many: when there are more or fewer of them by now, the place isn't known any more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

LANGUAGE: Final = "body.language"
"""Of words in a body: the language that they are in."""
HEADING: Final = "body.heading"
"""Of a paragraph in a body: the level of the heading that it is."""
HEADER: Final = "body.header"
"""Of a table in a body, by the words of its first row: what heads it, ``row``, ``column`` or ``both``."""
BODY_CREDIT: Final = "body.caption.credit"
"""Of a picture in a body, by its file: the words of its caption that are its credit; empty: none."""
LEAD_CREDIT: Final = "picture.caption.credit"
"""The same of the lead picture."""
RELATED: Final = "related"
"""Of a related article: the id of the article of the run that it is; empty: it isn't shown."""
RELATED_DATE: Final = "related.published"
CORRECTION_DATE: Final = "corrections.date"

BODY_KINDS: Final = frozenset({LANGUAGE, HEADING, HEADER, BODY_CREDIT})
KINDS: Final = BODY_KINDS | {LEAD_CREDIT, RELATED, RELATED_DATE, CORRECTION_DATE}
HEADS: Final = ("row", "column", "both")

_NAME = re.compile(
    r"(?P<kind>[a-z.]+)\[(?P<number>[1-9][0-9]{0,5})/(?P<of>[1-9][0-9]{0,5})\] (?P<words>.+)", re.S
)
#: Characters of a file's name; a drawing that stands in an address itself is told by its digest.
_LONGEST_FILE = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an article."""

    kind: str
    """One of `KINDS`."""
    words: str
    """What stands there, or of a picture its file."""
    number: int = 1
    """Which it is of those that have these words, from 1."""
    of: int = 1
    """How many have them."""

    @property
    def name(self) -> str:
        """The field of a change of it."""
        return f"{self.kind}[{self.number}/{self.of}] {self.words}"

    @property
    def short(self) -> str:
        """Its kind and its first words, for a report."""
        words = self.words if len(self.words) <= 60 else f"{self.words[:59].rstrip()}…"
        return f"{self.kind} ({words})"


def spot_of(field: str) -> Spot | None:
    """Return the place that a field's name tells of; None where it is the name of a whole field."""
    match = _NAME.fullmatch(field)
    if match is None or match["kind"] not in KINDS:
        return None
    number, of = int(match["number"]), int(match["of"])
    return Spot(match["kind"], match["words"], number, of) if number <= of else None


def shown_field(field: str) -> str:
    """Return the name of a field as a report shows it: of a place, its kind and first words."""
    spot = spot_of(field)
    return spot.short if spot else field


def spots(kind: str, names: Sequence[str]) -> tuple[Spot, ...]:
    """Return a place for each of some names, in their order."""
    seen: dict[str, int] = {}
    places = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        places.append(Spot(kind, name, seen[name], names.count(name)))
    return tuple(places)


def index_of(spot: Spot, names: Sequence[str]) -> int | None:
    """Return where a place is among the names of all that it could be; None where it is gone."""
    places = [index for index, words in enumerate(names) if words == spot.words]
    return places[spot.number - 1] if len(places) == spot.of else None


def file_name(src: str) -> str:
    """Return what a picture is told by: its file, or the digest of an address that holds the picture."""
    if len(src) <= _LONGEST_FILE:
        return src
    return f"sha256-{sha256(src.encode('utf-8', 'replace')).hexdigest()}"
