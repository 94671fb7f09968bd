"""An edition on paper as the sections that its volumes hold whole: its articles, and its colophon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from paperpress.braille.bodies import transcribers_note
from paperpress.braille.heads import article_rows
from paperpress.braille.rows import Blank, Item, NewPage, Place, Row, centred, wrapped
from paperpress.braille.switching import opening
from paperpress.braille.translation import Translation
from paperpress.xhtml.backs import Imprint
from paperpress.xhtml.context import ArticlePage
from paperpress.xhtml.fronts import Group
from paperpress.xhtml.words import Words


@dataclass(frozen=True, slots=True)
class PaperEdition:
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


@dataclass(frozen=True, slots=True)
class Section:
    """What contents list in one line."""

    place: str
    """What its rows are found by."""
    title: str
    """In cells."""
    group: str
    """What heads it in the contents, in cells; empty for nothing."""
    items: tuple[Item, ...]
    """Its rows."""


def sections_of(edition: PaperEdition, translation: Translation) -> Iterator[Section]:
    """Yield each article in its order, then the colophon."""
    articles = iter(edition.articles)
    width, language = translation.settings.line, edition.words.language
    for group in edition.groups:
        name = translation.cells(group.name, language)
        before: tuple[Item, ...] = ()
        if group.name and group.href:
            before = (NewPage(), *(Row(row, keep=True) for row in centred(name, width)))
        for entry in group.entries:
            title = translation.cells(entry.headline, entry.language, language)
            rows = _article(edition, next(articles), translation)
            yield Section(entry.href, title, name, (*before, *rows))
            before = ()
    title = ours(edition, translation, "About this edition")
    yield Section("colophon", title, "", tuple(_colophon(edition, translation, title)))


def _article(edition: PaperEdition, page: ArticlePage, translation: Translation) -> Iterator[Item]:
    """Yield the rows of an article; one in another code stands between signs in rows of their own.

    A note tells which language that is (The Rules of Unified English Braille, section 14.3.7).
    """
    words, settings = edition.words, translation.settings
    rows = article_rows(page, translation, settings.line)
    around = translation.code(words.language)
    if around.switch is None or translation.code(page.language) == around:
        yield from rows
        return
    language = words.catalogue.language_name(page.language)
    note = transcribers_note(translation.cells(language, words.catalogue.language))
    yield Blank()
    yield from (Row(row, keep=True) for row in wrapped(note, settings.line, 2, 0))
    yield Row(opening(around.switch, page.language), keep=True)
    yield from rows
    yield Row(around.switch.passage_ends)


def ours(edition: PaperEdition, translation: Translation, message: str, **values: object) -> str:
    """Return words of our own in cells, in the language that they are in."""
    words = edition.words
    return translation.cells(words.text(message, **values), words.catalogue.language)


def heading(title: str, width: int) -> Iterator[Item]:
    """Yield the rows of a title in cells: in the middle, between empty rows."""
    yield Blank()
    yield from (Row(row, keep=True) for row in centred(title, width))
    yield Blank()


def _colophon(edition: PaperEdition, translation: Translation, title: str) -> Iterator[Item]:
    width, language = translation.settings.line, edition.words.language
    yield NewPage()
    yield Place("colophon")
    yield from heading(title, width)
    imprint = edition.imprint
    for text in (edition.day, imprint.publisher, imprint.rights):
        yield from _paragraph(translation, text, language)
    yield from heading(ours(edition, translation, "Accessibility"), width)
    for sentence in imprint.statement:
        yield from _paragraph(translation, sentence, edition.words.catalogue.language)


def _paragraph(translation: Translation, text: str, language: str) -> Iterator[Item]:
    rows = wrapped(translation.cells(text, language), translation.settings.line, 2, 0)
    yield from map(Row, rows)
