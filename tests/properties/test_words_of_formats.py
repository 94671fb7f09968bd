"""No word of a body is lost between the record that a format gives and the page (rule 6)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from json_formats import FIXTURES
from newsroom import ROOT
from paperpress.body.reader import translate
from paperpress.body.words import text_of_blocks
from paperpress.model.article import Article
from paperpress.sources import read
from paperpress.sources.parsing.bodies import tree
from paperpress.sources.parsing.plain import visible

pytestmark = pytest.mark.slow

SAMPLES = ROOT.parent / "shared" / "samples"
FILES = sorted(path for path in FIXTURES.rglob("*") if path.is_file())
REAL = sorted(path for path in SAMPLES.glob("*/*") if path.suffix not in {".md", ".txt"})
#: Findings that tell of words that went, or were put otherwise.
TELLING = re.compile(r"TXT0(01|02|03|06|07|13|16|17|18|22|26)")


def letters(text: str) -> Counter[str]:
    """Words, by their letters alone: numbers of notes and signs are set anew."""
    return Counter(re.findall(r"[^\W\d_]+", text.casefold()))


def lost(article: Article) -> Counter[str]:
    body = translate(article)
    if not isinstance(article.body, str) or any(TELLING.match(f.code) for f in body.findings):
        return Counter()
    parts = [body.blocks, *(note.blocks for note in body.notes)]
    return letters(visible(tree(article.body))) - letters(" ".join(map(text_of_blocks, parts)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_word_of_a_fixture_is_on_the_page_or_told(path: Path) -> None:
    for article in read(path):
        if isinstance(article, Article):
            assert lost(article) == Counter(), article.headline


@pytest.mark.skipif(not REAL, reason="the published samples lie beside the project")
@pytest.mark.parametrize("path", REAL, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_word_of_a_sample_is_on_the_page_or_told(path: Path) -> None:
    for article in read(path):
        if isinstance(article, Article):
            assert lost(article) == Counter(), article.headline
