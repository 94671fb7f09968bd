"""What docs/every-morning.md and examples/deploy say, run as it is written, as far as tools are there.

Places of the machine are put below a folder of the test; what only a running systemd, a container
engine or GitHub can do is left out, and named in `ELSEWHERE`.
"""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsroom import ROOT

pytestmark = pytest.mark.slow

DEPLOY = ROOT / "examples" / "deploy"
PAGE = ROOT / "docs" / "every-morning.md"
#: Commands that need the machine itself.
ELSEWHERE = ("apt-get", "systemctl", "journalctl", "/opt/paperpress/bin/pip", "python3 -m venv")
PLACES = (
    "/opt/paperpress",
    "/srv/paper",
    "/var/lib/paperpress",
    "/var/cache/paperpress",
    "/etc/systemd/system",
    "/tmp/first-look",
)


class Machine:
    """A folder that stands for the root of a machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.checkout = root / "checkout"
        for place in ("/etc/systemd/system", "/var/lib/paperpress", "/opt/paperpress/bin"):
            self.at(place).mkdir(parents=True)
        command = self.at("/opt/paperpress/bin/paperpress")
        command.write_text(f'#!/bin/sh\nexec {sys.executable} -m paperpress "$@"\n', "utf-8")
        command.chmod(0o755)
        files = self.checkout / "examples" / "deploy"
        files.mkdir(parents=True)
        for file in DEPLOY.iterdir():
            (files / file.name).write_text(self.placed(file.read_text("utf-8")), "utf-8")
        self.environment = {
            **os.environ,
            "PAPERPRESS_CACHE_DIR": str(self.at("/var/cache/paperpress")),
        }

    def at(self, place: str) -> Path:
        return self.root / place.lstrip("/")

    def placed(self, text: str) -> str:
        for place in PLACES:
            text = re.sub(rf"(?<![\w/]){re.escape(place)}\b", str(self.at(place)), text)
        return text

    def run(self, script: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-c", self.placed(script)],
            cwd=folder or self.checkout,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine on which the page's steps were done."""
    return Machine(tmp_path_factory.mktemp("machine"))


def steps() -> Iterator[str]:
    """Each step of the page, without the lines that only a whole machine can do."""
    for block in re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        lines = (line for line in block.splitlines() if not line.startswith(ELSEWHERE))
        yield "\n".join(lines)


def test_every_step_does_what_the_page_says(machine: Machine) -> None:
    """The delivery's folder isn't there when the page looks for the first time, as it says."""
    for step in steps():
        if "systemd-analyze" in step and shutil.which("systemd-analyze") is None:
            step = re.sub("(?m)^systemd-analyze.*$", "", step)
        done = machine.run(f"set -e\n{step}")
        if "first-look" in step:
            assert done.returncode == 1, done.stderr
            assert "DLV003" in done.stderr
        else:
            assert (done.returncode, done.stderr) == (0, ""), step
    assert (machine.at("/tmp/first-look") / "shelf" / "index.html").is_file()
    service(machine)


def service(machine: Machine) -> None:
    """Run what the service runs, and look at what it leaves."""
    unit = read_unit(DEPLOY / "paperpress.service")["Service"]
    for name in unit["StateDirectory"].split():  # as systemd does before
        (machine.at("/var/lib") / name).mkdir(exist_ok=True)
    done = machine.run(unit["ExecStart"], machine.at("/srv/paper"))
    assert done.returncode == 0, done.stderr
    assert '"event": "delivery"' in done.stderr
    shelf = machine.at("/var/lib/paperpress/dist/shelf")
    assert "https://courier.example/" in (shelf / "opds.xml").read_text("utf-8")
    arrived = list(machine.at("/var/lib/paperpress/sent").rglob("*.epub"))
    assert len(arrived) == len(list(shelf.glob("????-??-??/*.epub"))) > 0
    again = machine.run(unit["ExecStart"], machine.at("/srv/paper"))
    assert again.returncode == 0
    assert '"event": "nothing-due"' in again.stderr


