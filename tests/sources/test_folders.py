"""A folder gives its files in order of their names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import record
from paperpress.errors import SourceError
from paperpress.model.article import Article
from paperpress.sources import read


def ids(path: Path) -> list[str]:
    return [one.id if isinstance(one, Article) else f"!{one.source}" for one in read(path)]


def test_a_folder_gives_its_files_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "c/d.jsonl", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(record(id=path.stem)))
    assert ids(tmp_path) == ["a", "b", "d"]


def test_a_source_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read(tmp_path / "gone.json")
