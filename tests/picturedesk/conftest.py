"""A folder with the pictures that tests of the picture desk speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

from picture_desk import BUS, TRAM


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "bus.jpg").write_bytes(BUS)
    (tmp_path / "tram.jpg").write_bytes(TRAM)
    return tmp_path
