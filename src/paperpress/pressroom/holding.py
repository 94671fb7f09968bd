"""What an edition holds for ears and fingers, in a line of the report."""

from __future__ import annotations

from paperpress.model.publication import Publication


def held(publication: Publication) -> str:
    """Return how long an edition sounds, or the codes of its braille; empty where it has neither.

    It is read from the metadata, which say so to reading systems too.
    """
    narrators = _values(publication, "media:narrator")
    if narrators:
        (duration,) = _values(publication, "media:duration")
        return f"{duration.partition('.')[0]} of speech by {', '.join(narrators)}"
    codes = _values(publication, "a11y:brailleSystem")
    if codes:
        pages = "".join(
            f"{count} pages of " for count in _values(publication, "schema:numberOfPages")
        )
        return f"{pages}braille in {', '.join(codes)}"
    return ""


def _values(publication: Publication, name: str) -> list[str]:
    """Return the values of what refines nothing."""
    return [m.value for m in publication.metadata if m.name == name and not m.refines]
