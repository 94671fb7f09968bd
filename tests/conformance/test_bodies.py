"""Bodies that mean something by their form, on every profile, judged by EPUBCheck and Ace."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from judging import ace_says, epubcheck_says, pressed
from newsroom import ROOT
from paperpress.profiles import profiles

BODIES = sorted((ROOT / "tests" / "fixtures" / "bodies").glob("*.html"))
pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("bodies")]


@pytest.fixture(scope="module")
def of_bodies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An edition of the fixtures for each profile, by its file name."""
    folder = tmp_path_factory.mktemp("bodies")
    records = [
        {
            "id": path.stem,
            "headline": f"On {path.stem}",
            "body": path.read_text("utf-8"),
            "published": "2025-07-23T05:00:00Z",
        }
        for path in BODIES
    ]
    (folder / "articles.json").write_text(json.dumps(records))
    config = folder / "paperpress.toml"
    config.write_text(
        '[masthead]\ntitle = "The Test Gazette"\nlanguage = "en-GB"\n'
        'identifier = "https://gazette.example/"\n[sources]\nfiles = ["articles.json"]\n'
    )
    options = [part for name in profiles() for part in ("--profile", name)]
    return pressed(config, folder, "paper", *options)


@pytest.mark.usefixtures("java")
def test_epubcheck_says_nothing_on_any_profile(of_bodies: dict[str, Path]) -> None:
    """Not even a usage message."""
    assert len(of_bodies) == len(profiles())
    assert epubcheck_says(of_bodies) == {}


@pytest.mark.usefixtures("ace")
def test_ace_finds_no_violation(of_bodies: dict[str, Path]) -> None:
    """Neither where formulas are pictures nor where they are MathML."""
    named = {
        name: path
        for name, path in of_bodies.items()
        if name in {"paper-paper", "paper-paper.tablet"}
    }
    assert len(named) == 2
    assert ace_says(named) == {}


def test_list_numbers_are_said_on_every_profile(of_bodies: dict[str, Path]) -> None:
    for name, path in of_bodies.items():
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".xhtml")]
            pages = [archive.read(entry) for entry in names if "lists" in entry]
        (page,) = [etree.fromstring(data) for data in pages]
        values = [item.get("value") for item in page.iter("{*}li") if item.get("value")]
        assert values == ["3", "2", "1", "4", "12"], name
        assert [one.get("type") for one in page.iter("{*}ol")] == [None, None, "a", "i", "I"], name
