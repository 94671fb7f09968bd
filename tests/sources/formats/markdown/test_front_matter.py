"""Front matter that can't be read is told, with the reason."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("---\ntitle: [\n---\nText.", "front matter can't be read"),
        ("+++\ntitle = \n+++\nText.", "front matter can't be read"),
        ('{"title": "A" x}\nText.', "front matter can't be read"),
        ("---\ntitle: A: B\n---\nText.", "it is no YAML at line 2, column 9; text that holds"),
        (
            "---\na: &a [x, x]\n"
            + "".join(
                f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghij")
            )
            + "---\nT.",
            "aliases unfold to more",
        ),
        ("---\ntitle: A\nb: &b\n- *b\n---\nText.", "one of its values holds itself"),
        ("---\ntitle: " + "[" * 5000 + "\n---\nText.", "front matter can't be read"),
    ],
)
def test_broken_front_matter_is_told(tmp_path: Path, front: str, message: str) -> None:
    (tmp_path / "a.md").write_text(front)
    (one,) = read(tmp_path / "a.md", format="markdown")
    assert isinstance(one, Rejected)
    assert message in one.errors[0].message


def test_a_date_that_does_not_exist_and_a_tag_of_a_program_cost_no_article(tmp_path: Path) -> None:
    front = "---\ntitle: A\ndate: 2025-07-23\nlastmod: 2025-02-30\ntags: !ruby/set [a]\n---\nText."
    (tmp_path / "a.md").write_text(front)
    (found,) = read(tmp_path / "a.md", format="markdown")
    assert isinstance(found, Article)
    assert found.keywords == ("a",)
    assert [notice.code for notice in found.notices if notice.path == "updated"] == ["REC109"]
