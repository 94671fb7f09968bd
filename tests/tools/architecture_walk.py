"""Writes the walk of docs/architecture.md as the code runs: python tests/tools/architecture_walk.py

One edition of the example is pressed, and each file of the package is noted when it is first
entered. The page's sentences are its own and stay; each line that begins with ``Files:`` names the
files from its first one up to the next line's first. A file of a step's room that a later step
enters too is a shared leaf, which imports nothing of those rooms, or it is an error.
"""

from __future__ import annotations

import ast
import os
import pkgutil
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "paperpress"
PAGE = ROOT / "docs" / "architecture.md"
EXAMPLE = ROOT / "examples" / "daily" / "paperpress.toml"

#: The functions that are the steps of the spine; reading goes on while `plan` draws the articles.
STEPS = {
    ("editions/planning.py", "plan"): "plan",
    ("assembly/stories.py", "read_stories"): "read_stories",
    ("assembly/developing.py", "develop"): "develop",
    ("assembly/publication.py", "assemble"): "assemble",
    ("binding/packages.py", "file_of"): "bind",
    ("checks/rules.py", "check"): "check",
}
#: The rooms whose files belong to one step, but for shared leaves; the rooms below serve all steps.
ROOMS = ("sources", "editions", "body", "captions", "pictures", "xhtml", "assembly", "checks")

_FILES = re.compile(r"^Files: .*$", re.MULTILINE)
_LINK = re.compile(r"\]\(\.\./src/paperpress/([^)]+)\)")


class WalkError(Exception):
    """The page's steps aren't those of the code."""


@cache
def traced() -> list[tuple[str, str]]:
    """Press one edition in a process of its own, and return each file entered, with its step.

    A file stands once for each step that enters it, in the order of first entry; the step is
    empty outside the spine.
    """
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        environment = {
            **os.environ,
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": str(ROOT / "src"),
            "PAPERPRESS_CACHE_DIR": folder,
        }
        subprocess.run(
            [sys.executable, __file__, "--trace", str(trace)],
            check=True,
            capture_output=True,
            cwd=folder,
            env=environment,
        )
        rows = (line.split(" ") for line in trace.read_text("utf-8").splitlines())
        return [(file, step) for file, step in rows]


def with_walk(page: str, trace: list[tuple[str, str]]) -> str:
    """Return the page with its lines of files as the trace has them.

    Raises:
        WalkError: a step of the page begins with a file that is entered before the last step's.
    """
    order = list(dict.fromkeys(file for file, _ in trace))
    firsts = [_LINK.findall(line)[0] for line in _FILES.findall(page)]
    missing = [first for first in firsts if first not in order]
    if missing:
        raise WalkError(f"never entered: {', '.join(missing)}")
    places = [order.index(first) for first in firsts]
    if places != sorted(places) or places[0]:
        raise WalkError(f"the code enters them in another order: {order}")
    parts = iter(
        order[start:end] for start, end in zip(places, [*places[1:], len(order)], strict=True)
    )
    return _FILES.sub(lambda _: f"Files: {_links(next(parts))}.", page)


def entered_again(trace: list[tuple[str, str]]) -> list[str]:
    """Return the files of a step's room that a later step of the spine enters too.

    Shared leaves are meant to be entered again, and aren't returned.
    """
    steps: dict[str, set[str]] = {}
    for file, step in trace:
        if step and file.startswith(ROOMS):
            steps.setdefault(file, set()).add(step)
    again = (file for file, of_file in steps.items() if len(of_file) > 1)
    return [file for file in again if not is_shared_leaf(SOURCE / file)]


def is_shared_leaf(module: Path) -> bool:
    """Tell whether a module imports nothing of the rooms that the steps have."""
    imports = (
        node.module or ""
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
    )
    return not any(
        name.startswith(tuple(f"paperpress.{room}" for room in ROOMS)) for name in imports
    )


def _links(files: list[str]) -> str:
    return ", ".join(
        f"[{file.removesuffix('.py').removesuffix('/__init__')}](../src/paperpress/{file})"
        for file in files
    )


def _press_traced(out: Path) -> None:
    """Press the example's city desk, and write what is entered; all modules are loaded before."""
    import paperpress
    from paperpress.cli import main

    for module in pkgutil.walk_packages(paperpress.__path__, "paperpress."):
        if not module.name.startswith(("paperpress.__main__", "paperpress._themes")):
            import_module(module.name)
    source = f"{Path(paperpress.__file__).parent}{os.sep}"
    entered: dict[tuple[str, str], None] = {}
    steps: list[tuple[str, FrameType]] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if not code.co_filename.startswith(source) or event not in {"call", "return"}:
            return
        file = Path(code.co_filename).relative_to(source).as_posix()
        if event == "return":
            if steps and steps[-1][1] is frame:
                steps.pop()
            return
        if (file, code.co_name) in STEPS:
            steps.append((STEPS[file, code.co_name], frame))
        entered[file, steps[-1][0] if steps else ""] = None

    command = ["build", "--config", str(EXAMPLE), "--desk", "city", "--quiet"]
    sys.argv = ["paperpress", *command, "--jobs", "1", "--no-cache", "--out", str(out.parent)]
    sys.setprofile(note)
    try:
        main()
    except SystemExit:
        pass
    finally:
        sys.setprofile(None)
    out.write_text("".join(f"{line}\n" for line in _lines(entered)), "utf-8")


def _lines(entered: dict[tuple[str, str], None]) -> Iterator[str]:
    return (f"{file} {step}" for file, step in entered)


if __name__ == "__main__":
    if "--trace" in sys.argv:
        _press_traced(Path(sys.argv[-1]))
    else:
        walked = traced()
        PAGE.write_text(with_walk(PAGE.read_text("utf-8"), walked), "utf-8")
        if again := entered_again(walked):
            raise SystemExit(f"a later step enters them too: {', '.join(again)}")
