"""One edition for its profiles: the unit of work, and the spine from its stories to its bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256

from paperpress.assembly import assemble, develop, picture_refs, read_stories
from paperpress.binding.epub import bind
from paperpress.binding.kepub import kepub
from paperpress.checks import check
from paperpress.errors import PaperpressError
from paperpress.last_guard import guarded
from paperpress.model.edition import Edition
from paperpress.model.finding import in_order
from paperpress.model.picture import Grades
from paperpress.model.publication import Publication
from paperpress.model.story import Story
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


def make_edition(task: Task, stories: Sequence[Story]) -> tuple[Pressed, bytes]:
    """Return an edition made of its stories, and the bytes of its file; nothing is written.

    Raises:
        PaperpressError: it can't be made.
    """
    edition, job, device = task.edition, task.job, task.device

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
        return publication, bind(kepub(publication) if device.package == "kepub" else publication)

    def lower(grades: Grades, excess: int) -> tuple[Grades, int]:
        return task.darkroom.lower(picture_refs(edition, stories), grades, excess)

    limit, where = limit_of(job, device), path_of(edition, job, device)
    publication, data, grades = make_within(limit, make, lower)
    given_up = given_up_finding(task.darkroom.given_up(grades), device.ssim, limit, where)
    findings = in_order(
        (*publication.findings, *check(publication), *given_up, *untimed(edition.changes))
    )
    count = publication.pictures
    report = replace(
        report_without_file(edition, device),
        path=where,
        pictures=count.informative + count.decorative,
        bytes=len(data),
        sha256=sha256(data).hexdigest(),
        status="pressed",
    )
    return Pressed(report, findings, sheet_of(edition, publication, findings)), data
