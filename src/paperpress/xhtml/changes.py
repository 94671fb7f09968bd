"""What changed since the last issue, as the contents, an article and a shelf tell it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar

from paperpress.model.changes import Change, Changes
from paperpress.xhtml.context import Frame, Pointer
from paperpress.xhtml.tree import Element, add, language_of, say
from paperpress.xhtml.words import Builder, Words

_TAKEN_OUT = "{count} article was taken out", "{count} articles were taken out"
_Time = TypeVar("_Time")
_Built = TypeVar("_Built")
SINCE = "Since the last edition"


def change_line(parent: Element, words: Words, change: Change, on: date | None) -> None:
    """A change in a sentence; `on` is the edition's day, on which the time alone is enough."""

    def text(holder: Element) -> None:
        language = words.language if any(words.marks.values()) else None
        marks = language_of(language, words.catalogue.language)
        say(add(holder, "span", marks), change.text)

    def build(message: str, time: Builder | None) -> None:
        parts: dict[str, Builder] = {"time": time} if time else {}
        if change.kind == "corrected":
            parts["text"] = text if any(words.marks.values()) else lambda at: say(at, change.text)
        words.fill(parent, message, **parts)

    _worded(change, on, build, words.clock, words.time)


def change_text(words: Words, change: Change, on: date) -> str:
    """Return a change in a sentence of plain text."""

    def build(message: str, time: str | None) -> str:
        return words.text(message, time=time, text=change.text)

    return _worded(change, on, build, words.catalogue.clock, words.catalogue.moment)


def moment_of(change: Change) -> datetime | date | None:
    """Return when a change was made; None where nobody says."""
    if not change.moment:
        return None
    return (
        datetime.fromisoformat(change.moment)
        if "T" in change.moment
        else date.fromisoformat(change.moment)
    )


def _worded(
    change: Change,
    on: date | None,
    build: Callable[[str, _Time | None], _Built],
    clock: Callable[[datetime], _Time],
    moment: Callable[[datetime | date], _Time],
) -> _Built:
    """Return what `build` makes of the message that fits a change, and of its time."""
    when = moment_of(change)
    if change.kind == "new":
        return build("New since the last edition", None)
    corrected = change.kind == "corrected"
    if when is None:
        return build("Corrected: {text}" if corrected else "Updated since the last edition", None)
    if isinstance(when, datetime) and when.date() == on:
        message = "Corrected at {time}: {text}" if corrected else "Updated at {time}"
        return build(message, clock(when))
    return build("Corrected {time}: {text}" if corrected else "Updated {time}", moment(when))


def taken_out_text(words: Words, changes: Changes) -> str:
    """Return how many articles are in the edition no more, as a sentence; empty for none."""
    return words.plural(*_TAKEN_OUT, changes.taken_out) if changes.taken_out else ""


def changes_section(
    parent: Element,
    frame: Frame,
    on: date,
    changes: Changes,
    entries: Sequence[Pointer],
) -> None:
    """The list at the head of the contents: each changed article with what is told of it.

    Args:
        parent: what it is added to.
        frame: of the edition.
        on: the edition's day.
        changes: there are some.
        entries: the way to each article, in reading order.
    """
    words = Words(frame.language)
    section = add(parent, "section", {"class": "changes", "aria-labelledby": "changes"})
    add(section, "h2", {"id": "changes", **words.marks}, words.text(SINCE))
    items = add(section, "ul")
    for page in entries:
        of_article = changes.of(page.href)
        if of_article:
            _entry(items, frame, on, page, of_article)
    if changes.taken_out:
        add(items, "li", words.marks, taken_out_text(words, changes))


def _entry(
    items: Element, frame: Frame, on: date, page: Pointer, changes: Sequence[Change]
) -> None:
    marks = language_of(page.language, frame.language, page.direction, frame.direction)
    item = add(items, "li", marks)
    add(add(item, "p"), "a", {"href": page.href}, page.headline)
    words = Words(page.language)
    for change in changes:
        change_line(add(item, "p", {"class": "changed", **words.marks}), words, change, on)
