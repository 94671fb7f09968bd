"""What a service takes (profiles.toml gives the sources of each figure)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom import article
from paperpress.assembly import assemble
from paperpress.binding.limits import too_large
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.profiles import profile
from paperpress.themes import load_theme

KINDLE = profile("kindle")


@pytest.fixture(scope="module")
def publication() -> Publication:
    (edition,) = plan([article()], Masthead(title="The Courier", language="en-GB"))
    theme = load_theme("classic")
    return assemble(edition, theme, KINDLE, LocalDarkroom(KINDLE, theme))


def test_pkg010_tells_of_a_file_beyond_the_limit_and_not_of_one_at_it(
    publication: Publication,
) -> None:
    assert list(too_large(publication, 50_000_000, KINDLE)) == []
    (finding,) = too_large(publication, 50_000_001, KINDLE)
    assert (finding.code, finding.severity) == ("PKG010", "error")
    assert "50,000,001 bytes, and kindle takes 50,000,000" in finding.message


def test_pkg011_names_each_picture_beyond_the_limit(publication: Publication) -> None:
    """The cover is one of them."""
    (cover,) = (
        r for r in publication.resources if r.media_type.startswith("image/") and "cover" in r.href
    )
    limit = len(cover.data)
    assert list(too_large(publication, 1, replace(KINDLE, max_picture_bytes=limit))) == []
    findings = list(too_large(publication, 1, replace(KINDLE, max_picture_bytes=limit - 1)))
    assert [(f.code, f.path) for f in findings] == [("PKG011", cover.href)]


def test_a_profile_without_limits_takes_all(publication: Publication, tmp_path: Path) -> None:
    assert list(too_large(publication, 10**12, profile("eink"))) == []
