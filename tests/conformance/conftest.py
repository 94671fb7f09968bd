"""The example paper, pressed once for all conformance tests, and the tools that judge it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import EXAMPLE, ROOT
from paperpress.checks.tools import ACE_VARIABLE

TOOLS = ROOT / "build" / "tools"


def need(found: object, what: str) -> None:
    """In CI a missing tool is a failure; on a contributor's machine, a skip that says what to do."""
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            f"{what} (bash tests/tools/setup.sh)"
        )


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
    out = tmp_path_factory.mktemp("pressed")
    for layout in ("desk", "paper"):
        subprocess.run(
            [
                *(sys.executable, "-m", "paperpress", "build", "--quiet", "--layout", layout),
                *("--config", str(EXAMPLE / "paperpress.toml"), "--out", str(out / layout)),
            ],
            capture_output=True,
            check=False,
        )
    return {f"{p.parts[-3]}-{p.stem}": p for p in sorted(out.rglob("*.epub"))}
