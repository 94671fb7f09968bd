"""The command (CONTRACT, section 1): what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from newsroom import record, run, run_apart


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "paper"
    assert run_apart(folder.parent, "new", "paper").returncode == 0
    return folder


@pytest.mark.slow
def test_a_new_publication_presses_as_it_is_without_a_warning(publication: Path) -> None:
    result = run_apart(publication, "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == [
        "dist/2025-07-23/city.epub",
        "dist/2025-07-23/science.epub",
    ]


def test_the_whole_day_binds_into_one(publication: Path) -> None:
    result = run(publication, "build", "--layout", "paper", "-o", "whole")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("whole/2025-07-23/paper.epub")


def test_check_finds_nothing_grave_in_our_own(publication: Path) -> None:
    run(publication, "build", "-o", "checked")
    result = run(publication, "check", "checked/2025-07-23/city.epub", "--format", "json")
    assert result.returncode == 0, result.stdout
    assert json.loads(result.stdout) == []


def test_good_articles_are_pressed_beside_bad_ones(tmp_path: Path) -> None:
    (tmp_path / "day.json").write_text(
        json.dumps([record(), record(id="b", published="17 hours ago"), record(id="c", body=3)])
    )
    result = run(tmp_path, "build", "day.json", "--title", "T", "--language", "en")
    assert result.returncode == 1
    assert (tmp_path / "dist" / "2025-07-23" / "city.epub").is_file()
    assert "left out: day.json, [1] (b)" in result.stderr
    assert "relative time" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["build"], 2, "paperpress new"),
        (["build", "gone.json", "--title", "T", "--language", "en"], 2, "no such file"),
        (["build", "empty.json", "--title", "T", "--language", "en"], 3, "is empty"),
        (["build", "empty.json", "--title", "T", "--language", "englsh"], 2, '"en"'),
        (
            ["build", "empty.json", "--profile", "einc", "--title", "T", "--language", "en"],
            2,
            "eink",
        ),
        (["build", "empty.json", "--theme", "x", "--title", "T", "--language", "en"], 2, "classic"),
        (["build", "empty.json", "--from", "x", "--title", "T", "--language", "en"], 2, "jsonl"),
        (["build", "--date", "July"], 2, "--date"),
        (["build", "-c", "broken.toml"], 2, "no TOML"),
        (["build", "-c", "wrong.toml"], 2, "title"),
        (["check", "empty.json"], 1, "no EPUB"),
        (["check", "gone.epub"], 2, "no such file"),
        (["frobnicate"], 2, "No such command"),
        (["new", "."], 2, "isn't empty"),
    ],
)
def test_each_mistake_has_its_message_its_exit_code_and_no_traceback(
    tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "broken.toml").write_text("[masthead")
    (tmp_path / "wrong.toml").write_text('[masthead]\nlanguage = "en"\ntitel = "x"\n')
    result = run(tmp_path, *arguments)
    assert (result.returncode, "Traceback" in result.stderr) == (code, False), result.stderr
    assert said in result.stderr


@pytest.mark.slow
def test_records_come_from_standard_input(tmp_path: Path) -> None:
    result = run_apart(
        tmp_path, "build", "-", "--title", "T", "--language", "en", text=json.dumps(record())
    )
    assert result.returncode == 0, result.stderr


def test_asking_for_the_version_imports_no_heavy_library() -> None:
    code = (
        "import sys\nsys.argv = ['paperpress', '--version']\nfrom paperpress.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print([m for m in ('lxml', 'PIL', 'ebooklib', 'pydantic', 'babel') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_library_alone_imports_no_heavy_library() -> None:
    code = "import paperpress, sys; print([m for m in ('lxml', 'PIL', 'ebooklib') if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"


def test_every_public_name_is_there() -> None:
    import paperpress

    for name in paperpress.__all__:
        assert not isinstance(getattr(paperpress, name), ModuleType)


def test_what_is_kept_can_be_seen_and_cleared(publication: Path, tmp_path: Path) -> None:
    folder = os.environ["PAPERPRESS_CACHE_DIR"]
    run(publication, "build", "--no-cache")
    assert run(tmp_path, "cache", "info").stdout == f"folder\t{folder}\nlimit\t2000.0 MB\n"
    run(publication, "build")
    lines = run(tmp_path, "cache", "info").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        "folder",
        "limit",
        "editions",
        "pictures",
        "reports",
        "runs",
    ]
    assert run(tmp_path, "cache", "clear").stdout.startswith("cleared\t")
    assert len(run(tmp_path, "cache", "info").stdout.splitlines()) == 2


@pytest.mark.slow
def test_one_core_or_two_say_and_write_the_same(publication: Path) -> None:
    first = run_apart(publication, "build", "--no-cache", "-o", "one")
    files = [path for path in (publication / "one").rglob("*.*") if path.is_file()]
    for jobs in ("1", "2"):
        other = run_apart(publication, "build", "--no-cache", "-o", f"jobs-{jobs}", "--jobs", jobs)
        assert other.stdout.replace(f"jobs-{jobs}/", "one/") == first.stdout
        for path in files:
            again = publication / f"jobs-{jobs}" / path.relative_to(publication / "one")
            assert again.read_bytes() == path.read_bytes()


@pytest.mark.slow
def test_pressing_json_lines_loads_no_other_reader_and_little_that_it_does_not_need(
    tmp_path: Path,
) -> None:
    (tmp_path / "day.jsonl").write_text(
        "".join(
            json.dumps(record(id=f"a{number}", published="2026-03-01")) + "\n"
            for number in range(2)
        )
    )
    code = (
        "import sys\nfrom paperpress.cli import main\n"
        "sys.argv[1:] = ['build', 'day.jsonl', '--title', 'T', '--language', 'en', '--no-cache',"
        " '--theme', 'classic', '--jobs', '1']\n"
        "try:\n    main()\nfinally:\n    print(*sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = set(result.stdout.splitlines()[-1].split())
    assert "paperpress.sources.formats.json_records.lines" in loaded
    assert loaded.isdisjoint(
        {
            *(
                "httpx",
                "httpcore",
                "trafilatura",
                "markdown_it",
                "yaml",
                "segno",
                "bidi",
                "budoux",
            ),
            *("fontTools.subset", "fontTools.varLib", "distributed", "platformdirs", "pymupdf"),
            *(
                f"paperpress.sources.formats.{name}"
                for name in ("ans", "feeds", "newsml", "wordpress")
            ),
        }
    )
