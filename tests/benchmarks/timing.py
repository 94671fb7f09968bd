"""Commands, timed: wall time, and the most memory that they and their children hold together."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Seconds between two looks at memory: each costs a little of what is measured.
_BETWEEN = 0.25


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took."""

    seconds: float
    peak: int
    """Bytes; pages that processes share are counted once (Pss). 0 where the system can't tell."""


def take(commands: Sequence[Sequence[str]], env: Mapping[str, str] | None = None) -> Taken:
    """Run commands one after the other.

    Raises:
        RuntimeError: one of them failed; the message is what it said.
    """
    began, peak = time.perf_counter(), 0
    for command in commands:
        with subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, **(env or {})},
        ) as process:
            seen = [0]
            stop = threading.Event()
            watch = threading.Thread(target=_watch, args=(process.pid, seen, stop))
            watch.start()
            _, said = process.communicate()
            stop.set()
            watch.join()
            peak = max(peak, seen[0])
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)[:200]}: {said.decode()[-2000:]}")
    return Taken(time.perf_counter() - began, peak)


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
