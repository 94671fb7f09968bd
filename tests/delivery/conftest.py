from __future__ import annotations

from pathlib import Path

import pytest

from delivering import Paper, write_authority
from paperpress.model.masthead import Masthead


@pytest.fixture
def paper(tmp_path: Path, masthead: Masthead) -> Paper:
    return Paper(tmp_path, masthead)


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The servers of the test are trusted, as a publisher's own authority would be."""
    monkeypatch.setenv("SSL_CERT_FILE", str(write_authority(tmp_path / "authority.pem")))
