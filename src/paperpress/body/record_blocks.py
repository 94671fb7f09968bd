"""Reads the blocks of a record (docs/record.md) into the block model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from paperpress.body.embeds import left_behind, provider_of
from paperpress.body.findings import BodyFinding, BodyFindings
from paperpress.body.flow import Reader
from paperpress.body.links import address
from paperpress.body.numbering import TYPES, numbered
from paperpress.body.runs import joined
from paperpress.body.tex import formula_of, holds_tex, parts_of
from paperpress.model import article as record
from paperpress.model.blocks import (
    Aside,
    Block,
    Blocks,
    Cell,
    Code,
    Divider,
    Embed,
    Figure,
    Gallery,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    List,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Table,
    Text,
    Unspoken,
    plain,
)

DEEPEST: Final = 16
"""Blocks that may lie within one another; those below are levelled."""


def sources_of(blocks: Sequence[record.BodyBlock]) -> Iterator[str]:
    """Yield all HTML in the blocks of a record, in order."""
    for block in blocks:
        match block:
            case record.ParagraphBlock(html=str(html)) | record.HtmlBlock(html=html):
                yield html
            case record.FootnoteBlock(html=html):
                yield html
            case record.QuoteBlock(blocks=inner) | record.AsideBlock(blocks=inner):
                yield from _sources_within(inner)
            case record.ListBlock(items=items):
                for item in items:
                    yield from _sources_within(item)
            case record.TableBlock(header=header, rows=rows):
                yield from header
                for row in rows:
                    yield from row
            case _:
                pass


def _sources_within(inner: str | Sequence[record.BodyBlock]) -> Iterator[str]:
    if isinstance(inner, str):
        yield inner
    else:
        yield from sources_of(inner)


def footnotes_of(blocks: Sequence[record.BodyBlock]) -> Iterator[record.FootnoteBlock]:
    """Yield the footnotes among the blocks of a record, however deep."""
    for block in blocks:
        match block:
            case record.FootnoteBlock():
                yield block
            case record.QuoteBlock(blocks=tuple(inner)) | record.AsideBlock(blocks=tuple(inner)):
                yield from footnotes_of(inner)
            case record.ListBlock(items=items):
                for item in items:
                    if not isinstance(item, str):
                        yield from footnotes_of(item)
            case _:
                pass


class RecordReader:
    """Reads the blocks of one record; its HTML is parsed already."""

    def __init__(self, reader: Reader, roots: Mapping[str, etree._Element]) -> None:
        self._reader = reader
        self._roots = roots

    def top(self, blocks: Sequence[record.BodyBlock]) -> Blocks:
        """Return the record's blocks; each finding is recorded under the place of its block."""
        read: list[Block] = []
        for index, block in enumerate(blocks):
            self._reader.body_findings.path = f"body[{index}]"
            read += self._block(block, 1)
        self._reader.body_findings.path = "body"
        return tuple(read)

    def html(self, source: str) -> Blocks:
        """Return the blocks of a string of HTML."""
        return self._reader.flow(self._roots[source])

    def _inner(self, inner: str | Sequence[record.BodyBlock], depth: int) -> Blocks:
        if isinstance(inner, str):
            return self.html(inner)
        return tuple(read for block in inner for read in self._block(block, depth + 1))

    def _block(self, block: record.BodyBlock, depth: int) -> Blocks:
        """Return what a block of the record becomes; what isn't to be heard is marked so."""
        read = self._read(block, depth)
        return read if block.speech or not read else (Unspoken(read),)

    def _read(self, block: record.BodyBlock, depth: int) -> Blocks:
        match block:
            case record.ParagraphBlock(html=str(html)) | record.HtmlBlock(html=html):
                return self.html(html)
            case record.ParagraphBlock(text=str(text)):
                return self._text(text)
            case record.HeadingBlock(level=level, text=text):
                return (Heading(level, (Text(text),)),)
            case record.PictureBlock():
                return (Figure(_picture(block), self._reader.body_findings.picture_path()),)
            case record.GalleryBlock(pictures=pictures, caption=caption):
                path_of = self._reader.body_findings.picture_path
                path = self._reader.body_findings.path
                figures = (
                    Figure(picture, path_of(f"{path}.pictures[{i}]"))
                    for i, picture in enumerate(pictures)
                )
                return (Gallery(tuple(figures), _line(caption)),)
            case record.PullQuoteBlock(text=text, attribution=attribution):
                return (PullQuote((Text(text),), _line(attribution)),)
            case record.TableBlock():
                return self._table(block)
            case record.EmbedBlock():
                return self._embed(block)
            case record.CodeBlock(text=text, language=language):
                listing = text.replace("\r\n", "\n").strip("\n").rstrip()
                return (Code(listing, language or ""),) if listing.strip() else ()
            case record.DividerBlock():
                return (Divider(),)
            case record.PageBreakBlock(page=page):
                return (PageBreak(page),)
            case record.QuoteBlock() | record.AsideBlock() | record.ListBlock():
                return self._holder(block, depth)
            case _:
                return ()

    def _holder(
        self, block: record.QuoteBlock | record.AsideBlock | record.ListBlock, depth: int
    ) -> Blocks:
        """Return a block that holds other blocks."""
        if depth > DEEPEST:
            self._reader.body_findings.add(BodyFinding.DEPTH)
        match block:
            case record.QuoteBlock(blocks=inner, attribution=attribution):
                blocks = self._inner(inner, depth)
                if blocks and depth <= DEEPEST:
                    return (Quote(blocks, _line(attribution)),)
                return (*blocks, *_paragraph(attribution))
            case record.AsideBlock(heading=heading, blocks=inner):
                blocks = self._inner(inner, depth)
                if blocks and depth <= DEEPEST:
                    return (Aside(_line(heading), blocks),)
                return (*_paragraph(heading), *blocks)
            case record.ListBlock(items=items):
                read = tuple(self._inner(item, depth) for item in items)
                if any(read) and depth <= DEEPEST:
                    return (_listed(block, read),)
                return tuple(inner_block for blocks in read for inner_block in blocks)

    def _table(self, block: record.TableBlock) -> Blocks:
        head = tuple(Cell(cell, "col" if cell else None) for cell in map(self.html, block.header))
        rows: list[tuple[Cell, ...]] = []
        for row in block.rows:
            cells = [Cell(self.html(source)) for source in row]
            if block.row_header and cells and cells[0].blocks:
                cells[0] = Cell(cells[0].blocks, "row")
            if any(cell.blocks for cell in cells):
                rows.append(tuple(cells))
        if not rows and not any(cell.blocks for cell in head):
            return _paragraph(block.caption)
        if not any(cell.scope for row in (head, *rows) for cell in row):
            if len(rows) == 1 or all(len(row) == 1 for row in rows):
                self._reader.body_findings.add(BodyFinding.LAYOUT)
                held = (part for row in rows for cell in row for part in cell.blocks)
                return (*_paragraph(block.caption), *held)
            self._reader.body_findings.add(BodyFinding.NO_HEADER)
        shown = (head,) if any(cell.blocks for cell in head) else ()
        return (Table(shown, tuple(rows), _line(block.caption)),)

    def _text(self, text: str) -> Blocks:
        """Return the blocks of plain text: formulas are written out, bare addresses get a name."""
        base, body_findings = self._reader.base, self._reader.body_findings
        read: list[Block] = []
        for paragraph in paragraphs(text):
            alone = len(paragraph.inlines) == 1
            lines: list[Inline] = []
            for line in paragraph.inlines:
                lines += with_formulas(line, body_findings) if isinstance(line, Text) else (line,)
            read.append(
                plain_line(plain(paragraph.inlines), base, body_findings)
                if alone
                else replace(paragraph, inlines=tuple(lines))
            )
        return tuple(read)

    def _embed(self, block: record.EmbedBlock) -> Blocks:
        reader = self._reader
        url = (address(block.url, reader.base, reader.body_findings) if block.url else None) or ""
        if not url.startswith("http"):
            url = ""
        blocks = self._text(block.text or "")
        title = block.title or ""
        if not (url or title or blocks):
            title = block.provider or block.url or ""
        return (Embed(block.provider or provider_of(url), url, title, blocks),)


