"""What the command says where something is wrong or left aside: in words that help."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from newsroom import jpeg, record, run
from paperpress.cli.output import Output
from paperpress.model.finding import Finding, Severity
from paperpress.model.report import EditionReport
from paperpress.pressroom.pressed import Pressed
from paperpress.sources.folders import not_read

TOML = '[masthead]\ntitle = "T"\nlanguage = "en"\n'


def test_files_that_are_not_read_are_named_once(paper: Path) -> None:
    """REC150, on the terminal and in the report."""
    articles = paper / "articles"
    for name in ("day.csv", "notes.docx", "a.json.bak", "old/list.xlsx"):
        (articles / name).parent.mkdir(exist_ok=True)
        (articles / name).write_bytes(b"x")
    for options in ((), (), ("--strict",)):
        result = run(paper, "build", *options)
        assert result.returncode == 0, result.stderr
        (line,) = (line for line in result.stderr.splitlines() if "REC150" in line)
        assert "a.json.bak, day.csv, notes.docx, old/list.xlsx" in line
    told = json.loads((paper / "dist" / "2025-07-23" / "report.json").read_text("utf-8"))
    assert [f["code"] for f in told["findings"] if f["code"] == "REC150"] == ["REC150"]


def test_pictures_and_what_systems_leave_are_not_named(paper: Path) -> None:
    """No REC150."""
    names = (
        *("bus.JPG", "logo.svg", ".DS_Store", ".git/config", "Thumbs.db", "desktop.ini"),
        *("~$notes.docx", "__MACOSX/x.csv", "paperpress.toml"),
    )
    for name in names:
        (paper / "articles" / name).parent.mkdir(exist_ok=True)
        (paper / "articles" / name).write_bytes(b"x")
    (paper / "articles" / "dist").mkdir()
    (paper / "articles" / "dist" / "city.epub").write_bytes(b"x")
    folder = paper / "articles"
    assert list(not_read(folder, apart=folder / "dist")) == []
    assert list(not_read(folder / "a.json", apart=folder / "dist")) == []


def test_of_many_files_some_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    for number in range(14):
        (tmp_path / f"f{number:02}.csv").write_bytes(b"x")
    (finding,) = not_read(tmp_path, apart=tmp_path / "dist")
    assert finding.message.endswith("f08.csv, f09.csv and 4 more.")


def test_a_sheet_for_the_picture_desk_is_never_empty_where_texts_were_derived(
    paper: Path,
) -> None:
    """The report's own line leads to `alt export`."""
    (paper / "articles" / "bus.jpg").write_bytes(jpeg())
    picture = {
        "src": "articles/bus.jpg",
        "caption": "A night bus waits at Bank. (Photo: Lena Ortiz)",
    }
    (paper / "articles" / "a.json").write_text(json.dumps(record(id="a", picture=picture)))
    run(paper, "build")
    page = (paper / "dist" / "2025-07-23" / "report.html").read_text("utf-8")
    assert "paperpress alt export -o words.csv" in page
    result = run(paper, "alt", "export", "-o", "words.jsonl")
    assert result.returncode == 0, result.stderr
    assert "no picture needs words; 1 picture has what was drawn from captions" in result.stdout
    (row,) = map(json.loads, (paper / "words.jsonl").read_text("utf-8").splitlines())
    assert row["suggestion"].startswith("A night bus")
    assert row["alt"] == ""


def test_where_a_picture_needs_words_it_alone_is_asked_for(paper: Path) -> None:
    for name in ("bus", "tram"):
        (paper / "articles" / f"{name}.jpg").write_bytes(jpeg(shade=len(name)))
    lead = {"src": "articles/bus.jpg", "caption": "A night bus waits at Bank. (Photo: Lena Ortiz)"}
    body = [{"type": "picture", "src": "articles/tram.jpg"}, {"type": "paragraph", "text": "x"}]
    told = record(id="a", picture=lead, body=body)
    (paper / "articles" / "a.json").write_text(json.dumps(told))
    result = run(paper, "alt", "export", "-o", "words.jsonl")
    assert "1 picture needs words" in result.stdout


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(text: str) -> list[str]:
    """What a terminal shows: what was written over is gone."""
    lines, place = [""], 0
    for character in text:
        if character == "\n":
            lines.append("")
            place = 0
        elif character == "\r":
            place = 0
        else:
            line = lines[-1]
            lines[-1] = line[:place] + character + line[place + 1 :]
            place += 1
    return [line.rstrip() for line in lines]


def test_nothing_sticks_to_the_progress_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Terminal()
    monkeypatch.setattr("sys.stderr", both)
    monkeypatch.setattr("sys.stdout", both)

    def result(number: int) -> Pressed:
        found = Finding("PIC003", Severity.ERROR, f"a{number}", "picture", "Lost.", "Send it.")
        day = f"2025-07-2{number // 2}"
        report = EditionReport(
            f"{day}/d{number}.epub", "", "", f"d{number}", day, "eink", 1, 0, 9, "", "pressed"
        )
        return Pressed(report, (found,), None)

    output = Output(Path("dist"), quiet=False, verbose=False)
    for _ in output.follow((result(number) for number in range(5)), 5):
        pass
    lines = [line for line in shown(both.getvalue()) if line]
    assert [line for line in lines if "PIC003" in line] == [
        f"error PIC003 a{number} picture: Lost. Send it." for number in range(5)
    ]
    assert not [line for line in lines if line.startswith("[")]
    assert len([line for line in lines if line.startswith("dist/")]) == 5
