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
from paperpress.braille.rows import Item, PrintPage
from paperpress.braille.sections import PaperEdition, Section, sections_of
from paperpress.braille.translation import Translation

VolumePages = tuple[tuple[str, ...], ...]
"""The rows of each page of a volume."""
#: Stands for a page or a volume whose number isn't known yet: no number is wider.
_WIDE = 9999


def volumes_of(edition: PaperEdition, translation: Translation) -> tuple[VolumePages, ...]:
    """Return the pages of each volume: one, where that has no more pages than a volume may have."""
    binding = _Binding(edition, translation, tuple(sections_of(edition, translation)))
    volumes = binding.bound([binding.whole()])
    most = translation.settings.volume
    return binding.bound(binding.parted(most)) if 0 < most < len(volumes[0]) else volumes


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

    def bound(self, contents: Sequence[_Content]) -> tuple[VolumePages, ...]:
        """Return volumes with what they begin with; the first lists what all of them hold."""
        listed = [content.listed(number) for number, content in enumerate(contents, 1)]
        total = len(contents)
        fronts = [self._front(1, total, listed)]
        fronts += [self._front(each.volume, total, [each]) for each in listed[1:]]
        return tuple(
            (*front, *content.pages) for front, content in zip(fronts, contents, strict=True)
        )

    def whole(self) -> _Content:
        """Return what an edition of one volume holds."""
        pages = self._paged(self.sections, 0)
        return _Content(self.sections, pages.pages, pages.places, 0)

    def parted(self, most: int) -> list[_Content]:
        """Return what each volume holds, of at most so many pages with what it begins with.

        How many volumes the first has to list decides how much it has room for.
        """
        for guess in count(2):
            contents = list(self._parted(most, guess))
            if len(contents) <= guess:
                break
        return contents

    def _parted(self, most: int, volumes: int) -> Iterator[_Content]:
        """Yield what each volume holds, where there is room for the names of so many in the first."""
        held: tuple[Section, ...] = ()
        number, before = 1, 0
        for section in (*self.sections, None):
            more = (*held, section) if section else ()
            pages = len(self._paged(more, 0).pages)
            if more and (not held or pages <= most - self._taken(more, number, volumes)):
                held = more
                continue
            for content in self._cut(held, most, number, before, volumes):
                yield content
                number += 1
                before += len(content.pages)
            held = (section,) if section else ()

    def _cut(
        self, sections: tuple[Section, ...], most: int, number: int, before: int, volumes: int
    ) -> Iterator[_Content]:
        """Yield volumes of sections: one, but where an article alone is longer than that.

        Each has a page of them at least, however long its contents are.
        """
        whole = self._paged(sections, before)
        pages = whole.pages
        while pages:
            room = max(1, most - self._taken(sections, number, volumes))
            yield _Content(sections, pages[:room], whole.places, before)
            pages, number, before = pages[room:], number + 1, before + room

    def _taken(self, sections: Sequence[Section], number: int, volumes: int) -> int:
        """Return how many pages a volume begins with: never fewer than in the end."""
        contents = [Listed(_WIDE, [(section, _WIDE) for section in sections])]
        if number == 1:
            everything = [(section, _WIDE) for section in self.sections]
            contents = [Listed(_WIDE, everything), *(Listed(_WIDE, ()) for _ in range(volumes))]
        return len(self._front(_WIDE, _WIDE, contents))

    def _front(self, volume: int, volumes: int, contents: Sequence[Listed]) -> VolumePages:
        letter = self.translation.cells("p", self.edition.words.language)
        rows = Front(self.edition, self.translation).rows(volume, volumes, contents)
        return paged(rows, replace(self._paper(letter, 0), titled=True)).pages

    def _paged(self, sections: Sequence[Section], before: int) -> Pages:
        """Return sections on pages that are numbered behind so many others."""
        items: Iterator[Item] = (item for section in sections for item in section.items)
        earlier = self.sections[: self.sections.index(sections[0])] if sections else ()
        printed = [
            item.label for each in earlier for item in each.items if isinstance(item, PrintPage)
        ]
        paper = replace(self._paper("", before), printed=printed[-1] if printed else "")
        pages = paged(items, paper)
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
