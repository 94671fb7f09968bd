"""The editor's page in Chromium: a day worked off by keyboard alone, axe silent, and heard as told."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from asking import running
from editing import Desk, newsroom, records_in
from judging import Judge
from newsroom import ROOT, TOOLS, need
from paperpress.editing.article_page import alone
from paperpress.editing.day import Newsroom
from paperpress.editing.listening import head_of, heard
from speaking import speak

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editing")]
CITY = "/2025-07-23/city/"
HTML = {"h": "http://www.w3.org/1999/xhtml"}
BODY = (
    "<p><b>What was decided</b></p><p>The first lorries came before dawn, said Tomasz Lind of the"
    " harbour office.</p>"
    "<p>The quay stays shut until Friday.</p>"
)


def test_fifty_pictures_are_described_two_articles_held_and_one_moved_by_keyboard_alone(
    tmp_path: Path,
) -> None:
    need(shutil.which("node") and shutil.which("chromium"), "Chromium or node is missing")
    newsroom(tmp_path, 26)
    records = records_in(tmp_path)
    records[0] |= {"body": BODY, "picture": None}
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (tmp_path / "articles.jsonl").write_text(lines, "utf-8")
    command = ["node", str(ROOT / "tests/tools/editing.mjs"), str(TOOLS), str(TOOLS / "chromium")]
    with running(tmp_path, "--by", "Asha Rao", command="edit") as server:
        wait_for_report(tmp_path, lambda report: report["editions"])
        done = subprocess.run(
            [*command, server.base], capture_output=True, text=True, timeout=240, check=False
        )
        assert done.returncode == 0, done.stderr
        report = wait_for_report(
            tmp_path, lambda report: any(f["path"] == "body" for f in corrections(report))
        )
    said = json.loads(done.stdout)
    assert said["pictures"] == 50
    assert (said["problems"], said["wide"]) == ([], [])
    assert said["spoken"] == said["heard"]
    assert sorted(each["path"] for each in corrections(report)) == ["body"]
    held = [error["message"] for each in report["rejected"] for error in each["errors"]]
    assert len(held) == 2
    assert all(why.startswith("Waits for the lawyer (Asha Rao") for why in held)
    with zipfile.ZipFile(tmp_path / "dist/2025-07-23/city.epub") as edition:
        pages = {
            name: etree.fromstring(edition.read(name))
            for name in edition.namelist()
            if name.endswith(".xhtml")
        }
    order = [
        item.get("href")
        for item in pages["EPUB/nav.xhtml"].iterfind(".//h:nav/h:ol//h:a", HTML)
        if item.get("href").startswith("a-")
    ]
    assert order[0] == "a-work-09.xhtml"
    assert not {"a-work-03.xhtml", "a-work-07.xhtml"} & set(order)
    texts = [
        image.get("alt")
        for name, page in pages.items()
        if name.startswith("EPUB/a-")
        for image in page.iterfind(".//h:img", HTML)
    ]
    assert len(texts) == 46
    assert texts.count("") == 1
    assert all(text.startswith("Diggers at work") for text in texts if text)
    headings = [each.text for each in pages["EPUB/a-work-00.xhtml"].iterfind(".//h:h2", HTML)]
    assert "What was decided" in headings


def corrections(report: dict) -> list:
    return [each for each in report["findings"] if each["code"] == "EDN100"]


def wait_for_report(folder: Path, is_there) -> dict:
    """Wait until the press beside the page has written a report of which something is true."""
    path = folder / "dist/2025-07-23/report.json"
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            report = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            report = None
        if report is not None and is_there(report):
            return report
        time.sleep(0.05)
    raise AssertionError("the press beside the page has written no such report")


@pytest.fixture
def states(tmp_path: Path) -> list[Path]:
    """Every state of every page, as files."""
    desk = Desk(newsroom(tmp_path / "paper", body=BODY, language="en-GB"))
    suggest = '\n[suggest]\ncommand = ["nobody"]\n'
    pages = {
        "day": desk.ask("/"),
        "edition": desk.ask(CITY),
        "article": desk.ask(f"{CITY}work-00"),
    }
    first, second = desk.page(CITY).forms("words")[:2]
    desk.ask("/save/words", {**first, "alt": "A quay", "kind": "map"})
    desk.save(f"{CITY}work-01", "hold", value="Waits for the lawyer")
    desk.save(f"{CITY}work-00", "headline", value="Work is halted")
    desk.application.drafts[second["next"]] = "A crane"
    pages |= {
        "conflict": desk.ask("/save/words", {**first, "alt": "A crane"}),
        "refused": desk.ask("/save/words", {**second, "alt": "A", "decorative": "yes"}),
        "old": desk.ask("/save/words", {**second, "token": "0"}),
        "worked": desk.ask(CITY),
        "held": desk.ask("/"),
        "corrected": desk.ask(f"{CITY}work-00"),
        "nothing": desk.ask("/none", headers={"accept": "text/html"}),
    }
    config = desk.config.read_text("utf-8")
    desk.config.write_text(config + suggest, "utf-8")
    pages["suggesting"] = Desk(desk.config).ask(CITY)
    desk.config.write_text("[masthead", "utf-8")
    pages["unread"] = desk.ask("/")
    (tmp_path / "edit.css").write_bytes(desk.ask("/edit.css").body)
    files = []
    for name, got in pages.items():
        assert got.headers["content-type"].startswith("text/html"), name
        files.append(tmp_path / f"{name}.html")
        files[-1].write_bytes(got.body.replace(b'"/edit.css"', b'"edit.css"'))
    return files


@pytest.mark.parametrize("dark", [False, True])
def test_axe_is_silent_on_every_state_of_every_page(
    states: list[Path], axe: Judge, dark: bool
) -> None:
    said = axe(
        states if not dark else [each for each in states if each.stem == "worked"], dark=dark
    )
    assert {page.stem: found for page, found in said.items() if found} == {}


def test_what_a_listener_hears_is_what_chromium_says(tmp_path: Path) -> None:
    """The head and the lead picture of the example's articles, told by both."""
    room = Newsroom(ROOT / "examples" / "daily" / "paperpress.toml")
    pages = {}
    for edition in room.day().editions:
        for story in edition.stories:
            path = tmp_path / f"{edition.edition.slug}-{story.stem}.xhtml"
            path.write_bytes(alone(edition, story))
            pages[path] = etree.fromstring(path.read_bytes())
    for path, utterances in speak(list(pages)).items():
        parts = head_of(pages[Path(path)])
        ours = [(line.role, line.text) for part in parts for line in heard(part)]
        theirs = [(_role(each), each.text) for each in utterances]
        start = theirs.index(ours[0])
        assert theirs[start : start + len(ours)] == ours, path


def _role(utterance) -> str:
    return f"heading {utterance.level}" if utterance.role == "heading" else utterance.role
