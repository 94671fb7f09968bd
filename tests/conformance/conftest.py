"""The example paper, pressed once for all conformance tests, and the tools that judge it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from judging import Judge, judge_by_axe, pressed
from newsroom import EXAMPLE, TOOLS, need
from paperpress.checks.tools import ACE_VARIABLE
from paperpress.profiles import profiles, sound_profiles
from paperpress.themes.loading import themes


@pytest.fixture(scope="session")
def java() -> None:
    need(shutil.which("javac"), "EPUBCheck needs Java, and its runner a JDK: default-jdk-headless")


@pytest.fixture
def ace(monkeypatch: pytest.MonkeyPatch) -> None:
    program = TOOLS / "node_modules" / ".bin" / "ace-puppeteer"
    need(program.exists() and shutil.which("chromium"), "Ace and Chromium are missing")
    monkeypatch.setenv(ACE_VARIABLE, str(program))
    monkeypatch.setenv("PUPPETEER_EXECUTABLE_PATH", str(TOOLS / "chromium"))


@pytest.fixture(scope="session")
def axe() -> Judge:
    modules = TOOLS / "node_modules"
    need(
        (modules / "axe-core").exists()
        and (modules / "puppeteer").exists()
        and shutil.which("node")
        and shutil.which("chromium"),
        "axe-core, Chromium or node is missing",
    )
    return judge_by_axe


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every edition of the example, in both layouts, by name."""
    out, config = tmp_path_factory.mktemp("pressed"), EXAMPLE / "paperpress.toml"
    where = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}
    return pressed(config, out, "desk", **where) | pressed(config, out, "paper", **where)


@pytest.fixture(scope="session")
def small_papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The smaller example papers: patterns of pages, a day in Arabic, one in Japanese."""
    made: dict[str, Path] = {}
    for name in ("weekend", "sahil", "minato"):
        config = EXAMPLE.parent / name / "paperpress.toml"
        made |= pressed(config, tmp_path_factory.mktemp(name), "desk")
    return made


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


@pytest.fixture(scope="session")
def by_profile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The paper for every profile but the default one, which has tests of its own.

    Beside them lie those of sound alone.
    """
    out, config = tmp_path_factory.mktemp("profiles"), EXAMPLE / "paperpress.toml"
    names = (*profiles(), *sound_profiles())
    options = [word for name in names for word in ("--profile", name)]
    return pressed(config, out, "paper", *options)


@pytest.fixture(scope="session")
def by_theme(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The paper in every theme but the default one."""
    config = EXAMPLE / "paperpress.toml"
    return {
        theme: path
        for theme in themes()
        if theme != "classic"
        for path in pressed(
            config, tmp_path_factory.mktemp(theme), "paper", "--theme", theme
        ).values()
    }
