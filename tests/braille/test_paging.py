"""Pages: no longer than paper, rows in order, headings with what they head."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from paperpress.braille.paging import Paper, paged
from paperpress.braille.rows import Blank, NewPage, Place, PrintPage, Row

WIDTH = 20


def paper(depth: int = 6, head: str = "⠓⠑⠁⠙") -> Paper:
    return Paper(WIDTH, depth, head, lambda number: "⠼" + "⠁" * number)


rows = st.builds(Row, st.text("⠁⠃⠉ ", min_size=1, max_size=WIDTH), st.booleans())
items = st.lists(
    rows
    | st.just(Blank())
    | st.just(NewPage())
    | st.builds(PrintPage, st.text("⠼⠙⠑", min_size=1, max_size=30))
    | st.builds(Place, st.text("xyz", min_size=1)),
    max_size=60,
)


@given(items, st.integers(6, 30), st.text("⠓⠑ ", max_size=60))
def test_no_page_has_more_rows_or_cells_than_paper(items, depth, head):
    pages = paged(items, paper(depth, head)).pages
    assert all(len(page) == depth for page in pages)
    assert all(len(row) <= max(WIDTH, len(page)) for page in pages for row in page[:-1])
    assert all(len(row) <= WIDTH for page in pages for row in page[:-1])


@given(items, st.integers(6, 30))
def test_every_row_is_on_a_page_in_order(items, depth):
    pages = paged(items, paper(depth)).pages
    put = [row for page in pages for row in page[1:-1] if row.strip() and "⠤" not in row]
    assert put == [
        item.cells.rstrip() for item in items if isinstance(item, Row) and item.cells.strip()
    ]


def test_a_head_is_cut_between_words_and_a_title_has_none():
    long = [PrintPage("⠼⠑⠁⠃"), Row("⠁"), NewPage(), Row("⠃")]
    (first, second) = paged(long, replace(paper(head="⠓⠑⠒ ⠃⠃⠃⠃"), titled=True)).pages
    assert first[0].strip() == "⠼⠑⠁⠃"
    assert second[0].split() == ["⠓⠑", "⠼⠑⠁⠃"]


def test_head_print_page_and_braille_page_stand_where_hands_look_for_them():
    made = paged([PrintPage("⠼⠑"), Row("⠁"), PrintPage("⠼⠋"), Row("⠃")], paper())
    (page,) = made.pages
    assert page[0] == "  " + "⠓⠑⠁⠙".center(WIDTH - 4) + "⠼⠑"
    assert page[1:4] == ("⠁", "⠤" * (WIDTH - 2) + "⠼⠋", "⠃")
    assert page[-1] == "⠼⠁".rjust(WIDTH)


def test_a_printed_page_is_never_announced_in_a_last_row():
    rows = [Row("⠁"), Row("⠃"), Row("⠉"), Row("⠙"), PrintPage("⠼⠋"), Row("⠑")]
    first, second = paged(rows, paper(6)).pages
    assert first[1:-1] == ("⠁", "⠃", "⠉", "⠙")
    assert second[0].endswith("⠼⠋")
    assert second[1] == "⠑"


def test_rows_that_keep_together_go_to_the_next_page():
    made = paged([Row("⠁"), Row("⠃"), Row("⠓", keep=True), Blank(), Row("⠉"), Row("⠙")], paper(6))
    assert [page[1:-1] for page in made.pages] == [
        ("⠁", "⠃", "", ""),
        ("⠓", "", "⠉", "⠙"),
    ]


def test_empty_rows_meet_in_one_and_head_no_page():
    made = paged(
        [Blank(), Row("⠁"), Blank(), Blank(), Row("⠃"), NewPage(), Blank(), Row("⠉")], paper()
    )
    assert [page[1:4] for page in made.pages] == [("⠁", "", "⠃"), ("⠉", "", "")]


def test_places_have_the_page_of_the_rows_behind_them():
    made = paged([Place("a"), Row("⠁"), NewPage(), Place("b"), Row("⠃")], paper())
    assert made.places == {"a": 1, "b": 2}
