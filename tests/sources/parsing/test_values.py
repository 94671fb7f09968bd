"""Values of a document that anybody may have written: each of the type that is hoped for, or nothing."""

import pytest

from paperpress.sources.parsing import values

ANYTHING = [None, "", "a", 7, 1.5, True, [], ["a"], {}, {"a": 1}]


@pytest.mark.parametrize("value", ANYTHING, ids=repr)
def test_whatever_comes_the_type_is_that_which_is_hoped_for(value: object) -> None:
    assert isinstance(values.mapping(value), dict)
    assert isinstance(values.items(value), list)
    assert all(isinstance(one, dict) for one in values.mappings(value))
    assert isinstance(values.text(value), str)
    assert isinstance(values.first(value, value), str)
    assert values.at(value, "b", "c") is None


def test_one_thing_alone_is_a_list_of_it_and_null_is_none() -> None:
    assert (values.items("a"), values.items(None), values.items(0)) == (["a"], [], [0])


def test_a_truth_is_no_text_and_a_number_is() -> None:
    assert (values.text(True), values.text(7), values.text(1.5)) == ("", "7", "1.5")


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("0", 0), ("-1", 0), ("1.5", 0), ("9" * 10, 0), ("", 0)]
)
def test_a_number_is_one_that_somebody_counts_to(text: str, number: int) -> None:
    assert values.number(text) == number


def test_the_first_that_is_not_blank_is_taken() -> None:
    assert values.first(None, "  ", [], " Ann ", "Bob") == "Ann"


def test_empty_fields_are_left_out_and_nought_is_not_empty() -> None:
    assert values.filled(a="", b=None, c=[], d=0, e=False, f="x") == {"d": 0, "e": False, "f": "x"}


def test_each_text_stands_once_in_its_order() -> None:
    assert values.each_once(["b", " a ", "b", " "]) == ["b", "a"]


def test_what_is_left_out_is_held_back_with_its_reason() -> None:
    rejected = values.left_out("a.json", "posts[3]", "Buses", "is a page", "type")
    assert (rejected.source, rejected.article, rejected.held) == ("a.json, posts[3]", "Buses", True)
    assert [(error.path, error.message) for error in rejected.errors] == [("type", "is a page")]
    assert values.left_out("a.json", "", "", "is a page").source == "a.json"
