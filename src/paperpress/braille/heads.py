"""An article in rows: what its page says, in the page's order (`paperpress.xhtml.article`).

Left out is what leads from page to page of an EPUB, since paper has contents and page numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.braille.blocks import BlockLayout
from paperpress.braille.rows import Blank, Item, Place, PrintPage, Row, centred, wrapped
from paperpress.braille.translation import Translation
from paperpress.model.blocks import Text
from paperpress.xhtml.changes import change_text
from paperpress.xhtml.context import ArticlePage
from paperpress.xhtml.words import Words


def article_rows(page: ArticlePage, translation: Translation, width: int) -> Iterator[Item]:
    """Yield the rows of an article whose body is in cells already."""
    words = Words(page.language)
    notes = {note.id: number for number, note in enumerate(page.body.notes, 1)}
    layout = BlockLayout(width, translation, words, notes)
    yield from (Blank(), Blank())
    for _, printed in page.page_markers:
        yield PrintPage(layout.page_label(printed))
    yield Place(page.href)
    yield from _head(page, layout)
    yield from layout.blocks(page.body.blocks)
    if page.body.notes:
        yield Blank()
        for note in page.body.notes:
            yield from layout.note(note)
    yield from _corrections(page, layout)
    yield from _foot(page, layout)


def _head(page: ArticlePage, layout: BlockLayout) -> Iterator[Item]:
    article, cells = page.article, layout.translation.cells
    if article.kicker:
        kicker = centred(cells(article.kicker, page.language), layout.width)
        yield from (Row(row, keep=True) for row in kicker)
    headline = cells(article.headline, page.language)
    yield from (Row(row, keep=True) for row in centred(headline, layout.width))
    yield Blank()
    if article.standfirst:
        yield from _paragraph(layout, cells(article.standfirst, page.language))
    if article.byline:
        yield from _paragraph(layout, cells(article.byline, page.language))
    elif page.people:
        names = layout.words.catalogue.join([person.name for person in page.people])
        yield from _paragraph(layout, _ours(layout, "By {authors}", authors=names))
    if article.dateline:
        yield from _paragraph(layout, cells(article.dateline, page.language))
    yield from _times(page, layout, in_head=True)
    if page.on is not None:
        for change in page.changes:
            sentence = change_text(layout.words, change, page.on)
            yield from _paragraph(layout, cells(sentence, layout.words.catalogue.language))
    yield Blank()


def _times(page: ArticlePage, layout: BlockLayout, *, in_head: bool) -> Iterator[Item]:
    for message, moment in page.times(in_head=in_head):
        shown = layout.words.catalogue.moment(moment)
        yield from _paragraph(layout, _ours(layout, message, time=shown))


def _corrections(page: ArticlePage, layout: BlockLayout) -> Iterator[Item]:
    at_head = {change.text for change in page.changes}
    earlier = [each for each in page.article.corrections if each.text not in at_head]
    if earlier:
        yield from layout.heading((Text(_ours(layout, "Corrections")),), 2)
    for correction in earlier:
        cells = layout.translation.cells
        line = cells(correction.text, page.language)
        if correction.date is not None:
            day = layout.words.catalogue.moment(correction.date)
            line = f"{cells(f'{day} —', layout.words.catalogue.language)} {line}"
        yield from _paragraph(layout, line)


def _foot(page: ArticlePage, layout: BlockLayout) -> Iterator[Item]:
    described = [person for person in page.people if person.bio or person.role]
    cells = layout.translation.cells
    if described:
        title = layout.words.plural("About the author", "About the authors", len(described))
        heading = cells(title, layout.words.catalogue.language)
        yield from layout.heading((Text(heading),), 2)
    for person in described:
        name = cells(person.name, page.language)
        role = cells(person.role, person.language, page.language)
        yield from _paragraph(layout, f"{name} {role}".strip())
        for line in person.bio.split("\n"):
            yield from _paragraph(layout, cells(line, person.language, page.language))
    yield from _times(page, layout, in_head=False)
    if page.article.copyright:
        yield from _paragraph(layout, cells(page.article.copyright, page.language))


def _paragraph(layout: BlockLayout, cells: str) -> Iterator[Item]:
    yield from (Row(row) for row in wrapped(cells, layout.width, 2, 0))


def _ours(layout: BlockLayout, message: str, **values: str) -> str:
    """Return words of our own in cells, in the language that they are in."""
    words = layout.words
    return layout.translation.cells(words.text(message, **values), words.catalogue.language)
