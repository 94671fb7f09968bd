"""The one traversal of the block model: what lies in a block, and a block made anew.

Whoever looks at every run, block or inline of a body does it by these. A new kind of block is a
class in `blocks`, a case in `children` and in `rebuilt`, and a case in the writer
(`paperpress.xhtml.flow`); the type checker names each of these places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias, assert_never

from paperpress.model.blocks import (
    Anchor,
    Aside,
    Block,
    Blocks,
    Body,
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
    Inline,
    Inlines,
    Line,
    LineBreak,
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
)
from paperpress.model.formulas import Formula


class Run(NamedTuple):
    """A run of text that a block holds."""

    inlines: Inlines


class Inner(NamedTuple):
    """Blocks that a block holds."""

    blocks: Blocks


Part: TypeAlias = Run | Inner


def children(block: Block) -> Iterator[Part]:
    """Return what lies directly in a block, in reading order."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield Run(inlines)
        case Gallery(figures=figures, caption=caption):
            yield from (Inner(figures), Run(caption))
        case Quote(blocks=blocks, attribution=attribution):
            yield from (Inner(blocks), Run(attribution))
        case PullQuote(inlines=inlines, attribution=attribution):
            yield from (Run(inlines), Run(attribution))
        case List(items=items):
            yield from map(Inner, items)
        case DefinitionList(entries=entries):
            for entry in entries:
                yield from map(Run, entry.terms)
                yield from map(Inner, entry.meanings)
        case Table(head=head, body=body, caption=caption):
            yield Run(caption)
            yield from (Inner(cell.blocks) for row in head + body for cell in row)
        case Embed(blocks=blocks) | Unspoken(blocks=blocks):
            yield Inner(blocks)
        case Aside(heading=first, blocks=blocks) | Details(summary=first, blocks=blocks):
            yield from (Run(first), Inner(blocks))
        case Verse(stanzas=stanzas):
            yield from (Run(line.inlines) for stanza in stanzas for line in stanza)
        case Figure(links=links):
            if links:
                yield Run(links)
        case Code() | Divider() | PageBreak() | Anchor():
            pass
        case _:
            assert_never(block)


def blocks_in(body: Body | Blocks) -> Iterator[Block]:
    """Return every block of a body with its notes, or of blocks, however deep, in reading order."""
    if isinstance(body, Body):
        yield from blocks_in(body.blocks)
        for note in body.notes:
            yield from blocks_in(note.blocks)
        return
    for block in body:
        yield block
        for child in children(block):
            if isinstance(child, Inner):
                yield from blocks_in(child.blocks)


def walk(part: Body | Blocks) -> Iterator[Block | Inline]:
    """Return every block and inline of blocks, or of a body with its notes, in reading order."""
    parts: list[Block | Inline] = []
    if isinstance(part, Body):
        _gather(part.blocks, parts)
        for note in part.notes:
            _gather(note.blocks, parts)
    else:
        _gather(part, parts)
    return iter(parts)


def _gather(blocks: Blocks, parts: list[Block | Inline]) -> None:
    """Add every block and inline to a list, in reading order."""
    for block in blocks:
        parts.append(block)
        for child in children(block):
            if isinstance(child, Inner):
                _gather(child.blocks, parts)
            else:
                _gather_inlines(child.inlines, parts)


def runs_in(blocks: Blocks) -> Iterator[Inlines]:
    """Return every run that blocks hold, however deep, in reading order."""
    for block in blocks:
        for child in children(block):
            if isinstance(child, Run):
                yield child.inlines
            else:
                yield from runs_in(child.blocks)


def inlines_in(inlines: Inlines) -> Iterator[Inline]:
    """Return everything in a run, however deep, in reading order."""
    parts: list[Inline] = []
    _gather_inlines(inlines, parts)
    return iter(parts)


def _gather_inlines(inlines: Inlines, parts: list[Any]) -> None:
    for inline in inlines:
        parts.append(inline)
        match inline:  # text first: nearly all of it is
            case Text() | Formula() | LineBreak() | NoteReference() | PageBreak() | Anchor():
                pass
            case Span(children=inner) | Link(children=inner):
                _gather_inlines(inner, parts)
            case _:
                assert_never(inline)


def rebuilt(
    block: Block,
    inner: Callable[[Blocks], Blocks],
    run: Callable[[Inlines], Inlines] = lambda inlines: inlines,
) -> Block:
    """Return a block of which each run and each inner block is changed, in reading order."""
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=run(block.inlines))
        case Figure():
            return _figure(block, run)
        case Gallery():
            figures = tuple(_figure(figure, run) for figure in block.figures)
            return replace(block, figures=figures, caption=run(block.caption))
        case Quote():
            return replace(block, blocks=inner(block.blocks), attribution=run(block.attribution))
        case PullQuote():
            return replace(block, inlines=run(block.inlines), attribution=run(block.attribution))
        case List():
            return replace(block, items=tuple(map(inner, block.items)))
        case DefinitionList():
            return DefinitionList(
                tuple(
                    Definition(tuple(map(run, entry.terms)), tuple(map(inner, entry.meanings)))
                    for entry in block.entries
                )
            )
        case Table():
            caption = run(block.caption)
            head, body = (_rows(rows, inner) for rows in (block.head, block.body))
            return replace(block, head=head, body=body, caption=caption)
        case Embed() | Unspoken():
            return replace(block, blocks=inner(block.blocks))
        case Aside():
            return replace(block, heading=run(block.heading), blocks=inner(block.blocks))
        case Details():
            return replace(block, summary=run(block.summary), blocks=inner(block.blocks))
        case Verse():
            return replace(block, stanzas=tuple(_lines(lines, run) for lines in block.stanzas))
        case Code() | Divider() | PageBreak() | Anchor():
            return block
        case _:
            assert_never(block)


def _figure(figure: Figure, run: Callable[[Inlines], Inlines]) -> Figure:
    return replace(figure, links=run(figure.links)) if figure.links else figure


def _rows(
    rows: tuple[tuple[Cell, ...], ...], inner: Callable[[Blocks], Blocks]
) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(replace(cell, blocks=inner(cell.blocks)) for cell in row) for row in rows)


def _lines(lines: tuple[Line, ...], run: Callable[[Inlines], Inlines]) -> tuple[Line, ...]:
    return tuple(replace(line, inlines=run(line.inlines)) for line in lines)


def map_runs(blocks: Blocks, change: Callable[[Inlines], Inlines]) -> Blocks:
    """Return blocks with every run changed, however deep."""
    return tuple(rebuilt(block, lambda inner: map_runs(inner, change), change) for block in blocks)


def map_inlines(inlines: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """Return a run with each of its parts replaced, innermost first."""
    changed: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Span | Link):
            inline = replace(inline, children=map_inlines(inline.children, change))
        changed += change(inline)
    return tuple(changed)
