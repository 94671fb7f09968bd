"""What the source says in a field of an article, or at a place of its body."""

from __future__ import annotations

from functools import lru_cache

from paperpress.body.amendments import state_of
from paperpress.body.reader import translate
from paperpress.editions.corrections import corrected, source_text
from paperpress.model.article import Article
from paperpress.model.blocks import Body
from paperpress.model.overlay import Overlay, is_field
from paperpress.model.spots import BODY_KINDS, spot_of

#: Articles whose bodies are held, as pages of them are asked for again and again.
_MOST = 64


def field_state(article: Article, overlay: Overlay, name: str) -> str | None:
    """Return what the source says in a field or at a place; None where it says nothing, or has no such place.

    Args:
        article: as the source has it.
        overlay: what editors changed; a body that they wrote anew is the one that has the places.
        name: of a field, or of a place.
    """
    if not is_field(name):
        return None  # words that somebody is about to name
    spot = spot_of(name)
    if spot is None or spot.kind not in BODY_KINDS:
        return source_text(article, name)
    return state_of(sent_body(article, overlay), spot)


def sent_body(article: Article, overlay: Overlay) -> Body:
    """Return the body of an article without what editors changed at places of it."""
    return _body(corrected(article, overlay).model_copy(update={"amendments": ()}))


@lru_cache(_MOST)
def _body(article: Article) -> Body:
    return translate(article)
