"""The examples do what they say: the library and the command press the same bytes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import EXAMPLE, ROOT, editions_in, example_by_the_command
from paperpress.model.article import Article, BodyBlock
from paperpress.sources import read

pytestmark = pytest.mark.slow


def test_the_library_presses_what_the_command_presses(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "examples" / "api.py"), str(tmp_path / "api")]
    subprocess.run(command, check=True, capture_output=True)
    pressed = editions_in(tmp_path / "api")
    assert len(pressed) == 3
    assert pressed == example_by_the_command(tmp_path / "cli")


def records() -> list[dict[str, object]]:
    return [json.loads(file.read_text("utf-8")) for file in sorted(EXAMPLE.glob("articles/*.json"))]


@pytest.mark.parametrize(
    "field", sorted(set(Article.model_fields) - {"origin", "notices", "amendments"})
)
def test_every_field_of_the_record_is_used_somewhere(field: str) -> None:
    assert any(field in record for record in records())


def test_every_block_is_used_somewhere() -> None:
    from typing import get_args

    kinds = {
        get_args(kind.model_fields["type"].annotation)[0]
        for kind in get_args(get_args(BodyBlock)[0])
    }
    used = {
        block["type"]
        for record in records()
        if isinstance(record["body"], list)
        for block in record["body"]
    }
    assert used == kinds


def test_no_record_of_the_example_is_wrong() -> None:
    read_all = list(read(EXAMPLE / "articles", folder=EXAMPLE))
    assert all(isinstance(article, Article) for article in read_all)
    assert not [notice for a in read_all if isinstance(a, Article) for notice in a.notices]


def test_the_pictures_are_those_that_the_script_draws(tmp_path: Path) -> None:
    """Only their names and sizes: Pillow's encoders may change from one version to the next."""
    script = (EXAMPLE / "make_pictures.py").read_text("utf-8")
    for picture in (EXAMPLE / "pictures").rglob("*.*"):
        assert picture.name in script
