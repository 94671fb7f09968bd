"""Parts of a component are told apart by their roles."""

from __future__ import annotations

from newsml1_items import PHOTO, TEXT, component, item, record


def test_parts_are_told_apart_by_their_roles() -> None:
    parts = "".join(
        component(TEXT.format(text), role)
        for role, text in (("Title", "Bridge to close"), ("Lead", "For a year"), ("Body", "Words."),
                           ("Caption", "A caption."), ("Keywords", "bridge"))
    ) + component(PHOTO.format("a.jpg", 900))  # fmt: skip
    found = record(item(component(parts)))
    assert found["headline"] == "Bridge to close"
    assert found["standfirst"] == "For a year"
    assert found["body"] == "<p>Words.</p>"
    assert found["picture"] == {"src": "a.jpg", "caption": "A caption."}
