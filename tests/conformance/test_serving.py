"""The example served: Chromium reads it by keyboard alone, and axe is silent on each kind of page."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from asking import Running, running
from judging import Judge
from newsroom import EXAMPLE, ROOT, TOOLS, need

#: As in `test_axe`.
MISTAKEN = ("aria-prohibited-attr", 'role="doc-pagebreak"')
pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("serving")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The example, as a newcomer serves it."""
    folder = tmp_path_factory.mktemp("courier")
    config = ["--config", str(EXAMPLE / "paperpress.toml"), "--out", str(folder / "dist")]
    with running(folder, *config) as server:
        yield server


def test_chromium_opens_the_shelf_and_reads_an_article_by_keyboard_alone(
    server: Running, tmp_path: Path
) -> None:
    need(shutil.which("node") and shutil.which("chromium"), "Chromium or node is missing")
    command = ["node", str(ROOT / "tests/tools/reading.mjs"), str(TOOLS), str(TOOLS / "chromium")]
    done = subprocess.run(
        [*command, server.base, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    shelf, contents, article, note, following, again = said["pages"]
    assert shelf["heading"] == "The Meridian Courier"
    assert said["downloaded"] == [["city.epub", len(server.get("/latest/city.epub").body)]]
    assert contents["heading"] == "In this edition"
    assert article["address"] == "/read/2025-07-23/city/a-night-ferries-return.xhtml"
    assert article["type"] == "application/xhtml+xml"
    assert article["pictures"]
    assert note["address"] == f"{article['address']}#note-1"
    assert following["heading"].startswith("Market hall traders")
    assert again["address"] == note["address"]
    assert said["scrolled"]
    assert {page["scripts"] for page in said["pages"]} == {0}
    # The edition's own style sheet gives paragraphs and lists margins, and the frame's have none.
    assert article["margin"] == "0px"
    # A browser asks for an icon of its own accord, and there is none.
    assert [each for each in said["refused"] if "404" not in each] == []


@pytest.mark.parametrize("dark", [False, True])
def test_axe_is_silent_on_each_kind_of_page(server: Running, axe: Judge, dark: bool) -> None:
    paths = [
        "",
        "search/?q=ferries",
        "search/?q=nothing",
        "desks/city/",
        "days/",
        "2025-07-23/",
        *(f"read/2025-07-23/city/{name}.xhtml" for name in ("nav", "cover", "contents")),
        "read/2025-07-23/city/a-night-ferries-return.xhtml",
        "read/2025-07-23/city/contributors.xhtml",
        "read/2025-07-23/culture/colophon.xhtml",
        "nothing",
    ]
    said = axe([f"{server.base}{path}" for path in paths], dark=dark)
    rule, mark = MISTAKEN
    right = {
        page: [each for each in found if not (each[0] == rule and mark in each[1])]
        for page, found in said.items()
    }
    assert {page: found for page, found in right.items() if found} == {}
