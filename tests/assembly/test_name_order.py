"""Names as a library sorts them: a table of names of many kinds, and what holds of any."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import article, assembled
from paperpress.assembly.name_order import file_as
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.text import fold
from paperpress.profiles import profile
from paperpress.themes import load_theme

TABLE = Path(__file__).parents[1] / "fixtures" / "names.tsv"


def rows() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        _, *found = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(name, language, filed) for name, language, filed in found]


@pytest.mark.parametrize(("name", "language", "filed"), rows())
def test_a_name_is_filed_as_a_library_sorts_it(name: str, language: str, filed: str) -> None:
    assert file_as(name, language) == filed


PIECES = """Ann Lee Jr. PhD van der García de Le Guin O’Neill Dr. Pope III Kim Xi Jinping y and Team
    the DUPONT 山田 Толстой Лев Björk , - ' . Николаевич Guðmundsdóttir bin 't fils"""
pieces = st.sampled_from(PIECES.split())
languages = st.sampled_from(["en", "es", "pt", "nl", "nl-BE", "de", "fr", "hu", "vi", "is", "ja"])


@given(st.one_of(st.lists(pieces, max_size=6).map(" ".join), st.text(max_size=40)), languages)
def test_a_name_of_any_shape_is_filed_without_a_word_of_its_own_making(
    name: str, language: str
) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text)

    filed = file_as(name, language)
    left = words(fold(name))
    for word in words(filed):
        assert word in left
        left.remove(word)


def filed_in_package(masthead: Masthead, *authors: object) -> list[str]:
    (edition,) = plan([article(authors=list(authors))], masthead)
    theme, device = load_theme("classic"), profile("eink")
    publication = assembled(edition, theme, device)
    return [
        meta.value
        for meta in publication.metadata
        if meta.name == "file-as" and (meta.refines or "").startswith("contributor")
    ]


def test_what_the_record_says_of_the_order_wins(masthead: Masthead) -> None:
    han = {"name": "Han Kang", "file_as": "Han Kang"}
    assert filed_in_package(masthead, "Asha Rao", han) == ["Rao, Asha", "Han Kang"]


def test_what_the_masthead_says_of_the_order_is_looked_up(masthead: Masthead) -> None:
    told = masthead.model_copy(
        update={
            "contributors": (article(authors=[{"name": "Han Kang", "file_as": "Han Kang"}]).authors)
        }
    )
    assert filed_in_package(told, "Han Kang") == ["Han Kang"]
    assert filed_in_package(masthead, "Han Kang") == ["Kang, Han"]
