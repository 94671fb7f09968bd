"""What is told of words and pictures that a body holds a second time."""

from __future__ import annotations

from paperpress.findings import emit
from paperpress.model.finding import Finding


def repeated_beginning(path: str) -> Finding:
    """Return the finding that a description is only the beginning of the body."""
    return emit("REC012", path=path)


def repeated_headline() -> Finding:
    """Return the finding that a heading of the body repeats the headline."""
    return emit("REC013", path="body")


def repeated_lead() -> Finding:
    """Return the finding that a picture of the body is the lead picture."""
    return emit("REC014", path="body")
