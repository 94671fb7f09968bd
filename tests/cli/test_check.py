"""`paperpress check`: what is found is told, whatever the outside checkers do."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from newsroom import run
from paperpress.checks.tools import ACE_VARIABLE


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of a new publication whose pictures have lost their texts: ALT101."""
    folder = tmp_path_factory.mktemp("edition")
    for arguments in (
        ["new", "first"],
        ["build", "-q", "--no-cache", "-c", "first/paperpress.toml"],
    ):
        assert run(folder, *arguments).returncode == 0
    bad = folder / "bad.epub"
    with (
        zipfile.ZipFile(next((folder / "dist").rglob("city.epub"))) as whole,
        zipfile.ZipFile(bad, "w") as archive,
    ):
        for entry in whole.infolist():
            archive.writestr(entry, whole.read(entry).replace(b" alt=", b" title="))
    return bad


@pytest.mark.parametrize("tool", ["--epubcheck", "--ace"])
def test_a_missing_tool_takes_no_finding_of_the_house_along(
    edition: Path, tool: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2 and what to install; the house rules' findings stand on standard output."""
    monkeypatch.delenv(ACE_VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(edition.parent))
    done = run(edition.parent, "check", tool, str(edition))
    assert done.returncode == 2
    assert "install" in done.stderr
    assert "ALT101" in done.stdout


def test_a_file_that_is_no_epub_takes_the_others_findings_not_along(
    edition: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.epub"
    broken.write_bytes(b"no zip")
    done = run(tmp_path, "check", str(broken), str(edition))
    assert done.returncode == 1
    assert "no EPUB" in done.stderr
    assert "ALT101" in done.stdout


TOML = '[masthead]\ntitle = "T"\nlanguage = "en"\n'


def test_check_says_that_it_found_nothing(paper: Path) -> None:
    run(paper, "build")
    result = run(paper, "check", "dist/2025-07-23/city.epub")
    assert result.stdout == "dist/2025-07-23/city.epub: nothing was found\n"
    assert result.returncode == 0
