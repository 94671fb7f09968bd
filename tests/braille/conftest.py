"""A body with a block of every kind."""

from __future__ import annotations

import pytest

from paperpress.model.article import Picture
from paperpress.model.blocks import (
    Anchor,
    Aside,
    Blocks,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Details,
    Divider,
    Embed,
    Figure,
    Gallery,
    Heading,
    Inlines,
    Line,
    List,
    NoteReference,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Table,
    Text,
    Unspoken,
    Verse,
)


def run(text: str) -> Inlines:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(run(text))


@pytest.fixture
def every_block() -> Blocks:
    first, second = (Figure(Picture(src="x.jpg"), f"body[{n}]") for n in (0, 1))
    cells = tuple(Cell((paragraph(text),)) for text in ("day", "fare"))
    return (
        Heading(2, run("head")),
        Heading(3, run("lower head")),
        Paragraph((Text("first "), NoteReference("n"), PageBreak("7"), Text("second"))),
        first,
        Gallery((second,), run("both")),
        Quote((paragraph("quoted"),), run("— somebody")),
        PullQuote(run("pulled"), run("else")),
        List(False, ((paragraph("one"), List(True, ((paragraph("inner"),),))), (Divider(),))),
        DefinitionList((Definition((run("term"),), ((paragraph("meaning"),),)),)),
        Table((cells,), (cells,), run("table")),
        Embed("Mastodon", "https://m.example/1", "A post", (paragraph("posted"),)),
        Embed("", "https://m.example/2", "", ()),
        Aside(run("box"), (paragraph("boxed"),)),
        Details(run("more"), (paragraph("folded"),)),
        Unspoken((paragraph("unheard"),)),
        Verse(((Line(run("line one")), Line(run("line two"), 2)), (Line(run("stanza")),))),
        Code("x = 1\ny = 2"),
        Divider(),
        PageBreak("8"),
        Anchor("place"),
    )
