"""What editors corrected within a body: languages, headings, heads of tables, credits, which picture leads.

It is applied to the blocks, so that it holds wherever the body comes from: HTML, Markdown, blocks
or plain text. A place is found by the source's own words (`paperpress.model.spots`); where the source
says something else there by now, nothing is changed, and the editor is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, cast

from paperpress.body.word_places import marked, places_of
from paperpress.findings import emit
from paperpress.model.article import Article, Picture
from paperpress.model.blocks import (
    Block,
    Blocks,
    Body,
    Cell,
    Figure,
    Gallery,
    Heading,
    Inlines,
    Paragraph,
    Span,
    Table,
    plain,
)
from paperpress.model.credit_words import caption_of, with_credit
from paperpress.model.finding import Finding
from paperpress.model.language import normalise
from paperpress.model.overlay import LEAD, Change
from paperpress.model.spots import (
    HEADER,
    HEADING,
    HEADS,
    LANGUAGE,
    Spot,
    file_name,
    index_of,
    spot_of,
    spots,
)
from paperpress.model.text import fold
from paperpress.model.traversal import blocks_in, rebuilt

_LEVELS: Final = "23456"


def amended(body: Body, article: Article) -> Body:
    """Return a body as editors left it, with a notice for each change (EDN100, EDN107, EDN108)."""
    if not article.amendments:
        return body
    notices: list[Finding] = []
    source = body
    for change in article.amendments:
        if change.field == LEAD:  # the last
            body = _led(body, change)
            continue
        spot = spot_of(change.field)
        assert spot is not None, "an amendment is of a place"
        about: dict[str, Any] = {"path": spot.kind, "who": change.who_and_when}
        about["field"] = spot.short
        if state_of(source, spot) != change.before:
            notices.append(emit("EDN107", **about))
            continue
        try:
            body = _changed(body, source, spot, change.value or "")
        except ValueError as error:
            notices.append(emit("EDN108", why=str(error).splitlines()[-1], **about))
        else:
            notices.append(emit("EDN100", **about))
    return replace(body, findings=(*body.findings, *notices))


def state_of(body: Body, spot: Spot) -> str | None:
    """Return what the source says at a place of its body; None where the body has no such place."""
    if spot.kind == LANGUAGE:
        words = places_of(body, spot.words)
        return words[spot.number - 1].language if len(words) == spot.of else None
    blocks = [block for _, block in spots_in(body, spot.kind)]
    index = _index_in(body, spot)
    if index is None:
        return None
    block = blocks[index]
    match block:
        case Table():
            return "header" if is_headed(block) else "no header"
        case Figure():
            return caption_of(block.picture)
    return "paragraph"


def spots_in(body: Body, kind: str) -> tuple[tuple[Spot, Block], ...]:
    """Return the places of a kind, each with its block: paragraphs, tables or pictures of a body."""
    blocks = tuple(_blocks_of(body, kind))
    return tuple(zip(spots(kind, list(map(_words, blocks))), blocks, strict=True))


def spots_of_words(body: Body, words: str) -> tuple[Spot, ...]:
    """Return the places where words stand, for their language."""
    count = len(places_of(body, words))
    return tuple(Spot(LANGUAGE, words, number + 1, count) for number in range(count))


def unheaded(body: Body) -> int:
    """Return how many tables of a body have no header cell."""
    return sum(isinstance(each, Table) and not is_headed(each) for each in blocks_in(body))


def is_headed(table: Table) -> bool:
    """Tell whether a cell of a table heads a column or a row."""
    return any(cell.scope for row in table.head + table.body for cell in row)


def _blocks_of(body: Body, kind: str) -> Iterator[Block]:
    if kind == HEADING:
        yield from (block for block in body.blocks if isinstance(block, Paragraph))
        return
    wanted = Table if kind == HEADER else Figure
    yield from (block for block in blocks_in(body) if isinstance(block, wanted))


def _words(block: Block) -> str:
    """Return the words that a block is found by."""
    match block:
        case Paragraph(inlines=inlines):
            return fold(plain(inlines))
        case Figure(picture=picture):
            return file_name(picture.src)
        case Table(head=head, body=rows):
            first = (head + rows)[0]
            return " | ".join(_text_of(cell) for cell in first)
    return ""


def _text_of(cell: Cell) -> str:
    texts = (
        plain(block.inlines) for block in blocks_in(cell.blocks) if isinstance(block, Paragraph)
    )
    return fold(" ".join(texts))


def _index_in(body: Body, spot: Spot) -> int | None:
    """Return the number of a place's block among those of its kind; None where it is gone."""
    return index_of(spot, [each.words for each, _ in spots_in(body, spot.kind)])


