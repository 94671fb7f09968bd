"""The editor's page in Chromium: a day worked off by keyboard alone, axe silent, and heard as told."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
import time
import zipfile
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest
from lxml import etree

from asking import Got, Running, running
from editing import Desk, Page, newsroom, records_in, write_records
from judging import Judge
from newsroom import ROOT, TOOLS, need
from paperpress.editing.heard_lines import alone
from paperpress.editing.listening import passages
from paperpress.editing.newsroom import Newsroom
from speaking import CONTROLS, Utterance, speak

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editing")]
CITY = "/2025-07-23/city/"
#: A day that goes out by nobody's word but an editor's, as its time hasn't come.
AHEAD = "2999-07-23"
BY_HAND = """
[edition]
release = "by hand"

[[deliver]]
name = "reader"
by = "folder"
folder = "device"
"""
HTML = {"h": "http://www.w3.org/1999/xhtml"}
FRENCH = "La ville a décidé que le quai ne sera pas ouvert"
BODY = (
    "<p><b>What was decided</b></p><p>The first lorries came before dawn, said Tomasz Lind of the"
    f" harbour office, and a colleague: “{FRENCH}.” The quay stays shut until Friday.</p>"
    "<table><tr><td>Quay</td><td>Lorries</td></tr><tr><td>North</td><td>12</td></tr></table>"
)
#: Of a state's page: when something was saved.
MINUTE = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")


def test_fifty_pictures_are_described_two_articles_held_and_one_moved_by_keyboard_alone(
    tmp_path: Path,
) -> None:
    need(shutil.which("node") and shutil.which("chromium"), "Chromium or node is missing")
    config = newsroom(tmp_path, 26)
    config.write_text(config.read_text("utf-8") + BY_HAND, "utf-8")
    (tmp_path / "device").mkdir()
    records = records_in(tmp_path)
    records[0] |= {"body": BODY, "picture": None}
    write_records(tmp_path, [{**each, "published": f"{AHEAD}T05:00:00Z"} for each in records])
    command = ["node", str(ROOT / "tests/tools/editing.mjs"), str(TOOLS), str(TOOLS / "chromium")]
    with running(tmp_path, "--by", "Asha Rao", command="edit") as server:
        wait_for_report(tmp_path, lambda report: report["editions"])
        done = subprocess.run(
            [*command, server.base], capture_output=True, text=True, timeout=240, check=False
        )
        assert done.returncode == 0, done.stderr
        killed_in_the_middle_of_saves(server, tmp_path)
    with running(tmp_path, "--by", "Asha Rao", command="edit") as server:
        anew_after_it_was_killed(server)
        report = wait_for_report(
            tmp_path, lambda report: len(corrections(report)) == 3 and report["editions"]
        )
    said = json.loads(done.stdout)
    assert said["remedies"] == [
        "Mark them as fr",
        "Make it a heading",
        "Let the first row head the columns",
    ]
    first, second = said["live"]
    assert "picture: Lamps in the rain" in first
    assert "picture: Stones on a cart" in second
    assert "“Diggers at work, by them”" in said["editors"]["conflict"]
    assert (said["editors"]["kept"], said["editors"]["seen"]) == ("Diggers at work, by us",) * 2
    assert said["delivered"] == "Delivered: 1 of 1 have it."
    assert len(list((tmp_path / "device").rglob("*.epub"))) == 1
    assert said["pictures"] == 50
    assert (said["problems"], said["wide"]) == ([], [])
    assert said["spoken"] == said["heard"]
    kinds = ["body.header", "body.heading", "body.language"]
    assert sorted(each["path"] for each in corrections(report)) == kinds
    held = [error["message"] for each in report["rejected"] for error in each["errors"]]
    assert len(held) == 2
    assert all(why.startswith("Waits for the lawyer (Asha Rao") for why in held)
    with zipfile.ZipFile(tmp_path / f"dist/{AHEAD}/city.epub") as edition:
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
    page = pages["EPUB/a-work-00.xhtml"]
    assert "What was decided" in [each.text for each in page.iterfind(".//h:h2", HTML)]
    assert f"{FRENCH}." in [each.text for each in page.iterfind(".//h:span[@lang='fr']", HTML)]
    assert [each.text for each in page.iterfind(".//h:th", HTML)] == ["Quay", "Lorries"]


def killed_in_the_middle_of_saves(server: Running, folder: Path) -> None:
    """Kill the server while two editors save: what they were told is saved is there."""
    forms = Page(server.get(f"/{AHEAD}/city/").body).forms("words")
    saved: dict[str, set[str]] = {}
    enough = threading.Event()

    def save(forms: list[dict[str, str]]) -> None:
        for number, form in enumerate(forms):
            text = f"Diggers at work, saved as number {number}"
            try:
                status = post(server, form, alt=text).status
            except (OSError, HTTPException):
                return  # it was killed before it could answer
            assert status == 303
            saved.setdefault(form["picture"], set()).add(text)
            if number == 4:
                enough.set()

    # The last is decorative, and stays so.
    editors = [threading.Thread(target=save, args=(forms[at:-1:2],)) for at in (0, 1)]
    for editor in editors:
        editor.start()
    assert enough.wait(120)
    server.process.kill()
    for editor in editors:
        editor.join(120)
    assert len(saved) >= 5
    kept = {
        entry["picture"]: entry.get("alt")
        for entry in map(json.loads, (folder / "alt-texts.jsonl").read_text("utf-8").splitlines())
    }
    assert len(kept) == 46 + 4  # those of the articles that are held back too
    for picture, texts in saved.items():
        assert kept[picture] in texts


def anew_after_it_was_killed(server: Running) -> None:
    """What is sent by a page of before the server was killed comes back, and is saved when it is sent again."""
    form = Page(server.get(f"/{AHEAD}/city/").body).forms("words")[0]
    text = "Diggers at work, written before it was killed"
    answer = post(server, {**form, "token": "0" * 64}, alt=text)
    assert answer.status == 403
    again = Page(answer.body).form(text)
    assert post(server, again).status == 303
    assert text in server.get(f"/{AHEAD}/city/").text


def post(server: Running, form: dict[str, str], **fields: str) -> Got:
    """Send a form as a browser does."""
    body = urlencode({**form, **fields})
    origin = server.base.rstrip("/")
    headers = {"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
    connection = HTTPConnection(server.host, server.port, timeout=60)
    try:
        connection.request("POST", form["action"], body, headers)
        answer = connection.getresponse()
        return Got(answer.status, {}, answer.read())
    finally:
        connection.close()


def corrections(report: dict) -> list:
    return [each for each in report["findings"] if each["code"] == "EDN100"]


def wait_for_report(folder: Path, is_there) -> dict:
    """Wait until the press beside the page has written a report of which something is true."""
    path = folder / f"dist/{AHEAD}/report.json"
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


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every state of every page, as files."""
    folder = tmp_path_factory.mktemp("states")
    doubtful = {"src": "p00a.png", "caption": "Work at the quay (Lantern Hill)"}
    related = [{"headline": "Work begins at Market Hal"}]
    config = newsroom(folder / "paper", body=BODY, related=related, picture=doubtful)
    records = records_in(config.parent)
    write_records(
        config.parent, [*records, {**records[1], "id": "undated", "published": "03/04/2025"}]
    )
    desk = Desk(config)
    pages = {
        "day": desk.ask("/"),
        "edition": desk.ask(CITY),
        "article": desk.ask(f"{CITY}work-00"),
    }
    first, second = desk.page(CITY).forms("words")[:2]
    desk.ask(
        "/save/words", {**first, "alt": "A quay", "kind": "map", "description": "North is up."}
    )
    desk.save(f"{CITY}work-01", "hold", value="Waits for the lawyer")
    desk.save(f"{CITY}work-00", "headline", value="Work is halted")
    desk.save(f"{CITY}work-00", "body.heading[1/1] What was decided", value="2")
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
    settings = desk.config.read_text("utf-8")
    desk.config.write_text(settings + '\n[suggest]\ncommand = ["nobody"]\n', "utf-8")
    pages["suggesting"] = Desk(desk.config).ask(CITY)
    desk.config.write_text(settings.replace("en-GB", "de-AT"), "utf-8")
    pages["german"] = Desk(desk.config).ask(f"{CITY}work-00")
    desk.config.write_text("[masthead", "utf-8")
    pages["unread"] = desk.ask("/")
    (folder / "edit.css").write_bytes(desk.ask("/edit.css").body)
    files = []
    for name, got in pages.items():
        assert got.headers["content-type"].startswith("text/html"), name
        files.append(folder / f"{name}.html")
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


