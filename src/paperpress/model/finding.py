"""What an editor is told: a finding about an article, an error in a record, a record left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    """Readers lose something: words, a picture, a way round the edition."""
    WARNING = "warning"
    """Some readers are served worse than they should be."""
    NOTICE = "notice"
    """Something was mended or derived; an editor may want to look."""

    @property
    def rank(self) -> int:
        """0 for the worst; for ordering."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an editor is told.

    `code` is a family and three digits (``ALT002``), never reused: its meaning and an example
    stand in docs/findings.md. `path` says where inside the article or file:
    ``picture.caption``, ``body[3]``, ``EPUB/nav.xhtml``.
    """

    code: str
    severity: Severity
    article: str
    """The article's id; empty where the finding is about the edition as a whole."""
    path: str
    message: str
    """What is wrong, in a sentence."""
    remedy: str
    """What to do or write."""

    def of(self, article: str) -> Finding:
        """Return the same finding, filed under an article."""
        return replace(self, article=article)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each finding once, in the stable order of every report: as given, repeats left out."""
    return tuple(dict.fromkeys(findings))


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong at one place of a record, and what to do."""

    path: str
    """Where in the record, as ``authors[1].name``; empty for the record as a whole."""
    message: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that can't be in an edition, with every reason at once."""

    source: str
    """The file, and the record's place in it where it holds several: ``day.json[4]``."""
    article: str
    """The article's id, or its headline, as far as either can be told; else empty."""
    errors: tuple[FieldError, ...]
    held: bool = False
    """Held back by the newsroom itself, by status or embargo: told, but no failure of the run."""
