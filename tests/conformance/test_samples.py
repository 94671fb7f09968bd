"""Editions of what others publish as examples of their formats, and of our own fixtures, judged by EPUBCheck."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from judging import epubcheck_says
from newsroom import ROOT

SAMPLES = ROOT.parent / "shared" / "samples"
FILES = sorted(p for p in SAMPLES.glob("*/*") if p.suffix != ".md" and p.parent.name != "schemas")
FIXTURES = ROOT / "tests" / "fixtures"
OWN = sorted(p for p in (*FIXTURES.glob("formats/*/*"), *FIXTURES.glob("wrapped/*")) if p.is_file())
pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("samples")]


def build(out: Path, files: list[Path]) -> tuple[Path, int, list[Path]]:
    """One edition of all files, how many articles it has, and the files of which an id was in it already."""
    options = ["--quiet", "--title", "The Sample Courier", "--language", "en", "--layout", "paper"]
    options += ["--date", "2026-01-05", "--as-of", "2026-01-05T10:00:00Z", "--out", str(out)]
    command = [sys.executable, "-m", "paperpress", "build", *map(str, files), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    (edition,) = out.rglob("*.epub")
    report = json.loads(edition.with_name("report.json").read_bytes())
    twice = {
        one["source"].split(", ")[0]
        for one in report["rejected"]
        if any("came twice" in error["message"] for error in one["errors"])
    }
    (pressed,) = report["editions"]
    assert done.returncode in (0, 1), done.stderr
    return edition, pressed["articles"], [file for file in files if str(file) in twice]


@pytest.mark.usefixtures("java")
def test_epubcheck_says_nothing_of_any_format_of_the_fixtures(tmp_path: Path) -> None:
    """One edition of what every format's reader makes of the fixtures, broken ones too."""
    edition, articles, shared = build(tmp_path / "own", OWN)
    assert articles > 50
    alone = build(tmp_path / "alone", shared)[0]
    assert epubcheck_says({"own": edition, "alone": alone}) == {}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples lie beside the project")
@pytest.mark.usefixtures("java")
def test_epubcheck_says_nothing_of_any_articles_of_the_samples(tmp_path: Path) -> None:
    """One edition of all, and one of each sample that has an id of another's."""
    edition, articles, shared = build(tmp_path / "all", FILES)
    assert articles > 160
    alone = {file.name: build(tmp_path / file.name, [file])[0] for file in shared}
    assert epubcheck_says({"all": edition}, alone) == {}
