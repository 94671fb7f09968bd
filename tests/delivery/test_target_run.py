"""The command, killed in the middle of each way of sending: nothing is lost, nothing comes twice
but where the protocol can't tell."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from delivering import PASSWORD, Line, Paper, Post, broken_line, mail_server
from delivery_servers import PLACE, Cloud, cloud_server, files
from newsroom import run

pytestmark = pytest.mark.slow

#: Larger than what the system holds for a line, so that the other side's standing still is felt.
EPUB = b"PK\x03\x04" + bytes(range(256)) * 40_000

PAPER = """
[masthead]
title = "The Test Gazette"
language = "en-GB"
identifier = "https://gazette.example/"
timezone = "Europe/London"

[[desks]]
slug = "city"
name = "City Desk"

[[deliver]]
name = "target"
"""


@pytest.fixture
def printed(paper: Paper) -> Paper:
    """An output folder with an edition, for the command."""
    paper.press(EPUB)
    return paper


def configure(paper: Paper, text: str) -> None:
    (paper.folder / "paperpress.toml").write_text(PAPER + text, "utf-8")


def by_email(port: int, whom: str = 'to = "asha@example.com"') -> str:
    return f"""
by = "email"
host = "127.0.0.1"
port = {port}
security = "none"
sender = "paper@gazette.example"
{whom}
"""


def by_webdav(url: str) -> str:
    return f'by = "webdav"\nurl = "{url}"\nusername = "asha"\npassword_env = "CLOUD"\n'


def start(paper: Paper, *before: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *(before or ("-m", "paperpress")), "deliver"],
        cwd=paper.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    assert process.wait(20) == -signal.SIGKILL


def again(paper: Paper) -> str:
    """Deliver again, to the end; what was said on standard error."""
    done = run(paper.folder, "deliver")
    assert done.returncode == 0, done.stderr
    quiet = run(paper.folder, "deliver")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "nothing was due\n")
    return done.stderr


def test_in_the_middle_of_a_message(printed: Paper) -> None:
    post = Post()
    line = Line(0, [500_000], still=True)
    with mail_server(post) as port:
        line.port = port
        with broken_line(line) as through:
            configure(printed, by_email(through))
            process = start(printed)
            assert line.reached.wait(30)
            kill(process)
            said = again(printed)
    assert post.attached == [EPUB]
    assert "DLV009" not in said


def test_between_a_message_and_its_answer_the_second_has_the_same_id(printed: Paper) -> None:
    post = Post(held=threading.Event())
    with mail_server(post) as port:
        configure(printed, by_email(port))
        process = start(printed)
        assert post.arrived.wait(30)
        kill(process)
        assert post.held is not None
        post.held.set()
        said = again(printed)
    assert post.attached == [EPUB, EPUB]
    assert len({message["Message-ID"] for message in post.taken}) == 1
    assert "DLV009" in said


def test_anywhere_in_a_list(paper: Paper) -> None:
    paper.press(b"PK\x03\x04 small")
    addresses = [f"reader{number}@example.com" for number in range(120)]
    (paper.folder / "list").write_text("\n".join(addresses), "utf-8")
    post = Post()
    kills = 0
    with mail_server(post) as port:
        configure(paper, by_email(port, 'list = "list"'))
        while len(set(post.to)) < len(addresses) and kills < 30:
            before = len(post.to)
            process = start(paper)
            while process.poll() is None and len(post.to) < before + 15:
                time.sleep(0.002)
            if process.poll() is None:
                kill(process)
                kills += 1
        again(paper)
    counts = Counter(post.to)
    assert kills >= 5
    assert set(counts) == set(addresses)
    assert sum(counts.values()) - len(addresses) <= kills
    by_id = Counter(message["Message-ID"] for message in post.taken)
    assert sorted(by_id.values()) == sorted(counts.values())


def test_in_the_middle_of_a_put(
    printed: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOUD", PASSWORD)
    cloud = Cloud.below(tmp_path)
    line = Line(0, [500_000], still=True)
    with cloud_server(cloud) as url:
        line.port = int(url.split(":")[2].split("/")[0])
        with broken_line(line) as through:
            configure(printed, by_webdav(f"http://127.0.0.1:{through}/Papers/"))
            process = start(printed)
            assert line.reached.wait(30)
            kill(process)
            assert PLACE not in files(cloud)
            again(printed)
    assert files(cloud) == {PLACE: EPUB}


def test_between_a_move_and_its_answer(
    printed: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOUD", PASSWORD)
    cloud = Cloud.below(tmp_path)
    moved, free = threading.Event(), threading.Event()

    def hold(method: str) -> None:
        if method == "MOVE":
            moved.set()
            free.wait(30)

    cloud.after = hold
    with cloud_server(cloud) as url:
        configure(printed, by_webdav(url))
        process = start(printed)
        assert moved.wait(30)
        kill(process)
        free.set()
        said = again(printed)
    assert cloud.methods.count("MOVE") == 1
    assert files(cloud) == {PLACE: EPUB}
    assert "DLV009" not in said


HANGS = """
import os, pathlib, sys, time
sync = os.fsync
def hang(handle):
    if "device" in os.readlink(f"/proc/self/fd/{handle}"):
        pathlib.Path("hanging").touch()
        time.sleep(600)
    sync(handle)
os.fsync = hang
from paperpress.cli import main
main()
"""


def test_in_the_middle_of_a_file(printed: Paper) -> None:
    device = printed.folder / "device"
    device.mkdir()
    configure(printed, 'by = "folder"\nfolder = "device"\n')
    process = start(printed, "-c", HANGS)
    wait_for((printed.folder / "hanging").exists)
    kill(process)
    assert not list(device.rglob("*.epub"))
    again(printed)
    (found,) = [file for file in device.rglob("*") if file.is_file()]
    assert (found.name, found.read_bytes()) == ("city.epub", EPUB)


PROGRAM = """
import json, os, pathlib, sys, time
told = json.load(sys.stdin)
first = not pathlib.Path("pid").exists()
pathlib.Path("pid").write_text(str(os.getpid()))
if first:
    time.sleep(600)
pathlib.Path("told.json").write_text(json.dumps(told))
"""


def test_while_a_program_is_at_work(printed: Paper) -> None:
    (printed.folder / "send.py").write_text(PROGRAM, "utf-8")
    configure(printed, f'by = "command"\ncommand = ["{sys.executable}", "send.py"]\n')
    process = start(printed)
    pid = printed.folder / "pid"
    wait_for(lambda: pid.exists() and pid.read_text() != "")
    kill(process)
    os.kill(int(pid.read_text()), signal.SIGKILL)
    said = again(printed)
    assert json.loads((printed.folder / "told.json").read_text())["repeated"] is True
    assert "DLV009" in said


def test_two_at_once_do_not_double(printed: Paper) -> None:
    post = Post(held=threading.Event())
    with mail_server(post) as port:
        configure(printed, by_email(port))
        process = start(printed)
        assert post.arrived.wait(30)
        second = run(printed.folder, "deliver")
        assert post.held is not None
        post.held.set()
        assert process.wait(30) == 0
    assert (second.returncode, second.stdout) == (1, "")
    assert "DLV011" in second.stderr
    assert post.attached == [EPUB]


def wait_for(there: Callable[[], bool]) -> None:
    for _ in range(3000):
        if there():
            return
        time.sleep(0.01)
    pytest.fail("it never came")
