"""Where the sentences of a text begin and end, by the rules of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import segment

#: A title or initial that the library takes for a sentence, since it opens the text ("M. Dupont").
_SHORT = re.compile(r"\W*(?:[^\W\d_]{1,2}|\d{1,3})\.\s*")


def sentences(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with the white space after it; joined, they are the text."""
    return tuple(_joined(text, language))


def _joined(text: str, language: str) -> Iterator[str]:
    held = ""
    for part in segment(language.split("-")[0].lower(), text):
        held += part
        if part.strip() and not _SHORT.fullmatch(held):
            yield held
            held = ""
    if held:
        yield held
