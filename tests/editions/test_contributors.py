"""An author who is in no list of contributors, but nearly has the name of one, is told."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom import article
from paperpress import Masthead, plan
from paperpress.model.article import Author

MASTHEAD = Masthead(
    title="The Courier",
    language="en",
    contributors=(
        Author(name="Asha Rao", bio="Asha writes about buses."),
        Author(name="Zoë Lindqvist"),
        Author(name="Piet Lander", id="piet"),
    ),
)


def told(masthead: Masthead = MASTHEAD, **changes: Any) -> list[tuple[str, str]]:
    planned = plan([article(**changes)], masthead)
    return [
        (one.path, one.remedy.partition("?")[0]) for one in planned.findings if one.code == "REC126"
    ]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Asha Roa", "Asha Rao"),
        ("Ascha Rao", "Asha Rao"),
        ("Rao, Asha", "Asha Rao"),
        ("A. Rao", "Asha Rao"),
        ("Zoe Lindqvist", "Zoë Lindqvist"),
        ("Zoë Lindquist", "Zoë Lindqvist"),
        ("Pieter Lander", "Piet Lander"),
    ],
)
def test_a_name_that_nearly_stands_in_the_list_is_told(name: str, meant: str) -> None:
    assert told(authors=[name]) == [("authors[0]", f"Did you mean {meant!r}")]
    assert told(byline=f"By {name}, in Port Ellery") == [("byline", f"Did you mean {meant!r}")]


@pytest.mark.parametrize(
    "authors",
    [
        ["Asha Rao"],
        ["asha rao"],
        ["Bo Dahl"],
        ["Asha Dahl"],
        [{"name": "P. Landers", "id": "piet"}],
        [{"name": "Asha Roa", "bio": "Another person, who writes about trams."}],
    ],
)
def test_any_other_name_is_not(authors: list[Any]) -> None:
    assert told(authors=authors) == []


@pytest.mark.parametrize("byline", ["By Asha Rao", "By Bo Dahl and agencies", "From our staff"])
def test_a_printed_line_that_names_them_rightly_or_others_is_not(byline: str) -> None:
    assert told(byline=byline) == []


def test_without_a_list_nothing_is_told() -> None:
    assert told(Masthead(title="T", language="en"), authors=["Asha Roa"]) == []
