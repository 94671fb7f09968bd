"""What is told of words and pictures that a body holds a second time."""

from __future__ import annotations

from paperpress.model.finding import Finding
from paperpress.sources.parsing.values import notice, warning


def repeated_beginning(path: str) -> Finding:
    """The description is cut from the body."""
    return notice(
        "REC012",
        path,
        "The description is the body's beginning again, so it is no standfirst.",
        "Nothing, or write a standfirst that says something else.",
    )


def repeated_headline() -> Finding:
    """A heading of the body prints the headline."""
    return notice(
        "REC013",
        "body",
        "The body begins with the headline again; shown once.",
        "Take it out of the body.",
    )


def repeated_lead() -> Finding:
    """A picture of the body is the lead picture."""
    return warning(
        "REC014",
        "body",
        "The lead picture stands in the body again; shown once, above it.",
        "Take it out of the body, or choose another lead picture.",
    )
