"""A day as its editors see it: editions, their articles in order, their pictures, and what is held.

It is read anew for each page, since the source, the kept texts and the overlay may change at any
time; of files that are as they were, what was read is held.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

from paperpress.assembly import read_stories
from paperpress.captions.legend import (
    gives_way,
    legend,
    legend_findings,
    repeated_findings,
    suggestion,
)
from paperpress.config import Configuration, load_configuration
from paperpress.editions.planning import plan
from paperpress.model.alt_texts import AltTexts, Details, picture_key, written
from paperpress.model.article import Article, Picture
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding, Rejected, Severity
from paperpress.model.legend import Legend
from paperpress.model.overlay import HOLD, Change
from paperpress.model.picture import Thumbnail
from paperpress.model.story import Story, StoryPicture
from paperpress.pictures import store
from paperpress.pictures.process.thumbnails import reduced
from paperpress.pressroom.workers.warm import Memory
from paperpress.sources import read
from paperpress.sources.held_articles import HeldArticles

#: Pixels of a picture on the page.
_BOX = (640, 480)
_MOST_PICTURES = 500
#: Codes of what a picture's words lack, worst first: by what a reader loses.
_BY_LOSS = (
    *("ALT002", "ALT005", "ALT010", "ALT012", "ALT008", "ALT009", "ALT004", "ALT003"),
    *("ALT011", "ALT006", "ALT007", "ALT001"),
)
_MOST_LOST, _NOTHING_LOST = -1, len(_BY_LOSS) + 1


@dataclass(frozen=True, slots=True)
class PictureAtWork:
    """A picture of an article, with what an editor wants to know to write its words."""

    story: Story
    path: str
    """In the record: ``picture``, ``body[3]``."""
    key: str
    """Its `picture_key`; empty where its file can't be read."""
    picture: Picture
    """As the record has it, with what is kept of it."""
    legend: Legend
    suggestion: str
    findings: tuple[Finding, ...]
    details: Details
    takes_words: bool
    """Whether a kept text goes before what the record says."""

    @property
    def language(self) -> str:
        """The language that its words are kept under."""
        return written(self.story.language)

    @property
    def loss(self) -> int:
        """How much a reader loses by the words that it has, the least number the most."""
        if not self.key:
            return _MOST_LOST
        ranks = (_BY_LOSS.index(f.code) for f in self.findings if f.code in _BY_LOSS)
        return min(ranks, default=_NOTHING_LOST)

    @property
    def needs_words(self) -> bool:
        """Whether an editor is warned about its words."""
        return any(finding.severity is not Severity.NOTICE for finding in self.findings)


@dataclass(frozen=True, slots=True)
class EditionAtWork:
    """An edition, with its stories and pictures."""

    edition: Edition
    stories: tuple[Story, ...]
    pictures: tuple[PictureAtWork, ...]
    """Those that need words most come first."""

    @property
    def name(self) -> str:
        """The desk's name; the masthead's for the whole paper."""
        return self.edition.desk.name if self.edition.desk else self.edition.masthead.title

    @property
    def needing(self) -> int:
        """How many pictures need words."""
        return sum(picture.needs_words for picture in self.pictures)


@dataclass(frozen=True, slots=True)
class Day:
    """A day's editions, and what is held back."""

    on: date | None
    """None where the sources have no edition."""
    days: tuple[date, ...]
    editions: tuple[EditionAtWork, ...]
    sources: dict[str, Article]
    """Each article as the source has it, by its id."""
    held: tuple[tuple[Article, Change], ...]
    configuration: Configuration

    def edition(self, slug: str) -> EditionAtWork | None:
        """Return the edition of a slug; None where the day has none."""
        return next((each for each in self.editions if each.edition.slug == slug), None)


