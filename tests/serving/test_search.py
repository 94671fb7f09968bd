"""Search over titles, desks, headlines and authors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from paperpress.serving.search import MOST, Searcher, description, folded
from paperpress.serving.view import Snapshot, snapshot_of
from shelving import FRONT, days, make, stand


@pytest.fixture
def snapshot(out: Path) -> Snapshot:
    stand(out, "city", date(2025, 7, 22), headlines=("Ferries: the vote", "Zoë’s naïve plan"))
    return snapshot_of(out, FRONT)


@pytest.mark.parametrize(
    ("words", "editions"),
    [
        ("ferries", ["2025-07-23 city", "2025-07-22 city"]),
        ("FERRIES night", ["2025-07-23 city"]),
        ("zoe NAIVE", ["2025-07-22 city"]),
        ("culture", ["2025-07-23 culture"]),
        ("asha venn choir", ["2025-07-23 culture"]),
        ("22 july", ["2025-07-22 city"]),
        ("ferr", ["2025-07-23 city", "2025-07-22 city"]),
        ("zeppelin", []),
        ("", []),
        ("   ", []),
        ("“", ["2025-07-23 city"]),
        (".* [a-z]", []),
    ],
)
def test_editions_that_have_all_words_are_found(
    snapshot: Snapshot, words: str, editions: list[str]
) -> None:
    found = Searcher().search(snapshot, words).publications
    assert [f"{each.date} {each.desk}" for each in found] == editions


def test_a_search_sees_what_has_changed(snapshot: Snapshot, out: Path) -> None:
    searcher = Searcher()
    assert len(searcher.search(snapshot, "ferries").publications) == 2
    stand(out, "city", headlines=("Buses",))
    assert len(searcher.search(snapshot_of(out, FRONT), "ferries").publications) == 1


@pytest.mark.slow
def test_the_newest_are_given_and_no_more_than_a_page_holds(tmp_path: Path) -> None:
    for day in days(MOST + 5):
        stand(tmp_path, "city", day)
    make(tmp_path)
    found = Searcher().search(snapshot_of(tmp_path, FRONT), "ferries").publications
    assert len(found) == MOST
    assert found[0].date > found[-1].date


def test_a_word_may_be_longer_than_any(snapshot: Snapshot) -> None:
    assert len(Searcher().search(snapshot, "x" * 5000).query) == 200


def test_neither_case_nor_accents_matter() -> None:
    assert folded("ZOË Straße Ångström ﬁn") == "zoe strasse angstrom fin"
    assert folded("قُرْآن") == folded("قرآن")


def test_a_client_is_told_where_to_ask_in_each_form(snapshot: Snapshot) -> None:
    root = etree.fromstring(description(snapshot, "https://p.example/t/x/"))
    templates = {each.get("type"): each.get("template") for each in root.iter("{*}Url")}
    assert templates["text/html"] == "https://p.example/t/x/search/index.html?q={searchTerms}"
    assert len(templates) == 4
    assert len(root.findtext("{*}ShortName") or "") <= 16
