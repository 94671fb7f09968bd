"""Editions pressed by the command, and what an outside tool says of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from paperpress.model.edition import Layout
from paperpress.model.finding import Finding

Said = dict[str, tuple[Finding, ...]]


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
