"""What is associated with an item: a lead picture once, others where the editor placed them."""

from __future__ import annotations

from ninjs_items import codes, item, photo, record


def test_a_lead_picture_in_the_body_is_shown_once() -> None:
    html = (
        '<p>A</p><figure><img src="https://img.example/a.jpg"><figcaption>C</figcaption></figure>'
    )
    raw = item(bodies=[{"value": html}], associations=[photo()])
    assert isinstance(raw.record, dict)
    assert raw.record["body"] == "<p>A</p>"
    assert codes(raw) == ["REC014"]


def test_a_picture_that_stands_nowhere_is_put_at_the_end() -> None:
    body = record(associations=[photo("p1"), photo("p2", "https://img.example/b.jpg")])["body"]
    assert body.endswith('<figure><img src="https://img.example/b.jpg"></figure>')
    assert "a.jpg" not in body


def test_what_the_editor_placed_in_the_text_is_no_lead_picture() -> None:
    """Superdesk names these ``editor_0`` and the lead picture ``featuremedia``."""
    html = '<p>A</p><!-- EMBED START Image {id: "editor_0"} --><!-- EMBED END Image {id: "editor_0"} -->'
    made = record(
        headline="H",
        body_html=html,
        bodies=None,
        associations={"editor_0": photo(descriptions=[{"value": "C"}])},
    )
    assert "picture" not in made
    assert made["body"].endswith("<figcaption>C</figcaption></figure>")
