"""All cores of this machine: editions pressed side by side, each in a process of its own.

Pictures let go of Python's lock while they are decoded and encoded, so that threads serve them
well. Text doesn't: where it weighs most, only processes keep every core busy (docs/performance.md
has the figures).

Each process takes the job with it when it begins, and is then sent editions alone: what a picture
desk wrote in ten years takes longer to send than an edition takes to press.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Literal

from paperpress.errors import PaperpressError
from paperpress.model.edition import Edition
from paperpress.pressroom.edition import press_profiles
from paperpress.pressroom.job import Job
from paperpress.pressroom.pressed import Pressed
from paperpress.profiles import Profile


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def begins_at_once() -> bool:
    """Tell whether a process costs next to nothing, so that it pays for a few editions already.

    A copy of a process with threads may hold a lock that nobody will ever let go.
    """
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def processes(job: Job, count: int) -> Iterator[Processes]:
    """Press with so many processes, which end with this one, however that ends.

    Where it is safe they are copies of this process and begin at once; elsewhere each begins anew,
    so that a script that calls this needs the usual ``if __name__ == "__main__"``.
    """
    method: Literal["fork", "spawn"] = "fork" if begins_at_once() else "spawn"
    begun = [_begin(method, job) for _ in range(count)]
    idle: SimpleQueue[Connection] = SimpleQueue()
    for _, connection in begun:
        idle.put(connection)
    threads = ThreadPoolExecutor(count)
    try:
        yield Processes(threads, idle, count, 2 * count)
    finally:
        threads.shutdown(cancel_futures=True)
        for process, connection in begun:
            _end(process, connection)


@dataclass(frozen=True, slots=True)
class Processes:
    """Gives each edition to whichever process is idle."""

    threads: ThreadPoolExecutor
    """As many as there are processes; each waits for one."""
    idle: SimpleQueue[Connection]
    count: int
    ahead: int

    def press(
        self, edition: Edition, groups: Sequence[Sequence[Profile]]
    ) -> list[Future[tuple[Pressed, ...]]]:
        """Send an edition to the next idle process for each group, and return the futures."""
        return [self.threads.submit(self._ask, edition, tuple(group)) for group in groups]

    def _ask(self, edition: Edition, profiles: tuple[Profile, ...]) -> tuple[Pressed, ...]:
        """Send an edition to a process, and wait for what becomes of it.

        Raises:
            BrokenExecutor: the process is gone.
        """
        process = self.idle.get()
        try:
            process.send((edition, profiles))
            answer = process.recv()
        except (EOFError, OSError) as error:
            raise BrokenExecutor(str(error) or "it ended without an answer") from None
        finally:
            self.idle.put(process)
        if isinstance(answer, Exception):
            raise answer
        pressed: tuple[Pressed, ...] = answer
        return pressed


def _begin(method: Literal["fork", "spawn"], job: Job) -> tuple[BaseProcess, Connection]:
    """Start a process, and return it with the connection to it."""
    get = multiprocessing.get_context
    context = get("fork") if method == "fork" else get("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, job), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _end(process: BaseProcess, connection: Connection) -> None:
    """Tell a process to end, and wait until it has ended."""
    with suppress(OSError):  # it may be gone already
        connection.send(None)
    connection.close()
    process.join()


def _work(asked: Connection, job: Job) -> None:
    """Press each edition that is sent to this process, until it is told to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has a parent"
    threading.Thread(target=_go_with, args=(parent.sentinel,), daemon=True).start()
    while (task := asked.recv()) is not None:
        edition, profiles = task
        try:
            answer: tuple[Pressed, ...] | Exception = press_profiles(edition, job, profiles)
        except PaperpressError as error:  # the parent raises it
            answer = error
        asked.send(answer)


def _go_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
