"""What is known of editions that were pressed before, so that an unchanged one isn't made again.

An edition follows from its articles, the job and the code, which make its key; and from pictures
and what the picture desk wrote about them, which are known only when its bodies have been read. So
an entry says which pictures it was made with, what they held and what was written about them: it
counts only while all of that is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from paperpress.braille.louis import liblouis
from paperpress.files.cache import Cache, code, key_of
from paperpress.model.alt_texts import AltTexts
from paperpress.model.article import Article
from paperpress.model.edition import Edition
from paperpress.model.masthead import Masthead
from paperpress.model.picture import PictureRef
from paperpress.pictures.darkroom import LocalDarkroom, key_in
from paperpress.pressroom.job import Job, device_of, path_of, theme_of
from paperpress.pressroom.pressed import Pressed
from paperpress.profiles import Profile
from paperpress.themes.loading import Theme

SHELF = "editions"


@dataclass(frozen=True, slots=True)
class KnownEditions:
    """Finds and keeps the editions that a cache knows; none where there is no cache."""

    cache: Cache | None

    def find(self, key: str, darkroom: LocalDarkroom, texts: AltTexts) -> Pressed | None:
        """Return an edition that would come out the same: its pictures, and their words, are as they were."""
        data = None if self.cache is None else self.cache.get(SHELF, key)
        if data is None:
            return None
        try:
            kept = _adapter().validate_json(data)
        except ValidationError:
            return None  # a digest tells that an entry is whole, not that we wrote it
        pictures = dict(kept.pictures or ())
        states = darkroom.states(list(pictures))
        as_it_was = states == pictures and _about(states, texts) == kept.described
        return kept if as_it_was else None

    def keep(self, key: str, pressed: Pressed, texts: AltTexts) -> None:
        """Note an edition, unless its pictures changed while it was pressed."""
        if self.cache is not None and pressed.pictures is not None:
            described = replace(pressed, described=_about(dict(pressed.pictures), texts))
            self.cache.put(SHELF, key, _adapter().dump_json(described))


def _about(states: Mapping[PictureRef, str], texts: AltTexts) -> tuple[tuple[str, str, str], ...]:
    """Return what the picture desk wrote about the pictures in these states."""
    keys = {digest for state in states.values() if (digest := key_in(state))}
    about = texts.about(keys)
    kept = [(*key, text) for key, text in about.texts.items()]
    kept += [(*key, repr(details)) for key, details in about.details.items()]
    return tuple(sorted(kept))


@cache
def _adapter() -> TypeAdapter[Pressed]:
    return TypeAdapter(Pressed)


def edition_key(edition: Edition, job: Job, theme: Theme, device: Profile, issue: str = "") -> str:
    """Return the key of everything but pictures that decides what an edition becomes for a device.

    `issue` is the mark of the issue that stands; empty where there is none.
    """
    return key_of(
        "edition",
        code(),
        *_of_edition(edition),
        *_of_job(job),
        path_of(edition, job, device),
        repr(device),
        liblouis().version() if device.braille else "",
        *_heard(edition, job, device),
        *_of_theme(theme),
        issue,
    )


def _of_edition(edition: Edition) -> Iterator[str]:
    yield from (edition.date.isoformat(), edition.identifier)
    yield from _of_masthead(edition.masthead)
    yield edition.desk.model_dump_json() if edition.desk else ""
    for part in edition.parts:
        yield from ("part", part.desk.model_dump_json())
        for article in part.articles:
            yield from _of_article(article)


def _of_article(article: Article) -> Iterator[str]:
    """Yield an article's JSON, and the fields that the JSON leaves out."""
    yield from (article.model_dump_json(), repr(article.origin), repr(article.notices))
    yield repr(article.amendments)


def _of_masthead(masthead: Masthead) -> Iterator[str]:
    yield from (masthead.model_dump_json(), masthead.folder)


def _of_job(job: Job) -> Iterator[str]:
    yield from map(repr, (job.hyphenation, job.modified, job.max_size, job.fetch))


def _heard(edition: Edition, job: Job, device: Profile) -> Iterator[str]:
    """Yield what decides how an edition sounds, but for its text: a new voice makes a new edition."""
    if device.speech:
        languages = (edition.masthead.language, *(it.language for it in edition.articles))
        yield from _by_voices([language for language in languages if language], job)


def parts_of_job(job: Job) -> Iterator[str | bytes]:
    """Yield the parts of a job that decide every edition: masthead, settings and theme."""
    yield from _of_masthead(job.masthead)
    yield from _of_job(job)
    yield from _of_theme(theme_of(job.theme))
    if any(device_of(named).speech for named in job.profiles):
        yield from _by_voices([job.masthead.language], job)


def _by_voices(languages: Sequence[str], job: Job) -> Iterator[str]:
    from paperpress.speech.voices import decided_by  # few editions are read aloud

    yield from decided_by(languages, job.speech)


def _of_theme(theme: Theme) -> Iterator[str | bytes]:
    yield from (theme.name, theme.cover, repr(theme.cover_look), theme.stylesheet)
    if theme.font is not None:
        yield from (theme.font.family, theme.font.fallback)
        for face in theme.font.faces:
            yield from (face.weight, face.style, face.data)
