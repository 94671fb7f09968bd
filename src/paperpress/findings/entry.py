"""What the catalogue says of a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from paperpress.last_guard import REPORT_AT
from paperpress.model.finding import Severity

#: What is asked of whoever met an error that nobody foresaw.
REPORT = (
    f"This is a mistake of paperpress, not yours: report it at {REPORT_AT},"
    " with what `paperpress --debug` shows."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: what an editor is told by it, and what docs/findings.md says of it.

    Message and remedy are templates of `str.format`, filled by name with what `emit` is given.
    """

    code: str
    """Family and three digits; never reused."""
    severity: Severity
    """For what another tool found, which has a severity of its own: the gravest."""
    message: str
    """What is wrong, in a sentence."""
    remedy: str
    """What to do or write."""
    meaning: str
    """For the docs: what the code means, as half a sentence."""
    trigger: str
    """For the docs: an input that sets it off."""
    criterion: str = ""
    """The criterion of WCAG 2.2 or the section of a specification that it stands on."""
    cases: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Message and remedy of other ways in which the same thing is wrong, by a short name."""
