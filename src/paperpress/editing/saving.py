"""What editors save: written whole or not at all, and never over what they haven't seen.

Each save says the version that its editor saw. Under the file's lock the file is read anew, whoever
wrote it meanwhile; where the version is another by then, nothing is written and both are shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from paperpress.config.overlay import NAME as OVERLAY
from paperpress.config.overlay import line_of, read_overlay
from paperpress.errors import PaperpressError
from paperpress.files.atomic import write_whole
from paperpress.files.turns import taking_turns
from paperpress.model.alt_texts import AltTexts, Details
from paperpress.model.overlay import RELEASE, Change, Overlay
from paperpress.model.spots import spot_of
from paperpress.picturedesk.archive import NAME as TEXTS
from paperpress.picturedesk.archive import keep_texts


class StaleError(PaperpressError):
    """Somebody else has saved meanwhile."""

    def __init__(self, current: str, who: str) -> None:
        super().__init__("somebody else has saved meanwhile")
        self.current = current
        """What stands there now."""
        self.who = who
        """Who wrote it, and when, as far as that is known."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an editor wrote about a picture; no text and not decorative: nothing yet."""

    picture: str
    """Its `picture_key`."""
    language: str
    """As `written` gives it."""
    text: str | None
    """Empty: decorative; None: nothing yet."""
    details: Details


def version(*values: object) -> str:
    """Return what tells values from all others."""
    return sha256(json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[
        :16
    ]


def version_of_words(texts: AltTexts, picture: str, language: str) -> str:
    """Return the version of what is kept of a picture."""
    details = texts.details_of(picture, language)
    return version(texts.of(picture, language), details.description, details.kind)


def version_of_field(overlay: Overlay, article: str, field: str, source: str | None) -> str:
    """Return the version of a field: what the source says, and what was saved last."""
    change = overlay.last(article, field)
    return version(source, *((change.value, change.by, change.at) if change else ()))


def save_words(folder: Path, words: Written, seen: str) -> None:
    """Keep what was written about a picture, in alt-texts.jsonl.

    Raises:
        StaleError: what is kept is of another version than `seen`.
        ConfigurationError: the file can't be read.
        OSError: it can't be written.
    """
    key = words.picture, words.language

    def change(before: AltTexts) -> AltTexts:
        if version_of_words(before, *key) != seen:
            details = before.details_of(*key)
            who = f"{details.by}, {details.at[:16].replace('T', ' ')}" if details.by else ""
            raise StaleError(before.of(*key) or "", who)
        return with_words(before, words)

    keep_texts(folder / TEXTS, change)


def with_words(before: AltTexts, words: Written) -> AltTexts:
    """Return what is kept with what was written about a picture."""
    key = words.picture, words.language
    texts = {name: text for name, text in before.texts.items() if name != key}
    details_of = {name: more for name, more in before.details.items() if name != key}
    if words.text is not None:
        texts[key] = words.text
    elif not (words.details.description or words.details.kind):
        return AltTexts(texts, details_of)
    return AltTexts(texts, {**details_of, key: words.details})


def check_seen(overlay: Overlay, change: Change, seen: str, source: str | None) -> None:
    """Check that a field is as the editor of a change saw it.

    Raises:
        StaleError: it is of another version.
    """
    if version_of_field(overlay, change.article, change.field, source) != seen:
        last = overlay.last(change.article, change.field)
        current = last.value if last and last.value is not None else source
        raise StaleError(current or "", last.who_and_when if last else "")


def save_change(folder: Path, change: Change, seen: str, source: str | None) -> None:
    """Add a change to overlay.jsonl.

    Args:
        folder: that of paperpress.toml.
        change: the change.
        seen: the version that its editor saw.
        source: what the source says at this moment.

    Raises:
        StaleError: the field is of another version.
        ConfigurationError: the file can't be read.
        OSError: it can't be written.
    """
    path = folder / OVERLAY
    with taking_turns(path.with_name(f".{path.name}.lock")):
        overlay = read_overlay(path)
        check_seen(overlay, change, seen, source)
        text = path.read_text("utf-8-sig") if path.exists() else ""
        if text and not text.endswith("\n"):
            text += "\n"
        write_whole(path, (text + line_of(replace(change, before=source))).encode())


def changes_for_the_source(overlay: Overlay, source_of: Callable[[str, str], str | None]) -> bytes:
    """Return what was changed as JSON, for the newsroom's own system.

    Args:
        overlay: all changes.
        source_of: returns what the source says now in a field of an article.
    """
    articles = dict.fromkeys(change.article for change in overlay.changes)
    changes = [
        {
            "article": article,
            **_place(field),
            "from": change.before,
            "to": change.value,
            "by": change.by,
            "at": change.at,
            "source_has_changed": source_of(article, field) != change.before,
        }
        for article in articles
        for field, change in overlay.of(article).items()
        if field != RELEASE
    ]
    return json.dumps({"changes": changes}, ensure_ascii=False, indent=1).encode() + b"\n"


def _place(field: str) -> dict[str, str | int]:
    """Return the field of a change; of a place, its kind, its words, and which it is of those that have them."""
    spot = spot_of(field)
    if spot is None:
        return {"field": field}
    return {"field": spot.kind, "words": spot.words, "occurrence": spot.number, "of": spot.of}
