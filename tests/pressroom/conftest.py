"""A newsroom whose papers are pressed again and again."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperpress.model.masthead import Masthead
from withdrawn import Newsroom


@pytest.fixture
def room(tmp_path: Path, masthead: Masthead) -> Newsroom:
    return Newsroom(tmp_path, masthead)
