"""Composes blocks from a stream of text, marks and blocks.

A builder takes what a tree holds in reading order and knows nothing of the tree. A block that
turns up inside a mark (``<b>…<p>``) parts the paragraph: the mark is closed before it and opened
again after. White space folds as HTML's does, also across marks (CSS Text 3, section 4.1.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from paperpress.body.language_marks import SAME, LanguageMark
from paperpress.body.pages import places_of
from paperpress.body.runs import is_blank, joined
from paperpress.model.blocks import (
    Anchor,
    Block,
    Blocks,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    PageBreak,
    Paragraph,
    Span,
    SpanKind,
    Text,
)
from paperpress.model.formulas import Formula
from paperpress.model.text import balance, sanitise, spaced


@dataclass(frozen=True, slots=True)
class Mark:
    """What wraps a run: a span, or a link where there is an `href`."""

    kind: SpanKind = "span"
    href: str = ""
    language_mark: LanguageMark = SAME
    title: str | None = None
    speech: bool = True
    """Whether it is heard where an edition reads itself aloud."""

    def wrap(self, children: Inlines) -> Inlines:
        """Return a run inside this mark; a note reference isn't raised again, since the page raises it."""
        if self.href:
            return (Link(self.href, children),)
        if self.kind == "sup" and all(_is_of_reference(child) for child in children):
            references = tuple(child for child in children if isinstance(child, NoteReference))
            if references or not children:
                return references
        return (
            Span(
                self.kind,
                children,
                self.language_mark.language,
                self.language_mark.direction,
                self.title,
                self.speech,
            ),
        )


def _is_of_reference(inline: Inline) -> bool:
    """Tell whether a part of a raised run is a note reference, or a bracket around one."""
    return isinstance(inline, NoteReference) or (
        isinstance(inline, Text) and not inline.text.strip(" []()")
    )


@dataclass(slots=True)
class Run:
    """A run that is still open to additions."""

    mark: Mark | None
    content: list[_Content] = field(default_factory=list)


_Content: TypeAlias = str | LineBreak | NoteReference | PageBreak | Anchor | Formula | Run


def nested(marks: Sequence[Mark | None]) -> list[Run]:
    """Return an empty run for each mark, each within the one before."""
    runs = [Run(mark) for mark in marks]
    for outer, inner in pairwise(runs):
        outer.content.append(inner)
    return runs


