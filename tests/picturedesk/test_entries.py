"""What an editor says about pictures, line by line, with every mistake at once."""

from __future__ import annotations

from typing import Any

import pytest

from paperpress.errors import SourceError
from paperpress.picturedesk.returns import read_sheet
from paperpress.picturedesk.sheets import csv_sheet, json_lines_sheet
from picture_desk import KEY, ROWS, filled, saved


@pytest.mark.parametrize(("name", "make"), [("w.csv", csv_sheet), ("w.jsonl", json_lines_sheet)])
def test_an_empty_line_says_nothing_rather_than_decorative(name: str, make: Any) -> None:
    words = read_sheet(filled(make(ROWS), name, ("A bus.", ""), (" ", "")), name).words
    assert (len(words.texts), words.unfilled) == (1, 1)


def test_an_editors_text_is_cleaned_and_never_cut() -> None:
    """CONTRACT, section 5."""
    text = "  A bus\u00ad,\r\n waiting\x07  " + "in the rain " * 60
    sheet = saved([{"picture": KEY, "language": "en", "alt": text}])
    kept = read_sheet(sheet, "w.csv").words.texts.of(KEY, "en")
    assert kept == " ".join(["A bus, waiting", *["in the rain"] * 60])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"picture": "bus.jpg"}, "no key of a picture"),
        ({"picture": ""}, "no key of a picture"),
        ({"language": "englsh"}, '"en"'),
        ({"decorative": "perhaps"}, "write yes"),
        ({"decorative": "yes"}, "has a text and is marked as decorative"),
    ],
)
def test_each_mistake_is_told_by_its_line(changes: dict[str, str], said: str) -> None:
    right = {"picture": KEY, "language": "en", "alt": "One,\ntwo.", "decorative": ""}
    with pytest.raises(SourceError) as error:
        read_sheet(saved([right, {**right, **changes}, right]), "w.csv")
    assert str(error.value).startswith("w.csv, line 4: ")
    assert said in str(error.value)


def test_all_mistakes_are_told_at_once() -> None:
    text = '{"picture": 3}\nnot json\n[]\n\n{"picture": "x", "language": "en", "alt": 3}\n'
    with pytest.raises(SourceError) as error:
        read_sheet(text.encode(), "w.jsonl")
    lines = [line.split(": ")[0] for line in str(error.value).splitlines()]
    assert lines == [f"w.jsonl, line {n}" for n in (1, 1, 2, 3, 5, 5)]


def test_two_texts_for_one_picture_are_told_with_both_lines() -> None:
    rows = [{"picture": KEY, "language": "en", "alt": text} for text in ("A bus.", "A tram.")]
    with pytest.raises(SourceError, match=r"line 3: says something else of the picture of line 2"):
        read_sheet(saved(rows), "w.csv")
