"""People of one name: told apart where that is sure, and by a warning where it isn't."""

from __future__ import annotations

import pytest

from bylines import (
    BUSES,
    COURT,
    codes,
    people,
    rao,
    told,
)
from paperpress.model.masthead import Masthead


def test_people_of_one_name_with_ids_of_their_own_are_two(masthead: Masthead) -> None:
    found = people(masthead, [rao(id="7", bio=COURT)], [rao(id="8", bio=BUSES)])
    assert told(found) == [("7", COURT, [0]), ("8", BUSES, [1])]
    assert codes(found) == []


def test_one_id_is_one_person_whatever_the_name_is_written_like(masthead: Masthead) -> None:
    found = people(masthead, [rao(id="7", bio=COURT)], [{"name": "A. Rao", "id": "7"}])
    assert told(found) == [("7", COURT, [0, 1])]
    assert codes(found) == []


def test_two_biographies_without_ids_are_two_people_and_a_warning(masthead: Masthead) -> None:
    found = people(masthead, [rao(bio=COURT)], [rao(bio=BUSES)], [rao(bio=COURT)])
    assert told(found) == [("asha-rao", COURT, [0, 2]), ("asha-rao-2", BUSES, [1])]
    assert codes(found) == [("REC090", "a1", "authors[0]")]


@pytest.mark.parametrize("order", [1, -1])
def test_a_name_alone_finds_its_only_bearer_in_any_order(masthead: Masthead, order: int) -> None:
    found = people(masthead, *[[rao(id="7", bio=COURT)], ["Asha Rao"]][::order])
    assert [(bio, sorted(articles)) for _, bio, articles in told(found)] == [(COURT, [0, 1])]
    assert codes(found) == []


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (0, 2, 1)])
def test_a_name_alone_that_fits_two_is_neither(masthead: Masthead, order: tuple[int, ...]) -> None:
    written = ([rao(id="7", bio=COURT)], [rao(id="8", bio=BUSES)], ["Asha Rao"])
    found = people(masthead, *(written[number] for number in order))
    assert sorted(bio for _, bio, _ in told(found)) == ["", BUSES, COURT]
    assert codes(found) == [("REC091", f"a{order.index(2)}", "authors[0]")]


def test_a_name_alone_that_fits_two_is_the_masthead_s(masthead: Masthead) -> None:
    written = ([rao(id="8", bio=BUSES)], ["Asha Rao"])
    found = people(masthead, *written, contributors=(rao(id="7", bio=COURT),))
    assert told(found) == [("8", BUSES, [0]), ("7", COURT, [1])]
    assert codes(found) == []


def test_an_address_tells_which_of_two_is_meant(masthead: Masthead) -> None:
    written = (
        [rao(id="7", bio=COURT, email="courts@gazette.example")],
        [rao(id="8", bio=BUSES, email="buses@gazette.example")],
        [rao(email="buses@gazette.example")],
    )
    assert told(people(masthead, *written))[1] == ("8", BUSES, [1, 2])
