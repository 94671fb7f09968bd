"""Shortcodes are told, and the words between them stay."""

from __future__ import annotations

from json_formats import FIXTURES, read_with


def test_shortcodes_are_told_and_the_words_between_them_stay() -> None:
    """REC081, and not where there is none."""
    (hugo,) = read_with("markdown", FIXTURES / "markdown" / "hugo.md")
    assert [notice.code for notice in hugo.notices] == ["REC081"]
    assert "notice" in hugo.notices[0].message
    assert "<p>Carry a ticket.</p>" in hugo.record["body"]
    (plain,) = read_with("markdown", FIXTURES / "markdown" / "plain.md")
    assert plain.notices == ()
