"""What a form that was sent asks for: words about a picture, or a change of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, get_args

from paperpress.body.amendments import spots_of_words
from paperpress.body.reader import translate
from paperpress.editing.article_forms import lead_of
from paperpress.editing.day import Day, PictureAtWork
from paperpress.editing.field_states import field_state, sent_body
from paperpress.editing.saving import (
    StaleError,
    Written,
    check_seen,
    save_change,
    save_words,
    version,
    version_of_field,
    version_of_words,
)
from paperpress.editing.worded_errors import WordedError
from paperpress.editions.corrections import corrected
from paperpress.model.alt_texts import Details
from paperpress.model.article import Article, PictureKind
from paperpress.model.language import normalise
from paperpress.model.overlay import RELEASE, Change, Overlay, is_field
from paperpress.model.spots import LANGUAGE, spot_of
from paperpress.model.text import fold, fold_lines

ACTIONS: Final = frozenset({"words", "change"})
_KEY = re.compile(r"sha256-[0-9a-f]{64}")


class WrongError(WordedError):
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
    overlay = day.configuration.overlay
    article, name = day.sources.get(fields.get("article", "")), fields.get("field", "")
    source = field_state(article, overlay, name) if article and is_field(name) else None
    return version_of_field(overlay, fields.get("article", ""), name, source)


def picture_in(day: Day, fields: Mapping[str, str]) -> PictureAtWork | None:
    """Return the picture that a form is about; None where the source has it no more."""
    for edition in day.editions:
        for picture in edition.pictures:
            named = picture.story.article.id, picture.path, picture.key
            if named == (fields.get("article"), fields.get("path"), fields.get("picture")):
                return picture
    return None


def tried(deed: Act, day: Day) -> Written | Change:
    """Return what a form asks for, to see how it would be; nothing is saved.

    Raises:
        StaleError: the source has changed.
        WrongError: it can't be saved as it is.
    """
    return change_of(deed, day) if "field" in deed.fields else written_of(deed, day)


def _save_words(deed: Act, day: Day) -> None:
    save_words(day.configuration.folder, written_of(deed, day), deed.fields.get("seen", ""))


def written_of(deed: Act, day: Day) -> Written:
    """Return what a form says of a picture.

    Raises:
        StaleError: the source says something else of it by now.
        WrongError: the form names no picture, or says that it has a text and none.
    """
    fields = deed.fields
    key, language = fields.get("picture", ""), fields.get("language", "")
    if not _KEY.fullmatch(key) or not _is_language(language):
        raise WrongError("The form names no picture: load the page again.")
    text, drafted = _text(fields)
    picture = picture_in(day, fields)
    description, kind = fold_lines(fields.get("description", "")), _kind(fields.get("kind", ""))
    replaced = None
    if picture is not None:
        recorded = next(p for p in picture.story.pictures if p.path == picture.path).picture
        if version(recorded.alt) != fields.get("source"):
            raise StaleError(recorded.alt or "", "")
        if text is not None and text == recorded.alt:
            text = None  # it is the record's already
        if text is not None and not picture.takes_words:
            replaced = recorded.alt
        description = "" if description == recorded.description else description
        kind = None if kind == recorded.kind else kind
    details = Details(
        description=description,
        kind=kind,
        by=deed.by,
        at=deed.at,
        instead_of=replaced,
        drafted=drafted,
    )
    return Written(key, language, text, details)


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
                "There is a text, and the picture is marked as decorative: take one out."
            )
        return "", False
    return text or None, bool(text) and text == fold(fields.get("drafted", ""))


def _save_change(deed: Act, day: Day) -> None:
    fields = deed.fields
    if fields.get("field") == RELEASE:
        _release(deed, day)
        return
    change = change_of(deed, day)
    seen = _seen(deed, day.configuration.overlay, change)
    save_change(day.configuration.folder, change, seen, change.before)


def change_of(deed: Act, day: Day) -> Change:
    """Return the change of an article that a form asks for.

    Raises:
        StaleError: somebody else has changed it meanwhile, or the source has.
        WrongError: it can't be made.
    """
    fields = deed.fields
    article = day.sources.get(fields.get("article", ""))
    if article is None:
        raise WrongError("The source has this article no more, so nothing of it can be changed.")
    overlay = day.configuration.overlay
    name = _place(article, overlay, fields)
    source = field_state(article, overlay, name)
    value = None if fields.get("back") else _value(day, article, name, fields.get("value", ""))
    change = Change(article.id, name, value, source, deed.by, deed.at)
    check_seen(overlay, change, _seen(deed, overlay, change), source)
    _check(article, overlay, change)
    return change


def _seen(deed: Act, overlay: Overlay, change: Change) -> str:
    """Return the version that an editor saw; where the form was about no place yet, the one that is there."""
    if "words" in deed.fields:
        return version_of_field(overlay, change.article, change.field, change.before)
    return deed.fields.get("seen", "")


def _place(article: Article, overlay: Overlay, fields: Mapping[str, str]) -> str:
    """Return the field that a form is about; of words that somebody wrote, the place where they stand.

    Raises:
        WrongError: there is none.
    """
    name = fields.get("field", "")
    if name == LANGUAGE:
        places = spots_of_words(sent_body(article, overlay), fold(fields.get("words", "")))
        if not places:
            raise WrongError("The text hasn’t these words: write them as they stand there.")
        taken = overlay.of(article.id)
        return next((each.name for each in places if each.name not in taken), places[0].name)
    if not is_field(name):
        raise WrongError("The form names no field: load the page again.")
    if spot_of(name) and field_state(article, overlay, name) is None and not fields.get("back"):
        raise WrongError("The source has changed there: load the page again.")
    return name


def _release(deed: Act, day: Day) -> None:
    """Let a day go out, or take that back.

    Raises:
        WrongError: there is no such day.
    """
    name = deed.fields.get("article", "")
    if name not in {each.isoformat() for each in day.days}:
        raise WrongError("There are no editions of this day: load the page again.")
    value = None if deed.fields.get("back") else "yes"
    change = Change(name, RELEASE, value, None, deed.by, deed.at)
    save_change(day.configuration.folder, change, deed.fields.get("seen", ""), None)


def _value(day: Day, article: Article, name: str, text: str) -> str:
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
                raise WrongError("An article is held back with a reason: write it.")
        case "place":
            if not (value.isascii() and value.isdecimal() and 0 < int(value[:9]) < 1000):
                raise WrongError("A place is a number from 1.")
        case "lead":
            story = day.story(article.id)
            lead = lead_of(story, text) if story else None
            if lead is None:
                raise WrongError("The article has this picture no more: load the page again.")
            return lead
    return value


def _check(article: Article, overlay: Overlay, change: Change) -> None:
    """Check that a change can be applied.

    Raises:
        WrongError: it can't.
    """
    if change.value is None:
        return
    tried = corrected(article, Overlay((*overlay.changes, change)))
    for notice in (*tried.notices, *translate(tried).findings):
        if notice.code == "EDN108" and notice.path.partition("[")[0] == _holder(change.field):
            raise WrongError("It can’t stand there: {why}", why=notice.message)


def _holder(field: str) -> str:
    spot = spot_of(field)
    return spot.kind if spot else field


def _is_language(text: str) -> bool:
    try:
        return bool(normalise(text))
    except ValueError:
        return False


def _kind(text: str) -> PictureKind | None:
    kinds: dict[str, PictureKind] = {kind: kind for kind in get_args(PictureKind)}
    return kinds.get(text)
