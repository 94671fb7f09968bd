"""An edition on paper: volumes, each with a title page, its contents, and whole articles.

Pages before the first article of a volume are numbered apart, after the letter p, so that contents
can name pages that follow them (Braille Formats 2016, "Page numbering"). All others are numbered
through, whatever volume they are in. The first volume's contents list those of the others too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from paperpress.braille.fronts import Front, Listed
from paperpress.braille.paging import Pages, Paper, paged
from paperpress.braille.rows import Item
from paperpress.braille.sections import PaperEdition, Section, sections_of
from paperpress.braille.translation import Translation

VolumePages = tuple[tuple[str, ...], ...]
"""The rows of each page of a volume."""
#: Stands for a page or a volume whose number isn't known yet: no number is wider.
_WIDE = 9999


def volumes_of(edition: PaperEdition, translation: Translation) -> tuple[VolumePages, ...]:
    """Return the pages of each volume: one, where that has no more pages than a volume may have."""
    sections = tuple(sections_of(edition, translation))
    most = translation.settings.volume
    binding = _Binding(edition, translation, sections, most)
    volumes = binding.bound(1)
    if most and len(volumes[0]) > most:
        volumes = binding.bound(2)
    return volumes


@dataclass(frozen=True, slots=True)
class _Content:
    """What a volume holds behind its contents."""

    sections: tuple[Section, ...]
    pages: VolumePages
    places: dict[str, int]
    """The page that each section begins on."""
    before: int
    """How many pages the volumes before it have behind their contents."""

    def listed(self, volume: int) -> Listed:
        """Return what contents list of it; what began in the volume before goes on on its first page."""
        first = self.before + 1
        entries = [(each, max(first, self.places[each.place])) for each in self.sections]
        return Listed(volume, entries)


@dataclass(frozen=True, slots=True)
class _Binding:
    edition: PaperEdition
    translation: Translation
    sections: tuple[Section, ...]
    most: int
    """Pages of a volume."""

    def bound(self, least: int) -> tuple[VolumePages, ...]:
        """Return volumes, at least so many; one alone has any number of pages."""
        if least == 1:
            whole = self._paged(self.sections, 0)
            contents = [_Content(self.sections, whole.pages, whole.places, 0)]
        else:
            # How many volumes the first has to list decides how much it has room for.
            contents = next(
                parted
                for guess in count(least)
                if len(parted := list(self._parted(guess))) <= guess
            )
        listed = [content.listed(number) for number, content in enumerate(contents, 1)]
        total = len(contents)
        fronts = [self._front(1, total, listed)]
        fronts += [self._front(each.volume, total, [each]) for each in listed[1:]]
        return tuple(
            (*front, *content.pages) for front, content in zip(fronts, contents, strict=True)
        )

    def _parted(self, volumes: int) -> Iterator[_Content]:
        """Yield what each volume holds, where there is room for the names of so many in the first."""
        held: tuple[Section, ...] = ()
        number, before = 1, 0
        for section in (*self.sections, None):
            more = (*held, section) if section else ()
            pages = len(self._paged(more, 0).pages)
            if more and (not held or pages <= self._room(more, number, volumes)):
                held = more
                continue
            for content in self._cut(held, number, before, volumes):
                yield content
                number += 1
                before += len(content.pages)
            held = (section,) if section else ()

    def _cut(
        self, sections: tuple[Section, ...], number: int, before: int, volumes: int
    ) -> Iterator[_Content]:
        """Yield volumes of sections: one, but where an article alone is longer than that."""
        whole = self._paged(sections, before)
        pages = whole.pages
        while pages:
            room = self._room(sections, number, volumes)
            yield _Content(sections, pages[:room], whole.places, before)
            pages, number, before = pages[room:], number + 1, before + room

    def _room(self, sections: Sequence[Section], number: int, volumes: int) -> int:
        """Return how many pages of sections a volume takes; one at least, however long its contents."""
        entries = [(section, _WIDE) for section in sections]
        contents = [Listed(_WIDE, entries)]
        if number == 1:
            entries = [(section, _WIDE) for section in self.sections]
            contents = [Listed(_WIDE, entries), *(Listed(_WIDE, ()) for _ in range(volumes))]
        return max(1, self.most - len(self._front(_WIDE, _WIDE, contents)))

    def _front(self, volume: int, volumes: int, contents: Sequence[Listed]) -> VolumePages:
        letter = self.translation.cells("p", self.edition.words.language)
        rows = Front(self.edition, self.translation).rows(volume, volumes, contents)
        return paged(rows, replace(self._paper(letter, 0), titled=True)).pages

    def _paged(self, sections: Sequence[Section], before: int) -> Pages:
        """Return sections on pages that are numbered behind so many others."""
        items: Iterator[Item] = (item for section in sections for item in section.items)
        pages = paged(items, self._paper("", before))
        places = {place: before + page for place, page in pages.places.items()}
        return Pages(pages.pages, places)

    def _paper(self, letter: str, before: int) -> Paper:
        """Return paper whose pages are numbered after a letter, behind so many others."""
        settings, language = self.translation.settings, self.edition.words.language
        cells = self.translation.cells
        return Paper(
            settings.line,
            settings.page,
            cells(self.edition.title, language),
            lambda number: letter + cells(str(before + number), language),
        )
