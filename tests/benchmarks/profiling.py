"""Where the time goes: one edition pressed in one thread, its time shared out among the rooms."""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from paperpress import Job, Masthead, press, read

_PACKAGE = "/paperpress/"
_SHOWN = 14


def shares(source: Path, folder: Path) -> Iterator[str]:
    """A table of rooms and libraries, each with its share of the time spent in itself."""
    masthead = Masthead(title="T", language="en")
    job = Job(masthead=masthead, out=folder / f"profiled-{source.stem}", threads=1)
    press(list(read(source)), job)  # so that imports and first uses aren't counted
    profile = cProfile.Profile()
    profile.enable()
    press(list(read(source)), job)
    profile.disable()
    spent: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        spent[_room(file, name)] += own
    whole = sum(spent.values())
    yield f"| {source.stem}: in | share |"
    yield "|---|---|"
    for room, seconds in spent.most_common(_SHOWN):
        yield f"| {room} | {seconds / whole:.0%} |"


def _room(file: str, name: str) -> str:
    if _PACKAGE in file:
        parts = file.rpartition(_PACKAGE)[2].removesuffix(".py").split("/")
        return ".".join(parts[:2])
    if file == "~":
        for library, marks in _BUILT_IN.items():
            if any(mark in name for mark in marks):
                return library
        return "Python's own functions"
    return (
        file.rpartition("site-packages/")[2].split("/")[0] if "site-packages" in file else "stdlib"
    )


_BUILT_IN = {
    "Pillow: scaling": ("'resize'", "'reduce'"),
    "Pillow: decoding": ("ImagingDecoder",),
    "Pillow: encoding": ("ImagingEncoder",),
    "Pillow: the rest": ("ImagingCore", "PIL.", "'render' of 'Font'"),
    "lxml": ("lxml",),
    "zlib": ("zlib",),
    "re": ("re.Pattern",),
}
