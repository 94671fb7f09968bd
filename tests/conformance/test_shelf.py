"""The example's shelf, as catalogue clients read it and as a browser shows it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asking import Asking
from judging import Judge, ace_says, epubcheck_says
from newsroom import EXAMPLE, ROOT, TOOLS, need
from paperpress.config import load_configuration
from paperpress.shelf.front import front_for

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("shelf")]
ACQUISITION = "http://opds-spec.org/acquisition/open-access"
DESKS = ["City Desk", "International Desk", "Culture Desk"]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example pressed for two profiles, on a shelf, with a day before it; then corrected."""
    out = tmp_path_factory.mktemp("shelf")
    paper = tmp_path_factory.mktemp("paper") / "daily"
    shutil.copytree(EXAMPLE, paper)
    common = [sys.executable, "-m", "paperpress"]
    config = ["--config", str(paper / "paperpress.toml")]
    options = ["--quiet", *config, "--out", str(out)]
    both = ["--profile", "eink", "--profile", "kobo"]
    for further in (both, ["--date", "2025-07-12"]):
        subprocess.run([*common, "build", *options, *further], check=True, timeout=300)
    subprocess.run([*common, "shelf", str(out), *config], check=True, timeout=120)
    correct(paper / "articles")
    subprocess.run([*common, "build", *options, *both], check=True, timeout=300)
    subprocess.run([*common, "shelf", str(out), *config], check=True, timeout=120)
    return out / "shelf"


def correct(articles: Path) -> None:
    """Correct one article, change another in Arabic, take one out, and add one."""
    told = {"text": "There are twelve crossings.", "date": "2025-07-23T14:05:00+01:00"}
    rewrite(articles / "01-night-ferries-return.json", corrections=[told])
    rewrite(articles / "12-sahil-marakib.json", standfirst="بعد عشرين عاما.")
    rewrite(articles / "14-terraces-harvest.json", id="terraces", headline="A later harvest")


def rewrite(path: Path, **fields: object) -> None:
    written = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**written, **fields}), "utf-8")


