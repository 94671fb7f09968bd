"""What was pressed before and isn't wanted any more is taken out of the output folder.

An edition is judged by what is known for sure: that an article of it is held back, that all of it
is elsewhere, or that the records it came from were read and give nothing of it. What another
profile, layout, desk or source was pressed for is left alone, and so is every file that isn't, byte
for byte, what a press wrote (docs/decisions/0021-what-was-pressed-before.md).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fnmatch import fnmatchcase
from pathlib import Path

from paperpress.editions.planning import Plan
from paperpress.files.readings import Readings
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.report import EditionReport
from paperpress.pressroom.job import Job
from paperpress.pressroom.pressed_before import (
    FOLDER,
    Note,
    before_of,
    days_noted,
    files_of,
    forget,
    keep_note,
    relative,
    standing,
    with_reported,
)
from paperpress.slugs import slug

#: Below the hidden folder of the notes: what was set aside.
_ASIDE = "withdrawn"
_MARKS = "*?["


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of this run."""

    date: date
    pressed: frozenset[str]
    """The paths of what stands there now."""
    editions: frozenset[tuple[str, str]]
    """Identifier and profile of each edition of this run."""
    failed: frozenset[tuple[str, str]]
    read: frozenset[str]
    """The files that records of this day came from."""
    unread: Sequence[tuple[str, str]]
    """File and name of each record that can't be used, and may be of this day."""


