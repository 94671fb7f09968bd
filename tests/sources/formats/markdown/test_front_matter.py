"""Front matter that can't be read is told, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperpress.model.finding import Rejected
from paperpress.sources import read


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("---\ntitle: [\n---\nText.", "front matter can't be read"),
        ("+++\ntitle = \n+++\nText.", "front matter can't be read"),
        ('{"title": "A" x}\nText.', "front matter can't be read"),
        ("---\ntitle: A\ndate: 2025-02-30\n---\nText.", "day is out of range for month"),
        ("---\ntitle: " + "[" * 5000 + "\n---\nText.", "front matter can't be read"),
    ],
)
def test_broken_front_matter_is_told(tmp_path: Path, front: str, message: str) -> None:
    (tmp_path / "a.md").write_text(front)
    (one,) = read(tmp_path / "a.md", format="markdown")
    assert isinstance(one, Rejected)
    assert message in one.errors[0].message