Clients = Callable[[list[Path]], dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def clients() -> Clients:
    """What Thorium's and NYPL's own parsers make of feeds."""
    modules = TOOLS / "node_modules"
    there = (modules / "r2-opds-js").exists() and (modules / "opds-feed-parser").exists()
    need(there and shutil.which("node"), "r2-opds-js, opds-feed-parser or node is missing")

    def read(feeds: list[Path]) -> dict[str, dict[str, Any]]:
        command = ["node", str(ROOT / "tests" / "tools" / "opds.mjs"), str(TOOLS)]
        done = subprocess.run(
            [*command, *map(str, feeds)], capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return {said["path"]: said for said in map(json.loads, done.stdout.splitlines())}

    return read


def feeds_of(shelf: Path, ending: str) -> list[Path]:
    return sorted(shelf.rglob(f"opds{ending}"))


def files_of(publication: dict[str, Any]) -> list[str]:
    return [link["href"] for link in publication["links"] if ACQUISITION in link["rel"]]


@pytest.fixture(scope="module")
def searched(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A search, as a server answers it: what is found, and what nothing is found of."""
    folder = tmp_path_factory.mktemp("searched")
    front = front_for(load_configuration(EXAMPLE / "paperpress.toml"))
    asking = Asking(shelf.parent, front=front)
    for words in ("ferries", "zzz"):
        for form in ("xml", "json"):
            file = folder / words / f"opds.{form}"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(asking.get(f"/search/opds.{form}?q={words}").body)
    return folder


def test_thorium_and_nypl_s_parser_read_what_a_search_gives(
    searched: Path, clients: Clients
) -> None:
    said = clients([*feeds_of(searched, ".xml"), *feeds_of(searched, ".json")])
    atom, other = (said[str(searched / "ferries" / f"opds.{form}")] for form in ("xml", "json"))
    titles = [each["title"] for each in atom["thorium"]["publications"]]
    assert titles == [each["title"] for each in other["thorium"]["publications"]]
    assert [entry["title"] for entry in atom["nypl"]["entries"]] == titles != []
    nothing = said[str(searched / "zzz" / "opds.json")]["thorium"]
    assert nothing["publications"] == []
    assert [way["href"] for way in nothing["navigation"]] == ["../opds.json"]
    assert said[str(searched / "zzz" / "opds.xml")]["nypl"]["entries"] == []


def test_thorium_reads_the_same_from_every_kind_of_feed(shelf: Path, clients: Clients) -> None:
    said = clients([*feeds_of(shelf, ".xml"), *feeds_of(shelf, ".json")])
    kinds = {"navigation": 0, "publications": 0}
    for path in feeds_of(shelf, ".xml"):
        atom, other = said[str(path)]["thorium"], said[str(path.with_suffix(".json"))]["thorium"]
        assert atom["title"] == other["title"], path
        ways = [[way["title"] for way in each["navigation"]] for each in (atom, other)]
        assert ways[0] == ways[1], path
        kinds["navigation"] += bool(ways[0])
        kinds["publications"] += bool(atom["publications"])
        assert len(atom["publications"]) == len(other["publications"]), path
        for first, second in zip(atom["publications"], other["publications"], strict=True):
            # Of several languages it reads the first in Atom.
            assert first["language"] == second["language"][:1]
            for key in ("identifier", "title", "authors", "modified", "series"):
                assert first[key] == second[key], (path, key)
            assert files_of(first) == files_of(second)
            assert first["description"] == second["description"]
            assert [each["href"] for each in first["images"]] == [
                each["href"] for each in second["images"]
            ]
    assert kinds == {"navigation": 3, "publications": 9}


def test_thorium_reads_a_publication_s_own_document(shelf: Path, clients: Clients) -> None:
    path = shelf / "2025-07-23" / "city.json"
    (publication,) = clients([path])[str(path)]["thorium"]["publications"]
    assert publication["title"] == "The Meridian Courier: City Desk, 23 July 2025"
    assert len(files_of(publication)) == 2
    assert publication["series"] == [["The Meridian Courier: City Desk", 20250723]]


def test_nypl_s_parser_reads_every_kind_of_feed(shelf: Path, clients: Clients) -> None:
    said = clients(feeds_of(shelf, ".xml"))
    root = said[str(shelf / "opds.xml")]["nypl"]
    assert root["kind"] == "NavigationFeed"
    assert [entry["title"] for entry in root["entries"]][1:4] == DESKS
    for told in said.values():
        feed = told["nypl"]
        assert feed["kind"] in {"NavigationFeed", "AcquisitionFeed"}
        if feed["kind"] == "AcquisitionFeed":
            for entry in feed["entries"]:
                links = {link[0] for link in entry["links"]}
                assert {"OPDSAcquisitionLink", "OPDSArtworkLink"} <= links
                assert entry["authors"] == ["The Meridian Courier"]
                assert entry["series"][0].startswith("The Meridian Courier: ")
                assert entry["summary"]


@pytest.mark.usefixtures("java", "ace")
def test_a_re_issue_is_silent_under_epubcheck_and_ace(shelf: Path) -> None:
    """What it tells of changes is as right as the rest, in a language that runs the other way too."""
    edition = shelf / "2025-07-23" / "international.epub"
    with zipfile.ZipFile(edition) as archive:
        assert b'class="changes"' in archive.read("EPUB/contents.xhtml")
    assert epubcheck_says({"international": edition}) == {}
    assert ace_says({"international": edition}) == {}


def test_a_feed_that_is_broken_would_be_told(tmp_path: Path, clients: Clients) -> None:
    broken = tmp_path / "opds.xml"
    broken.write_text("<feed xmlns='http://www.w3.org/2005/Atom'>", "utf-8")
    with pytest.raises(AssertionError):
        clients([broken])


@pytest.mark.parametrize("dark", [False, True])
def test_axe_is_silent_on_every_kind_of_page(shelf: Path, axe: Judge, dark: bool) -> None:
    pages = sorted(shelf.rglob("index.html"))
    assert len(pages) == 3 + 2 + 3 + 3
    unfolded = []
    for page in pages:
        copy = page.with_name("unfolded.html")
        copy.write_bytes(page.read_bytes().replace(b"<details>", b'<details open="open">'))
        unfolded.append(copy)
    try:
        said = axe([*pages, *unfolded], dark=dark)
    finally:
        for copy in unfolded:
            copy.unlink()
    assert {page: found for page, found in said.items() if found} == {}


def test_chromium_opens_the_shelf_and_fetches_an_edition_by_keyboard_alone(shelf: Path) -> None:
    need(shutil.which("node") and shutil.which("chromium"), "Chromium or node is missing")
    command = ["node", str(ROOT / "tests/tools/keyboard.mjs"), str(TOOLS), str(TOOLS / "chromium")]
    done = subprocess.run(
        [*command, str(shelf)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["scripts"] == 0
    assert said["focused"][0].startswith("EPUB for eink")
    assert said["opened"] == "Accessibility of this edition"
    assert said["downloaded"] == (shelf / "2025-07-23" / "city.epub").stat().st_size
    assert said["desk"] == "City Desk"
