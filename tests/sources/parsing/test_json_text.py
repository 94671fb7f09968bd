"""Text into values: what is given twice, what is too deep, and what slipped, said plainly."""

import pytest

from paperpress.sources.parsing.json_text import (
    UNREADABLE,
    RepeatedKeys,
    error_message,
    in_a_row,
    is_cut,
    loads,
    loads_levelled,
)


def test_a_key_given_twice_is_known_and_the_last_value_counts() -> None:
    value = loads('{"a": 1, "b": 2, "a": 3, "b": 2}')
    assert isinstance(value, RepeatedKeys)
    assert value == {"a": 3, "b": 2}
    assert value.differing() == ["a"]
    assert value.values_of("a") == [1, 3]
    assert not isinstance(loads('{"a": 1}'), RepeatedKeys)


def test_a_number_of_thousands_of_digits_is_its_text() -> None:
    assert loads("9" * 5000) == "9" * 5000
    assert loads("12") == 12


def test_a_line_break_that_was_typed_within_a_text_is_one() -> None:
    assert loads('{"a": "one\ntwo\t\x00"}') == {"a": "one\ntwo\t\x00"}
    with pytest.raises(ValueError, match="control character"):
        loads('{"a": "one\ntwo" b}')


def test_objects_one_behind_the_other_are_a_list_of_them() -> None:
    assert in_a_row(b'{"a": 1}{"a": 2}\n\n{\n"a": 3}\n') == [{"a": 1}, {"a": 2}, {"a": 3}]
    assert in_a_row(b'{"a": 1} 5') is None
    assert in_a_row(b'{"a": 1}, {"a": 2}') is None
    assert in_a_row(b'{"a": 1}') is None


def test_what_is_nested_too_deeply_is_cut_out_and_nothing_beside_it() -> None:
    deep = '{"a": ' + "[" * 100_000 + '"]"' + "]" * 100_000 + ', "b": "x"}'
    value, cut = loads_levelled(deep.encode())
    assert cut
    assert value["b"] == "x"
    assert is_cut(value["a"])
    assert not is_cut(value["b"])
    assert loads_levelled(b'{"a": [[1]]}') == ({"a": [[1]]}, False)


def test_what_nests_too_deeply_and_does_not_close_is_refused() -> None:
    with pytest.raises(RecursionError):
        loads_levelled(b"[" * 100_000)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1,}', "a trailing comma"),
        ('{"a": 1,, "b": 2}', "a comma too many"),
        ("{'a': 1}", "not single ones"),
        ('{"a": “b”}', "not printed ones"),
        ('{"a": 1 // one\n}', "JSON has no comments"),
        ('{"a": [1', "it breaks off"),
        ('{"a": 1 "b": 2}', "a comma is missing"),
        ('{"a" 1}', "a colon is missing"),
        ('{"a": 1} {"b": 2}', "something follows after the end"),
        (b'{"a": "\xe9"}', "is not in UTF-8: byte 7"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_slip_is_called_by_its_name(text: str | bytes, words: str) -> None:
    with pytest.raises(UNREADABLE) as error:
        loads(text)
    assert isinstance(error.value, ValueError | RecursionError)
    assert words in error_message(error.value)
