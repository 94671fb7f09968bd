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
from functools import cache, lru_cache
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
from paperpress.pressroom.edition import make_edition, press_profiles
from paperpress.pressroom.job import Job, theme_of
from paperpress.pressroom.pressed import Pressed, failed, unforeseen
from paperpress.pressroom.task import Task, as_issue, deliver, task_of, unchanged
from paperpress.pressroom.workers.parcels import Parcel
from paperpress.pressroom.workers.protocol import Workers
from paperpress.profiles import Profile

Way: TypeAlias = Literal["path", "value"]

#: Below the output folder; gone when everything has arrived.
_PARCELS = ".parcels"
#: Editions for each worker that are sent ahead.
_AHEAD = 2
#: Errors that say what became of an edition.
_FORESEEN = (PaperpressError, CancelledError)
_Pictures: TypeAlias = Mapping[PictureRef, bytes | UnusablePicture]


@contextmanager
def remote(executor: Executor, job: Job, way: Way, *, count: int) -> Iterator[Workers]:
    """Press by an executor's workers that are elsewhere; wait at the end for what is under way."""
    # Results are followed up by a thread of our own: an executor's callbacks run where it waits.
    with ThreadPoolExecutor(1) as desk:
        if way == "value":
            yield ByValue(executor, desk, job, count, _AHEAD * count)
            return
        # A folder of this press alone: another one of the same day may be under way.
        folder = Path(job.out).resolve() / _PARCELS / uuid4().hex
        packed = Parcel.of(_anywhere(job), folder, "job")
        try:
            yield ByPath(executor, desk, packed, folder, count, _AHEAD * count)
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
    count: int
    ahead: int

    def press(
        self, edition: Edition, groups: Sequence[Sequence[Profile]]
    ) -> list[Future[tuple[Pressed, ...]]]:
        """Send an edition as a parcel for each group, and return the futures."""
        return [self._send(edition, tuple(group)) for group in groups]

    def _send(self, edition: Edition, profiles: tuple[Profile, ...]) -> Future[tuple[Pressed, ...]]:
        packed = Parcel.of(edition, self.folder, "-".join(profile.name for profile in profiles))
        sent = self.executor.submit(press_parcel, packed, self.job, profiles)
        sent.add_done_callback(lambda _: packed.gone())
        return _followed(sent, lambda pressed: pressed, edition, profiles, self.desk)


def press_parcel(edition: Parcel, job: Parcel, profiles: Sequence[Profile]) -> tuple[Pressed, ...]:
    """Press an edition whose records lie in a shared folder; at a worker.

    Raises:
        WorkerError: a file isn't there, or isn't the one that was sent.
    """
    return press_profiles(edition.unpacked(), _job_in(job), profiles)


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
    count: int
    ahead: int

    def press(
        self, edition: Edition, groups: Sequence[Sequence[Profile]]
    ) -> Iterator[Future[tuple[Pressed, ...]]]:
        """Read an edition once and send it for each profile for which it isn't known to be unchanged."""
        stories = cache(lambda: read_stories(edition))
        for group in groups:
            for profile in group:
                yield self._send_guarded(edition, profile, stories)

    def _send_guarded(
        self, edition: Edition, profile: Profile, stories: Callable[[], Sequence[Story]]
    ) -> Future[tuple[Pressed, ...]]:
        try:
            return guarded(
                lambda: self._send(edition, profile, stories),
                lambda why: _done(unforeseen(edition, profile, why)),
                foreseen=(PaperpressError, OSError),
            )
        except (PaperpressError, OSError) as error:
            return _done(failed(edition, profile, error))

    def _send(
        self, edition: Edition, profile: Profile, read: Callable[[], Sequence[Story]]
    ) -> Future[tuple[Pressed, ...]]:
        task = task_of(edition, self.job, profile)
        standing = unchanged(task)
        if standing is not None:
            return _done(standing)
        task, stories = as_issue(task, read())
        pictures = task.darkroom.bring(picture_refs(edition, stories))
        # The cache is this machine's: what it would hold there is of no use to the next press.
        keys = {picture_key(data) for data in pictures.values() if isinstance(data, bytes)}
        texts = self.job.alt_texts.about(keys)
        remote_job = replace(self.job, cache=None, fetch=False, out="", alt_texts=texts)
        sent = self.executor.submit(
            press_by_value, task.edition, stories, remote_job, profile, pictures
        )
        return _followed(
            sent, lambda parts: (_delivered(task, *parts),), edition, (profile,), self.desk
        )


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


def _done(pressed: Pressed) -> Future[tuple[Pressed, ...]]:
    done: Future[tuple[Pressed, ...]] = Future()
    done.set_result((pressed,))
    return done


def _followed(
    sent: Future[Any],
    arrived: Callable[[Any], tuple[Pressed, ...]],
    edition: Edition,
    profiles: Sequence[Profile],
    desk: Executor,
) -> Future[tuple[Pressed, ...]]:
    """Return what follows from a worker's result; an edition that is lost on the way has failed."""
    followed: Future[tuple[Pressed, ...]] = Future()

    def failed_by(error: PaperpressError) -> tuple[Pressed, ...]:
        return tuple(failed(edition, profile, error) for profile in profiles)

    def lost(why: str) -> tuple[Pressed, ...]:
        return failed_by(WorkerError(f"its worker was lost ({why})"))

    def follow() -> None:
        # Each executor has errors of its own for a worker that was lost.
        try:
            pressed = guarded(lambda: arrived(sent.result()), lost, foreseen=_FORESEEN)
        except CancelledError:
            followed.cancel()
        except PaperpressError as error:
            followed.set_result(failed_by(error))
        else:
            followed.set_result(pressed)

    sent.add_done_callback(lambda _: desk.submit(follow))
    return followed
