"""The issues of an edition: what each held, and what the next one says is different.

A note an edition (of whatever profile) below the notes of what was pressed says what the last issue
held, what readers had before it, and what it told them. An issue that holds what the last one held
tells what that one told, so that pressing again changes nothing. Readers have an issue once it has
left the house: it was put on the shelf or offered to somebody (`departures`). In a house that does
neither, whatever was pressed counts (docs/decisions/0037-corrections.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import TypeAdapter, ValidationError

from paperpress.body.words import text_of_blocks
from paperpress.files.atomic import write_whole
from paperpress.findings import emit
from paperpress.model import when
from paperpress.model.article import Correction
from paperpress.model.blocks import Blocks, Link
from paperpress.model.changes import NO_CHANGES, Change, Changes
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding
from paperpress.model.picture import PictureRef
from paperpress.model.story import Story
from paperpress.model.traversal import walk
from paperpress.pressroom.pressed_before import FOLDER as NOTES
from paperpress.slugs import slug, unique

#: Below the folder of the notes.
FOLDER = "issues"
_Place: TypeAlias = tuple[str, int]
#: What an editor sends and a reader sees of an article; its times and what it is filed under aren't.
_FIELDS = {
    *("kicker", "headline", "standfirst", "dateline", "byline", "authors", "body", "picture"),
    *("corrections", "language", "direction"),
}


@dataclass(frozen=True, slots=True)
class IssuedArticle:
    """An article as an issue held it."""

    id: str
    sent: str
    """Digest of its record, as far as a reader sees it."""
    seen: str
    """Digest of the words, links and pictures that the record became."""
    updated: str
    """As the record says it; empty where it doesn't."""
    corrections: tuple[str, ...]
    """A digest of each."""
    stem: str
    """What its page is named after."""

    def differs(self, before: IssuedArticle) -> bool:
        """Tell whether a reader sees something else.

        Markup may change and say the same; and another version of paperpress may read the same record
        otherwise. Neither is a change of the article.
        """
        return self.seen != before.seen and self.sent != before.sent


@dataclass(frozen=True, slots=True)
class Issue:
    """What an edition held, and what it told of itself."""

    identifier: str
    articles: tuple[IssuedArticle, ...]
    """In reading order."""
    before: tuple[IssuedArticle, ...] | None = None
    """What readers had when it was made; None for the first issue."""
    changes: Changes = NO_CHANGES
    format: Literal[1] = 1

    @property
    def mark(self) -> str:
        """What tells this issue from every other, of this edition and of all."""
        return sha256(_adapter().dump_json(self)).hexdigest()[:32]

    def holds(self, articles: Sequence[IssuedArticle]) -> bool:
        """Tell whether these articles are what it held."""
        held, now = _by_place(self.articles), _by_place(articles)
        return held.keys() == now.keys() and not any(
            now[place].differs(before) for place, before in held.items()
        )


def last_issue(out: Path, edition: Edition) -> Issue | None:
    """Return the last issue of an edition that was pressed into a folder; None where there is none."""
    return issue_of(out, edition.date, edition.slug, edition.identifier)


def untimed(changes: Changes) -> Iterator[Finding]:
    """Yield a finding for each change of which nobody says when it was made (EDN095)."""
    for change in changes.articles:
        if change.kind != "new" and not change.moment:
            yield emit("EDN095", article=change.article, path="updated")


def broken_note(out: Path, edition: Edition) -> Iterator[Finding]:
    """Yield a finding where the note of the last issue can't be read (EDN096)."""
    place = _place(out, edition.date, edition.slug)
    if place.is_file() and _read(place) is None:
        yield emit("EDN096", path=place.relative_to(out).as_posix())


def issue_of(out: Path, day: date, desk: str, identifier: str) -> Issue | None:
    """Return the last issue of a day and desk, if it is of this edition."""
    issue = _read(_place(out, day, desk))
    return issue if issue and issue.identifier == identifier else None


def _read(place: Path) -> Issue | None:
    try:
        return _adapter().validate_json(place.read_bytes())
    except (OSError, ValidationError):
        return None  # lost or broken: the next issue is as the first


def keep_issue(out: Path, edition: Edition, issue: Issue) -> None:
    """Write what an edition holds, before its file is written.

    Raises:
        OSError: it can't be written.
    """
    write_whole(_place(out, edition.date, edition.slug), _adapter().dump_json(issue))


def next_issue(
    last: Issue | None,
    edition: Edition,
    stories: Sequence[Story],
    pictures: Mapping[PictureRef, str],
    *,
    left: bool,
    now: datetime | None,
) -> Issue:
    """Return the issue that an edition becomes.

    Args:
        last: the one before it; None: this is the first.
        edition: what is pressed.
        stories: its articles, read.
        pictures: what each of their pictures holds, as a digest or any text that follows from it.
        left: whether readers may have the last one.
        now: the time of a change whose record tells none; None: it has no time.
    """
    articles = tuple(issued(story, pictures) for story in stories)
    if last is None:
        return Issue(edition.identifier, articles)
    if last.holds(articles):
        return last
    before = last.articles if left else last.before
    changes = NO_CHANGES if before is None else _changes(edition, stories, articles, before, now)
    return Issue(edition.identifier, articles, before, changes)


