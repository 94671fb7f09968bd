"""A paper of two articles in a folder, for commands to press."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import record

TOML = '[masthead]\ntitle = "T"\nlanguage = "en"\n'


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "paperpress.toml").write_text(TOML, "utf-8")
    (tmp_path / "articles" / "a.json").write_text(json.dumps(record(id="a")))
    (tmp_path / "articles" / "b.json").write_text(json.dumps(record(id="b", desk="World Desk")))
    return tmp_path
