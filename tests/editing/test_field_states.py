"""What the source says, in a field or at a place of its body, whatever editors have changed."""

from __future__ import annotations

from newsroom import article
from paperpress.editing.field_states import field_state
from paperpress.model.overlay import Change, Overlay

BODY = "<p>Bon voyage, he said.</p>"
PLACE = "body.language[1/1] Bon voyage"


def change(field: str, value: str, before: str) -> Change:
    return Change("night-buses", field, value, before, "A", "2025-07-23T06:30:00Z")


def test_a_field_is_as_the_source_has_it() -> None:
    corrected = Overlay((change("headline", "Else", "Night buses return"),))
    assert field_state(article(), corrected, "headline") == "Night buses return"
    assert field_state(article(), corrected, "body.language") is None


def test_a_place_is_as_the_source_has_it_in_a_body_that_an_editor_wrote_too() -> None:
    read = article(body=BODY)
    taken = Overlay((change(PLACE, "fr", ""),))
    assert field_state(read, taken, PLACE) == ""
    marked = '<p><i lang="fr">Bon voyage</i>, he said.</p>'
    assert field_state(read, Overlay((change("body", marked, BODY),)), PLACE) == "fr"
    assert field_state(article(), Overlay(), PLACE) is None
