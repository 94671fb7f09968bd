"""Feeds, WordPress, NITF and NewsML-G2: their rules (docs/formats), and that XML is read safely."""

from __future__ import annotations

from datetime import UTC, datetime

from json_formats import FIXTURES, read_with
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.sources import read


def test_shortcodes_of_plugins_are_told_and_the_words_between_them_stay() -> None:
    """REC071, and not where there is none; words in brackets are words."""
    first, second, *_ = read_with("wordpress", FIXTURES / "wordpress" / "export.xml")
    assert [notice.code for notice in first.notices] == ["REC071"]
    assert "newsletter" in first.notices[0].message
    assert "Sign here" in first.record["body"]
    assert "[sic]" in first.record["body"]
    assert second.notices == ()


def test_what_wordpress_keeps_back_never_reaches_an_edition() -> None:
    """A draft, a post to come, a private one, one behind a password, a page, files."""
    articles = list(read(FIXTURES / "wordpress" / "export.xml"))
    planned = plan(
        articles, Masthead(title="T", language="en"), now=datetime(2025, 7, 23, tzinfo=UTC)
    )
    assert [a.headline for e in planned for a in e.articles] == ["Night buses return"]
    assert all(one.held for one in planned.left_out)
    assert {one.errors[0].path for one in planned.left_out} == {
        "embargo", "status", "wp:post_password", "wp:post_type",
    }  # fmt: skip


def test_log_ins_are_not_read() -> None:
    told = repr(read_with("wordpress", FIXTURES / "wordpress" / "export.xml"))
    assert "login@" not in told
