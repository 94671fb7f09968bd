"""Quotes, pull quotes and boxes."""

from __future__ import annotations

from lxml import etree

from paperpress.body.block_builder import BlockBuilder
from paperpress.body.elements import classes, tag
from paperpress.body.flow import Reader, inner, run_of, spoken
from paperpress.body.language_marks import SAME, LanguageMark
from paperpress.model.blocks import (
    Aside,
    Blocks,
    Divider,
    Figure,
    Heading,
    Inlines,
    Paragraph,
    PullQuote,
    Quote,
)


def quote(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``blockquote``; who is quoted is read from a ``footer`` or ``cite`` at its end."""
    attribution, beside = attribution_of(reader, builder, element)
    blocks = reader.flow(element, builder.marks)
    builder.block(
        *_quoted(blocks, attribution, language_mark.within(builder.language_mark)), *beside
    )


def pull_quote(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read a pull quote: a line of the article, set large; one with lists or tables is a quote."""
    quoted = [child for child in element if tag(child) == "blockquote"]
    if tag(element) == "figure" and len(quoted) == 1:
        caption = [child for child in element if tag(child) == "figcaption"]
        attribution, beside = attribution_of(
            reader, builder, caption[0] if caption else quoted[0], whole=bool(caption)
        )
    else:
        attribution, beside = attribution_of(
            reader, builder, quoted[0] if len(quoted) == 1 else element
        )
    blocks = _unquoted(inner(reader, builder, element, language_mark))
    run, rest = run_of(blocks)
    kept = tuple(block for block in rest if not isinstance(block, Divider))
    if not run or not all(isinstance(block, Figure) for block in kept):
        builder.block(*_quoted(blocks, attribution), *beside)
        return
    builder.block(PullQuote(run, attribution), *kept, *beside)


def _quoted(blocks: Blocks, attribution: Inlines, language_mark: LanguageMark = SAME) -> Blocks:
    """Return a quote of some blocks; a paragraph where there is only the name of who is quoted."""
    if blocks:
        return (Quote(blocks, attribution, language_mark.language, language_mark.direction),)
    return (Paragraph(attribution),) if attribution else ()


def _unquoted(blocks: Blocks) -> Blocks:
    if len(blocks) == 1 and isinstance(blocks[0], Quote) and not blocks[0].attribution:
        return blocks[0].blocks
    return blocks


def aside(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``aside`` as a box, whose first heading is its own."""
    blocks = inner(reader, builder, element, language_mark)
    heading: Inlines = ()
    if blocks and isinstance(blocks[0], Heading):
        heading, blocks = spoken(blocks[0]), blocks[1:]
    if blocks:
        builder.block(Aside(heading, blocks))
    elif heading:
        builder.block(Paragraph(heading))


def attribution_of(
    reader: Reader, builder: BlockBuilder, element: etree._Element, *, whole: bool = False
) -> tuple[Inlines, Blocks]:
    """Return who is quoted in an element, taken out of it, and the blocks that came with the name.

    It is the element's last child where that is a ``footer``, a ``cite``, a paragraph of nothing
    but a ``cite``, or has a class that says so; `whole` takes the element itself.
    """
    last = element if whole else _attribution(element)
    if last is None or last in reader.skip:
        return (), ()
    run, rest = run_of(reader.flow(last, builder.marks, SAME))
    reader.skip.add(last)
    return run, rest


def _attribution(quoted: etree._Element) -> etree._Element | None:
    if len(quoted) == 0:
        return None
    last = quoted[-1]
    if (last.tail or "").strip() or (len(quoted) == 1 and not (quoted.text or "").strip()):
        return None
    if tag(last) in ("footer", "cite", "figcaption"):
        return last
    if not classes(last).isdisjoint(
        {"attribution", "quote-attribution", "pullquote-attribution", "author"}
    ):
        return last
    only = len(last) == 1 and tag(last[0]) == "cite" and not (last.text or "").strip()
    return last if only and tag(last) in ("p", "div") and not (last[0].tail or "").strip() else None
