"""What a volume on paper begins with: its title page, then its contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from paperpress.braille.rows import Blank, Item, NewPage, Row, centred, guided, wrapped
from paperpress.braille.sections import PaperEdition, Section, heading, ours
from paperpress.braille.translation import Translation


@dataclass(frozen=True, slots=True)
class Listed:
    """What contents list of one volume."""

    volume: int
    """Its number."""
    entries: Sequence[tuple[Section, int]]
    """What it holds, each with the page that it begins on."""


@dataclass(frozen=True, slots=True)
class Front:
    """Writes what volumes begin with."""

    edition: PaperEdition
    translation: Translation

    def rows(self, volume: int, volumes: int, contents: Sequence[Listed]) -> Iterator[Item]:
        """Yield the rows of a volume's title page and contents, which may list several volumes."""
        width, language = self.translation.settings.line, self.edition.words.language
        edition, cells = self.edition, self.translation.cells
        named = [self._name(volume, volumes)] if volumes > 1 else []
        imprint = [cells(text, language) for text in _imprint(edition)]
        titles = (cells(edition.title, language), cells(edition.day, language), *named, *imprint)
        for title in titles:
            yield from map(Row, centred(title, width))
            yield Blank()
        yield NewPage()
        yield from heading(ours(edition, self.translation, "In this edition"), width)
        for listed in contents:
            if len(contents) > 1:
                yield from heading(self._name(listed.volume, volumes), width)
            yield from self._listed(listed.entries)

    def _name(self, volume: int, volumes: int) -> str:
        message = "Volume {number} of {total}"
        return ours(self.edition, self.translation, message, number=volume, total=volumes)

    def _listed(self, entries: Sequence[tuple[Section, int]]) -> Iterator[Item]:
        """Yield a line for each section, under what heads it."""
        width = self.translation.settings.line
        for name, group in groupby(entries, key=lambda entry: entry[0].group):
            yield Blank()
            yield from (Row(row, keep=True) for row in wrapped(name, width, 4, 4))
            for section, page in group:
                yield from self._entry(section.title, page)

    def _entry(self, title: str, page: int) -> Iterator[Item]:
        """Yield a line of the contents; its rows stay together."""
        number = self.translation.cells(str(page), self.edition.words.language)
        *rows, last = guided(title, number, self.translation.settings.line) or (number,)
        yield from (Row(row, keep=True) for row in rows)
        yield Row(last)


def _imprint(edition: PaperEdition) -> tuple[str, ...]:
    return tuple(text for text in (edition.imprint.publisher, edition.imprint.rights) if text)
