"""Blocks in rows, by the formats of braille books."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.braille.blocks import BlockLayout
from paperpress.braille.bodies import BodyTranslation
from paperpress.braille.rows import Blank, Item, PrintPage, Row
from paperpress.model.blocks import (
    Aside,
    Blocks,
    Body,
    Cell,
    Definition,
    DefinitionList,
    Divider,
    Footnote,
    Heading,
    Line,
    List,
    NoteReference,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Table,
    Text,
    Verse,
)
from paperpress.model.legend import AltText, Legend
from paperpress.xhtml.context import Shown
from paperpress.xhtml.words import Words
from touching import in_letters, lettered


def layout(width: int = 20) -> BlockLayout:
    return BlockLayout(width, lettered(), Words("en"), {"n": 1})


def items(blocks: Blocks, width: int = 20) -> list[Item]:
    shown = Shown("x.jpg", 1, 1, Legend(AltText("A bus.", "supplied"), "Night.", ""))
    pictures = {f"body[{n}]": shown for n in (0, 1)}
    body = BodyTranslation(lettered(), Words("en"), pictures).body(Body(blocks))
    return list(layout(width).blocks(body.blocks))


def drawn(blocks: Blocks, width: int = 20) -> list[str]:
    """Rows in letters; an empty one is empty, and a printed page in angle brackets."""
    rows = []
    for item in items(blocks, width):
        match item:
            case Row(cells):
                rows.append(in_letters(cells))
            case Blank():
                rows.append("")
            case PrintPage(label):
                rows.append(f"<{in_letters(label)}>")
    return rows


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


LONG = "one two three four five six"


def test_a_paragraph_begins_in_cell_3():
    assert drawn((paragraph(LONG),)) == ["  ONE TWO THREE FOUR", "FIVE SIX"]


def test_headings_stand_in_cell_5_and_7_and_stay_with_what_they_head():
    rows = items((Heading(2, (Text("head"),)), Heading(3, (Text("low"),)), paragraph("x")))
    assert [(in_letters(r.cells), r.keep) for r in rows if isinstance(r, Row)] == [
        ("    HEAD", True),
        ("      LOW", True),
        ("  X", False),
    ]


def test_a_quote_is_set_in_and_says_who_after_a_dash():
    quote = Quote((paragraph("said"),), (Text("— me"),))
    assert drawn((quote,)) == ["", "    SAID", "      -ME", ""]


def test_boxes_have_their_rows_above_and_below():
    full, end = "7" * 20, "G" * 20
    assert drawn((Aside((Text("box"),), (paragraph("x"),)),)) == [
        "", full, "        BOX", "  X", end, "",
    ]  # fmt: skip
    assert drawn((PullQuote((Text("x"),)),)) == ["", full, "  X", end, ""]


def test_lists_are_set_in_by_level_and_run_over_behind_the_deepest():
    inner = List(True, ((paragraph(LONG),),))
    rows = drawn((List(False, ((paragraph("a"), inner), (paragraph(LONG),))),))
    assert rows == [
        "",
        "_4 A",
        "  1. ONE TWO THREE",
        "    FOUR FIVE SIX",
        "_4 ONE TWO THREE",
        "    FOUR FIVE SIX",
        "",
    ]


def test_definitions_verse_and_dividers():
    terms = DefinitionList((Definition(((Text("term"),),), ((paragraph("x"),),)),))
    assert drawn((terms,)) == ["", "TERM", "    X", ""]
    verse = Verse(((Line((Text("a"),)), Line((Text("b"),), 2)), (Line((Text("c"),)),)))
    assert drawn((verse,)) == ["", "A", "    B", "", "C", ""]
    assert drawn((Divider(),)) == ["", "    333333333333", ""]


def test_a_printed_page_parts_the_text_where_it_begins():
    text = Paragraph((Text("one "), PageBreak("7"), Text("two")))
    assert drawn((text, PageBreak("8"))) == ["  ONE", "<7>", "TWO", "<8>"]


def test_a_note_has_its_sign_first():
    rows = layout().note(Footnote("n", (Paragraph((Text("⠁⠃"),)),)))
    assert [in_letters(row.cells) for row in rows if isinstance(row, Row)] == [";91 AB"]
    text = Paragraph((Text("x"), NoteReference("n")))
    assert drawn((text,)) == ["  X;91"]


def table(*rows: tuple[str, ...]) -> Table:
    head, *body = (tuple(Cell((paragraph(text),)) for text in row) for row in rows)
    return Table((head,), tuple(body), (Text("fares"),))


def test_a_table_that_fits_has_its_columns_side_by_side():
    assert drawn((table(("who", "fare"), ("adult", "3"), ("child", "2")),)) == [
        "",
        "       FARES",
        "WHO    FARE",
        '"3333  "333',
        "ADULT  3",
        "CHILD  2",
        "",
    ]


def test_a_table_that_is_too_wide_is_told_row_by_row_with_its_headers():
    rows = (("who goes", "by day", "by night"), ("adult", "3.20", "4.20"))
    assert drawn((table(*rows),)) == [
        "",
        "       FARES",
        "WHO GOES ADULT; BY",
        "  DAY 3.20; BY NIGHT",
        "  4.20",
        "",
    ]


@given(width=st.integers(20, 60))
def test_no_block_makes_a_row_wider_than_asked_for(width: int) -> None:
    for item in items(_every(), width):
        if isinstance(item, Row):
            assert len(item.cells) <= width


def _every() -> Blocks:
    words = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝ ⠕⠏ " * 4
    long = Paragraph((Text(words),))
    cell = Cell((long,))
    return (
        long,
        Heading(2, long.inlines),
        Heading(4, long.inlines),
        Quote((Quote((long,), long.inlines), List(False, ((long, List(True, ((long,),))),)))),
        PullQuote(long.inlines, long.inlines),
        Aside(long.inlines, (long, Table(((cell, cell),), ((cell, cell),), long.inlines))),
        DefinitionList((Definition((long.inlines,), ((long,),)),)),
        Verse(((Line(long.inlines, 8),),)),
    )


@pytest.mark.parametrize("width", [20, 28, 40])
def test_every_kind_of_block_is_laid_out(every_block: Blocks, width: int) -> None:
    text = " ".join(drawn(every_block, width))
    said = (
        "HEAD", "LOWER HEAD", "FIRST", "SECOND", "BUS", "NIGHT", "BOTH", "QUOTED", "SOMEBODY",
        "PULLED", "ELSE", "ONE", "INNER", "TERM", "MEANING", "TABLE", "DAY", "FARE", "POSTED",
        "BOXED", "FOLDED", "STANZA",
    )  # fmt: skip
    places = [text.find(word) for word in said]
    assert -1 not in places
    assert places[:4] == sorted(places[:4])