class Withdrawing:
    """Takes away what a run would press no more."""

    def __init__(
        self, job: Job, planned: Plan, profiles: Sequence[str], patterns: Sequence[str]
    ) -> None:
        self._job = job
        self._out = Path(job.out)
        self._planned = planned
        self._profiles = frozenset(profiles)
        self._patterns = patterns
        self._asked = job.on or (job.since if job.since == job.until else None)
        """The one day that was asked for; None where it wasn't one."""
        self._files: set[Path] = set()
        self._folders: list[Path] = []

    @classmethod
    def of(cls, job: Job, planned: Plan, profiles: Sequence[str]) -> Withdrawing:
        """Return what takes away, of the output folder of a job, what isn't planned any more."""
        return cls(job, planned, profiles, [relative(str(source), job) for source in job.sources])

    def days(self) -> list[date]:
        """Return the days on which something may have to be taken away, in order."""
        read = self._planned.days_read | {*self._planned.store.days_of_left_out()}
        noted = [day for day in days_noted(self._out) if self._is_asked_for(day)]
        # A masthead's day that begins at another hour moves articles to the day beside.
        one_day = timedelta(days=1)
        inner = [day for day in read if date.min < day < date.max]
        beside = {day for within in inner for day in (within - one_day, within + one_day)}
        touched = read | beside | ({self._asked} if self._asked else set())
        touched |= self._days_that_hold_back([day for day in noted if day not in touched])
        return sorted(touched.intersection(noted) | read)

    def _is_asked_for(self, day: date) -> bool:
        job = self._job
        if job.on is not None:
            return day == job.on
        return (job.since or date.min) <= day <= (job.until or date.max)

    def _days_that_hold_back(self, days: Sequence[date]) -> set[date]:
        """Return the days, of those given, with an edition that holds an article now held back."""
        held = set(self._planned.store.held())
        held_days: set[date] = set()
        for day in days if held else ():
            notes = before_of(self._out, day, self._job.masthead).notes
            if any(not held.isdisjoint(note.articles) for note in notes):
                held_days.add(day)
        return held_days

    def of_day(self, day: date, results: Sequence[EditionReport]) -> tuple[Finding, ...]:
        """Take away the editions of a day that aren't wanted any more; return the findings."""
        masthead = self._job.masthead
        self._folders.append(self._out / FOLDER / day.isoformat())
        before = with_reported(before_of(self._out, day, masthead), self._out, day, masthead)
        findings = [emit("EDN046", path=day.isoformat(), file=name) for name in before.unreadable]
        about = self._about(day, results, before.notes)
        elsewhere = []
        for note in before.notes:
            if note.path in about.pressed:
                continue
            if not note.articles and self._standing(note):
                keep_note(self._out, note)  # the report that told of it is about to be another
            verdict = self._verdict(note, about)
            if verdict == "elsewhere" and self._standing(note) is not None:
                elsewhere.append(note.name)
            elif isinstance(verdict, Finding):
                findings.append(verdict)
            elif verdict == "gone":
                findings += self._withdraw(note)
        if elsewhere:
            findings.append(emit("EDN045", path=day.isoformat(), names=", ".join(elsewhere)))
        return tuple(findings)

    def note(self, readings: Readings) -> None:
        """Note the folders of notes, and the files of earlier editions, that were looked at."""
        for folder in self._folders:
            readings.folder(folder)
        for file in sorted(self._files):
            readings.file(file)

    def _about(self, day: date, results: Sequence[EditionReport], notes: Sequence[Note]) -> _Day:
        store = self._planned.store
        left_out = [*store.left_out_of(day), *store.left_out_of(None)]
        pressed = frozenset(result.path for result in results if result.status != "failed")
        files = {name for note in notes if note.path in pressed for name in note.files}
        unread = [
            (name, rejected.article)
            for rejected in left_out
            if not rejected.held
            for name in files_of([rejected], self._job)
        ]
        return _Day(
            date=day,
            pressed=pressed,
            editions=frozenset((result.identifier, result.profile) for result in results),
            failed=frozenset(
                (result.identifier, result.profile)
                for result in results
                if result.status == "failed"
            ),
            read=frozenset(files | files_of(left_out, self._job)) - {""},
            unread=unread,
        )

    def _verdict(self, note: Note, about: _Day) -> Finding | str:
        """Return what became of an edition: ``gone``, ``elsewhere``, a finding, or nothing.

        ``elsewhere`` is one that was pressed from files that this run didn't read.
        """
        store = self._planned.store
        held = any(store.has_held(id) for id in note.articles)
        if not self._in_scope(note):
            if held and self._standing(note):
                return emit("EDN044", path=note.path, why=self._why_not(note))
            return ""
        if (note.identifier, note.profile) in about.failed:
            still = all(about.date in store.days_of(id) for id in note.articles)
            if still or not (held or self._was_read(note, about)):
                return ""
            return "gone"
        replaced = (note.identifier, note.profile) in about.editions
        was_read = bool(note.articles) and all(store.knows(id) for id in note.articles)
        if held or replaced or was_read:
            return "gone"
        if about.date not in self._planned.days_read:
            if about.date != self._asked:
                return ""
            return self._still_stands(note, "there is nothing to press of its day")
        if self._may_be_unread(note, about):
            return self._still_stands(note, "a record of it can't be used")
        return "gone" if self._was_read(note, about) else "elsewhere"

    def _still_stands(self, note: Note, reason: str) -> Finding | str:
        return emit("EDN043", path=note.path, reason=reason) if self._standing(note) else ""

    def _standing(self, note: Note) -> str | None:
        self._files.add(self._out / note.path)
        return standing(self._out, note)

    def _in_scope(self, note: Note) -> bool:
        """Tell whether this run would have pressed an edition, if there were anything to press."""
        desks = self._job.desks
        return (
            note.profile in self._profiles
            and note.layout == self._job.layout
            and (not desks or (bool(note.desks) and {*note.desks} <= {*desks}))
        )

    def _why_not(self, note: Note) -> str:
        if note.profile not in self._profiles:
            return f"it is for the profile {note.profile}"
        if note.layout != self._job.layout:
            return f"it is of the layout {note.layout}"
        return "it is of a desk that wasn't asked for"

    def _may_be_unread(self, note: Note, about: _Day) -> bool:
        return any(
            name in note.files
            and (
                not article
                or any(id == article or id.endswith(slug(article)) for id in note.articles)
            )
            for name, article in about.unread
        )

    def _was_read(self, note: Note, about: _Day) -> bool:
        """Tell whether this run read every place that the articles came from."""
        return all(name in about.read or self._is_below(name) for name in note.files)

    def _is_below(self, name: str) -> bool:
        return bool(name) and any(_matches(name, pattern) for pattern in self._patterns)

    def _withdraw(self, note: Note) -> Iterator[Finding]:
        """Take an edition away, as the job says; not where its file is no longer what was pressed."""
        digest = self._standing(note)
        if digest == "":
            yield emit("EDN042", path=note.path)
        elif digest and self._job.withdrawn == "keep":
            yield emit("EDN041", path=note.path)
        else:
            try:
                done = self._taken_away(note, digest)
                forget(self._out, note)
            except OSError as error:
                yield emit("EDN047", path=note.path, error=error.strerror or error)
            else:
                if done:
                    yield emit("EDN040", path=note.path, done=done)

    def _taken_away(self, note: Note, digest: str | None) -> str:
        """Take the file of an edition away, and say where to; nothing where there is none.

        A press that was killed may have set it aside and told nobody.

        Raises:
            OSError: it can't be moved or removed.
        """
        path = self._out / note.path
        if digest and self._job.withdrawn == "remove":
            path.unlink()
            return "its file was removed"
        places = [self._aside(note, digest) for digest in ((digest,) if digest else note.digests)]
        if digest:
            places[0].parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.replace(places[0])
        aside = next((place for place in places if place.exists()), None)
        return (
            f"its file was set aside as {aside.relative_to(self._out).as_posix()}" if aside else ""
        )

    def _aside(self, note: Note, digest: str) -> Path:
        """Find where an edition's file is set aside: by its content, under no ending that a reader opens."""
        day, _, name = note.path.partition("/")
        return self._out / FOLDER / _ASIDE / day / f"{name}.{digest[:12]}.{_ASIDE}"


def _matches(name: str, source: str) -> bool:
    """Tell whether a file is a source, lies below it, or is one of its pattern's; all from one folder."""
    if any(mark in source for mark in _MARKS):
        return fnmatchcase(name, source)
    if source == os.curdir:
        return not name.startswith(os.pardir)
    return name == source or name.startswith(f"{source}/")
