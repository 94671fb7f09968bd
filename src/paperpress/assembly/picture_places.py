"""Each picture of an article gets its place and its width, by what a screen has room for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from paperpress.assembly.first_screen import Head, Picture, Run, Unit, fitted, place
from paperpress.body.words import text_of_blocks
from paperpress.model.blocks import (
    Anchor,
    Block,
    Figure,
    Gallery,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    plain,
)
from paperpress.model.story import LEAD
from paperpress.xhtml.context import ArticlePage, Shown
from paperpress.xhtml.widths import length
from paperpress.xhtml.words import Words

#: So many blocks are looked at: more than a first screen holds.
_FIRST = 10
#: How much wider a line is in a heading than in the text.
_HEADING = 1.25
_HEADING_GAP = 2.2
_GAP = 0.7


def place_pictures(page: ArticlePage, scale: float) -> ArticlePage:
    """Return the page with its pictures and tables as wide as a screen has room for, the lead at its place.

    Pictures of the body stay where their author put them.
    `scale` is how much larger the theme sets the text than the reader's own size.
    """
    pictures = {path: _fitted(shown) for path, shown in page.pictures.items()}
    page = replace(page, room=page.room / scale)
    story = tuple(_units(page.body.blocks[:_FIRST], page.pictures))
    lead = _picture(page.pictures.get(LEAD))
    if lead is not None:
        best = place(_head(page), lead, story, _after(page.body.blocks, story), scale)
        pictures[LEAD] = replace(pictures[LEAD], share=best.share)
        return replace(page, pictures=pictures, lead_after=best.after, standfirst_below=best.below)
    for number, (block, unit) in enumerate(zip(page.body.blocks, story, strict=False)):
        if isinstance(block, Figure) and isinstance(unit, Picture):
            rest = (*story[:number], *story[number + 1 :])
            best = place(_head(page), unit, rest, [number], scale)
            pictures[block.path] = replace(pictures[block.path], share=best.share)
            break
    return replace(page, pictures=pictures)


def _after(blocks: tuple[Block, ...], story: tuple[Unit, ...]) -> Iterator[int]:
    """Yield after how many blocks a lead picture may stand: after paragraphs, before other pictures."""
    yield 0
    for number, (block, unit) in enumerate(zip(blocks, story, strict=False), 1):
        if isinstance(unit, Picture):
            return
        if isinstance(block, Paragraph):
            yield number


def _units(blocks: tuple[Block, ...], pictures: Mapping[str, Shown]) -> Iterator[Unit]:
    """Yield what a story begins with, up to what isn't text or a picture."""
    for block in blocks:
        match block:
            case Figure(path=path) if picture := _picture(pictures[path]):
                yield picture
            case Figure() | Gallery() | Table():
                return
            case Anchor() | PageBreak():
                yield Run((), 0.0)
            case Heading(inlines=inlines):
                yield Run((length(plain(inlines)) * _HEADING,), _HEADING_GAP)
            case _:
                lines = text_of_blocks((block,)).split("\n")
                yield Run(tuple(map(length, lines)), _GAP * len(lines))


def _picture(shown: Shown | None) -> Picture | None:
    if shown is None or not (shown.href and shown.width and shown.height):
        return None
    legend = shown.legend
    caption = " ".join(filter(None, (legend.caption, legend.credit, shown.license)))
    return Picture(shown.width / shown.height, caption)


def _fitted(shown: Shown) -> Shown:
    picture = _picture(shown)
    return replace(shown, share=fitted(picture.aspect)) if picture else shown


def _head(page: ArticlePage) -> Head:
    """Return the words above the story, as far as they take room."""
    words, article = Words(page.language), page.article
    names = words.catalogue.join([person.name for person in page.people])
    moments = [
        words.text(message, time=words.catalogue.moment(moment))
        for message, moment in page.times(in_head=True)
    ]
    line = (
        article.byline or (names and words.text("By {authors}", authors=names)),
        article.dateline,
        *moments,
    )
    return Head(
        headline=article.headline,
        kicker=article.kicker or "",
        standfirst=article.standfirst or "",
        byline=" · ".join(filter(None, line)),
        position=" · ".join(
            (
                words.text("{position} of {total}", position=page.position, total=page.total),
                words.text("Contents"),
                words.label("Next: {headline}"),
            )
        ),
    )