def plain_line(line: str, base: str | None, body_findings: BodyFindings) -> Block:
    """Return a line of plain text as a paragraph; an address alone as a link with a name."""
    embed = left_behind(line, base, body_findings)
    return embed or Paragraph(with_formulas(Text(line), body_findings))


def with_formulas(text: Text, body_findings: BodyFindings) -> Inlines:
    """Return plain text with the formulas in TeX that it holds, with a finding for each."""
    if not holds_tex(text.text):
        return (text,)
    inlines: list[Inline] = []
    for part in parts_of(text.text):
        if isinstance(part, str):
            inlines.append(Text(part))
            continue
        formula = formula_of(part.source, block=part.block)
        words = formula if isinstance(formula, str) else formula.text
        body_finding = BodyFinding.FORMULA if words else BodyFinding.TEX
        body_findings.add(body_finding, words or part.typed, apart=words or part.typed)
        inlines.append(Text(words or part.typed) if isinstance(formula, str) else formula)
    return joined(inlines)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of plain text: a blank line ends one, a line break breaks the line."""
    read: list[Paragraph] = []
    lines: list[Inline] = []
    for line in (*text.split("\n"), ""):
        if line:
            lines += (LineBreak(), Text(line)) if lines else (Text(line),)
        elif lines:
            read.append(Paragraph(tuple(lines)))
            lines = []
    return tuple(read)


def _listed(block: record.ListBlock, read: tuple[Blocks, ...]) -> List:
    """Return a list of the items that aren't empty, each with its number among all items."""
    if not block.ordered:
        return List(False, tuple(blocks for blocks in read if blocks))
    start = block.start
    if start is None:
        start = len(read) if block.reversed else 1
    style = TYPES[block.numbering]
    whole = List(True, read, start, block.reversed, style, block.values[: len(read)])
    numbers = [n for n, blocks in zip(whole.numbers(), read, strict=True) if blocks]
    return numbered(tuple(blocks for blocks in read if blocks), numbers, block.reversed, style)


def _picture(block: record.PictureBlock) -> record.Picture:
    return record.Picture(**{name: getattr(block, name) for name in record.Picture.model_fields})


def _line(text: str | None) -> Inlines:
    return (Text(text),) if text else ()


def _paragraph(text: str | None) -> Blocks:
    return (Paragraph((Text(text),)),) if text else ()