class BlockBuilder:
    """The blocks composed so far, and the paragraph being set."""

    def __init__(self, runs: list[Run], language_mark: LanguageMark) -> None:
        self.language_mark = language_mark
        """What each paragraph says of its language."""
        self._blocks: list[Block] = []
        self._runs = runs
        self._fresh = True
        self._ends_apart = False
        self._space: tuple[Run, int] | None = None
        self._break: tuple[Run, int] | None = None
        self._waiting: list[NoteReference] = []

    @staticmethod
    def of(marks: Sequence[Mark] = (), language_mark: LanguageMark = SAME) -> BlockBuilder:
        """Return a builder with these marks open and nothing set yet."""
        return BlockBuilder(nested([None, *marks]), language_mark)

    def _begin(self) -> None:
        self._runs = nested([run.mark for run in self._runs])
        self._fresh = True
        self._ends_apart = False
        self._space = None
        self._break = None
        self._waiting = []

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that are open here."""
        return tuple(run.mark for run in self._runs if run.mark is not None)

    @property
    def in_link(self) -> bool:
        """Whether a link is open here."""
        return any(mark.href for mark in self.marks)

    def text(self, text: str | None) -> None:
        """Set characters."""
        if not text:
            return
        folded = spaced(balance(sanitise(text)))
        if self._fresh or self._space is not None:
            folded = folded.lstrip(" ")
        if not folded:
            return
        if self._ends_apart and folded[:1].isdigit():
            folded = f" {folded}"
        self._ends_apart = False
        run = self._runs[-1]
        run.content.append(folded)
        self._fresh = False
        self._break = None
        self._space = (run, len(run.content) - 1) if folded.endswith(" ") else None

    def apart(self, text: str) -> None:
        """Set characters that no figure may touch: after "12", ``3²`` would read as ``123²``."""
        self._part_figures(text)
        self.text(text)
        self._ends_apart = text[-1:].isnumeric()

    def formula(self, formula: Formula) -> None:
        """Set a formula, apart from a figure beside it."""
        self._part_figures(formula.text)
        self._runs[-1].content.append(formula)
        self._fresh = False
        self._space = self._break = None
        self._ends_apart = formula.text[-1:].isnumeric()

    def _part_figures(self, text: str) -> None:
        if text[:1].isdigit() and self._last_character().isdigit():
            self.text(" ")

    def _last_character(self) -> str:
        """Return the last character of the paragraph being set; empty where there is none."""
        content = self._runs[-1].content
        last = content[-1] if content else ""
        while isinstance(last, Run):
            last = last.content[-1] if last.content else ""
        if isinstance(last, Formula):
            return last.text[-1:]
        return last[-1:] if isinstance(last, str) else ""

    def line_break(self) -> None:
        """Break the line; a second break in a row parts the paragraph."""
        if self._break is not None:
            self.part()
            return
        if self._fresh:
            return
        self._trim()
        run = self._runs[-1]
        run.content.append(LineBreak())
        self._break = (run, len(run.content) - 1)
        self._fresh = True

    def note(self, note: str) -> None:
        """Refer to a note; within a link, right after it, since links don't nest."""
        if self.in_link:
            self._waiting.append(NoteReference(note))
            return
        self._runs[-1].content.append(NoteReference(note))
        self._fresh = False
        self._space = self._break = None

    def page(self, page: str) -> None:
        """Mark where a printed page begins: in the line, or before the block that follows."""
        self._runs[-1].content.append(PageBreak(page))

    def anchor(self, name: str) -> None:
        """Mark a place that a link leads to: in the line, or before the block that follows."""
        self._runs[-1].content.append(Anchor(name))

    def open(self, mark: Mark) -> None:
        """Open a mark."""
        run = Run(mark)
        self._runs[-1].content.append(run)
        self._runs.append(run)

    def close(self) -> None:
        """Close the mark that was opened last."""
        self._runs.pop()
        if self._waiting and not self.in_link:
            waiting, self._waiting = self._waiting, []
            for reference in waiting:
                self.note(reference.note)

    def part(self) -> None:
        """End the paragraph, if one is being set."""
        self._trim()
        if self._break is not None:
            run, at = self._break
            run.content[at] = ""
        self._runs[0].content += self._waiting
        inlines = _set(self._runs[0].content)
        if is_blank(inlines):
            self._blocks += places_of(inlines)
        else:
            self._blocks.append(
                Paragraph(inlines, self.language_mark.language, self.language_mark.direction)
            )
        self._begin()

    def block(self, *blocks: Block) -> None:
        """Add blocks, after what was set before them."""
        self.part()
        self._blocks += blocks

    def last(self) -> Block | None:
        """Return the last finished block; None where there is none, or where other content follows it."""
        self.part()
        return self._blocks[-1] if self._blocks else None

    def replace_last(self, block: Block) -> None:
        """Set a block in the place of the last one."""
        self._blocks[-1] = block

    def done(self) -> Blocks:
        """Return all blocks that were composed."""
        self.part()
        return tuple(self._blocks)

    def _trim(self) -> None:
        """Remove the space at the end of the line."""
        if self._space is not None:
            run, at = self._space
            run.content[at] = str(run.content[at])[:-1]
            self._space = None


def _set(content: Sequence[_Content]) -> Inlines:
    """Return the finished content: empty marks removed, neighbouring texts joined.

    Marks around nothing but a space are removed too.
    """
    parts: list[Inline] = []
    for item in content:
        if isinstance(item, str):
            parts.append(Text(item))
        elif isinstance(item, Run):
            inner = _set(item.content)
            plain = all(isinstance(part, Text) and part.text.isspace() for part in inner)
            parts += inner if plain or item.mark is None else item.mark.wrap(inner)
        else:
            parts.append(item)
    return joined(parts)
