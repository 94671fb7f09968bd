"""Editions pressed by the command, and what an outside tool says of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from newsroom import ROOT, TOOLS
from paperpress.model.edition import Layout
from paperpress.model.finding import Finding

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


def said_by(tool: Callable[[Path], tuple[Finding, ...]], *files: dict[str, Path]) -> Said:
    """What a tool says, of the files alone of which it says anything."""
    paths = {name: path for named in files for name, path in named.items()}
    with ThreadPoolExecutor(2) as pool:
        said = dict(zip(paths, pool.map(tool, paths.values()), strict=True))
    return {name: findings for name, findings in said.items() if findings}


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