def _changed(body: Body, source: Body, spot: Spot, value: str) -> Body:
    """Return a body with one change; no change moves what another one is about.

    Raises:
        ValueError: the value can't stand there.
    """
    if spot.kind == LANGUAGE:
        return marked(body, spot.words, spot.number, normalise(value))
    index = _index_in(source, spot)
    assert index is not None, "the place is there"
    if spot.kind == HEADING:
        paragraphs = [at for at, each in enumerate(source.blocks) if isinstance(each, Paragraph)]
        return _with_heading(body, paragraphs[index], value)
    if spot.kind == HEADER:
        if value not in HEADS:
            raise ValueError(f"{value!r} heads no table: write one of {', '.join(HEADS)}")
        return _with_each(body, _Numbered(Table, index, lambda table: (_headed(table, value),)))
    return _with_each(body, _Numbered(Figure, index, lambda figure: (_credited(figure, value),)))


def _with_heading(body: Body, at: int, value: str) -> Body:
    if len(value) != 1 or value not in _LEVELS:
        raise ValueError(f"{value!r} is no level of a heading: write one from 2 to 6")
    paragraph = body.blocks[at]
    assert isinstance(paragraph, Paragraph), "changes before leave paragraphs what they are"
    words = _unbold(paragraph.inlines)
    heading = Heading(int(value), words, paragraph.language, paragraph.direction)
    return replace(body, blocks=(*body.blocks[:at], heading, *body.blocks[at + 1 :]))


def _unbold(inlines: Inlines) -> Inlines:
    """Return a run without the bold face of its parts, which a heading has anyway."""
    return tuple(
        part
        for inline in inlines
        for part in (
            inline.children
            if isinstance(inline, Span) and inline.kind in {"b", "strong"} and not inline.language
            else (inline,)
        )
    )


def _headed(table: Table, value: str) -> Table:
    head, rows = table.head, table.body
    if value in {"row", "both"}:
        if head or len(rows) < 2:
            raise ValueError("no row of the table is left to head the others")
        first, *others = rows
        head, rows = (tuple(_scoped(cell, "col") for cell in first),), tuple(others)
    if value in {"column", "both"}:
        rows = tuple((_scoped(row[0], "row"), *row[1:]) if row else row for row in rows)
    return replace(table, head=head, body=rows)


def _scoped(cell: Cell, scope: Literal["col", "row"]) -> Cell:
    return replace(cell, scope=scope) if cell.blocks else cell


def _credited(figure: Figure, value: str) -> Figure:
    return replace(figure, picture=with_credit(figure.picture, value))


@dataclass(slots=True)
class _Numbered:
    """Changes one block of a kind, by its number in reading order."""

    kind: type[Table | Figure]
    number: int
    change: Callable[[Any], Blocks]
    seen: int = 0

    def blocks(self, blocks: Blocks) -> Blocks:
        """Return blocks with the one changed, if it is among them."""
        return tuple(new for block in blocks for new in self._block(block))

    def _block(self, block: Block) -> Blocks:
        is_it = isinstance(block, self.kind) and self.seen == self.number
        self.seen += isinstance(block, self.kind)
        if isinstance(block, Gallery):
            block = replace(block, figures=cast("tuple[Figure, ...]", self.blocks(block.figures)))
            return (block,) if block.figures else ()
        within = rebuilt(block, self.blocks)
        return self.change(within) if is_it else (within,)


def _with_each(body: Body, change: _Numbered) -> Body:
    blocks = change.blocks(body.blocks)
    notes = tuple(replace(note, blocks=change.blocks(note.blocks)) for note in body.notes)
    return replace(body, blocks=blocks, notes=notes)


def _led(body: Body, change: Change) -> Body:
    """Return a body in which the picture that led before stands in the place of the one that leads."""
    lead, before = (json.loads(text or "null") for text in (change.value, change.before))
    figures = [block for block in blocks_in(body) if isinstance(block, Figure)]
    places = [at for at, figure in enumerate(figures) if figure.picture.src == lead["src"]]
    if not places:
        return body
    instead = Picture.model_validate(before) if before else None

    def led(figure: Figure) -> Blocks:
        return (replace(figure, picture=instead, links=()),) if instead else ()

    return _with_each(body, _Numbered(Figure, places[0], led))
