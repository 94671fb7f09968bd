"""One edition as it came out of the press, for one profile."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paperpress.errors import SizeError, in_words
from paperpress.findings import emit
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding
from paperpress.model.picture import PictureRef
from paperpress.model.report import EditionReport
from paperpress.profiles import Profile
from paperpress.reporting.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Pressed:
    """One edition, pressed for one profile."""

    report: EditionReport
    findings: tuple[Finding, ...]
    sheet: Sheet | None
    """What it gives to the editor's report; None where it failed."""
    pictures: tuple[tuple[PictureRef, str], ...] | None = None
    """The pictures that it was pressed with, each with its state (`LocalDarkroom.states`); None
    where they changed meanwhile."""
    described: tuple[tuple[str, str, str], ...] = ()
    """What the picture desk wrote about these pictures: key, language and text."""

    def but_unchanged(self) -> Pressed:
        """Return the same, of an edition that stood there already."""
        return replace(self, report=replace(self.report, status="unchanged"))


def failed(edition: Edition, device: Profile, error: Exception) -> Pressed:
    """Return the result for an edition that couldn't be pressed (EDN002, EDN003)."""
    code = "EDN003" if isinstance(error, SizeError) else "EDN002"
    finding = emit(code, path=f"{edition.date.isoformat()}/{edition.slug}", error=in_words(error))
    return Pressed(report_without_file(edition, device), (finding,), None)


def unforeseen(edition: Edition, device: Profile, why: str) -> Pressed:
    """Return the result for an edition that ended in an unforeseen error (EDN060)."""
    where = f"{edition.date.isoformat()}/{edition.slug}"
    finding = emit("EDN060", path=where, why=why)
    return Pressed(report_without_file(edition, device), (finding,), None)


def report_without_file(edition: Edition, device: Profile) -> EditionReport:
    """Return a report on an edition that has no file."""
    return EditionReport(
        path="",
        identifier=edition.identifier,
        masthead=edition.masthead.title,
        desk=edition.slug,
        date=edition.date.isoformat(),
        profile=device.name,
        articles=len(edition.articles),
        pictures=0,
        bytes=0,
        sha256="",
        status="failed",
        changes=edition.changes.articles,
        taken_out=edition.changes.taken_out,
    )