def issued(story: Story, pictures: Mapping[PictureRef, str]) -> IssuedArticle:
    """Return a story as an issue holds it."""
    article = story.article
    held = [pictures.get(picture.ref, "") for picture in story.pictures]
    record = article.model_dump_json(include=_FIELDS)
    return IssuedArticle(
        id=article.id,
        sent=_digest([record, held]),
        seen=_digest([*_seen(story), held]),
        updated=article.updated.isoformat() if article.updated else "",
        corrections=tuple(map(_of_correction, article.corrections)),
        stem=story.stem,
    )


def with_names(stories: Sequence[Story], last: Issue | None) -> tuple[Story, ...]:
    """Return stories whose pages are named as in the last issue, so that readers keep their places.

    Two ids may ask for one name, and which of them has it goes by their order.
    """
    names = {place: held.stem for place, held in _by_place(last.articles if last else ()).items()}
    places = _places([story.article.id for story in stories])
    taken = {names[place] for place in places if place in names}
    return tuple(
        replace(story, stem=names.get(place) or unique(slug(story.article.id), taken))
        for story, place in zip(stories, places, strict=True)
    )


def _seen(story: Story) -> Iterator[object]:
    """Yield what a reader sees or hears of a story, white space folded."""
    article = story.article
    yield [article.kicker, article.headline, article.standfirst, article.dateline, article.byline]
    yield [author.name for author in article.authors]
    yield sorted(_of_correction(each) for each in article.corrections)
    for blocks in (story.body.blocks, *(note.blocks for note in story.body.notes)):
        yield from (_text(blocks), _links(blocks))
    for picture in story.pictures:
        yield [picture.picture.caption, picture.picture.alt, picture.picture.description]


def _text(blocks: Blocks) -> str:
    return " ".join(text_of_blocks(blocks).split())


def _links(blocks: Blocks) -> list[str]:
    return [part.href for part in walk(blocks) if isinstance(part, Link)]


def _changes(
    edition: Edition,
    stories: Sequence[Story],
    articles: Sequence[IssuedArticle],
    before: Sequence[IssuedArticle],
    now: datetime | None,
) -> Changes:
    """Return what is different between what readers have and what the issue holds."""
    had, have = _by_place(before), _by_place(articles)
    changes: list[Change] = []
    for story, (place, held) in zip(stories, have.items(), strict=True):
        old = had.get(place)
        if old is None:
            changes.append(_change(story, "new"))
        elif held.differs(old):
            changes += _of_article(story, held, old, edition, now)
    return Changes(tuple(changes), len(had.keys() - have.keys()))


def _of_article(
    story: Story, held: IssuedArticle, old: IssuedArticle, edition: Edition, now: datetime | None
) -> Iterator[Change]:
    """Yield each correction that is new; where there is none, that the article was updated."""
    article, zone = story.article, edition.masthead.zone
    updated = article.updated if held.updated != old.updated else None
    corrections = [
        correction
        for correction, digest in zip(article.corrections, held.corrections, strict=True)
        if digest not in old.corrections
    ]
    for correction in corrections:
        moment = correction.date or updated or now
        at = when.localise(moment, zone).isoformat() if moment else ""
        yield _change(story, "corrected", at, correction.text)
    if not corrections:
        moment = updated or now
        yield _change(story, "updated", when.localise(moment, zone).isoformat() if moment else "")


def _change(
    story: Story, kind: Literal["new", "updated", "corrected"], moment: str = "", text: str = ""
) -> Change:
    article = story.article
    return Change(article.id, story.href, article.headline, story.language, kind, moment, text)


def _place(out: Path, day: date, desk: str) -> Path:
    return out / NOTES / FOLDER / day.isoformat() / f"{desk}.json"


def _places(ids: Sequence[str]) -> list[_Place]:
    """Return what tells articles apart: two desks of a whole paper may have one of the same id."""
    return [(id, ids[:number].count(id)) for number, id in enumerate(ids)]


def _by_place(articles: Sequence[IssuedArticle]) -> dict[_Place, IssuedArticle]:
    return dict(zip(_places([article.id for article in articles]), articles, strict=True))


def _of_correction(correction: Correction) -> str:
    return _digest([correction.text, correction.date.isoformat() if correction.date else ""])


def _digest(value: object) -> str:
    data = json.dumps(value, sort_keys=True).encode()
    return sha256(data).hexdigest()[:32]


@cache
def _adapter() -> TypeAdapter[Issue]:
    return TypeAdapter(Issue)
