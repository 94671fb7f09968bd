"""What a form that was sent asks for: words about a picture, or a change of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, get_args

from paperpress.editing.article_forms import lead_of
from paperpress.editing.day import Day, PictureAtWork
from paperpress.editing.saving import (
    StaleError,
    Written,
    save_change,
    save_words,
    version,
    version_of_field,
    version_of_words,
)
from paperpress.editions.corrections import corrected, source_text
from paperpress.errors import PaperpressError
from paperpress.model.alt_texts import Details
from paperpress.model.article import Article, PictureKind
from paperpress.model.language import normalise
from paperpress.model.overlay import FIELDS, RELEASE, Change, Overlay
from paperpress.model.text import fold, fold_lines

ACTIONS: Final = frozenset({"words", "change"})
_KEY = re.compile(r"sha256-[0-9a-f]{64}")


class WrongError(PaperpressError):
    """A form says what can't be saved; the message tells why, and what to do."""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody's save."""

    fields: Mapping[str, str]
    by: str
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    @property
    def at(self) -> str:
        """The time, as RFC 3339 writes it."""
        return self.clock().isoformat(timespec="seconds").replace("+00:00", "Z")


def act(action: str, deed: Act, day: Day) -> None:
    """Save what a form asks for.

    Raises:
        StaleError: somebody else has saved meanwhile, or the source has changed.
        WrongError: it can't be saved as it is.
        ConfigurationError: a file of what is kept can't be read.
        OSError: it can't be written.
    """
    (_save_words if action == "words" else _save_change)(deed, day)


def version_now(action: str, deed: Act, day: Day) -> str:
    """Return the version of what a form is about, as it stands."""
    fields = deed.fields
    if action == "words":
        texts = day.configuration.alt_texts
        return version_of_words(texts, fields.get("picture", ""), fields.get("language", ""))
    article, name = day.sources.get(fields.get("article", "")), fields.get("field", "")
    source = source_text(article, name) if article and name in FIELDS else None
    return version_of_field(day.configuration.overlay, fields.get("article", ""), name, source)


def picture_in(day: Day, fields: Mapping[str, str]) -> PictureAtWork | None:
    """Return the picture that a form is about; None where the source has it no more."""
    for edition in day.editions:
        for picture in edition.pictures:
            named = picture.story.article.id, picture.path, picture.key
            if named == (fields.get("article"), fields.get("path"), fields.get("picture")):
                return picture
    return None


def _save_words(deed: Act, day: Day) -> None:
    fields = deed.fields
    key, language = fields.get("picture", ""), fields.get("language", "")
    if not _KEY.fullmatch(key) or not _is_language(language):
        raise WrongError("the form names no picture: load the page again")
    text, drafted = _text(fields)
    picture = picture_in(day, fields)
    replaced, recorded = None, None
    if picture is not None:
        recorded = next(p for p in picture.story.pictures if p.path == picture.path).picture
        if version(recorded.alt) != fields.get("source"):
            raise StaleError(recorded.alt or "", "")
        if text is not None and text == recorded.alt:
            text = None  # it is the record's already
        if text is not None and not picture.takes_words:
            replaced = recorded.alt
    description, kind = fold_lines(fields.get("description", "")), _kind(fields.get("kind", ""))
    details = Details(
        description=""
        if recorded is not None and description == recorded.description
        else description,
        kind=None if recorded is not None and kind == recorded.kind else kind,
        by=deed.by,
        at=deed.at,
        instead_of=replaced,
        drafted=drafted,
    )
    words = Written(key, language, text, details)
    save_words(day.configuration.folder, words, fields.get("seen", ""))


def _text(fields: Mapping[str, str]) -> tuple[str | None, bool]:
    """Return the text of a form, and whether a program drafted it.

    Raises:
        WrongError: it has a text and is decorative.
    """
    text = fold(fields.get("alt", ""))
    if fields.get("take"):
        return fold(fields.get("drafted", "")) or None, True
    if fields.get("decorative") == "yes":
        if text:
            raise WrongError(
                "there is a text, and the picture is marked as decorative: take one out"
            )
        return "", False
    return text or None, bool(text) and text == fold(fields.get("drafted", ""))


def _save_change(deed: Act, day: Day) -> None:
    fields = deed.fields
    if fields.get("field") == RELEASE:
        _release(deed, day)
        return
    name, article = fields.get("field", ""), day.sources.get(fields.get("article", ""))
    if name not in FIELDS:
        raise WrongError("the form names no field: load the page again")
    if article is None:
        raise WrongError("the source has this article no more, so nothing of it can be changed")
    source = source_text(article, name)
    value = None if fields.get("back") else _value(article, name, fields.get("value", ""))
    change = Change(article.id, name, value, source, deed.by, deed.at)
    _check(article, change)
    save_change(day.configuration.folder, change, fields.get("seen", ""), source)


def _release(deed: Act, day: Day) -> None:
    """Let a day go out, or take that back.

    Raises:
        WrongError: there is no such day.
    """
    name = deed.fields.get("article", "")
    if name not in {each.isoformat() for each in day.days}:
        raise WrongError("there are no editions of this day: load the page again")
    value = None if deed.fields.get("back") else "yes"
    change = Change(name, RELEASE, value, None, deed.by, deed.at)
    save_change(day.configuration.folder, change, deed.fields.get("seen", ""), None)


def _value(article: Article, name: str, text: str) -> str:
    """Return the value that a form gives to a field.

    Raises:
        WrongError: it can't stand there.
    """
    if name == "body":
        return text
    value = fold(text)
    match name:
        case "hold":
            if not value:
                raise WrongError("an article is held back with a reason: write it")
        case "place":
            if not (value.isascii() and value.isdecimal() and 0 < int(value[:9]) < 1000):
                raise WrongError("a place is a number from 1")
        case "lead":
            lead = lead_of(article, text)
            if lead is None:
                raise WrongError("the article has this picture no more: load the page again")
            return lead
    return value


def _check(article: Article, change: Change) -> None:
    """Check that a change can be applied.

    Raises:
        WrongError: it can't.
    """
    before = len(article.notices)
    for notice in corrected(article, Overlay((change,))).notices[before:]:
        if notice.code == "EDN108":
            raise WrongError(notice.message)


def _is_language(text: str) -> bool:
    try:
        return bool(normalise(text))
    except ValueError:
        return False


def _kind(text: str) -> PictureKind | None:
    kinds: dict[str, PictureKind] = {kind: kind for kind in get_args(PictureKind)}
    return kinds.get(text)
