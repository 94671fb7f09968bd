"""Feeds and pages held in memory."""

from __future__ import annotations

from paperpress.serving.answers import Text
from paperpress.serving.held_texts import HeldTexts


def test_those_asked_for_longest_ago_go_when_there_are_too_many() -> None:
    held = HeldTexts(most=2500)
    for name in "abc":
        held.hold(name, Text(b"0" * 1000, "text/html", name))
        held.get("a")
    assert [name for name in "abc" if held.get(name)] == ["a", "c"]
    held.hold("a", Text(b"1" * 10, "text/html", "a"))
    held.hold("b", Text(b"0" * 1000, "text/html", "b"))
    assert [name for name in "abc" if held.get(name)] == ["a", "b", "c"]
    held.hold("huge", Text(b"0" * 9000, "text/html", "huge"))
    assert held.get("huge") is None
