"""What counts as a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperpress.serving.pressing import WarmPress, _counting


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("articles/ferries.json", True),
        ("paperpress.toml", True),
        ("pictures/ferries.jpg", True),
        ("distance/ferries.json", True),
        ("dist", False),
        ("dist/2025-07-23/city.epub", False),
        (".git/index", False),
        ("articles/.ferries.json.swp", False),
    ],
)
def test_what_is_hidden_or_pressed_is_no_change(tmp_path: Path, path: str, counts: bool) -> None:
    assert _counting(tmp_path, tmp_path / "dist")(str(tmp_path / path)) == counts


def test_a_folder_that_is_hidden_itself_is_watched(tmp_path: Path) -> None:
    folder = tmp_path / ".paper"
    assert _counting(folder, tmp_path / "dist")(str(folder / "articles/ferries.json"))


def test_what_sites_give_is_not_pressed_away(tmp_path: Path) -> None:
    (tmp_path / "paperpress.toml").write_text(
        '[masthead]\ntitle = "T"\nlanguage = "en"\n'
        '[[sources]]\nkind = "feed"\nurl = "https://post.example/feed.xml"\n'
    )
    outcome = WarmPress(tmp_path / "paperpress.toml", tmp_path / "dist").press()
    assert outcome.statuses == {"failed": 1}
    assert "pressed by `paperpress build`" in outcome.errors[0]
