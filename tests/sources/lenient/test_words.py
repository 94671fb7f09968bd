"""The words in a value of any shape: what a block that isn't known still says to a reader."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperpress.sources.lenient.words import html_of, words_in


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"type": "box", "heading": "H", "text": "T"}, ["H", "T"]),
        ({"type": "box", "id": "b7", "className": "wide", "src": "a.jpg"}, []),
        (["a", {"rows": [["b", 3], [None, True]]}], ["a", "b", "3"]),
        ({"label": "https://example.org/x", "words": "See  there"}, ["See  there"]),
        ("  ", []),
    ],
)
def test_what_a_reader_would_read_is_taken_in_its_order(value: object, words: list[str]) -> None:
    assert list(words_in(value)) == words


def test_plain_words_are_escaped_and_markup_stays() -> None:
    assert html_of("3 < 4 & so") == "<p>3 &lt; 4 &amp; so</p>"
    assert html_of("a <b>b</b>") == "a <b>b</b>"


def test_no_depth_is_too_deep() -> None:
    value: object = "end"
    for _ in range(100_000):
        value = [value]
    assert list(words_in(value)) == ["end"]


@given(st.lists(st.text(alphabet="abc", min_size=1), max_size=9))
@settings(max_examples=30)
def test_every_text_of_a_list_is_taken(texts: list[str]) -> None:
    assert list(words_in({"rows": texts})) == texts
