"""One edition for its profiles: the unit of work, and the spine from its stories to its bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from paperpress.assembly import assemble, develop, picture_refs, read_stories
from paperpress.binding.packages import file_of
from paperpress.checks import check
from paperpress.errors import PaperpressError
from paperpress.last_guard import guarded
from paperpress.model.edition import Edition
from paperpress.model.finding import in_order
from paperpress.model.picture import Grades
from paperpress.model.publication import Publication
from paperpress.model.report import EditionReport
from paperpress.model.story import Story
from paperpress.pressroom.aloud import as_packed, audible, with_speech
from paperpress.pressroom.holding import held
from paperpress.pressroom.issues import untimed
from paperpress.pressroom.job import Job, device_of, limit_of, path_of
from paperpress.pressroom.pressed import Pressed, failed, report_without_file, unforeseen
from paperpress.pressroom.size_limit import given_up_finding, make_within
from paperpress.pressroom.task import Task, as_issue, deliver, task_of, unchanged
from paperpress.profiles import Profile
from paperpress.reporting.sheet import sheet_of


def press_edition(edition: Edition, job: Job, named: str | Profile) -> Pressed:
    """Press one edition for one profile: read its stories, develop, assemble, check, bind, write.

    Takes and returns values that pickle, so that any executor can run it. What goes wrong with
    this edition alone is in its report; the others go on. An edition that stands in the output
    folder already, and of which the job's cache knows that it would come out the same, isn't made.
    """
    (pressed,) = press_profiles(edition, job, (device_of(named),))
    return pressed


def press_profiles(edition: Edition, job: Job, devices: Sequence[Profile]) -> tuple[Pressed, ...]:
    """Press one edition for several profiles, in their order; each as `press_edition` does.

    Its stories are read once, and not at all where it is unchanged for every profile.
    """
    stories = cache(lambda: read_stories(edition))
    return tuple(_press_guarded(edition, job, device, stories) for device in devices)


def _press_guarded(
    edition: Edition, job: Job, device: Profile, stories: Callable[[], Sequence[Story]]
) -> Pressed:
    try:
        return guarded(
            lambda: _press(task_of(edition, job, device), stories),
            lambda why: unforeseen(edition, device, why),
            foreseen=(PaperpressError, OSError),
        )
    except (PaperpressError, OSError) as error:
        return failed(edition, device, error)


def _press(task: Task, stories: Callable[[], Sequence[Story]]) -> Pressed:
    standing = unchanged(task)
    if standing is not None:
        return standing
    task, read = as_issue(task, stories())
    pressed, data = make_edition(task, read)
    return deliver(task, pressed, data)


@dataclass(frozen=True, slots=True)
class Bound:
    """An edition that was assembled and bound, and not yet checked."""

    publication: Publication
    data: bytes
    """The bytes of its file."""
    grades: Grades
    """Of its pictures, lowered where it had to become smaller."""


def make_edition(task: Task, stories: Sequence[Story]) -> tuple[Pressed, bytes]:
    """Return an edition made of its stories, and the bytes of its file; nothing is written.

    Raises:
        PaperpressError: it can't be made.
    """
    bound = bind_edition(task, stories)
    return checked(task, bound), bound.data


def bind_edition(task: Task, stories: Sequence[Story]) -> Bound:
    """Return an edition made of its stories, as far as its bytes.

    Raises:
        PaperpressError: it can't be made.
    """
    edition, job = task.edition, task.job
    device, unheard = audible(edition, job, task.device)

    def make(grades: Grades) -> tuple[Publication, bytes]:
        pictures = develop(edition, stories, task.darkroom, grades=grades, alt_texts=job.alt_texts)
        publication = assemble(
            edition,
            stories,
            pictures,
            task.theme,
            device,
            modified=job.modified,
            hyphenation=job.hyphenation or device.hyphenation,
        )
        publication = replace(publication, findings=(*publication.findings, *unheard))
        if device.speech:
            publication = with_speech(publication, job)
        return publication, file_of(as_packed(publication, device), device)

    def lower(grades: Grades, excess: int) -> tuple[Grades, int]:
        return task.darkroom.lower(picture_refs(edition, stories), grades, excess)

    return Bound(*make_within(limit_of(job, device), make, lower))


def checked(task: Task, bound: Bound, report: EditionReport | None = None) -> Pressed:
    """Return an edition with what is found about it.

    Args:
        task: what it was pressed for.
        bound: the edition.
        report: what `report_of` gives for it, where that is there already.
    """
    where = path_of(task.edition, task.job, task.device)
    limit, lowered = limit_of(task.job, task.device), task.darkroom.given_up(bound.grades)
    given_up = given_up_finding(lowered, task.device.ssim, limit, where)
    publication, late = bound.publication, untimed(task.edition.changes)
    # The house rules are about pages that are seen and heard.
    broken = () if task.device.braille else check(publication)
    findings = in_order((*publication.findings, *broken, *given_up, *late))
    report = report or report_of(task, bound)
    return Pressed(report, findings, sheet_of(task.edition, publication, findings))


def report_of(task: Task, bound: Bound) -> EditionReport:
    """Return the report on an edition and its file."""
    count = bound.publication.pictures
    return replace(
        report_without_file(task.edition, task.device),
        path=path_of(task.edition, task.job, task.device),
        pictures=count.informative + count.decorative,
        bytes=len(bound.data),
        sha256=sha256(bound.data).hexdigest(),
        status="pressed",
        holds=held(bound.publication),
    )
