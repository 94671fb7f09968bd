"""A caption of which an editor has said which of its words are the credit."""

from __future__ import annotations

import json
from typing import Final

from paperpress.model.article import Picture

#: What stands around a credit in a caption, and goes with it.
_OPENING: Final = " \u00a0([{（［【〔/|–—-·•,;:"
_CLOSING: Final = " \u00a0)]}）］】〕"


def caption_of(picture: Picture) -> str:
    """Return what a record says under a picture, in one text."""
    return json.dumps([picture.caption, picture.credit], ensure_ascii=False)


def with_credit(picture: Picture, credit: str) -> Picture:
    """Return a picture of which some words of its caption are the credit; no words: it has none.

    Raises:
        ValueError: the caption hasn't these words.
    """
    if not credit:
        return picture.model_copy(update={"credit": ""})
    before, words, after = (picture.caption or "").rpartition(credit)
    if not words:
        raise ValueError(f"the caption hasn't the words {credit!r}")
    rest = f"{before.rstrip(_OPENING)}{after.lstrip(_CLOSING)}".strip()
    return picture.model_copy(update={"caption": rest or None, "credit": credit})
