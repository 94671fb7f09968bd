"""A text that names several people, where a list of authors has one."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.sources.parsing.several_people import several


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee and Bo Dahl", ["Ann Lee", "Bo Dahl"]),
        ("By Ann Lee, Bo Dahl and Cy Fox", ["Ann Lee", "Bo Dahl", "Cy Fox"]),
        ("Ann Lee & Bo Dahl", ["Ann Lee", "Bo Dahl"]),
        ("Ana Ruiz y Luis de la Cruz", ["Ana Ruiz", "Luis de la Cruz"]),
        ("Олена Коваль та Іван Франко", ["Олена Коваль", "Іван Франко"]),
        ("Ann Lee; Bo Dahl", ["Ann Lee", "Bo Dahl"]),
    ],
)
def test_whole_names_are_people(text: str, names: list[str]) -> None:
    assert several(text) == names
    assert [person.name for person in article(authors=[text]).authors] == names


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee",
        "Lee, Ann",
        "Marks & Spencer",
        "Courier staff and agencies",
        "Department of Health and Social Care",
        "The Meridian Courier and Wire Services",
        "Bill and Melinda Gates Foundation",
        "José Ortega y Gasset",
        "Martin Luther King, Jr.",
        "Ann Lee in London",
        "Ann Lee, Transport correspondent",
        "x" * 5000,
    ],
)
def test_anything_else_is_one_author(text: str) -> None:
    assert several(text) == []
    assert [person.name for person in article(authors=[text]).authors] == [text]


def test_it_is_told() -> None:
    told = article(authors=["Cy Fox", {"name": "Ann Lee and Bo Dahl"}])
    assert [person.name for person in told.authors] == ["Cy Fox", "Ann Lee", "Bo Dahl"]
    assert [(notice.code, notice.path) for notice in told.notices] == [("REC103", "authors[1]")]


def test_what_says_more_of_one_stays_one() -> None:
    told = article(authors=[{"name": "Ann Lee and Bo Dahl", "bio": "A duo."}])
    assert len(told.authors) == 1
