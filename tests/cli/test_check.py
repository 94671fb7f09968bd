"""`paperpress check`: what is found is told, whatever the outside checkers do."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from newsroom import run


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition of a new publication whose pictures have lost their texts: ALT101."""
    for arguments in (["new", "first"], ["build", "-q", "-c", "first/paperpress.toml"]):
        command = [sys.executable, "-m", "paperpress", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    bad = tmp_path / "bad.epub"
    with (
        zipfile.ZipFile(next((tmp_path / "dist").rglob("city.epub"))) as whole,
        zipfile.ZipFile(bad, "w") as archive,
    ):
        for entry in whole.infolist():
            archive.writestr(entry, whole.read(entry).replace(b" alt=", b" title="))
    return bad


@pytest.mark.parametrize("tool", ["--epubcheck", "--ace"])
def test_a_missing_tool_takes_no_finding_of_the_house_along(edition: Path, tool: str) -> None:
    """Exit code 2 and what to install; the house rules' findings stand on standard output."""
    environment = {name: value for name, value in os.environ.items() if name != "PAPERPRESS_ACE"}
    done = subprocess.run(
        [sys.executable, "-m", "paperpress", "check", tool, str(edition)],
        env={**environment, "PATH": str(edition.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "install" in done.stderr
    assert "ALT101" in done.stdout


def test_a_file_that_is_no_epub_takes_the_others_findings_not_along(edition: Path) -> None:
    broken = edition.parent / "broken.epub"
    broken.write_bytes(b"no zip")
    done = subprocess.run(
        [sys.executable, "-m", "paperpress", "check", str(broken), str(edition)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "no EPUB" in done.stderr
    assert "ALT101" in done.stdout


TOML = '[masthead]\ntitle = "T"\nlanguage = "en"\n'


def test_check_says_that_it_found_nothing(paper: Path) -> None:
    run(paper, "build")
    result = run(paper, "check", "dist/2025-07-23/city.epub")
    assert result.stdout == "dist/2025-07-23/city.epub: nothing was found\n"
    assert result.returncode == 0
