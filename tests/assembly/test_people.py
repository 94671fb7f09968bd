"""Who is who: an id parts people of one name, and no article gets another person's biography."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bylines import (
    BUSES,
    COURT,
    authors,
    codes,
    gathered,
    page,
    people,
    rao,
    said,
    told,
)
from newsroom import article, assembled
from paperpress.checks import check
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme


def test_the_masthead_fills_what_an_article_leaves_out(masthead: Masthead) -> None:
    found = people(
        masthead,
        ["Asha Rao"],
        [rao(id="7")],
        contributors=(rao(bio=COURT, url="https://a.example"),),
    )
    assert told(found) == [("asha-rao", COURT, [0, 1])]
    assert found.contributors[0].author.id == "7"


def test_a_biography_that_differs_from_the_masthead_s_is_a_warning(masthead: Masthead) -> None:
    found = people(masthead, [rao(bio=BUSES)], contributors=(rao(bio=COURT),))
    assert told(found) == [("asha-rao-2", BUSES, [0])]
    assert codes(found) == [("REC090", "a0", "authors[0]")]
    assert "the masthead" in found.findings[0].message


def test_one_person_with_two_biographies_keeps_each_on_its_article(masthead: Masthead) -> None:
    found = people(masthead, [rao(id="7", bio=COURT)], [rao(id="7", bio=BUSES)])
    assert told(found) == [("7", COURT, [0, 1])]
    assert [credits[0].mention.author.bio for credits in found.credits] == [COURT, BUSES]
    assert codes(found) == [("REC090", "a1", "authors[0]")]


def test_one_id_under_two_names_with_two_biographies_is_told(masthead: Masthead) -> None:
    found = people(masthead, [rao(id="7", bio=COURT)], [rao(name="Piet Lander", id="7", bio=BUSES)])
    assert codes(found) == [("REC090", "a1", "authors[0]")]


def test_a_biography_in_each_language_is_no_conflict(masthead: Masthead) -> None:
    first = article(id="a0", authors=[rao(id="7", bio=COURT)])
    french = rao(id="7", bio="Asha Rao écrit sur les tribunaux.")
    second = article(id="a1", authors=[french], language="fr")
    assert gathered([first, second], masthead).findings == []


@pytest.mark.parametrize(
    ("tag", "other", "told_of"),
    [
        ("en", "en-GB", True),
        ("en-GB", "en", True),
        ("en", "enm", False),
        ("zh-Hant", "zh-Hans", False),
    ],
)
def test_a_language_that_is_named_more_exactly_is_the_same(
    tag: str, other: str, told_of: bool, masthead: Masthead
) -> None:
    first = article(id="a0", authors=[rao(id="7", bio=COURT)], language=tag)
    second = article(id="a1", authors=[rao(id="7", bio=BUSES)], language=other)
    assert bool(codes(gathered([first, second], masthead))) is told_of


def test_the_same_biography_spaced_otherwise_is_the_same(masthead: Masthead) -> None:
    found = people(masthead, [rao(bio=COURT)], [rao(bio=COURT.replace(" ", "  ").upper())])
    assert [articles for _, _, articles in told(found)] == [[0, 1]]
    assert codes(found) == []


def test_a_masthead_that_tells_two_biographies_of_one_id_is_told_of_an_article(
    masthead: Masthead,
) -> None:
    of_masthead = (rao(id="7", bio=COURT), rao(id="7", bio=BUSES))
    found = people(masthead, [rao(bio=COURT)], [rao(bio=BUSES)], contributors=of_masthead)
    assert told(found) == [("7", COURT, [0, 1])]
    assert codes(found) == [("REC090", "a1", "authors[0]")]
    again = people(masthead, *[[rao(bio=BUSES)]] * 3, contributors=of_masthead)
    assert codes(again) == [("REC090", "a0", "authors[0]")]


def test_a_namesake_s_biography_is_no_reason_to_be_silent(masthead: Masthead) -> None:
    found = people(
        masthead, [rao(id="8", bio=BUSES)], [rao(id="7", bio=COURT)], [rao(id="7", bio=BUSES)]
    )
    assert codes(found) == [("REC090", "a2", "authors[0]")]


def test_one_id_under_two_names_with_one_biography_is_no_conflict(masthead: Masthead) -> None:
    found = people(masthead, [rao(id="7", bio=COURT)], [rao(name="A. Rao", id="7", bio=COURT)])
    assert codes(found) == []


@example([[rao(), rao(bio=BUSES)]], (rao(id="8", bio=COURT), rao(id="8", bio=BUSES)))
@given(
    st.lists(st.lists(authors, max_size=3), max_size=4), st.lists(authors, max_size=2).map(tuple)
)
def test_no_article_gets_a_biography_of_somebody_with_another_id(
    of_articles: list[list[dict[str, str]]], contributors: tuple[dict[str, str], ...]
) -> None:
    masthead = Masthead(title="The Gazette", language="en")
    found = people(masthead, *of_articles, contributors=contributors)
    anchors = [one.anchor for one in found.contributors]
    assert len(set(anchors)) == len(anchors)
    for credits in found.credits:
        for credit in credits:
            own, entry = credit.mention.author, credit.contributor.author
            if own.id:
                assert entry.id == own.id
            assert credit.contributor in found.contributors
            if own.bio and entry.bio != own.bio:
                assert own.id or "REC090" in {one.code for one in found.findings}


def test_each_page_tells_of_its_own_author_and_links_to_their_own_entry(
    publication: Publication,
) -> None:
    for href, bio, anchor in (
        ("a-night-buses.xhtml", COURT, "person-7"),
        ("a-fares.xhtml", BUSES, "person-8"),
    ):
        root = page(publication, href)
        assert bio in said(root, ".//h:section[@class='about']/h:p")
        links = root.findall(".//{*}a[@rel='author']")
        assert links[0].get("href") == f"contributors.xhtml#{anchor}"


def test_the_contributors_page_tells_people_of_one_name_apart(publication: Publication) -> None:
    root = page(publication, "contributors.xhtml")
    assert said(root, ".//h:h2") == [
        "Asha Rao · Night buses return",
        "Asha Rao · Fares rise",
        "Piet Lander",
    ]
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(set(ids)) == len(ids)


def test_our_own_rules_find_nothing_in_it(publication: Publication) -> None:
    assert list(check(publication)) == []


def test_two_of_one_name_in_one_byline_are_told_apart(masthead: Masthead) -> None:
    """Links that read the same lead to one place (LNK108)."""
    (edition,) = plan([article(authors=[rao(id="7"), rao(id="8")])], masthead)
    publication = assembled(edition, load_theme("classic"), profile("eink"))
    root = page(publication, "a-night-buses.xhtml")
    assert said(root, ".//h:p[@class='byline']") == ["By Asha Rao · 1 and Asha Rao · 2"]
    assert said(page(publication, "contributors.xhtml"), ".//h:h2") == [
        "Asha Rao · 1",
        "Asha Rao · 2",
    ]
    assert list(check(publication)) == []
