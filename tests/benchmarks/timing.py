"""Commands, timed: by the clock, by the processor, and by the most memory they held.

The process that measures has to stay small: Linux counts what a process held before it became
another program as that program's own, so pictures are made elsewhere (making.py).

Where paperpress is installed, its modules are compiled already. In a checkout they may not be, and
with PYTHONDONTWRITEBYTECODE they never are: 0.15 of the 0.6 seconds that a start then takes.
"""

from __future__ import annotations

import compileall
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

#: Seconds between two looks at memory: each costs a little of what is measured.
_BETWEEN = 0.25
#: In which a system tells the most that a process held.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took."""

    seconds: float
    processor: float
    """Seconds of all cores together, of all processes that were waited for."""
    peak: int
    """Bytes: of the largest process, exactly; or of all together, shared pages counted once, where
    that was seen to be more."""


def compile_paperpress() -> None:
    """As an installer leaves it."""
    found = find_spec("paperpress")
    for folder in (found and found.submodule_search_locations) or ():
        compileall.compile_dir(folder, quiet=1)


def take(commands: Sequence[Sequence[str]], env: Mapping[str, str] | None = None) -> Taken:
    """Run commands one after the other.

    Raises:
        RuntimeError: one of them failed; the message is what it said.
    """
    seconds = processor = 0.0
    peak = 0
    given = {**os.environ, **(env or {})}
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    for command in commands:
        one = _take(command, given)
        seconds, processor = seconds + one.seconds, processor + one.processor
        peak = max(peak, one.peak)
    return Taken(seconds, processor, peak)


def _take(command: Sequence[str], env: Mapping[str, str]) -> Taken:
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=env)
        seen = [0]
        stop = threading.Event()
        watch = threading.Thread(target=_watch, args=(process.pid, seen, stop))
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        stop.set()
        watch.join()
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)[:200]}: {said.read().decode()[-2000:]}")
    return Taken(seconds, used.ru_utime + used.ru_stime, max(used.ru_maxrss * _UNIT, seen[0]))


def _watch(pid: int, seen: list[int], stop: threading.Event) -> None:
    while not stop.wait(_BETWEEN):
        seen[0] = max(seen[0], sum(_held(one) for one in _family(pid)))


def _held(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    match = re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)
    return int(match[1]) * 1024 if match else 0


def _family(pid: int) -> list[int]:
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [one for child in children.read_text().split() for one in _family(int(child))]
        except OSError:
            continue  # it has ended meanwhile
    return found