@pytest.fixture(scope="module")
def trees(
    tmp_path_factory: pytest.TempPathFactory, states: list[Path]
) -> dict[str, list[Utterance]]:
    """Chromium's trees of the example's articles and of the editor's own pages, by their files."""
    folder = tmp_path_factory.mktemp("trees")
    room = Newsroom(ROOT / "examples" / "daily" / "paperpress.toml")
    articles = []
    for edition in room.day().editions:
        for story in edition.stories:
            articles.append(folder / f"{edition.edition.slug}-{story.stem}.xhtml")
            # What is folded away is heard by whoever unfolds it.
            page = alone(edition, story).replace(b"<details", b'<details open="open"')
            articles[-1].write_bytes(page)
    return speak([*articles, *states], CONTROLS)


def test_what_a_listener_hears_is_what_chromium_says(trees: dict[str, list[Utterance]]) -> None:
    """The head and each picture of the example's articles, told by both."""
    articles = [path for path in trees if path.endswith(".xhtml")]
    assert len(articles) > 10
    for path in articles:
        theirs = [(_role(each), each.text) for each in trees[path]]
        for passage in passages(etree.parse(path).getroot()):
            ours = [(line.role, line.text) for line in passage.lines]
            starts = [at for at, line in enumerate(theirs) if line == ours[0]]
            assert ours in [theirs[at : at + len(ours)] for at in starts], path


@pytest.mark.parametrize(
    "state",
    [
        *("day", "held", "edition", "article", "corrected", "conflict", "refused", "old"),
        *("unread", "german"),
    ],
)
def test_each_kind_of_page_is_heard_as_it_is_meant(
    trees: dict[str, list[Utterance]], state: str, golden: Callable[[str, bytes], None]
) -> None:
    (path,) = [path for path in trees if path.endswith(f"/{state}.html")]
    lines = "\n".join(MINUTE.sub("MINUTE", str(line)) for line in trees[path])
    lines = lines.replace(str(Path(path).parent), "FOLDER")
    golden(f"editing/{state}.txt", f"{lines}\n".encode())


def _role(utterance) -> str:
    return f"heading {utterance.level}" if utterance.role == "heading" else utterance.role
