"""All cores of this machine: editions pressed side by side, each in a process of its own.

Pictures let go of Python's lock while they are decoded and encoded, so that threads serve them
well. Text doesn't: where it weighs most, only processes keep every core busy (docs/performance.md
has the figures).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any

from paperpress.model.edition import Edition
from paperpress.pressroom.edition import press_edition
from paperpress.pressroom.job import Job
from paperpress.pressroom.known_editions import Pressed
from paperpress.profiles import Profile


@dataclass(frozen=True, slots=True)
class Crew:
    """Whoever presses."""

    executor: Executor
    workers: int
    """How many editions they press at once."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def hire(workers: int) -> Executor:
    """An executor of so many processes, which end with this one, however that ends.

    Where it is safe they are copies of this process and begin at once; elsewhere each begins anew,
    so that a script that calls this needs the usual ``if __name__ == "__main__"``.
    """
    return _Processes(workers)


class _Processes(Executor):
    """Processes that take the job of their first edition with them, instead of with every edition.

    What a picture desk wrote in ten years takes longer to send than an edition takes to press.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._started: tuple[ProcessPoolExecutor, Job] | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Press an edition; `press_edition` with its arguments, and nothing else."""
        if fn is not press_edition or kwargs:
            raise ValueError("these processes press editions alone: submit press_edition")
        edition, job, device = args
        pool, taken = self._started = self._started or (self._pool(job), job)
        if job is taken:
            return pool.submit(_press, edition, device)
        return pool.submit(press_edition, edition, job, device)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the processes go, once what is under way is done."""
        if self._started is not None:
            self._started[0].shutdown(wait, cancel_futures=cancel_futures)

    def _pool(self, job: Job) -> ProcessPoolExecutor:
        context = multiprocessing.get_context(_method())
        return ProcessPoolExecutor(
            self._workers, mp_context=context, initializer=_begin, initargs=(job,)
        )


def _press(edition: Edition, device: Profile) -> Pressed:
    return press_edition(edition, _at_hand[0], device)


#: In a worker: the job that it took with it.
_at_hand: list[Job] = []


def begins_at_once() -> bool:
    """Whether a worker costs next to nothing, so that it pays for a few editions already."""
    return _method() == "fork"


def _method() -> str:
    """A copy of a process with threads may hold a lock that nobody will ever let go."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if safe else "spawn"


def _begin(job: Job) -> None:
    """Take the job, leave an interrupt to the parent, and go when it is gone."""
    _at_hand[:] = [job]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has a parent"
    sentinel = parent.sentinel
    threading.Thread(target=_go_with, args=(sentinel,), daemon=True).start()


def _go_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
