"""Editions handed to a program: told in JSON, answered by an exit code."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from delivering import PASSWORD, Paper, codes, messages, statuses, target
from paperpress.config.targets import Target

EPUB = b"PK\x03\x04 an edition"

KEEPS = """
import json, pathlib, sys
told = json.load(sys.stdin)
with open("told.jsonl", "a") as file:
    file.write(json.dumps(told) + "\\n")
number = len(pathlib.Path("told.jsonl").read_text().splitlines())
sys.exit({answers}.get(number, 0))
"""


def program(paper: Paper, text: str, *arguments: str, **values: object) -> Target:
    path = paper.folder / "send.py"
    path.write_text(text, "utf-8")
    command = [sys.executable, "send.py", *arguments]
    return target(**{"by": "command", "command": command, **values})


def told(paper: Paper) -> list[dict[str, object]]:
    return [json.loads(line) for line in (paper.folder / "told.jsonl").read_text().splitlines()]


def test_a_program_is_told_all_that_it_needs(paper: Paper) -> None:
    path = paper.press(EPUB)
    report = paper.deliver(program(paper, KEEPS.replace("{answers}", "{}")))
    assert statuses(report) == {path: "sent"}
    (said,) = told(paper)
    edition = said.pop("edition")
    assert isinstance(edition, dict)
    assert Path(edition["file"]).read_bytes() == EPUB
    assert edition["masthead"] == "The Test Gazette"
    assert (edition["desk"], edition["date"]) == ("city", "2025-07-23")
    assert (edition["profile"], edition["bytes"]) == ("eink", len(EPUB))
    assert {name: said[name] for name in ("format", "issue", "correction", "repeated")} == {
        "format": 1,
        "issue": 1,
        "correction": False,
        "repeated": False,
    }


def test_a_program_that_fails_is_asked_again_with_the_same_id(paper: Paper) -> None:
    path = paper.press(EPUB)
    sends = program(paper, KEEPS.replace("{answers}", "{1: 1, 2: 75, 3: 3}"))
    first, second = paper.deliver(sends), paper.deliver(sends)
    assert codes(first) == ["DLV001"]
    assert "ended with exit code 3" in messages(first)
    assert statuses(second) == {path: "sent"}
    assert len({said["delivery"] for said in told(paper)}) == 1
    # It said itself that it hadn't sent it, so nothing is doubtful.
    assert [said["repeated"] for said in told(paper)] == [False] * 4


def test_a_program_that_refuses_is_not_asked_again(paper: Paper) -> None:
    paper.press(EPUB)
    sends = program(paper, KEEPS.replace("{answers}", "{1: 65}"))
    first, second = paper.deliver(sends), paper.deliver(sends)
    assert (codes(first), codes(second)) == (["DLV002"], [])
    assert len(told(paper)) == 1


def test_a_correction_is_told_as_one(paper: Paper) -> None:
    paper.press(EPUB)
    sends = program(paper, KEEPS.replace("{answers}", "{}"))
    paper.deliver(sends)
    paper.press(EPUB + b", corrected")
    paper.deliver(sends)
    assert [(said["issue"], said["correction"]) for said in told(paper)] == [(1, False), (2, True)]


@pytest.mark.slow
def test_a_program_that_hangs_is_stopped_with_all_that_it_started(paper: Paper) -> None:
    paper.press(EPUB)
    text = (
        "import subprocess, sys, time, pathlib\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "pathlib.Path('child').write_text(str(child.pid))\n"
        "time.sleep(600)\n"
    )
    report = paper.deliver(program(paper, text, timeout=1))
    assert codes(report) == ["DLV001"]
    assert "was stopped after 1 s" in messages(report)
    child = Path("/proc") / (paper.folder / "child").read_text()
    for _ in range(100):
        if not child.exists() or "Z" in (child / "stat").read_text().split()[2]:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the program's child is still at work")


@pytest.mark.slow
def test_a_program_that_is_stopped_may_have_sent_it(paper: Paper) -> None:
    path = paper.press(EPUB)
    first = "import os, pathlib, sys, time\nif not pathlib.Path('once').exists():\n    pathlib.Path('once').touch()\n    time.sleep(600)\n"
    report = paper.deliver(program(paper, first + KEEPS.replace("{answers}", "{}"), timeout=2))
    assert statuses(report) == {path: "sent"}
    assert codes(report) == ["DLV009"]
    assert [said["repeated"] for said in told(paper)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "import sys\nsys.stderr.write('x' * 5_000_000 + '\\nthe tide is out\\n')\nsys.exit(2)",
        "import sys\nsys.stdout.write('y\\n' * 1_000_000)\nprint('the tide is out')\nsys.exit(2)",
        "import sys\nprint('the \\x1b[31mtide\\x00 is\\t out')\nsys.exit(2)",
    ],
)
def test_its_last_words_are_told_whatever_it_writes(paper: Paper, text: str) -> None:
    paper.press(EPUB)
    report = paper.deliver(program(paper, text))
    assert codes(report) == ["DLV001"]
    words = messages(report)
    assert "tide" in words
    assert "is out" in words
    assert all(character.isprintable() or character == "\n" for character in words)


def test_a_program_that_is_not_there_is_told(paper: Paper) -> None:
    paper.press(EPUB)
    report = paper.deliver(target(by="command", command=["./not-there"]))
    assert codes(report) == ["DLV003"]
    assert "./not-there can't be started" in messages(report)


def test_no_shell_reads_what_is_started(paper: Paper) -> None:
    paper.press(EPUB)
    report = paper.deliver(
        program(paper, "import sys\nprint(sys.argv[1])\nsys.exit(1)", "$HOME; touch gone `id`")
    )
    assert "$HOME; touch gone `id`" in messages(report)
    assert not (paper.folder / "gone").exists()


def test_a_program_that_reads_nothing_is_no_trouble(paper: Paper) -> None:
    path = paper.press(EPUB)
    assert statuses(paper.deliver(program(paper, "pass"))) == {path: "sent"}


def test_a_program_that_kills_itself_is_told(paper: Paper) -> None:
    paper.press(EPUB)
    report = paper.deliver(program(paper, "import os\nos.kill(os.getpid(), 9)"))
    assert "was killed by signal 9" in messages(report)


def test_it_gets_the_environment(paper: Paper) -> None:
    paper.press(EPUB)
    paper.environ = {**os.environ, "TOKEN": PASSWORD}
    text = f"import os, sys\nsys.exit(0 if os.environ['TOKEN'] == {PASSWORD!r} else 9)"
    assert codes(paper.deliver(program(paper, text))) == []
