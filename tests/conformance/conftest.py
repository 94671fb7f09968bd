"""The example paper, pressed once for all conformance tests, and the tools that judge it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import EXAMPLE, TOOLS, need
from paperpress.checks.tools import ACE_VARIABLE
from paperpress.model.edition import Layout


def pressed(config: Path, out: Path, layout: Layout, **environment: str) -> dict[str, Path]:
    """The editions of a publication, pressed by the command in a process of its own, by name."""
    command = [sys.executable, "-m", "paperpress", "build", "--quiet"]
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


@pytest.fixture(scope="session")
def java() -> None:
    need(shutil.which("java"), "EPUBCheck needs Java")


@pytest.fixture
def ace(monkeypatch: pytest.MonkeyPatch) -> None:
    program = TOOLS / "node_modules" / ".bin" / "ace-puppeteer"
    need(program.exists() and shutil.which("chromium"), "Ace and Chromium are missing")
    monkeypatch.setenv(ACE_VARIABLE, str(program))
    monkeypatch.setenv("PUPPETEER_EXECUTABLE_PATH", str(TOOLS / "chromium"))


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every edition of the example, in both layouts, by name."""
    out, config = tmp_path_factory.mktemp("pressed"), EXAMPLE / "paperpress.toml"
    where = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}
    return pressed(config, out, "desk", **where) | pressed(config, out, "paper", **where)


@pytest.fixture(scope="session")
def editions_from_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The whole paper again, pressed in another time zone and with other hashes."""
    out = tmp_path_factory.mktemp("again")
    where = {"TZ": "America/New_York", "PYTHONHASHSEED": "2"}
    return pressed(EXAMPLE / "paperpress.toml", out, "paper", **where)


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What a newcomer presses first: the publication that `paperpress new` makes."""
    folder = tmp_path_factory.mktemp("new")
    command = [sys.executable, "-m", "paperpress", "new", "first"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return pressed(folder / "first" / "paperpress.toml", folder, "paper")
