"""``--debug`` before a command or behind it, files that can't be read, and help that is said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom import run


@pytest.mark.parametrize(
    "arguments",
    [
        ["--debug", "convert", "gone.json"],
        ["convert", "--debug", "gone.json"],
        ["convert", "gone.json", "--debug"],
        ["alt", "export", "gone.json", "-o", "a.csv", "--debug", "-c", "gone.toml"],
    ],
)
def test_a_traceback_is_shown_where_it_is_asked_for(arguments: list[str], tmp_path: Path) -> None:
    assert "Traceback" in run(tmp_path, *arguments).stderr
    rest = [one for one in arguments if one != "--debug"]
    assert "Traceback" not in run(tmp_path, *rest).stderr


def test_a_folder_in_an_epub_s_place_is_called_one(tmp_path: Path) -> None:
    assert "is a folder" in run(tmp_path, "check", ".").stderr


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="a file that opens and can't be read"
)
def test_a_file_that_cannot_be_read_is_named_and_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_text("x")
    (tmp_path / "b.epub").symlink_to("/proc/self/mem")
    said = run(tmp_path, "check", "b.epub", "a.epub").stderr
    assert "b.epub: can't be read: Input/output error" in said
    assert "a.epub is no EPUB" in said


def test_how_else_a_source_is_read_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"x": 1}, {"y": 2}]')
    (tmp_path / "b.json").write_text('[{"z": 3}]')
    said = run(tmp_path, "convert", ".").stderr
    assert said.count("a mapping in paperpress.toml") == 1
    assert said.count("that is no article of any format that is known") == 3


@pytest.mark.parametrize(
    ("source", "name", "text"),
    [
        ("mapped", "a.csv", "h,b,d\nBuses,They left.,23/07/2025\n"),
        ("markdown", "a.md", "---\ntitle: Buses\ndate: 23/07/2025\n---\nThey left.\n"),
        ("json", "a.json", '{"headline": "H", "body": "W", "published": "23/07/2025"}'),
    ],
)
def test_a_date_in_either_order_is_told(source: str, name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "paperpress.toml").write_text(
        '[masthead]\ntitle = "T"\nlanguage = "en"\n[mappings.mapped.fields]\n'
        'headline = "h"\nbody = "b"\npublished = "d"\n'
    )
    (tmp_path / name).write_text(text)
    said = run(tmp_path, "build", name, "--from", source).stderr
    assert "ambiguous: with the day first it is 2025-07-23" in said


def test_what_makes_a_strict_run_fail_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"headline": "H", "content": "<p>W</p>", "published": "2025-07-23"}'
    )
    strict = run(tmp_path, "build", "a.json", "--title", "T", "--language", "en", "--strict")
    assert strict.returncode == 1
    assert "warning REC100" in strict.stderr
    assert "Did you mean 'body'" in strict.stderr
