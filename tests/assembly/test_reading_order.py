"""The order of the pages: front, each group before its articles, back."""

from __future__ import annotations

from newsroom import article, assembled
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.profiles import profile
from paperpress.themes import load_theme


def test_a_group_s_page_stands_before_its_articles(masthead: Masthead) -> None:
    articles = [article(id=f"story-{number}", headline=f"Story {number}") for number in range(41)]
    (edition,) = plan(articles, masthead)
    spine = assembled(edition, load_theme("classic"), profile("eink")).spine
    stories = [f"a-story-{number}" for number in range(41)]
    parts = ["part-1", *stories[:20], "part-2", *stories[20:40], "part-3", *stories[40:]]
    assert list(spine) == ["cover", "contents", *parts, "colophon"]
