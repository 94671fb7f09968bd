"""Editions pressed by the command, and what an outside tool says of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from newsroom import ROOT, TOOLS
from paperpress.checks import tools
from paperpress.model.edition import Layout
from paperpress.model.finding import Finding, in_order

Said = dict[str, tuple[Finding, ...]]


class Judge(Protocol):
    """Says of each page, by path or address, which rules it violates, each with the element."""

    def __call__(
        self, pages: Iterable[Path | str], *, dark: bool = False
    ) -> dict[Path | str, list[tuple[str, str]]]: ...


def judge_by_axe(
    pages: Iterable[Path | str], *, dark: bool = False
) -> dict[Path | str, list[tuple[str, str]]]:
    """What axe-core says of pages in Chromium; `dark`: as a reader sees them who asks for that."""
    given = {str(page): page for page in pages}
    script = ROOT / "tests" / "tools" / "axe.mjs"
    command = ["node", str(script), str(TOOLS), str(TOOLS / "chromium"), *["--dark"] * dark]
    done = subprocess.run([*command, *given], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    said: dict[Path | str, list[tuple[str, str]]] = {}
    for told in map(json.loads, done.stdout.splitlines()):
        assert told["passes"] > 10, "axe-core looked at nothing"
        said[given[told["path"]]] = [(one["rule"], one["node"]) for one in told["violations"]]
    return said


def epubcheck_says(*files: Mapping[str, Path]) -> Said:
    """What EPUBCheck says, of the files alone of which it says anything."""
    script = ROOT / "tests" / "tools" / "EpubChecks.java"
    java = ["java", "-XX:TieredStopAtLevel=1", "-cp", str(tools._jar())]
    return _said_by([*java, str(script)], tools._epubcheck_findings, *files)


def ace_says(*files: Mapping[str, Path]) -> Said:
    """What Ace says, of the files alone of which it says anything."""
    command = ["node", str(ROOT / "tests" / "tools" / "ace.mjs"), str(TOOLS)]
    return _said_by(command, tools._ace_findings, *files)


def _said_by(
    command: Sequence[str],
    findings_in: Callable[[Any], Iterable[Finding]],
    *files: Mapping[str, Path],
) -> Said:
    """What a program says that is begun once for all files: a beginning takes it longer than a file."""
    paths = {name: path for named in files for name, path in named.items()}
    said: Said = {}
    with TemporaryDirectory() as folder:
        reports = {name: Path(folder, str(at)) for at, name in enumerate(paths)}
        for report in reports.values():
            report.mkdir()
        each = [str(path) for name in paths for path in (paths[name], reports[name])]
        done = subprocess.run([*command, *each], capture_output=True, text=True, timeout=600)
        for name, report in reports.items():
            assert (report / "report.json").is_file(), done.stderr
            found = in_order(findings_in(json.loads((report / "report.json").read_bytes())))
            if found:
                said[name] = found
    return said


def pressed(
    config: Path, out: Path, layout: Layout, *options: str, **environment: str
) -> dict[str, Path]:
    """The editions of a publication, pressed by the command in a process of its own, by name."""
    command = [sys.executable, "-m", "paperpress", "build", "--quiet", *options]
    done = subprocess.run(
        [*command, "--layout", layout, "--config", str(config), "--out", str(out / layout)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return {f"{layout}-{path.stem}": path for path in sorted((out / layout).rglob("*.epub"))}
