"""Reads a day as its editors see it, again and again, with what was read before held in memory.

It is read anew for each page, since the source, the kept texts and the overlay may change at any
time; of files that are as they were, what was read is held.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

from paperpress.assembly import read_stories
from paperpress.captions.legend import (
    gives_way,
    legend,
    legend_findings,
    repeated_findings,
    short_name,
    suggestion,
)
from paperpress.config import Configuration, load_configuration
from paperpress.editing.day import Day, EditionAtWork, PictureAtWork
from paperpress.editing.saving import Written, with_words
from paperpress.editions.corrections import corrected
from paperpress.editions.planning import plan
from paperpress.model.alt_texts import AltTexts, picture_key
from paperpress.model.article import Article, Picture
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding, Rejected
from paperpress.model.legend import Legend
from paperpress.model.overlay import HOLD, Change, Overlay
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


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A picture's file, as it was when it was looked at."""

    state: tuple[int, ...]
    """What the system says of it."""
    key: str
    """Its `picture_key`; empty where it can't be read."""
    thumbnail: Thumbnail | None = None
    words: str = ""
    """What a drawing says of itself."""


@dataclass(slots=True)
class Newsroom:
    """Reads what a paperpress.toml names, again and again."""

    config: Path
    articles: HeldArticles = field(default_factory=HeldArticles)
    memory: Memory = field(default_factory=Memory)
    pictures: OrderedDict[str, SeenFile] = field(default_factory=OrderedDict)
    """Each file that was looked at, by its name."""

    def day(self, on: date | None = None, tried: Written | Change | None = None) -> Day:
        """Return a day; the last that has editions where none is named.

        Args:
            on: the day.
            tried: what an editor is writing and has not saved; None: nothing.

        Raises:
            ConfigurationError: paperpress.toml, or a file of what editors saved, can't be read.
            SourceError: a source can't be read.
        """
        configuration = _as_if(load_configuration(self.config), tried)
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
            tuple(_undated(sources, configuration)),
            configuration,
        )

    def thumbnail(self, key: str) -> Thumbnail | None:
        """Return a picture made small, of those that were on a page; None where it isn't one."""
        return next((each.thumbnail for each in self.pictures.values() if each.key == key), None)

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
        seen = [(shown, self._seen(shown)) for shown in story.pictures]
        legends = [_described(story, shown, file, texts) for shown, file in seen]
        repeated = repeated_findings(
            [(s.path, s.ref.src, words) for (s, _), (_, words) in zip(seen, legends, strict=True)]
        )
        for (shown, file), (picture, words) in zip(seen, legends, strict=True):
            flaws = legend_findings(picture, words, path=shown.path, language=story.language)
            again = [f for f in repeated if f.path == f"{shown.path}.alt"]
            unread = [] if file.key else _unread(shown)
            yield PictureAtWork(
                story,
                shown.path,
                file.key,
                picture,
                words,
                suggestion(shown.picture, language=story.language),
                tuple(unread or (*flaws, *again)),
                texts.details_of(file.key, story.language),
                gives_way(shown.picture, language=story.language),
                short_name(words.alt.text or words.caption, language=story.language),
                file.words,
            )

    def _seen(self, shown: StoryPicture) -> SeenFile:
        """Return a picture's file, looked at anew where it has changed."""
        path = store.locate(shown.ref)
        name = str(path) if isinstance(path, Path) else f"{shown.ref.folder}\n{shown.ref.src}"
        state = _state(name) if isinstance(path, Path) else ()
        before = self.pictures.get(name)
        if before is not None and before.state == state:
            self.pictures.move_to_end(name)
            return before
        data = store.read(shown.ref)
        if not isinstance(data, bytes):
            return SeenFile(state, "")
        small = reduced(data, _BOX)
        thumbnail, words = (small.thumbnail, small.words) if small else (None, "")
        self.pictures[name] = SeenFile(state, picture_key(data), thumbnail, words)
        while len(self.pictures) > _MOST_PICTURES:
            self.pictures.popitem(last=False)
        return self.pictures[name]


def _described(
    story: Story, shown: StoryPicture, file: SeenFile, texts: AltTexts
) -> tuple[Picture, Legend]:
    """Return a picture with what is kept of it, and its legend, as the press makes it."""
    key, language = file.key, story.language
    picture = texts.completed(shown.picture, key, language) if key else shown.picture
    described = texts.of(key, language)
    if described is None:
        described = file.words or None  # what a drawing says of itself, after the picture desk
    return picture, legend(picture, language=language, described=described)


def _as_if(configuration: Configuration, tried: Written | Change | None) -> Configuration:
    """Return what paperpress.toml says, as if something had been saved."""
    if isinstance(tried, Written):
        return replace(configuration, alt_texts=with_words(configuration.alt_texts, tried))
    if tried is not None:
        changes = (*configuration.overlay.changes, tried)
        return replace(configuration, overlay=Overlay(changes))
    return configuration


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


def _undated(sources: dict[str, Article], configuration: Configuration) -> Iterator[Article]:
    for article in sources.values():
        if article.published is None and HOLD not in configuration.overlay.of(article.id):
            current = corrected(article, configuration.overlay)
            if current.published is None and current.status == "published":
                yield current


def _state(name: str) -> tuple[int, ...]:
    state = os.stat(name)  # noqa: PTH116 - many for a page
    return state.st_ino, state.st_size, state.st_mtime_ns
