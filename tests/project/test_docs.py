"""The docs are true: their Python runs, their links lead somewhere, their options exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import ROOT, run
from tools import architecture_walk

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "code"),
    [
        (name, code)
        for name, page in zip(NAMES, PAGES, strict=True)
        for code in PYTHON.findall(page.read_text("utf-8"))
    ],
)
def test_examples_run(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{name}: {done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_every_path_that_a_contributor_is_told_of_is_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    paths = re.findall(r"(?<![\w/.(])((?:src|tests|docs|themes)/[\w./-]+)", page)
    assert len(paths) > 30
    for path in paths:
        assert (ROOT / path.split("NAME")[0].rstrip(".")).exists(), path


def test_every_room_is_in_the_architecture() -> None:
    source = ROOT / "src" / "paperpress"
    rooms = {entry.stem for entry in source.iterdir() if entry.suffix == ".py" or entry.is_dir()}
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = page.split("## The rooms")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert named == {room for room in rooms if not room.startswith("_")}


@pytest.mark.slow
def test_the_walk_is_the_order_in_which_the_code_runs() -> None:
    """Every file that a press of one edition enters stands in docs/architecture.md, in that order."""
    page = architecture_walk.PAGE.read_text("utf-8")
    walked = architecture_walk.with_walk(page, architecture_walk.traced())
    assert walked == page, "python tests/tools/architecture_walk.py"


def test_the_walk_names_a_step_that_the_code_never_enters() -> None:
    page = (
        "Files: [cli](../src/paperpress/cli/__init__.py).\nFiles: [x](../src/paperpress/gone.py)."
    )
    with pytest.raises(architecture_walk.WalkError, match=r"never entered: gone\.py"):
        architecture_walk.with_walk(page, [("cli/__init__.py", "")])


@pytest.mark.slow
def test_no_file_of_a_step_is_entered_by_a_later_one_but_shared_leaves() -> None:
    """A shared leaf imports nothing of the steps' rooms; docs/architecture.md says what it is."""
    assert architecture_walk.entered_again(architecture_walk.traced()) == []


def test_a_file_that_knows_the_steps_and_is_entered_again_is_named() -> None:
    trace = [
        (file, step)
        for file in ("body/links.py", "body/link_address.py", "model/when.py")
        for step in ("read_stories", "assemble")
    ]
    assert architecture_walk.entered_again(trace) == ["body/links.py"]


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = LINK.findall((folder / "index.md").read_text("utf-8"))
    assert listed == sorted(page.name for page in folder.glob("0*.md"))


def test_every_option_of_build_is_told() -> None:
    help_text = run(ROOT, "build", "--help").stdout
    told = (ROOT / "docs" / "command.md").read_text("utf-8")
    for option in re.findall(r"--[a-z]+", help_text):
        assert option in told or option == "--help", option


def test_every_public_name_is_told_or_a_type() -> None:
    import paperpress

    told = "".join(page.read_text("utf-8") for page in PAGES)
    for name in paperpress.__all__:
        assert name in told or name[0].isupper() or name == "__version__", name


def test_every_dependency_is_justified() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    for requirement in project["dependencies"]:
        assert f"| {re.match(r'[a-z0-9-]+', requirement)[0]} |" in told, requirement  # type: ignore[index]
