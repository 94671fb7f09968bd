"""Answers of a real Ghost (5.130), recorded before and after a correction, a withdrawal and a new post.

Installing one takes minutes, so none runs here: tests/tools/record_ghost.py recorded them.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from newsroom import ROOT, run
from tools.record_ghost import TOML

ANSWERS = ROOT / "tests" / "fixtures" / "ghost"
#: Where it ran.
URL = "http://127.0.0.1:33072/"


@pytest.fixture
def pressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Presses the day from recorded answers, and gives the pages of each edition."""
    monkeypatch.setenv("GHOST_CONTENT_KEY", "0123456789abcdef0123456789")

    def of(name: str) -> dict[str, str]:
        (tmp_path / "paperpress.toml").write_text(TOML.format(url=URL))
        done = run(tmp_path, "build", "--only", "2025-07-23", "--replay", str(ANSWERS / name))
        assert done.returncode == 0, done.stderr
        editions = {}
        for path in tmp_path.glob("dist/2025-07-23/*.epub"):
            with zipfile.ZipFile(path) as epub:
                names = [name for name in epub.namelist() if name.endswith(".xhtml")]
                editions[path.stem] = "".join(epub.read(name).decode() for name in names)
        return editions

    return of


def test_what_is_for_everybody_of_the_day_is_pressed(pressed) -> None:  # type: ignore[no-untyped-def]
    editions = pressed("first")
    assert set(editions) == {"city", "business", "kultur"}
    city = editions["city"]
    for text in ("Ferry back in service", "After a year in dock the Constance sails again.",
                 "Three boats a day", "A white ferry among gulls", "Crowds on the quay on Tuesday",
                 "leaves the harbour at dawn", "Ann covers the harbour."):  # fmt: skip
        assert text in city
    assert "Das Haus am Hafen war lange zu." in editions["kultur"]
    for text in ("Only for those who signed up", "One minute to midnight", "Not before its time",
                 "Half a thought"):  # fmt: skip
        assert text not in "".join(editions.values())


def test_what_was_corrected_withdrawn_and_added_is(pressed) -> None:  # type: ignore[no-untyped-def]
    pressed("first")
    editions = pressed("second")
    assert set(editions) == {"city", "business"}
    assert "falls to three" in editions["business"]
    assert "stays at four" not in editions["business"]
    assert "Nothing moves." in editions["city"]


def test_no_key_is_in_what_was_recorded() -> None:
    notes = [path.read_text() for path in ANSWERS.glob("*/*.json")]
    assert notes
    assert not any("key=" in note for note in notes)
