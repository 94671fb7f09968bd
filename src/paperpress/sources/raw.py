"""A record as a format gives it, before it is an article."""

from __future__ import annotations

from dataclasses import dataclass

from paperpress.model.finding import FieldError, Finding


@dataclass(frozen=True, slots=True)
class Raw:
    """A record in the form of docs/record.md, as far as the source has its fields."""

    place: str
    """Where in its file it stands: ``line 3``, ``[4]``; empty where the file is one record."""
    record: object
    """A mapping, if the source is right."""
    notices: tuple[Finding, ...] = ()
    """What was mended or let go while reading; `article` is left empty."""
    holds: tuple[FieldError, ...] = ()
    """Why the article must not be pressed, whatever its record says; empty: for no such reason."""
