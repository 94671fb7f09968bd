"""`paperpress serve` with a press beside it, as a newcomer starts it."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from asking import Running, basic, running
from newsroom import ROOT, record, run
from paperpress.config.overlay import line_of
from paperpress.model.overlay import RELEASE, Change
from paperpress.serving.pressing import PressOutcome, WarmPress
from shelving import stand
from site_server import Post, serving

pytestmark = pytest.mark.slow

MASTHEAD = '[masthead]\ntitle = "{title}"\nlanguage = "en-GB"\n[sources]\nfiles = ["articles"]\n'
#: Seconds that a change may take to be seen on a machine that is busy.
PATIENCE = 120


def publication(folder: Path, title: str = "The Courier") -> Path:
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "paperpress.toml").write_text(MASTHEAD.format(title=title), "utf-8")
    write(folder, "Night ferries return")
    return folder


def write(folder: Path, headline: str, **changes: object) -> None:
    text = json.dumps(record(headline=headline, **changes))
    beside = folder / ".new"
    beside.write_text(text, "utf-8")
    beside.replace(folder / "articles" / "ferries.json")


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def test_a_publication_is_pressed_served_and_pressed_again_when_it_changes(tmp_path: Path) -> None:
    folder = publication(tmp_path)
    with running(folder) as server:
        assert "Night ferries return" in server.get("/").text
        before = server.get("/latest/city.epub").headers["etag"]
        write(folder, "Night ferries return, corrected")
        until(lambda: "corrected" in server.get("/").text)
        assert server.get("/latest/city.epub").headers["etag"] != before
        until(lambda: "corrected" in (folder / "dist/shelf/index.html").read_text("utf-8"))
        # What is held back is off the shelf.
        write(folder, "Night ferries return, corrected", status="withheld")
        until(lambda: "corrected" not in server.get("/").text)
        assert server.get("/latest/city.epub").status == 404
        # So is what paperpress.toml says of the paper.
        publication(folder, "The Evening Courier")
        until(lambda: "<title>The Evening Courier</title>" in server.get("/").text)
        assert server.end() == 0


def noon() -> str:
    """The zone in which it is about noon now, so that no day ends while a test is at it."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"


@pytest.mark.slow
def test_one_process_does_the_whole_morning(tmp_path: Path) -> None:
    """A site is asked, its articles are pressed; at an editor's word they are on the shelf and delivered."""
    now = datetime.now(UTC)
    day = now.astimezone(ZoneInfo(noon())).date()
    with serving("feed", [Post(7, published=now)]) as site:
        toml = site.toml.replace("[[sources]]", f'timezone = "{noon()}"\n[[sources]]')
        more = (
            '[edition]\nrelease = "by hand"\nrelease_at = 23:00:00\n'
            '[[deliver]]\nname = "device"\nby = "folder"\nfolder = "device"\nafter_build = true\n'
        )
        (tmp_path / "paperpress.toml").write_text(toml + more, "utf-8")
        with running(tmp_path) as server:
            # Pressed, and nobody has it.
            edition = tmp_path / "dist" / str(day) / "city.epub"
            assert edition.is_file()
            assert server.get("/latest/city.epub").status == 404
            assert "Night buses" not in server.get("/").text
            # A device that isn't there is told, and tried again.
            release = Change(str(day), RELEASE, "released", None, "Ada", now.isoformat())
            (tmp_path / "overlay.jsonl").write_text(line_of(release), "utf-8")
            until(lambda: server.get("/latest/city.epub").status == 200)
            until(lambda: "delivery fails" in server.get("/health").text)
            assert server.get("/health").text == "ok\ndelivery fails\n"
            (tmp_path / "device").mkdir()
            # The site is asked again, here since paperpress.toml asks for other days of it.
            site.posts = [Post(7, "Night buses return at last", published=now)]
            (tmp_path / "paperpress.toml").write_text(
                toml.replace("kind =", "days = 3\nkind =")
                + more.replace('"device"', '"reader"', 1),
                "utf-8",
            )
            until(lambda: "at last" in server.get("/").text)
            until(lambda: (tmp_path / "device" / str(day) / "city.epub").is_file())
            until(lambda: server.get("/health").text == "ok\n")
            assert server.end() == 0
    report = json.loads((edition.parent / "report.json").read_text("utf-8"))
    assert ("reader", "sent") in [(e["target"], e["status"]) for e in report["deliveries"]]


def test_a_press_tells_how_it_came_out(tmp_path: Path) -> None:
    folder = publication(tmp_path)
    press = WarmPress(folder / "paperpress.toml", folder / "dist")
    assert pressed(press).statuses == {"pressed": 1}
    assert pressed(press).statuses == {"unchanged": 1}
    assert (folder / "dist/2025-07-23/city.epub").is_file()
    write(folder, "Later", embargo="2099-01-01T00:00:00Z")
    outcome = pressed(press)
    assert (outcome.statuses, outcome.left_out) == ({}, 1)
    assert press.until is not None
    assert press.until.year == 2099
    (folder / "paperpress.toml").write_text("[masthead]\n", "utf-8")
    outcome = pressed(press)
    assert outcome.statuses == {"failed": 1}
    assert "masthead.title" in outcome.errors[0]


