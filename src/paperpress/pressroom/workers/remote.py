"""Editions pressed on other machines: how records, pictures and files travel.

*By path*, records go through a file in a folder that every worker sees under the same name, so that
an executor carries names alone, and the worker writes the edition. *By value*, stories and pictures
go to the worker and the edition's file comes back, so that a worker needs no folder in common with
anybody; what is known to be unchanged doesn't travel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias
from uuid import uuid4

from paperpress.assembly import picture_refs, read_stories
from paperpress.errors import PaperpressError, WorkerError
from paperpress.last_guard import guarded
from paperpress.model.alt_texts import picture_key
from paperpress.model.edition import Edition
from paperpress.model.picture import PictureRef, UnusablePicture
from paperpress.model.story import Story
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.pressroom.edition import make_edition, press_edition
from paperpress.pressroom.job import Job, theme_of
from paperpress.pressroom.pressed import Pressed, failed, unforeseen
from paperpress.pressroom.task import Task, as_issue, deliver, task_of, unchanged
from paperpress.pressroom.workers.parcels import Parcel
from paperpress.pressroom.workers.protocol import Workers
from paperpress.profiles import Profile

Way: TypeAlias = Literal["path", "value"]

#: Below the output folder; gone when everything has arrived.
_PARCELS = ".parcels"
#: Errors that say what became of an edition.
_FORESEEN = (PaperpressError, CancelledError)
_Pictures: TypeAlias = Mapping[PictureRef, bytes | UnusablePicture]


@contextmanager
def remote(executor: Executor, job: Job, way: Way, *, ahead: int) -> Iterator[Workers]:
    """Press by an executor's workers that are elsewhere; wait at the end for what is under way."""
    # Results are followed up by a thread of our own: an executor's callbacks run where it waits.
    with ThreadPoolExecutor(1) as desk:
        if way == "value":
            yield ByValue(executor, desk, job, ahead)
            return
        # A folder of this press alone: another one of the same day may be under way.
        folder = Path(job.out).resolve() / _PARCELS / uuid4().hex
        packed = Parcel.of(_anywhere(job), folder, "job")
        try:
            yield ByPath(executor, desk, packed, folder, ahead)
            desk.shutdown()
        finally:
            packed.gone()
            for empty in (folder, folder.parent):
                if empty.is_dir() and not any(empty.iterdir()):
                    empty.rmdir()


def _anywhere(job: Job) -> Job:
    """Return a job whose folders have the same names wherever a worker was started."""
    cache = job.cache and replace(job.cache, folder=job.cache.folder.resolve())
    return replace(job, out=Path(job.out).resolve(), cache=cache)


@dataclass(frozen=True, slots=True)
class ByPath:
    """Sends the names of files in a shared folder."""

    executor: Executor
    desk: Executor
    """Follows up results."""
    job: Parcel
    folder: Path
    ahead: int

    def press(self, edition: Edition, profile: Profile) -> Future[Pressed]:
        """Send an edition as a parcel, and return its future."""
        packed = Parcel.of(edition, self.folder, profile.name)
        sent = self.executor.submit(press_parcel, packed, self.job, profile)
        sent.add_done_callback(lambda _: packed.gone())
        return _followed(sent, lambda pressed: pressed, edition, profile, self.desk)


def press_parcel(edition: Parcel, job: Parcel, profile: Profile) -> Pressed:
    """Press an edition whose records lie in a shared folder; at a worker.

    Raises:
        WorkerError: a file isn't there, or isn't the one that was sent.
    """
    return press_edition(edition.unpacked(), _job_in(job), profile)


@lru_cache(maxsize=1)
def _job_in(parcel: Parcel) -> Job:
    """Return a parcel's job, read once for all the editions that come with it."""
    job: Job = parcel.unpacked()
    return job


@dataclass(frozen=True, slots=True)
class ByValue:
    """Sends stories and pictures, and writes the edition that comes back."""

    executor: Executor
    desk: Executor
    """Follows up results."""
    job: Job
    ahead: int

    def press(self, edition: Edition, profile: Profile) -> Future[Pressed]:
        """Read an edition and send it, unless it is known to be unchanged."""
        try:
            return guarded(
                lambda: self._send(edition, profile),
                lambda why: _done(unforeseen(edition, profile, why)),
                foreseen=(PaperpressError, OSError),
            )
        except (PaperpressError, OSError) as error:
            return _done(failed(edition, profile, error))

    def _send(self, edition: Edition, profile: Profile) -> Future[Pressed]:
        task = task_of(edition, self.job, profile)
        standing = unchanged(task)
        if standing is not None:
            return _done(standing)
        task, stories = as_issue(task, read_stories(edition))
        pictures = task.darkroom.bring(picture_refs(edition, stories))
        # The cache is this machine's: what it would hold there is of no use to the next press.
        keys = {picture_key(data) for data in pictures.values() if isinstance(data, bytes)}
        texts = self.job.alt_texts.about(keys)
        remote_job = replace(self.job, cache=None, fetch=False, out="", alt_texts=texts)
        sent = self.executor.submit(
            press_by_value, task.edition, stories, remote_job, profile, pictures
        )
        return _followed(sent, lambda parts: _delivered(task, *parts), edition, profile, self.desk)


def press_by_value(
    edition: Edition, stories: Sequence[Story], job: Job, profile: Profile, pictures: _Pictures
) -> tuple[Pressed, bytes]:
    """Make an edition out of what was sent; at a worker, where nothing is read or written."""
    theme = theme_of(job.theme)
    darkroom = LocalDarkroom(profile, theme, threads=job.threads, sent=pictures)
    task = Task(edition, job, profile, theme, darkroom)
    try:
        return guarded(
            lambda: make_edition(task, stories),
            lambda why: (unforeseen(edition, profile, why), b""),
            foreseen=(PaperpressError, OSError),
        )
    except (PaperpressError, OSError) as error:
        return failed(edition, profile, error), b""


def _delivered(task: Task, pressed: Pressed, data: bytes) -> Pressed:
    """Write an edition that came back, where it was made at all."""
    if pressed.report.status == "failed":
        return pressed
    try:
        return deliver(task, pressed, data)
    except OSError as error:
        return failed(task.edition, task.device, error)


def _done(pressed: Pressed) -> Future[Pressed]:
    done: Future[Pressed] = Future()
    done.set_result(pressed)
    return done


def _followed(
    sent: Future[Any],
    arrived: Callable[[Any], Pressed],
    edition: Edition,
    profile: Profile,
    desk: Executor,
) -> Future[Pressed]:
    """Return what follows from a worker's result; an edition that is lost on the way has failed."""
    followed: Future[Pressed] = Future()

    def lost(why: str) -> Pressed:
        return failed(edition, profile, WorkerError(f"its worker was lost ({why})"))

    def follow() -> None:
        # Each executor has errors of its own for a worker that was lost.
        try:
            pressed = guarded(lambda: arrived(sent.result()), lost, foreseen=_FORESEEN)
        except CancelledError:
            followed.cancel()
        except PaperpressError as error:
            followed.set_result(failed(edition, profile, error))
        else:
            followed.set_result(pressed)

    sent.add_done_callback(lambda _: desk.submit(follow))
    return followed
