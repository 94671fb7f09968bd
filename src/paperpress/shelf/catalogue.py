"""What stands on a shelf, as values: publications, each with its files, newest day first."""

from __future__ import annotations

import datetime as clock
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperpress.model.changes import NO_CHANGES, Changes
from paperpress.vocab import EPUB_TYPE
from paperpress.xhtml.changes import SINCE, change_text, taken_out_text
from paperpress.xhtml.words import Words


@dataclass(frozen=True, slots=True)
class File:
    """One file of a publication: the edition as it was pressed for one profile."""

    profile: str
    path: str
    """Below the output folder and below the shelf alike, with ``/``: ``2025-07-23/city.epub``."""
    bytes: int
    sha256: str
    media_type: str = EPUB_TYPE

    @property
    def ending(self) -> str:
        """What follows the last dot of its name: ``epub``."""
        return self.path.rpartition(".")[2]

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return self.path.rpartition("/")[2]

    @property
    def version(self) -> str:
        """What changes whenever the file's content does, short enough for an address."""
        return self.sha256[:12]


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What an edition says of its accessibility, in the words of its package document.

    Terms: https://www.w3.org/2021/a11y-discov-vocab/latest/ and
    https://www.w3.org/TR/epub-a11y-exemption/.
    """

    access_modes: tuple[str, ...] = ()
    sufficient: tuple[str, ...] = ()
    """Each a set of modes that is enough by itself, with commas between: ``textual,visual``."""
    features: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    summary: str = ""
    conforms_to: tuple[str, ...] = ()
    certified_by: str = ""
    certifier_report: str = ""
    exemptions: tuple[str, ...] = ()
    """Of the European Accessibility Act: ``eaa-microenterprise`` and its like."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands on the shelf as a file."""

    path: str
    """Below the shelf, with ``/``; another for another content."""
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of a publication, whole and small."""

    whole: Picture
    thumbnail: Picture


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of an article, in the article's own language."""

    text: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Episode:
    """An article as it is heard by itself."""

    page: str
    """The name of its page, which a corrected article keeps: ``a-night-buses``."""
    headline: Headline
    summary: str
    """Its standfirst; empty where it has none."""
    authors: tuple[str, ...]
    link: str
    """Where it stands on the web; empty where it doesn't."""
    thousandths: int
    """How long it sounds, of a second."""
    sound: File
    transcript: File
    chapters: File | None
    """None where it has no heading within it."""
    picture: File | None

    @property
    def files(self) -> tuple[File, ...]:
        """What of it stands on the shelf."""
        every = (self.sound, self.transcript, self.chapters, self.picture)
        return tuple(file for file in every if file is not None)


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition as readers choose it: one desk, one date, in a file for each profile."""

    identifier: str
    """A URN; a corrected edition keeps it."""
    title: str
    """The series with the date in words."""
    series: str
    """``The Courier: City Desk``, or the masthead's title for the whole paper."""
    masthead: str
    desk: str
    """The desk's slug; ``paper`` for the whole paper."""
    date: clock.date
    modified: clock.datetime
    """When an article of it last changed, as the edition says; never the time of pressing."""
    languages: tuple[str, ...]
    """The edition's own first."""
    direction: str
    authors: tuple[str, ...]
    """Those who wrote, in order of appearance."""
    publisher: str
    rights: str
    subjects: tuple[str, ...]
    headlines: tuple[Headline, ...]
    """Of its articles, in reading order."""
    accessibility: Accessibility
    cover: Cover | None
    files: tuple[File, ...]
    """The plainly named one first, then by name."""
    changes: Changes = NO_CHANGES
    """What is different since the last issue that left the house."""
    episodes: tuple[Episode, ...] = ()
    """Its articles as they are heard, where one of its files reads itself aloud."""

    @property
    def language(self) -> str:
        """The edition's own language."""
        return self.languages[0] if self.languages else "und"

    @property
    def summary(self) -> str:
        """What changed since the last issue, a line each, then its headlines on one line."""
        return "\n".join((*self._news(), " · ".join(each.text for each in self.headlines)))

    def _news(self) -> Iterator[str]:
        words = Words(self.language)
        if self.changes:
            yield f"{words.text(SINCE)}:"
        for change in self.changes.articles:
            line = change_text(Words(change.language), change, self.date)
            yield f"{change.headline} – {line}"
        if self.changes.taken_out:
            yield taken_out_text(words, self.changes)

    @property
    def desk_name(self) -> str:
        """The desk's name, as the series has it after the masthead's title."""
        return self.series.removeprefix(f"{self.masthead}: ")

    @property
    def position(self) -> int:
        """The place in its series: its date as a number, so that devices sort by it."""
        return int(self.date.strftime("%Y%m%d"))


def by_change(publications: Sequence[Publication], newest: clock.date) -> list[Publication]:
    """Return publications in the order of feeds: the one that changed last is first.

    A device that syncs stops at the first file that it has already, so a corrected edition has to
    come before one that it has. A time after the newest day's next one is a slip of the record: it
    would stand first for years, and is read as the edition's own day.
    """

    def key(publication: Publication) -> tuple[str, clock.date]:
        changed = publication.modified.date()
        likely = publication.date <= changed and (changed - newest).days <= 1
        moment = publication.modified.isoformat() if likely else publication.date.isoformat()
        return moment, publication.date

    return sorted(sorted(publications, key=lambda each: each.desk), key=key, reverse=True)
