"""One edition for one profile: the unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path

from paperpress.assembly import assemble, develop, picture_refs, read_stories
from paperpress.binding.epub import bind
from paperpress.binding.kepub import kepub
from paperpress.checks import check
from paperpress.errors import PaperpressError, SizeError
from paperpress.files.atomic import write_whole
from paperpress.files.cache import cache_folder
from paperpress.files.fetching import Fetcher
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding, Severity, in_order
from paperpress.model.picture import Grades
from paperpress.model.publication import Publication
from paperpress.model.report import EditionReport
from paperpress.model.story import Story
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.pressroom.job import Job, device_of, limit_of, path_of, theme_of
from paperpress.pressroom.known_editions import Ledger, Pressed, edition_key
from paperpress.pressroom.size_limit import given_up_finding, make_within
from paperpress.profiles import Profile
from paperpress.reporting.sheet import sheet_of


def press_edition(edition: Edition, job: Job, named: str | Profile) -> Pressed:
    """Press one edition for one profile: assemble, check, bind, write.

    Takes and returns values that pickle, so that any executor can run it. What goes wrong with
    this edition alone is in its report; the others go on. An edition that stands in the output
    folder already, and of which the job's cache knows that it would come out the same, isn't made.
    """
    device = device_of(named)
    try:
        place = Stand(edition, job, device)
        known = place.unchanged()
        if known is not None:
            return known
        pressed, data = make_edition(edition, read_stories(edition), job, device, place.darkroom)
        return place.deliver(pressed, data)
    except (PaperpressError, OSError) as error:
        return failed(edition, device, error)


class Stand:
    """Where an edition will stand, and what is known of it: all of a press that touches files."""

    def __init__(self, edition: Edition, job: Job, device: Profile) -> None:
        theme = theme_of(job.theme)
        # What is fetched has to lie somewhere, even where nothing else is kept.
        kept = job.cache.folder if job.cache else cache_folder()
        fetch = Fetcher(kept) if job.fetch else None
        self.darkroom = LocalDarkroom(
            device, theme, threads=job.threads, fetch=fetch, cache=job.cache
        )
        self._out = Path(job.out)
        self._ledger = Ledger(job.cache)
        self._key = edition_key(edition, job, theme, device) if job.cache else ""
        self._texts = job.alt_texts

    def unchanged(self) -> Pressed | None:
        """What is known of the edition where it stands there, and would come out the same."""
        known = self._ledger.find(self._key, self.darkroom, self._texts)
        return known.but_unchanged() if known and _stands(known.report, self._out) else None

    def deliver(self, pressed: Pressed, data: bytes) -> Pressed:
        """Write an edition, and note it.

        Raises:
            OSError: it can't be written.
        """
        seen = self.darkroom.seen()
        pressed = replace(pressed, pictures=None if seen is None else tuple(seen.items()))
        self._ledger.keep(self._key, pressed, self._texts)
        written = write_whole(self._out / pressed.report.path, data)
        return pressed if written else pressed.but_unchanged()


def _stands(report: EditionReport, out: Path) -> bool:
    """Whether the file of an edition is there, told by its content."""
    try:
        with (out / report.path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == report.sha256
    except OSError:
        return False


def make_edition(
    edition: Edition,
    stories: Sequence[Story],
    job: Job,
    device: Profile,
    darkroom: LocalDarkroom,
) -> tuple[Pressed, bytes]:
    """Make an edition of its stories, and the bytes of its file. Nothing is written.

    Files are read by the darkroom alone.

    Raises:
        PaperpressError: it can't be made.
    """
    theme, where = theme_of(job.theme), path_of(edition, job, device)

    def make(grades: Grades) -> tuple[Publication, bytes]:
        pictures = develop(edition, stories, darkroom, grades=grades, alt_texts=job.alt_texts)
        publication = assemble(
            edition,
            stories,
            pictures,
            theme,
            device,
            modified=job.modified,
            hyphenation=job.hyphenation or device.hyphenation,
            alt_texts=job.alt_texts,
        )
        return publication, bind(kepub(publication) if device.package == "kepub" else publication)

    def lower(grades: Grades, excess: int) -> tuple[Grades, int]:
        return darkroom.lower(picture_refs(edition, stories), grades, excess)

    limit = limit_of(job, device)
    publication, data, grades = make_within(limit, make, lower)
    given_up = given_up_finding(darkroom.given_up(grades), device.ssim, limit, where)
    findings = in_order((*publication.findings, *check(publication), *given_up))
    count = publication.pictures
    report = replace(
        _unpressed(edition, device),
        path=where,
        pictures=count.informative + count.decorative,
        bytes=len(data),
        sha256=sha256(data).hexdigest(),
        status="pressed",
    )
    return Pressed(report, findings, sheet_of(edition, publication, findings)), data


def failed(edition: Edition, device: Profile, error: Exception) -> Pressed:
    """What is told of an edition that couldn't be pressed (EDN002, EDN003)."""
    too_large = isinstance(error, SizeError)
    finding = Finding(
        "EDN003" if too_large else "EDN002",
        Severity.ERROR,
        "",
        f"{edition.date.isoformat()}/{edition.slug}",
        f"The edition could not be pressed: {error}",
        "Allow more, leave pictures out, or press an EPUB a desk."
        if too_large
        else "Mend what the message names, and press again.",
    )
    return Pressed(_unpressed(edition, device), (finding,), None)


def _unpressed(edition: Edition, device: Profile) -> EditionReport:
    """What is told of an edition of which there is no file."""
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
    )
