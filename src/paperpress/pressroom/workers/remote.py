"""Editions pressed on other machines: how records, pictures and files travel.

Any executor can run `paperpress.pressroom.edition.press_edition` where every worker sees the same folders
under the same names. A `Courier` stands before an executor whose workers are reached otherwise:
*by value*, everything goes to the worker and the edition's file comes back; *by path*, records go
through a file in a shared folder, so that the scheduler carries names alone.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeAlias
from uuid import uuid4

from paperpress.assembly import picture_refs, read_stories
from paperpress.errors import PaperpressError, WorkerError
from paperpress.files.atomic import write_whole
from paperpress.model.alt_texts import picture_key
from paperpress.model.edition import Edition
from paperpress.model.picture import PictureRef, UnusablePicture
from paperpress.model.story import Story
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.pressroom.edition import Stand, failed, make_edition, press_edition
from paperpress.pressroom.job import Job, theme_of
from paperpress.pressroom.known_editions import Pressed
from paperpress.profiles import Profile

Way: TypeAlias = Literal["path", "value"]

#: Below the output folder; gone when everything has arrived.
_PARCELS = ".parcels"
_Pictures: TypeAlias = Mapping[PictureRef, bytes | UnusablePicture]


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something in a shared folder, for workers to fetch."""

    path: str
    digest: str
    """SHA-256 of the file, in base 16."""

    @classmethod
    def of(cls, thing: Edition | Job, folder: Path, suffix: str) -> Parcel:
        """Pack something into a folder.

        Raises:
            OSError: it can't be written there.
        """
        data = pickle.dumps(thing)
        digest = sha256(data).hexdigest()
        write_whole(folder / f"{digest}-{suffix}", data)
        return cls(str(folder / f"{digest}-{suffix}"), digest)

    def unpacked(self) -> Any:
        """What was packed.

        Raises:
            WorkerError: the file isn't there, or isn't the one that was sent.
        """
        try:
            data = Path(self.path).read_bytes()
        except OSError as error:
            raise WorkerError(
                f"a worker can't read {self.path}: {error.strerror}: share the folder,"
                " or send by value"
            ) from None
        if sha256(data).hexdigest() != self.digest:
            raise WorkerError(
                f"a worker read {self.path}, and it isn't what was sent: send by value"
            )
        return pickle.loads(data)  # noqa: S301 - its digest came with the task


class Courier(Executor):
    """An executor before another: it takes `press_edition`, and nothing else.

    By value, pictures are read here and editions are written here, so that workers need no folder
    in common with anybody; what is known to be unchanged is told here, and doesn't travel.
    """

    def __init__(self, workers: Executor, way: Way) -> None:
        self._workers = workers
        self._way = way
        # Files are written by a thread of our own: an executor's callbacks run where it waits.
        self._desk = ThreadPoolExecutor(1)
        # Of this courier alone: another press of the same day may be under way.
        self._name = uuid4().hex
        self._folders: set[Path] = set()
        self._jobs: list[tuple[Job, Parcel]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Send an edition, and give what will be known of it."""
        if fn is not press_edition or kwargs:
            raise ValueError("a courier carries editions alone: submit press_edition")
        edition, job, device = args
        if self._way == "path":
            return self._by_path(edition, job, device)
        return self._by_value(edition, job, device)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what is under way; the workers stay."""
        self._desk.shutdown(wait, cancel_futures=cancel_futures)
        for _, parcel in self._jobs:
            Path(parcel.path).unlink(missing_ok=True)
        for folder in self._folders:
            for empty in (folder, folder.parent):
                if empty.is_dir() and not any(empty.iterdir()):
                    empty.rmdir()

    def _by_path(self, edition: Edition, job: Job, device: Profile) -> Future[Pressed]:
        folder = Path(job.out).resolve() / _PARCELS / self._name
        self._folders.add(folder)
        packed = Parcel.of(edition, folder, device.name)
        sent = self._workers.submit(press_parcel, packed, self._packed(job, folder), device)
        sent.add_done_callback(lambda _: Path(packed.path).unlink(missing_ok=True))
        return self._then(sent, lambda pressed: pressed, edition, device)

    def _packed(self, job: Job, folder: Path) -> Parcel:
        """The parcel of a job, which is packed once: all its editions go by it."""
        for known, parcel in self._jobs:
            if known is job:
                return parcel
        kept = job.cache and replace(job.cache, folder=job.cache.folder.resolve())
        there = replace(job, out=Path(job.out).resolve(), cache=kept)
        self._jobs.append((job, Parcel.of(there, folder, "job")))
        return self._jobs[-1][1]

    def _by_value(self, edition: Edition, job: Job, device: Profile) -> Future[Pressed]:
        told: Future[Pressed] = Future()
        try:
            stand = Stand(edition, job, device)
            known = stand.unchanged()
            if known is not None:
                told.set_result(known)
                return told
            stories = read_stories(edition)
            pictures = stand.darkroom.bring(picture_refs(edition, stories))
        except (PaperpressError, OSError) as error:
            told.set_result(failed(edition, device, error))
            return told
        # The cache is this machine's: what it would hold there is of no use to the next press.
        keys = {picture_key(data) for data in pictures.values() if isinstance(data, bytes)}
        there = replace(job, cache=None, fetch=False, out="", alt_texts=job.alt_texts.about(keys))
        sent = self._workers.submit(press_by_value, edition, stories, there, device, pictures)

        def arrived(result: tuple[Pressed, bytes]) -> Pressed:
            pressed, data = result
            if pressed.report.status == "failed":
                return pressed
            try:
                return stand.deliver(pressed, data)
            except OSError as error:
                return failed(edition, device, error)

        return self._then(sent, arrived, edition, device)

    def _then(
        self,
        sent: Future[Any],
        arrived: Callable[[Any], Pressed],
        edition: Edition,
        device: Profile,
    ) -> Future[Pressed]:
        """What follows from a result, worked out at the desk; an edition that is lost is failed."""
        told: Future[Pressed] = Future()

        def settle() -> None:
            try:
                told.set_result(arrived(sent.result()))
            except CancelledError:
                told.cancel()
            except PaperpressError as error:
                told.set_result(failed(edition, device, error))
            except Exception as error:  # noqa: BLE001 - each executor has errors of its own
                lost = WorkerError(f"its worker was lost ({type(error).__name__}: {error})")
                told.set_result(failed(edition, device, lost))

        sent.add_done_callback(lambda _: self._desk.submit(settle))
        return told


def press_parcel(edition: Parcel, job: Parcel, device: Profile) -> Pressed:
    """At a worker: press an edition whose records lie in a shared folder.

    Raises:
        WorkerError: a file isn't there, or isn't the one that was sent.
    """
    return press_edition(edition.unpacked(), _job_in(job), device)


@lru_cache(maxsize=1)
def _job_in(parcel: Parcel) -> Job:
    job: Job = parcel.unpacked()
    return job


def press_by_value(
    edition: Edition, stories: Sequence[Story], job: Job, device: Profile, pictures: _Pictures
) -> tuple[Pressed, bytes]:
    """At a worker: make an edition out of what was sent; nothing is read or written there."""
    theme = theme_of(job.theme)
    darkroom = LocalDarkroom(device, theme, threads=job.threads, sent=pictures)
    try:
        return make_edition(edition, stories, job, device, darkroom)
    except (PaperpressError, OSError) as error:
        return failed(edition, device, error), b""
