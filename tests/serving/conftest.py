from __future__ import annotations

from pathlib import Path

import pytest

from asking import Asking
from shelving import DAY, stand


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with two desks."""
    stand(tmp_path, "city", headlines=("Night ferries return", "Café “Zur <Post>” & the sea"))
    stand(tmp_path, "culture", headlines=("A choir without a name",))
    (tmp_path / DAY.isoformat() / "report.json").write_text('{"held": "back"}', "utf-8")
    return tmp_path


@pytest.fixture
def asking(out: Path) -> Asking:
    return Asking(out)
