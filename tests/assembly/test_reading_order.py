"""The pages of an edition in the order in which they are read (CONTRACT, section 4)."""

from __future__ import annotations

import pytest

from newsroom import article, assembled
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme
from paperpress.vocab import XHTML_TYPE


def pages(publication: Publication) -> list[str]:
    """Names of the pages that are read one after the other; the navigation is none of them."""
    written = [page.href for page in publication.resources if page.media_type == XHTML_TYPE]
    return [href for href in written if href != "nav.xhtml"]


def written(masthead: Masthead, device: str = "eink", layout: str = "desk") -> Publication:
    desks = ("city", "city", "culture") if layout == "paper" else ("city", "city", "city")
    day = [
        article(id=f"a{number}", desk=desk, authors=[{"name": "Ann Lee", "bio": "Writes."}])
        for number, desk in enumerate(desks)
    ]
    (edition,) = plan(day, masthead, layout=layout)
    return assembled(edition, load_theme("classic"), profile(device))


def test_cover_contents_articles_people_and_the_colophon_follow_each_other(
    masthead: Masthead,
) -> None:
    assert pages(written(masthead)) == [
        "cover.xhtml",
        "contents.xhtml",
        "a-a0.xhtml",
        "a-a1.xhtml",
        "a-a2.xhtml",
        "contributors.xhtml",
        "colophon.xhtml",
    ]


def test_in_a_whole_paper_each_desk_begins_with_its_page(masthead: Masthead) -> None:
    assert pages(written(masthead, layout="paper"))[2:-2] == [
        "desk-city.xhtml",
        "a-a0.xhtml",
        "a-a1.xhtml",
        "desk-culture.xhtml",
        "a-a2.xhtml",
    ]


@pytest.mark.parametrize(("device", "has_cover"), [("eink", True), ("kindle", False)])
def test_a_device_that_shows_the_cover_itself_has_no_page_for_it(
    masthead: Masthead, device: str, has_cover: bool
) -> None:
    assert ("cover.xhtml" in pages(written(masthead, device))) is has_cover


def test_on_a_long_day_each_group_has_a_page_before_its_articles(masthead: Masthead) -> None:
    articles = [article(id=f"story-{number}", headline=f"Story {number}") for number in range(41)]
    (edition,) = plan(articles, masthead)
    spine = assembled(edition, load_theme("classic"), profile("eink")).spine
    stories = [f"a-story-{number}" for number in range(41)]
    parts = ["part-1", *stories[:20], "part-2", *stories[20:40], "part-3", *stories[40:]]
    assert list(spine) == ["cover", "contents", *parts, "colophon"]
