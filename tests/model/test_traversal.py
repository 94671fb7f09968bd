"""The traversal of the block model: it reaches everything, in reading order, and changes nothing more."""

from __future__ import annotations

from typing import get_args

import pytest

from paperpress.model.article import Picture
from paperpress.model.blocks import (
    Anchor,
    Aside,
    Block,
    Body,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Details,
    Divider,
    Embed,
    Figure,
    Footnote,
    Gallery,
    Heading,
    Inlines,
    Line,
    Link,
    List,
    NoteReference,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Span,
    Table,
    Text,
    Unspoken,
    Verse,
    plain,
)
from paperpress.model.traversal import (
    blocks_in,
    children,
    inlines_in,
    map_inlines,
    map_runs,
    rebuilt,
    runs_in,
)


def run(text: str) -> Inlines:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(run(text))


FIGURE = Figure(Picture(src="bus.jpg"), "body[3]")
EVERY: tuple[Block, ...] = (
    paragraph("1"),
    Heading(2, run("2")),
    FIGURE,
    Gallery((FIGURE,), run("3")),
    Quote((paragraph("4"),), run("5")),
    PullQuote(run("6"), run("7")),
    List(False, ((paragraph("8"),), (List(True, ((paragraph("9"),),)),))),
    DefinitionList((Definition((run("10"),), ((paragraph("11"),),)),)),
    Table(
        head=((Cell((paragraph("13"),), "col"),),),
        body=((Cell((paragraph("14"),)),),),
        caption=run("12"),
    ),
    Embed("", "", "", (paragraph("15"),)),
    Aside(run("16"), (paragraph("17"),)),
    Details(run("18"), (paragraph("19"),)),
    Verse(((Line(run("20")), Line(run("21"), 2)), (Line(run("22")),))),
    Unspoken((paragraph("23"),)),
    Code("24"),
    Divider(),
    PageBreak("A1"),
    Anchor("part-two"),
)


def test_every_kind_of_block_is_here() -> None:
    assert {type(block) for block in EVERY} == set(get_args(Block))


def test_runs_come_in_reading_order() -> None:
    assert [plain(inlines) for inlines in runs_in(EVERY)] == [str(n) for n in range(1, 24)]


def test_blocks_come_in_reading_order_notes_last() -> None:
    body = Body((Quote((FIGURE, paragraph("a"))),), (Footnote("n", (paragraph("b"),)),))
    assert list(blocks_in(body)) == [body.blocks[0], FIGURE, paragraph("a"), paragraph("b")]


@pytest.mark.parametrize("block", EVERY, ids=lambda block: type(block).__name__)
def test_a_block_rebuilt_of_what_it_holds_is_the_same(block: Block) -> None:
    assert rebuilt(block, lambda blocks: blocks) == block


@pytest.mark.parametrize("block", EVERY, ids=lambda block: type(block).__name__)
def test_what_is_given_of_a_block_is_what_is_changed_in_it(block: Block) -> None:
    seen: list[object] = []

    def note(given: object) -> object:
        seen.append(given)
        return given

    rebuilt(block, note, note)  # type: ignore[arg-type]
    held = [
        getattr(part, "inlines", None) or getattr(part, "blocks", ()) for part in children(block)
    ]
    if isinstance(block, Gallery):
        held = held[1:]  # figures stay figures
    assert seen == held


def test_runs_are_changed_however_deep() -> None:
    changed = map_runs(EVERY, lambda inlines: run(plain(inlines) + "!"))
    assert [plain(inlines) for inlines in runs_in(changed)] == [f"{n}!" for n in range(1, 24)]


NESTED: Inlines = (
    Span("em", (Link("https://x.example/", (Text("a"), NoteReference("n"))),)),
    Text("b"),
)


def test_inlines_come_however_deep() -> None:
    kinds = [type(inline).__name__ for inline in inlines_in(NESTED)]
    assert kinds == ["Span", "Link", "Text", "NoteReference", "Text"]


def test_inlines_are_changed_however_deep() -> None:
    kept = map_inlines(NESTED, lambda i: () if isinstance(i, NoteReference) else (i,))
    assert kept == (Span("em", (Link("https://x.example/", (Text("a"),)),)), Text("b"))
