"""A paper that is read from a site on the loopback."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from paperpress.config import load_configuration
from paperpress.sites.from_sites import FromSites, gather
from site_server import KEY, SiteServer

DAY = date(2025, 7, 23)
Gathering = Callable[..., FromSites]


@pytest.fixture
def gathered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gathering:
    """Gathers what a site has of the day, into the same folder each time."""
    monkeypatch.setenv("GHOST_KEY", KEY)

    def of(site: SiteServer, day: date = DAY, toml: str = "", **how: object) -> FromSites:
        (tmp_path / "paperpress.toml").write_text(toml or site.toml)
        configuration = load_configuration(tmp_path / "paperpress.toml")
        return gather(configuration, tmp_path / "kept", since=day, until=day, **how)  # type: ignore[arg-type]

    return of
