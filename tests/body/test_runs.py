"""A run shows something or not, and its texts are joined."""

from __future__ import annotations

import pytest

from paperpress.body.runs import is_blank, joined
from paperpress.model.blocks import (
    Anchor,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    PageBreak,
    Span,
    Text,
)
from paperpress.model.formulas import Formula, MathElement

HALF = Formula("1/2", MathElement("math"))
BLANK: list[tuple[Inlines, bool]] = [
    ((), True),
    ((Text(" \u200b\u00a0"), LineBreak(), Anchor("a"), PageBreak("A1")), True),
    ((Span("b", (Text(" "),)), Link("https://example.org/", ())), True),
    ((Text(" a"),), False),
    ((Span("b", (Text("a"),)),), False),
    ((NoteReference("n"),), False),
    ((HALF,), False),
]


@pytest.mark.parametrize(("run", "blank"), BLANK)
def test_a_run_is_blank_where_it_shows_nothing(run: Inlines, blank: bool) -> None:
    assert is_blank(run) == blank


def test_neighbouring_texts_are_joined_and_empty_ones_go() -> None:
    parts = [Text("a"), Text(""), Text("b"), HALF, Text(""), Text("c")]
    assert joined(parts) == (Text("ab"), HALF, Text("c"))
