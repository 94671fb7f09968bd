"""Pictures and standfirst of an article get their places and widths, by what a screen has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from paperpress.assembly.first_screen import Beginning, Unit, arrange, fitted
from paperpress.assembly.screens import CHANGED, Head, Picture, Run
from paperpress.body.words import text_of_blocks
from paperpress.model.blocks import (
    Anchor,
    Aside,
    Block,
    DefinitionList,
    Figure,
    Gallery,
    Heading,
    List,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Table,
    plain,
)
from paperpress.model.story import LEAD
from paperpress.themes.type_sizes import TypeSizes
from paperpress.xhtml.context import ROOM, ArticlePage, Shown, StandfirstPlace
from paperpress.xhtml.tables import MOST_PARTS, is_complex
from paperpress.xhtml.wide_tables import parts_of
from paperpress.xhtml.widths import length
from paperpress.xhtml.words import Words

#: So many blocks are looked at: more than a first screen holds.
_FIRST = 14
#: Lines of a table in parts that stand together; above and below a row.
_FIRST_ROWS = 5
_ROW_ROOM = 0.5
#: After these a picture may stand.
_RUNNING = Paragraph | List | Quote | Aside | DefinitionList | Table


@dataclass(frozen=True, slots=True)
class _Begun:
    """A block that an article begins with."""

    unit: Unit
    path: str = ""
    """Of its picture; empty where it is none."""
    ends_text: bool = False
    """It is running text, after which a picture may stand."""


def place_pictures(page: ArticlePage, sizes: TypeSizes) -> ArticlePage:
    """Return the page with pictures and tables as wide as a screen has room for, and lead picture and
    standfirst at their places.

    Pictures of the body stay where their author put them.
    `sizes` are the theme's.
    """
    begun = list(_begun(page, sizes))
    lead = _picture(page.pictures.get(LEAD))
    lead = lead and replace(lead, leads=True)
    story = tuple(each.unit for each in begun)
    first = page.first_paragraph if page.first_paragraph <= len(begun) else 0
    best = arrange(Beginning(_head(page), lead, story, tuple(_after(begun)), first, sizes))
    pictures = {path: _fitted(shown) for path, shown in page.pictures.items()}
    for each, share in zip(begun, best.shares, strict=True):
        if each.path:
            pictures[each.path] = replace(pictures[each.path], share=share)
    if lead is not None:
        pictures[LEAD] = replace(pictures[LEAD], share=best.place.share)
    return replace(
        page,
        room=page.room / sizes.text,
        pictures=pictures,
        lead_after=best.place.after,
        standfirst=best.place.standfirst,
        standfirst_after=first if best.place.standfirst is StandfirstPlace.TEXT else 0,
    )


def _after(begun: Sequence[_Begun]) -> Iterator[int]:
    """Yield after how many blocks a lead picture may stand: after running text, before other pictures
    that have a caption.
    """
    yield 0
    for number, each in enumerate(begun, 1):
        if isinstance(each.unit, Picture) and (each.unit.caption or each.unit.credit):
            return
        if each.ends_text:
            yield number


def _begun(page: ArticlePage, sizes: TypeSizes) -> Iterator[_Begun]:
    """Yield what a story begins with, a block each, up to a gallery or a picture that is lost."""
    for block in page.body.blocks[:_FIRST]:
        if isinstance(block, Figure | Gallery):
            path = block.path if isinstance(block, Figure) else block.figures[0].path
            if picture := _picture(page.pictures[path]):
                yield _Begun(picture, path)
            if picture is None or isinstance(block, Gallery):
                return
        else:
            yield _Begun(_run(block, sizes), ends_text=isinstance(block, _RUNNING))


def _run(block: Block, sizes: TypeSizes) -> Run:
    """Return the room that a block of text takes."""
    match block:
        case Anchor() | PageBreak():
            return Run((), 0.0)
        case Heading(inlines=inlines):
            # Its margin and that of the paragraph before it are one.
            room = sizes.heading_room - sizes.paragraph_room
            return Run((length(plain(inlines)) * sizes.heading,), room, leads=True)
        case PullQuote(inlines=inlines, attribution=attribution):
            # Its lines are both wider and higher.
            wide = length(plain(inlines)) * sizes.pull_quote**2
            return Run((wide, length(plain(attribution))), sizes.pull_quote_room / 2, whole=True)
        case Table():
            return _table(block, sizes)
        case _:
            texts = text_of_blocks((block,)).split("\n")
            return Run(tuple(map(length, texts)), sizes.paragraph_room * len(texts))


def _table(block: Table, sizes: TypeSizes) -> Run:
    """Return the room that a table takes, as one or in parts, or told in lines."""
    rows = (*block.head, *block.body)
    parts = 1 if is_complex(block) else len(parts_of(block, ROOM / sizes.text))
    cells = [[length(text_of_blocks(cell.blocks)) for cell in row] for row in rows]
    if parts > MOST_PARTS:
        heads = sum(cells[0]) if block.head else 0.0
        return Run(
            tuple(sum(row) + heads for row in cells), _ROW_ROOM * len(rows), least=_FIRST_ROWS
        )
    lines = tuple(max(row, default=0.0) * len(row) / parts for row in cells) * parts
    # What scrolls where it is too wide isn't parted by engines that scroll.
    return Run(lines, _ROW_ROOM * (len(lines) + 2), whole=parts == 1, least=_FIRST_ROWS)


def _picture(shown: Shown | None) -> Picture | None:
    if shown is None or not (shown.href and shown.width and shown.height):
        return None
    legend = shown.legend
    credit = " ".join(filter(None, (legend.credit, shown.license)))
    return Picture(shown.width / shown.height, legend.caption, credit=credit)


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
        notes=tuple(length(change.text) + CHANGED for change in page.changes),
    )
