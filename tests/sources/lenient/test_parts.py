"""Pictures, people and corrections are taken in any shape that names them."""

from __future__ import annotations

import pytest

from as_written import only, read, told


@pytest.mark.parametrize(
    ("value", "src"),
    [
        ("a.jpg", "a.jpg"),
        (["a.jpg"], "a.jpg"),
        ([{"src": "a.jpg"}], "a.jpg"),
        ([[{"src": "a.jpg"}]], "a.jpg"),
        ({"0": {"src": "a.jpg"}}, "a.jpg"),
        ({"src": {"url": "a.jpg"}}, "a.jpg"),
        ({"src": ["a.jpg"]}, "a.jpg"),
        ([None, "a.jpg", ""], "a.jpg"),
    ],
)
def test_a_picture_is_taken_in_any_shape_that_names_one_file(value: object, src: str) -> None:
    found = read(picture=value)
    assert found.picture is not None
    assert found.picture.src == src
    assert all(severity == "notice" for _, severity, _ in told(found))


def test_several_pictures_are_an_error_since_readers_lose_all_but_one() -> None:
    found = read(picture=["a.jpg", "b.jpg", "c.jpg"])
    assert found.picture is not None
    assert found.picture.src == "a.jpg"
    assert ("REC112", "error", "picture") in told(found)


@pytest.mark.parametrize(
    "value", [{"caption": "A ferry."}, {"src": None, "caption": "A ferry."}, 5]
)
def test_a_picture_without_a_file_costs_the_picture_alone(value: object) -> None:
    found = read(picture=value)
    assert found.picture is None
    notice = only(found)
    assert (notice.code, notice.severity) == ("REC111", "error")
    assert "A ferry." in notice.message or value == 5


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ann Lee and Bo Dahl", ["Ann Lee", "Bo Dahl"]),
        ("By Ann Lee", ["Ann Lee"]),
        ("Ann Lee, Bo Dahl & Cy Moor", ["Ann Lee", "Bo Dahl", "Cy Moor"]),
        ({"name": "Ann Lee"}, ["Ann Lee"]),
        ({"firstName": "Ann", "lastName": "Lee"}, ["Ann Lee"]),
        ([{"first_name": "Ann", "last_name": "Lee"}], ["Ann Lee"]),
        ([{"display_name": "Ann Lee"}], ["Ann Lee"]),
        ([{"name": {"first": "Ann", "last": "Lee"}}], ["Ann Lee"]),
        ([["Ann Lee"], [{"name": "Bo Dahl"}]], ["Ann Lee", "Bo Dahl"]),
        ({"1": "Ann Lee", "2": "Bo Dahl"}, ["Ann Lee", "Bo Dahl"]),
        ([None, "", "Ann Lee"], ["Ann Lee"]),
        ("<a href='/by/lee'>Ann Lee</a><br>Bo Dahl", ["Ann Lee", "Bo Dahl"]),
        (["Ann Lee", "https://x.example/by/dahl"], ["Ann Lee"]),
    ],
)
def test_authors_are_taken_in_any_shape_that_names_them(value: object, names: list[str]) -> None:
    assert [author.name for author in read(authors=value).authors] == names


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Par Ann Lee avec AFP", "Par Ann Lee avec AFP"),
        ("Ann Lee in Paris and Bo Dahl in Rome", "Ann Lee in Paris and Bo Dahl in Rome"),
        ("<b>Ann Lee</b> (AFP)", "Ann Lee (AFP)"),
        ("By Ann Lee", None),
        ("Ann Lee, Political Editor", None),
    ],
)
def test_a_line_that_says_more_than_who_wrote_is_printed_as_it_came(
    line: str, printed: str | None
) -> None:
    assert read(authors=line).byline == printed


def test_an_address_alone_names_nobody_and_is_told() -> None:
    found = read(authors="https://x.example/by/dahl")
    assert found.authors == ()
    assert ("REC120", "error", "authors[0]") in told(found)


def test_an_author_without_a_name_costs_themselves_alone() -> None:
    found = read(authors=[{"role": "Editor"}, "Ann Lee", 5])
    assert [author.name for author in found.authors] == ["Ann Lee"]
    assert told(found) == [("REC120", "error", "authors[0]"), ("REC120", "error", "authors[2]")]


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("It was Tuesday.", ["It was Tuesday."]),
        (["It was Tuesday.", "It was May."], ["It was Tuesday.", "It was May."]),
        ({"text": "It was Tuesday."}, ["It was Tuesday."]),
        ([{"body": "It was Tuesday.", "on": "2025-07-24"}], ["It was Tuesday."]),
    ],
)
def test_corrections_are_taken_as_texts(value: object, texts: list[str]) -> None:
    assert [one.text for one in read(corrections=value).corrections] == texts
