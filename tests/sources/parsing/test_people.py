"""Who wrote, as printed lines say it (docs/record.md, authors)."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.sources.parsing.people import Byline, authors, byline, merged


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Asha Venn", Byline(("Asha Venn",))),
        ("By Asha Venn and Piet Lander, in Port Ellery",
         Byline(("Asha Venn", "Piet Lander"), place="Port Ellery")),
        ("Asha Venn in London and Piet Lander in Paris",
         Byline(("Asha Venn", "Piet Lander"), place="London, Paris")),
        ("ASHA VENN | THE COURIER", Byline(("ASHA VENN",), affiliation="THE COURIER")),
        ("Asha Venn – The Courier", Byline(("Asha Venn",), affiliation="The Courier")),
        ("Asha Venn for The Courier", Byline(("Asha Venn",), affiliation="The Courier")),
        ("Asha Venn/Meridian", Byline(("Asha Venn",), affiliation="Meridian")),
        ("Asha Venn (MW)", Byline(("Asha Venn",), affiliation="MW")),
        ("Asha Venn / Piet Lander", Byline(("Asha Venn", "Piet Lander"))),
        ("Asha Venn, Piet Lander & Miriam Oduya",
         Byline(("Asha Venn", "Piet Lander", "Miriam Oduya"))),
        ("Asha Venn, Transport correspondent", Byline(("Asha Venn",), "Transport correspondent")),
        ("By Asha Venn and Piet Lander, staff writers",
         Byline(("Asha Venn", "Piet Lander"), "staff writers")),
        ("Von Jens Peter Möller und Anna Schmidt", Byline(("Jens Peter Möller", "Anna Schmidt"))),
        ("Par Hélène Vasseur et Luc Marin", Byline(("Hélène Vasseur", "Luc Marin"))),
        ("Hélène Vasseur (avec Luc Marin et Zoé Petit)",
         Byline(("Hélène Vasseur", "Luc Marin", "Zoé Petit"))),
        ("Por Ana Ruiz Díaz y Pedro Gil Sanz", Byline(("Ana Ruiz Díaz", "Pedro Gil Sanz"))),
        ("بقلم سارة محمود", Byline(("سارة محمود",))),
        ("山田太郎、鈴木花子", Byline(("山田太郎", "鈴木花子"))),
        ("Venn, Asha", Byline(("Asha Venn",))),
        ("Asha Venn, Jr.", Byline(("Asha Venn, Jr.",))),
        ("By Asha Venn @ashavenn", Byline(("Asha Venn",))),
    ],
)  # fmt: skip
def test_a_line_is_taken_apart(line: str, expected: Byline) -> None:
    assert byline(line) == expected


@pytest.mark.parametrize(
    "name",
    ["José Ortega y Gasset", "Jean-Luc de la Tour", "Gabriel van den Berg", "Leonardo da Vinci",
     "Courier staff and agencies", "Madonna", "Meridian Wire", "Byron Law"],
)  # fmt: skip
def test_a_name_that_looks_like_several_stays_whole(name: str) -> None:
    assert byline(name).names == (name,)


def test_an_address_is_that_of_the_one_person_named() -> None:
    assert authors("Asha Venn <asha@courier.example>") == [
        {"name": "Asha Venn", "email": "asha@courier.example"}
    ]
    assert authors("Asha Venn and Piet Lander, desk@courier.example") == [
        {"name": "Asha Venn"},
        {"name": "Piet Lander"},
    ]


def test_an_editor_is_told_from_an_author() -> None:
    assert authors("Edited by Piet Lander") == [{"name": "Piet Lander", "role": "Editor"}]
    assert authors("By Asha Venn, Night editor") == [{"name": "Asha Venn", "role": "Night editor"}]


@given(st.lists(st.sampled_from(["Asha Venn", "Piet Lander", "Jo Marr"]), min_size=1, unique=True))
def test_a_list_of_names_comes_apart_as_it_was_put_together(names: list[str]) -> None:
    line = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    assert list(byline(f"By {line}").names) == names


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(person["name"].strip() for person in authors(text))


@pytest.mark.parametrize(
    "line",
    ["Asha Venn in " + "A" * 80 + "!", "Asha Venn from " + "Ab" * 40 + "!", "a-" * 50_000, "by " * 9_999],
)  # fmt: skip
def test_no_line_takes_longer_to_read_than_its_length_says(line: str) -> None:
    """A record is anybody's: a name is looked at once, and what is too long for a line stays whole."""
    started = perf_counter()
    assert byline(line).names
    assert perf_counter() - started < 2


def test_the_same_person_is_one_with_what_all_say_of_them() -> None:
    """By id, else by address, else by name; the first to say something is believed."""
    assert merged(
        [
            {"name": "Asha Venn", "id": "7"},
            {"name": "A. Venn", "id": "7", "bio": "Buses."},
            {"name": "Piet Lander", "url": "https://a.example/p"},
            {"name": "piet  lander", "role": "Editor"},
            {"name": "Asha Venn", "id": "8"},
        ]
    ) == [
        {"name": "Asha Venn", "id": "7", "bio": "Buses."},
        {"name": "Piet Lander", "url": "https://a.example/p", "role": "Editor"},
        {"name": "Asha Venn", "id": "8"},
    ]