@dataclass(slots=True)
class Newsroom:
    """Reads what a paperpress.toml names, again and again."""

    config: Path
    articles: HeldArticles = field(default_factory=HeldArticles)
    memory: Memory = field(default_factory=Memory)
    pictures: OrderedDict[str, tuple[tuple[int, ...], str, Thumbnail | None]] = field(
        default_factory=OrderedDict
    )
    """Of each file: what the system says of it, its `picture_key`, and the picture made small."""

    def day(self, on: date | None = None) -> Day:
        """Return a day; the last that has editions where none is named.

        Raises:
            ConfigurationError: paperpress.toml, or a file of what editors saved, can't be read.
            SourceError: a source can't be read.
        """
        configuration = load_configuration(self.config)
        sources: dict[str, Article] = {}
        editions = plan(
            _noting(self._read(configuration), sources),
            configuration.masthead,
            layout=configuration.edition.layout,
            now=datetime.now(UTC),
            overlay=configuration.overlay,
        )
        days = tuple(sorted({edition.date for edition in editions}))
        chosen = on or (days[-1] if days else None)
        return Day(
            chosen,
            days,
            tuple(
                self._edition(edition, configuration.alt_texts)
                for edition in editions
                if edition.date == chosen
            ),
            sources,
            tuple(_held(sources, configuration)),
            configuration,
        )

    def thumbnail(self, key: str) -> Thumbnail | None:
        """Return a picture made small, of those that were on a page; None where it isn't one."""
        return next((small for _, each, small in self.pictures.values() if each == key), None)

    def _read(self, configuration: Configuration) -> Iterable[Article | Rejected]:
        wanted = configuration.format_named(configuration.sources.format)
        return chain.from_iterable(
            read(path, format=wanted, folder=configuration.folder, held=self.articles)
            for path in configuration.source_paths()
        )

    def _edition(self, edition: Edition, texts: AltTexts) -> EditionAtWork:
        stories = read_stories(edition, self.memory.story)
        pictures = [each for story in stories for each in self._pictures_of(story, texts)]
        return EditionAtWork(edition, stories, tuple(sorted(pictures, key=lambda each: each.loss)))

    def _pictures_of(self, story: Story, texts: AltTexts) -> Iterator[PictureAtWork]:
        seen: list[tuple[StoryPicture, str, Picture, Legend]] = []
        for shown in story.pictures:
            key = self._key_of(shown)
            picture = texts.completed(shown.picture, key, story.language) if key else shown.picture
            words = legend(
                picture, language=story.language, described=texts.of(key, story.language)
            )
            seen.append((shown, key, picture, words))
        repeated = repeated_findings([(s.path, s.ref.src, words) for s, _, _, words in seen])
        for shown, key, picture, words in seen:
            flaws = legend_findings(picture, words, path=shown.path, language=story.language)
            again = [f for f in repeated if f.path == f"{shown.path}.alt"]
            unread = [] if key else _unread(shown)
            yield PictureAtWork(
                story,
                shown.path,
                key,
                picture,
                words,
                suggestion(shown.picture, language=story.language),
                tuple(unread or (*flaws, *again)),
                texts.details_of(key, story.language),
                gives_way(shown.picture, language=story.language),
            )

    def _key_of(self, shown: StoryPicture) -> str:
        """Return the `picture_key` of a picture; empty where its file can't be read."""
        path = store.locate(shown.ref)
        name = str(path) if isinstance(path, Path) else f"{shown.ref.folder}\n{shown.ref.src}"
        state = _state(name) if isinstance(path, Path) else ()
        before = self.pictures.get(name)
        if before is not None and before[0] == state:
            self.pictures.move_to_end(name)
            return before[1]
        data = store.read(shown.ref)
        if not isinstance(data, bytes):
            return ""
        small = reduced(data, _BOX)
        self.pictures[name] = state, picture_key(data), small.thumbnail if small else None
        while len(self.pictures) > _MOST_PICTURES:
            self.pictures.popitem(last=False)
        return self.pictures[name][1]


def _unread(shown: StoryPicture) -> Sequence[Finding]:
    data = store.read(shown.ref)
    return () if isinstance(data, bytes) else (data.finding,)


def _noting(
    articles: Iterable[Article | Rejected], sources: dict[str, Article]
) -> Iterator[Article | Rejected]:
    for article in articles:
        if isinstance(article, Article):
            sources[article.id] = article
        yield article


def _held(
    sources: dict[str, Article], configuration: Configuration
) -> Iterator[tuple[Article, Change]]:
    for article in sources.values():
        hold = configuration.overlay.of(article.id).get(HOLD)
        if hold is not None:
            yield article, hold


def _state(name: str) -> tuple[int, ...]:
    state = os.stat(name)  # noqa: PTH116 - many for a page
    return state.st_ino, state.st_size, state.st_mtime_ns