def test_the_line_for_cron_runs(machine: Machine, tmp_path: Path) -> None:
    """Its log goes to a stand-in, as no system's log is written to by a test."""
    (line,) = [
        line for line in (DEPLOY / "crontab").read_text("utf-8").splitlines() if line[:2] == "*/"
    ]
    *hours, command = line.split(None, 5)
    assert hours == ["*/15", "5-22", "*", "*", "*"]
    if not machine.at("/srv/paper").exists():
        machine.run("/opt/paperpress/bin/paperpress new /srv/paper")
    done = machine.run(command.replace("logger -t paperpress", "cat"))
    assert '"event": "edition"' in done.stdout
    assert list((machine.at("/srv/paper") / "dist").rglob("*.epub"))


def read_unit(path: Path) -> configparser.RawConfigParser:
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(path, "utf-8")
    return unit


@pytest.mark.parametrize(
    "name", ["paperpress.service", "paperpress-serve.service", "paperpress-morning.service"]
)
def test_a_service_is_hardened(name: str, tmp_path: Path) -> None:
    unit = read_unit(DEPLOY / name)["Service"]
    assert unit["DynamicUser"] == "yes"
    assert unit["ProtectSystem"] == "strict"
    assert unit["CapabilityBoundingSet"] == ""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is missing")
    copy = tmp_path / name
    text = (DEPLOY / name).read_text("utf-8")
    copy.write_text(text.replace("/opt/paperpress/bin/paperpress", "/bin/true"), "utf-8")
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=20", "--no-pager", str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert judged.returncode == 0, judged.stdout


def test_the_container_has_no_root_and_writes_its_volume_alone() -> None:
    """As far as its text goes: no engine builds it here."""
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    last = text[text.rindex("\nFROM ") :]
    assert re.findall(r"(?m)^USER (\S+)", last) == ["10001:10001"]
    assert re.findall(r"(?m)^VOLUME (\S+)", last) == ["/srv/out"]
    assert "--read-only" in text
    hadolint = shutil.which("hadolint")
    if hadolint:
        subprocess.run([hadolint, str(DEPLOY / "Containerfile")], check=True)


def test_the_container_s_command_runs(machine: Machine, tmp_path: Path) -> None:
    """As its image's user would, who may write nothing of the publication."""
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    (command,) = re.findall(r"(?m)^CMD (\[.*\])$", text)
    arguments = yaml.safe_load(command.replace("/srv/out", str(tmp_path / "out")))
    paper = tmp_path / "paper"
    machine.run(f"/opt/paperpress/bin/paperpress new {paper}")
    before = sorted(paper.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-m", "paperpress", *arguments],
        cwd=paper,
        env={**os.environ, "PAPERPRESS_CACHE_DIR": str(tmp_path / "out" / "cache")},
        check=False,
        timeout=300,
    )
    assert done.returncode == 0
    assert list((tmp_path / "out" / "dist").rglob("*.epub"))
    assert sorted(paper.rglob("*")) == before


def workflow() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "publish-shelf.yml").read_text("utf-8"))
    return loaded


def test_the_workflow_presses_and_publishes_what_it_names(machine: Machine, tmp_path: Path) -> None:
    jobs = workflow()["jobs"]
    assert workflow()["permissions"] == {"contents": "read"}
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    machine.run(f"/opt/paperpress/bin/paperpress new {tmp_path / 'paper'}")
    path = f"{machine.at('/opt/paperpress/bin')}:{os.environ['PATH']}"
    for step in jobs["press"]["steps"]:
        if "run" in step and step["name"] != "Install":
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=tmp_path / "paper",
                env={**machine.environment, "PATH": path},
                capture_output=True,
                text=True,
                check=False,
                timeout=300,
            )
            assert done.returncode == 0, done.stderr
    published = jobs["press"]["steps"][-1]["with"]["path"]
    assert (tmp_path / "paper" / published / "index.html").is_file()