def pressed(press: WarmPress) -> PressOutcome:
    outcome = press.press()
    assert outcome is not None
    return outcome


def commands(page: str) -> list[str]:
    """The commands that a page of the docs shows."""
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    lines = (line for block in blocks for line in block.splitlines())
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def test_two_commands_of_the_readme_lead_to_today_s_paper_in_a_browser(tmp_path: Path) -> None:
    page = commands("README.md")
    serve = next(number for number, line in enumerate(page) if line.startswith("paperpress serve"))
    install, (_, _, *options) = page[serve - 1], page[serve].split()
    assert install.startswith('pip install ".[serve]"')
    assert commands("docs/serving.md")[1] == page[serve]
    with running(ROOT, *options, "--out", str(tmp_path)) as server:
        shelf = server.get("/").text
        assert "Wednesday 23 July 2025" in shelf or "Wednesday, 23 July 2025" in shelf
        assert "Night ferries return to Ellery Sound" in shelf
        assert server.get("/read/2025-07-23/city/contents.xhtml").status == 200


def test_the_commands_of_the_docs_make_a_paper_that_is_paid_for(tmp_path: Path) -> None:
    stand(tmp_path / "dist")
    add, list_, serve = commands("docs/serving.md")[2:5]
    quiet = {"cwd": tmp_path, "check": True, "capture_output": True, "text": True}
    program = f"{sys.executable} -m paperpress"
    added = subprocess.run(add.replace("paperpress", program), shell=True, **quiet)  # type: ignore[call-overload]
    listed = subprocess.run(list_.replace("paperpress", program), shell=True, **quiet)  # type: ignore[call-overload]
    assert listed.stdout == "asha\n"
    with running(tmp_path, *serve.split()[2:]) as server:
        assert server.get("/opds.xml").status == 401
        login = {"Authorization": basic("asha", "a quiet harbour")}
        assert server.get("/opds.xml", headers=login).status == 200
        assert server.get(f"/{added.stdout.strip()}opds.xml").status == 200


def test_the_docs_proxy_passes_on_what_it_should(tmp_path: Path) -> None:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("nginx is missing")
    page = (ROOT / "docs/serving.md").read_text("utf-8")
    (block,) = re.findall(r"```nginx\n(.*?)```", page, re.DOTALL)
    options = next(line for line in commands("docs/serving.md") if "--prefix" in line).split()[2:]
    stand(tmp_path / "dist")
    with running(tmp_path, *options) as server, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        location = block.replace("8000", str(server.port))
        temporary = "".join(
            f"{each}_temp_path {tmp_path}/{each};"
            for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (tmp_path / "nginx.conf").write_text(
            f"daemon off; master_process off; pid {tmp_path}/pid; error_log {tmp_path}/log;"
            f"events {{}} http {{ access_log off; {temporary}"
            f"server {{ listen 127.0.0.1:{port}; {location} }} }}",
            "utf-8",
        )
        process = subprocess.Popen([nginx, "-c", str(tmp_path / "nginx.conf")])
        try:
            proxy = Running(process, "127.0.0.1", port, "")  # type: ignore[arg-type]
            until(lambda: answers(proxy))
            description = proxy.get("/paper/search.xml")
            assert 'template="http://127.0.0.1/paper/search/opds.xml' in description.text
            assert "strict-transport-security" in description.headers
            whole = (tmp_path / "dist/2025-07-23/city.epub").read_bytes()
            assert proxy.get("/paper/latest/city.epub").body == whole
            part = proxy.get("/paper/latest/city.epub", headers={"Range": "bytes=5-9"})
            assert (part.status, part.body) == (206, whole[5:10])
        finally:
            process.terminate()
            process.wait(60)


def answers(server: Running) -> bool:
    try:
        return server.get("/paper/health").status == 200
    except OSError:
        return False


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "there is no paperpress.toml in this folder or above"),
        (["-o", ".", "--prefix", "/a b"], "is no path: write one such as /paper"),
        (["-o", ".", "--trust-proxy", "everybody"], "is no address"),
        (["-o", ".", "--accounts", "none.json"], "`paperpress account add` makes it"),
        (["-o", ".", "--host", "no.such.host.invalid"], "can't listen at no.such.host.invalid"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, options: list[str], told: str) -> None:
    done = run(tmp_path, "serve", "--port", "0", *options)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_shelf_is_left_alone(tmp_path: Path) -> None:
    stand(tmp_path / "dist")
    (tmp_path / "dist/shelf").mkdir()
    (tmp_path / "dist/shelf/mine.txt").write_text("mine", "utf-8")
    done = run(tmp_path, "serve", "--port", "0")
    assert done.returncode == 2
    assert "isn't a shelf that paperpress made" in done.stderr
