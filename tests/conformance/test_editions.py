"""The example paper, judged by the field's own tools: EPUBCheck, Ace and MuPDF.

One worker runs a file, so that the paper is pressed once.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pymupdf
import pytest

from newsroom import EXAMPLE
from paperpress.checks import check_epub, tools
from paperpress.config import load
from paperpress.editions import plan
from paperpress.model.article import Article
from paperpress.prose.body import translate
from paperpress.prose.words import words_of
from paperpress.sources import read

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editions")]


def test_there_is_an_edition_a_desk_and_one_of_the_whole_paper(editions: dict[str, Path]) -> None:
    desks = load(EXAMPLE / "paperpress.toml").masthead.desks
    assert set(editions) == {*(f"desk-{desk.slug}" for desk in desks), "paper-paper"}


@pytest.mark.usefixtures("java")
def test_epubcheck_says_nothing_of_any_kind(editions: dict[str, Path]) -> None:
    with ThreadPoolExecutor(2) as pool:
        said = dict(zip(editions, pool.map(tools.epubcheck, editions.values()), strict=True))
    assert said == dict.fromkeys(editions, ())


@pytest.mark.usefixtures("ace")
def test_ace_finds_no_violation(editions: dict[str, Path]) -> None:
    with ThreadPoolExecutor(2) as pool:
        said = dict(zip(editions, pool.map(tools.ace, editions.values()), strict=True))
    assert said == dict.fromkeys(editions, ())


def test_the_house_rules_find_nothing_grave(editions: dict[str, Path]) -> None:
    for name, path in editions.items():
        assert check_epub(path.read_bytes(), name) == ()


def squeezed(text: str) -> str:
    """Letters alone: an independent reader sets spaces, hyphens and ligatures as it likes."""
    return "".join(c for c in text if c.isalnum())


def test_mupdf_opens_each_and_finds_contents_and_every_articles_text(
    editions: dict[str, Path],
) -> None:
    """Right-to-left text comes out of MuPDF in visual order, so there its letters are counted."""
    configuration = load(EXAMPLE / "paperpress.toml")
    records = [a for source in configuration.source_paths() for a in read(source, folder=EXAMPLE)]
    articles: dict[str, list[Article]] = {}
    for layout in ("desk", "paper"):
        for edition in plan(records, configuration.masthead, layout=layout):
            articles[f"{layout}-{edition.slug}"] = list(edition.articles)
    for name, path in editions.items():
        with pymupdf.open(path) as document:
            headings = [heading for _, heading, _ in document.get_toc()]
            text = squeezed("".join(page.get_text() for page in document))
        for article in articles[name]:
            assert article.headline in headings
            for word in words_of(translate(article)):
                wanted = squeezed(word)
                if article.language != "ar":
                    assert wanted in text, (name, article.id, word)
