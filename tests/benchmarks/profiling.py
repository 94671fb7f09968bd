"""Where the time goes: editions pressed by the command, on one core, from its start.

    profiling.py SOURCE FOLDER        writes FOLDER/profile.md

Rooms are packages of paperpress, libraries, and what libraries do in C. "In itself" is what runs in
a room's own code and in Python's functions that it calls; it adds up to the whole. "With all it
calls" is from entering one of our rooms to leaving it. The profiler makes calls dearer, and work
in C not at all: code of many small functions looks worse than it is.
"""

from __future__ import annotations

import pstats
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

_PACKAGE = "/paperpress/"
_ROOMS = 26
_FUNCTIONS = 16
_LOADING = "loading modules"
_PYTHON = "Python"
_BUILT_IN = {
    "Pillow: scaling": ("'resize'", "'reduce'"),
    "Pillow: decoding": ("ImagingDecoder",),
    "Pillow: encoding": ("ImagingEncoder",),
    "Pillow: type": ("'render' of 'Font'", "'getlength' of 'Font'", "'getsize' of 'Font'"),
    "Pillow: the rest": ("ImagingCore", "ImagingDraw", "PIL."),
    "lxml": ("lxml",),
    "zlib": ("zlib",),
    "re": ("re.Pattern",),
    _LOADING: ("marshal.loads", "_imp.", "importlib"),
}

Place = tuple[str, int, str]
#: Calls, of those the ones that weren't within another of its kind, own time, time with all.
Times = tuple[int, int, float, float]
Known = Mapping[Place, tuple[int, int, float, float, Mapping[Place, Times]]]


def profiled(source: Path, folder: Path) -> Known:
    """The command, run on one core with nothing kept."""
    folder.mkdir(parents=True, exist_ok=True)
    told = folder / "profile"
    given = ["--title", "T", "--language", "en", "-q", "--jobs", "1", "--no-cache"]
    subprocess.run(
        [
            *(sys.executable, "-m", "cProfile", "-o", str(told), "-m", "paperpress"),
            *("build", str(source), *given, "-o", str(folder / "out")),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    known: Known = pstats.Stats(str(told)).stats  # type: ignore[attr-defined]
    return known


def tables(known: Known, title: str) -> Iterator[str]:
    """Rooms by what they take in themselves, then our functions by what they take with all."""
    own, entered = _shared(known)
    whole = sum(own.values())
    yield f"| {title}: rooms | in itself | with all it calls |"
    yield "|---|---|---|"
    for room, seconds in own.most_common(_ROOMS):
        under = f"{entered[room] / whole:.1%}" if room in entered else ""
        yield f"| {room} | {seconds / whole:.1%} | {under} |"
    yield ""
    yield f"| {title}: functions | calls | in itself | with all it calls |"
    yield "|---|---|---|---|"
    ours = [place for place in known if _ours(place) and place[2] != "<module>"]
    for place in sorted(ours, key=lambda place: -known[place][2])[:_FUNCTIONS]:
        _, calls, itself, under, _ = known[place]
        name = f"{_module(place[0])}: {place[2]}, line {place[1]}"
        yield f"| `{name}` | {calls:,} | {itself / whole:.1%} | {under / whole:.1%} |"


def _shared(known: Known) -> tuple[Counter[str], Counter[str]]:
    """Each room's own seconds, and for ours those from entering to leaving."""
    own: Counter[str] = Counter()
    entered: Counter[str] = Counter()
    for place, (_, _, itself, _, callers) in known.items():
        room = _room(place)
        if room:
            own[room] += itself
        for caller, (_, _, by_caller, under) in callers.items():
            if not room:  # a function of Python's own: it is its caller's time
                own[_room(caller) or _PYTHON] += by_caller
            elif _ours(place) and place[2] != "<module>" and _room(caller) != room:
                entered[room] += under
    return own, entered


def _ours(place: Place) -> bool:
    return _PACKAGE in place[0] and "site-packages" not in place[0]


def _module(file: str) -> str:
    return file.rpartition(_PACKAGE)[2].removesuffix(".py").replace("/", ".")


def _room(place: Place) -> str:
    """Where a function belongs; empty for those that are built into Python."""
    file, _, name = place
    if name == "<module>" or "importlib" in file:
        return _LOADING
    if _ours(place):
        return _module(file).split(".")[0]
    if file == "~":
        marked = (room for room, marks in _BUILT_IN.items() if any(mark in name for mark in marks))
        return next(marked, "")
    library = "site-packages/"
    if library in file:
        return file.rpartition(library)[2].split("/")[0].removesuffix(".py")
    module = Path(file)
    return f"{_PYTHON}: {module.parent.name if module.stem == '__init__' else module.stem}"


def main(source: Path, folder: Path) -> None:
    lines = tables(profiled(source, folder), source.stem)
    (folder / "profile.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
