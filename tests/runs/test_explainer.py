"""An explainer whose parts link to each other and to other articles, as golden pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import paperpress
from newsroom import assembled
from paperpress.binding.kepub import kepub
from paperpress.checks import check
from paperpress.editions import plan
from paperpress.model.article import Article
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme

Golden = Callable[[str, bytes], None]
RECORDS = Path(__file__).parents[1] / "fixtures" / "explainer.json"


@pytest.fixture
def publication(masthead: Masthead) -> Publication:
    articles = [one for one in paperpress.read(RECORDS) if isinstance(one, Article)]
    (edition,) = plan(articles, masthead)
    return assembled(edition, load_theme("classic"), profile("eink"))


@pytest.mark.parametrize(
    "href", ["a-dam.xhtml", "a-fares.xhtml", "a-budget.xhtml", "contributors.xhtml"]
)
def test_page(publication: Publication, golden: Golden, href: str) -> None:
    golden(f"explainer/{href}", publication.resource(href).data)


def test_page_with_kobo_s_marks(publication: Publication, golden: Golden) -> None:
    golden("explainer/a-dam.kobo.xhtml", kepub(publication).resource("a-dam.xhtml").data)


def test_names_as_a_library_sorts_them(publication: Publication, golden: Golden) -> None:
    lines = [
        f"{meta.name}: {meta.value}"
        for meta in publication.metadata
        if meta.name in {"dc:contributor", "file-as"}
    ]
    golden("explainer/names.txt", ("\n".join(lines) + "\n").encode())


def test_findings(publication: Publication) -> None:
    found = [(one.code, one.article) for one in publication.findings]
    assert found == [("LNK003", "dam")]
    assert list(check(publication)) == []
