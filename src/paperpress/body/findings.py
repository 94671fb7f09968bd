"""Findings that are made while a body is read: each kind once for an article, with a count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from paperpress.findings import emit
from paperpress.model.finding import Finding

_EXAMPLES = 3
_EXAMPLE_LENGTH = 60


class BodyFinding(Enum):
    """A kind of finding, by its code in the catalogue.

    In the entry's message, ``{n}`` is how often it was met, ``{of}`` the examples (names, addresses,
    words), and ``{met}`` both, or the number alone where there are no examples.
    """

    HIDDEN = "TXT030"
    TEX = "TXT031"

    ACTIVE = "TXT001"
    CONTROL = "TXT002"
    FRAME = "TXT003"
    PIXEL = "TXT004"
    UNKNOWN = "TXT005"
    MENDED = "TXT006"
    SWALLOWED = "TXT007"
    DEPTH = "TXT008"
    HEADING = "TXT009"
    BOLD = "TXT010"
    BOLD_ROW = "TXT011"
    NO_HEADER = "TXT012"
    LAYOUT = "TXT013"
    SPAN = "TXT014"
    EXTRA = "TXT026"
    LANGUAGE = "TXT015"
    FORMULA = "TXT016"
    DRAWING = "TXT017"
    EMBED = "TXT018"
    UNUSED_NOTE = "TXT019"
    NO_SOURCE = "TXT020"
    EMPTY = "TXT021"
    NOSCRIPT = "TXT022"
    EMPTY_NOTE = "TXT023"
    LANGUAGE_MENDED = "TXT024"
    NO_PAGE = "TXT025"
    SCHEME = "LNK001"
    RELATIVE = "LNK002"
    FRAGMENT = "LNK003"
    NO_NOTE = "LNK004"
    LINK_LOST = "LNK005"


@dataclass(slots=True)
class _Met:
    count: int = 0
    paths: dict[str, None] = field(default_factory=dict)
    examples: dict[str, None] = field(default_factory=dict)


class BodyFindings:
    """Gathers what is let go or mended in a body, and makes findings of it."""

    def __init__(self) -> None:
        self.path = "body"
        """Where in the record the reading stands."""
        self._met: dict[tuple[BodyFinding, str], _Met] = {}
        self._pictures: dict[str, int] = {}
        """Each path that a picture has, to the number of the last one named after it."""

    def picture_path(self, path: str = "") -> str:
        """Return a path in the record that belongs to this picture alone: pages find pictures by it.

        Where the reading stands, or at a `path` of its own; a further one there gets a number.
        """
        unique = base = path or self.path
        while unique in self._pictures:
            self._pictures[base] += 1
            unique = f"{base}.pictures[{self._pictures[base]}]"
        self._pictures[unique] = 0
        return unique

    def add(self, body_finding: BodyFinding, example: str = "", *, apart: str = "") -> None:
        """Record a finding at this place; with `apart`, that name gets a finding of its own."""
        met = self._met.setdefault((body_finding, apart), _Met())
        met.count += 1
        met.paths[self.path] = None
        if example and len(met.examples) <= _EXAMPLES:
            met.examples[_short(example)] = None

    def withdraw(self, body_finding: BodyFinding, count: int) -> None:
        """Take a finding back as often as an editor has mended what it was about."""
        for (kind, apart), met in tuple(self._met.items()):
            if kind is body_finding and count:
                mended = min(count, met.count)
                met.count, count = met.count - mended, count - mended
                if not met.count:
                    del self._met[kind, apart]

    def findings(self) -> Iterator[Finding]:
        """Yield one finding for each kind, in the order first met; with its place if it was met once."""
        for (body_finding, _), met in self._met.items():
            path = next(iter(met.paths)) if len(met.paths) == 1 else "body"
            examples = [*met.examples]
            of = ", ".join(examples[:_EXAMPLES]) + (" …" if len(examples) > _EXAMPLES else "")
            met_as = f"{met.count}: {of}" if of else str(met.count)
            yield emit(body_finding.value, path=path, n=met.count, of=of, met=met_as)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXAMPLE_LENGTH else f"{text[: _EXAMPLE_LENGTH - 1]}…"
