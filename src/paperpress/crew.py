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
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import wait


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


def hire(workers: int) -> ProcessPoolExecutor:
    """An executor of so many processes, which end with this one, however that ends.

    Where it is safe they are copies of this process and begin at once; elsewhere each begins anew,
    so that a script that calls this needs the usual ``if __name__ == "__main__"``.
    """
    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context(_method()), initializer=_begin
    )


def begins_at_once() -> bool:
    """Whether a worker costs next to nothing, so that it pays for a few editions already."""
    return _method() == "fork"


def _method() -> str:
    """A copy of a process with threads may hold a lock that nobody will ever let go."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if safe else "spawn"


def _begin() -> None:
    """Leave an interrupt to the parent, and go when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has a parent"
    sentinel = parent.sentinel
    threading.Thread(target=_go_with, args=(sentinel,), daemon=True).start()


def _go_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
