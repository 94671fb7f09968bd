"""What editors changed, as a file beside paperpress.toml that may be edited by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperpress.config.overlay import line_of, read_overlay
from paperpress.errors import ConfigurationError
from paperpress.model.overlay import Change, Overlay

HOLD = Change("buses", "hold", "Waits", None, "Asha Rao", "2025-07-23T06:30:00Z")


def test_a_line_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "overlay.jsonl"
    back = Change("buses", "headline", None, "Bûses “return”", "Asha Rao", "2025-07-23T06:31:00Z")
    place = Change("buses", "body.language[1/2] Bon\nvoyage", "fr", "", "A", "2025-07-23T06:31:00Z")
    path.write_text(line_of(HOLD) + "\n" + line_of(back) + line_of(place), "utf-8")
    assert read_overlay(path) == Overlay((HOLD, back, place))


def test_there_is_no_change_without_a_file(tmp_path: Path) -> None:
    assert read_overlay(tmp_path / "overlay.jsonl") == Overlay()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "is no JSON"),
        ("[]", "is no object"),
        ('{"field": "hold", "by": "A", "at": "2025-07-23T06:30:00Z"}', "article is missing"),
        (line_of(HOLD).replace('"hold"', '"secret"'), "field is 'secret'"),
        (line_of(HOLD).replace('"hold"', '"body.language[2/1] a"'), "name a place"),
        (line_of(HOLD).replace('"hold"', '"place"'), "a place is a number"),
        (line_of(HOLD).replace('"Waits"', "7"), "value is no text"),
        (line_of(HOLD).replace("2025-07-23T06:30:00Z", "yesterday"), "at is 'yesterday'"),
        (line_of(HOLD).replace("Z", ""), "at is"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "overlay.jsonl"
    path.write_text(line_of(HOLD) + line, "utf-8")
    with pytest.raises(ConfigurationError, match="line 2") as error:
        read_overlay(path)
    assert why in str(error.value)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "overlay.jsonl"
    path.write_bytes(line_of(HOLD).encode("utf-16"))
    with pytest.raises(ConfigurationError, match="UTF-8"):
        read_overlay(path)
