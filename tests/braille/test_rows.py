"""Rows: no wider than a page, no word lost."""

from hypothesis import given
from hypothesis import strategies as st

from paperpress.braille.rows import centred, guided, wrapped

cells = st.text("⠁⠃⠉⠙⠿", min_size=1, max_size=60)
texts = st.lists(cells, max_size=12).map(" ".join)
widths = st.integers(20, 50)


@given(texts, widths, st.integers(0, 12), st.integers(0, 12))
def test_no_row_is_wider_than_asked_for(text, width, first, rest):
    assert all(len(row) <= width for row in wrapped(text, width, first, rest))


@given(texts, widths, st.integers(0, 12), st.integers(0, 12))
def test_no_cell_is_lost_or_moved(text, width, first, rest):
    joined = "".join(wrapped(text, width, first, rest))
    assert joined.replace("⠐", "").replace(" ", "") == text.replace(" ", "")


@given(texts, widths)
def test_what_stands_in_the_middle_has_three_empty_cells_at_both_ends(text, width):
    for row in centred(text, width):
        assert row.startswith("   ")
        assert len(row) <= width - 3


@given(texts, widths, st.text("⠼⠁⠃", min_size=1, max_size=5))
def test_an_entry_of_contents_ends_with_its_page_at_the_right(text, width, page):
    rows = guided(text, page, width)
    assert all(len(row) <= width for row in rows)
    if rows:
        assert rows[-1].endswith(page)
        assert len(rows[-1]) == width


divisible = st.lists(st.text("⠁⠃⠉\u00ad", min_size=1, max_size=40), max_size=12).map(" ".join)


@given(divisible, widths, st.integers(0, 12), st.integers(0, 12))
def test_divided_words_keep_to_rows_and_lose_nothing(text, width, first, rest):
    rows = wrapped(text, width, first, rest)
    assert all(len(row) <= width for row in rows)
    joined = "".join(row.removesuffix("⠤") for row in rows)
    assert joined.replace("⠐", "").replace(" ", "") == text.replace(" ", "").replace("\u00ad", "")


def test_a_word_is_divided_at_the_last_place_that_fits():
    word = "⠓⠽\u00ad⠏⠓⠑⠝\u00ad⠁⠞\u00ad⠊⠕⠝"
    assert wrapped(f"⠁ {word}", 10) == ("⠁ ⠓⠽⠏⠓⠑⠝⠤", "⠁⠞⠊⠕⠝")
    assert wrapped(f"⠁ {word}", 11) == ("⠁ ⠓⠽⠏⠓⠑⠝⠁⠞⠤", "⠊⠕⠝")
    assert wrapped(f"⠁ {word}", 13) == ("⠁ ⠓⠽⠏⠓⠑⠝⠁⠞⠊⠕⠝",)
    assert wrapped(f"⠁⠁⠁ {word}", 6) == ("⠁⠁⠁", "⠓⠽⠤", "⠏⠓⠑⠝⠤", "⠁⠞⠊⠕⠝")


def test_rows_are_set_in_and_a_long_word_goes_on():
    assert wrapped("⠁⠁ ⠃⠃ ⠉⠉", 6, 2, 0) == ("  ⠁⠁", "⠃⠃ ⠉⠉")
    assert wrapped("⠁⠁⠁⠁⠁⠁⠁", 5) == ("⠁⠁⠁⠁⠐", "⠁⠁⠁")
    assert guided("⠁⠃", "⠼⠁", 20) == ("⠁⠃ " + "⠐" * 14 + " ⠼⠁",)
    assert wrapped("", 20, 2) == ()
