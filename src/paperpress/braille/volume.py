"""An edition on paper: title and contents on pages of their own, then articles and colophon.

Pages before the first article are numbered apart, after the letter p, so that contents can name
pages that follow them (Braille Formats 2016, "Page numbering").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paperpress.braille.heads import article_rows
from paperpress.braille.paging import Pages, Paper, paged
from paperpress.braille.rows import Blank, Item, NewPage, Place, Row, centred, guided, wrapped
from paperpress.braille.translation import Translation
from paperpress.xhtml.backs import Imprint
from paperpress.xhtml.context import ArticlePage
from paperpress.xhtml.fronts import Group
from paperpress.xhtml.words import Words

_COLOPHON = "colophon"


@dataclass(frozen=True, slots=True)
class Volume:
    """What an edition on paper is made of; the bodies of its articles are in cells."""

    title: str
    """``The Courier: City Desk``."""
    day: str
    """The date in words."""
    words: Words
    """In the edition's language."""
    groups: tuple[Group, ...]
    """The articles as contents list them; a group with a page of its own begins one here too."""
    articles: tuple[ArticlePage, ...]
    imprint: Imprint


def volume_pages(volume: Volume, translation: Translation) -> tuple[tuple[str, ...], ...]:
    """Return the rows of each page, title page and contents first."""
    settings = translation.settings
    language = volume.words.language
    cells = translation.cells
    letter = cells("p", language)

    def paper(before: str) -> Paper:
        head = cells(volume.title, language)
        return Paper(
            settings.line,
            settings.page,
            head,
            lambda number: before + cells(str(number), language),
        )

    body = paged(_body(volume, translation), paper(""))
    front = paged(_front(volume, translation, body), paper(letter))
    return (*front.pages, *body.pages)


def _front(volume: Volume, translation: Translation, body: Pages) -> Iterator[Item]:
    width, language = translation.settings.line, volume.words.language
    for text in (volume.title, volume.day, volume.imprint.publisher, volume.imprint.rights):
        yield from map(Row, centred(translation.cells(text, language), width))
        yield Blank()
    yield NewPage()
    yield from _heading(volume, translation, "In this edition")
    for group in volume.groups:
        if group.name:
            yield Blank()
            name = translation.cells(group.name, language)
            yield from (Row(row, keep=True) for row in wrapped(name, width, 4, 4))
        for entry in group.entries:
            headline = translation.cells(entry.headline, entry.language)
            yield from _entry(headline, entry.href, translation, body.places, language)
    yield Blank()
    about = _ours(volume, translation, "About this edition")
    yield from _entry(about, _COLOPHON, translation, body.places, language)


def _entry(
    text: str, place: str, translation: Translation, places: Mapping[str, int], language: str
) -> Iterator[Item]:
    """Yield a line of the contents; its rows stay together."""
    page = translation.cells(str(places[place]), language)
    *rows, last = guided(text, page, translation.settings.line) or (page,)
    yield from (Row(row, keep=True) for row in rows)
    yield Row(last)


def _body(volume: Volume, translation: Translation) -> Iterator[Item]:
    articles = iter(volume.articles)
    width, language = translation.settings.line, volume.words.language
    for group in volume.groups:
        if group.name and group.href:
            yield NewPage()
            name = centred(translation.cells(group.name, language), width)
            yield from (Row(row, keep=True) for row in name)
        for _ in group.entries:
            yield from article_rows(next(articles), translation, width)
    yield NewPage()
    yield Place(_COLOPHON)
    yield from _heading(volume, translation, "About this edition")
    imprint = volume.imprint
    for text in (volume.day, imprint.publisher, imprint.rights):
        yield from _paragraph(translation, text, language)
    yield from _heading(volume, translation, "Accessibility")
    for sentence in imprint.statement:
        yield from _paragraph(translation, sentence, volume.words.catalogue.language)


def _heading(volume: Volume, translation: Translation, message: str) -> Iterator[Item]:
    yield Blank()
    title = _ours(volume, translation, message)
    yield from (Row(row, keep=True) for row in centred(title, translation.settings.line))
    yield Blank()


def _paragraph(translation: Translation, text: str, language: str) -> Iterator[Item]:
    rows = wrapped(translation.cells(text, language), translation.settings.line, 2, 0)
    yield from map(Row, rows)


def _ours(volume: Volume, translation: Translation, message: str) -> str:
    words = volume.words
    return translation.cells(words.text(message), words.catalogue.language)
