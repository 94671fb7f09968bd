"""``paperpress alt``: words for pictures go out and come back (docs/alternative-text.md)."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest

from newsroom import jpeg, record, run


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A publication with one picture that nobody has described."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "paperpress.toml").write_text('[masthead]\ntitle = "T"\nlanguage = "en"\n')
    (tmp_path / "bus.jpg").write_bytes(jpeg())
    day = [record(picture={"src": "bus.jpg"})]
    (tmp_path / "articles" / "day.json").write_text(json.dumps(day))
    return tmp_path


def fill(path: Path, text: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows([{**row, "alt": text} for row in rows])


def test_a_picture_described_once_stays_described_in_every_later_edition(paper: Path) -> None:
    told = run(paper, "alt", "export", "-o", "words.csv")
    assert (told.returncode, told.stdout) == (0, "words.csv\t1 picture needs words\n")
    fill(paper / "words.csv", "A bus in the rain.")
    told = run(paper, "alt", "import", "words.csv")
    assert told.returncode == 0, told.stderr
    assert told.stdout.endswith("alt-texts.jsonl\t1 new, 0 changed, 0 still empty\n")
    assert run(paper, "build", "--strict").returncode == 0
    with zipfile.ZipFile(paper / "dist" / "2025-07-23" / "city.epub") as archive:
        assert b'alt="A bus in the rain."' in archive.read("EPUB/a-night-buses.xhtml")
    assert run(paper, "alt", "export", "-o", "words.csv").stdout.endswith("0 pictures need words\n")


def test_a_second_import_adds_to_the_first_and_the_same_one_changes_no_byte(paper: Path) -> None:
    run(paper, "alt", "export", "-o", "words.csv")
    fill(paper / "words.csv", "A bus.")
    run(paper, "alt", "import", "words.csv")
    archive = paper / "alt-texts.jsonl"
    before = archive.read_bytes()
    assert "0 new, 0 changed" in run(paper, "alt", "import", "words.csv").stdout
    assert archive.read_bytes() == before
    key = "sha256-" + "0" * 64
    (paper / "more.jsonl").write_text(
        json.dumps({"picture": key, "language": "fr-CA", "decorative": True}) + "\n"
    )
    filled = (paper / "words.csv").read_text("utf-8")
    (paper / "words.csv").write_text(filled.replace(";A bus.;", ";A night bus.;"), "utf-8")
    assert "1 new, 0 changed" in run(paper, "alt", "import", "more.jsonl").stdout
    assert "0 new, 1 changed" in run(paper, "alt", "import", "words.csv").stdout
    lines = [json.loads(line) for line in archive.read_text("utf-8").splitlines()]
    assert lines[0] == {"picture": key, "language": "fr", "decorative": True}
    assert lines[1]["alt"] == "A night bus."


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["export", "-o", "words.xlsx"], 2, "neither .csv nor .jsonl"),
        (["export"], 2, "--out"),
        (["export", "gone.json", "-o", "words.csv"], 2, "no such file"),
        (["export", "wrong.json", "-o", "words.csv"], 1, "left out: wrong.json"),
        (["export", "lost.json", "-o", "words.csv"], 1, "PIC003"),
        (["import", "gone.csv"], 2, "can't be read"),
        (["import", "wrong.json"], 2, "neither .csv nor .jsonl"),
        (["import", "wrong.jsonl"], 2, "wrong.jsonl, line 2"),
    ],
)
def test_each_mistake_has_its_message_and_its_exit_code(
    paper: Path, arguments: list[str], code: int, said: str
) -> None:
    (paper / "wrong.json").write_text("[{}]")
    (paper / "lost.json").write_text(json.dumps(record(picture={"src": "gone.jpg"})))
    (paper / "wrong.jsonl").write_text("{}\n{}\n")
    result = run(paper, "alt", *arguments)
    assert (result.returncode, "Traceback" in result.stderr) == (code, False), result.stderr
    assert said in result.stderr
    assert not (paper / "alt-texts.jsonl").exists()


def test_without_a_paperpress_toml_there_is_no_place_for_the_texts(tmp_path: Path) -> None:
    result = run(tmp_path, "alt", "export", "-o", "words.csv")
    assert (result.returncode, "paperpress new" in result.stderr) == (2, True)


def test_pictures_of_sites_are_not_passed_over_in_silence(paper: Path) -> None:
    text = (paper / "paperpress.toml").read_text()
    (paper / "paperpress.toml").write_text(
        f'{text}[[sources]]\nkind = "feed"\nurl = "https://post.example/feed.xml"\n'
    )
    done = run(paper, "alt", "export", "-o", "words.csv")
    assert done.returncode == 2
    assert "pictures of sites can't be exported" in done.stderr
    assert run(paper, "alt", "export", "articles", "-o", "words.csv").returncode == 0
