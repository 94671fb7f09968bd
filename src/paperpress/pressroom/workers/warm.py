"""Editions pressed again and again by a process that stays, and that holds what it has read.

What it holds is what it would read again to the same end: an article's story, and an edition of
which no record, no picture and no word about one has changed since. All of it is bounded.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from paperpress.assembly import read_stories
from paperpress.assembly.stories import guarded_story
from paperpress.errors import PaperpressError
from paperpress.last_guard import guarded
from paperpress.model.alt_texts import AltTexts
from paperpress.model.article import Article
from paperpress.model.edition import Edition
from paperpress.model.masthead import Desk
from paperpress.model.story import Story
from paperpress.pictures.held_keys import HeldKeys
from paperpress.pressroom.edition import bind_edition, checked, report_of
from paperpress.pressroom.job import Job
from paperpress.pressroom.pressed import Pressed, failed, unforeseen
from paperpress.pressroom.pressed_before import place_of_note
from paperpress.pressroom.task import Task, as_issue, keep, task_of, unchanged, write_edition
from paperpress.profiles import Profile

_MOST_STORIES = 2000
_MOST_EDITIONS = 2000
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_States = tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(slots=True)
class Memory:
    """What a process holds from one press to the next."""

    alt_texts: AltTexts | None = None
    """What the picture desk had written when the editions were pressed."""
    stories: OrderedDict[tuple[Article, Desk, str, str], Story] = field(default_factory=OrderedDict)
    editions: OrderedDict[str, tuple[Pressed, _States]] = field(default_factory=OrderedDict)
    """Each with the files that it was made of and written to."""
    pictures: HeldKeys = field(default_factory=HeldKeys)
    """What the files of pictures hold."""

    def heed(self, alt_texts: AltTexts) -> None:
        """Let the editions go where the picture desk has written something since."""
        if self.alt_texts is not alt_texts and self.alt_texts != alt_texts:
            self.editions.clear()
        self.alt_texts = alt_texts

    def story(self, article: Article, desk: Desk, language: str, stem: str) -> Story:
        """Return the story of an article, read where it isn't held."""
        key = (article, desk, language, stem)
        story = self.stories.get(key)
        if story is None:
            story = guarded_story(*key)
        _hold(self.stories, key, story, _MOST_STORIES)
        return story


@dataclass(frozen=True, slots=True)
class Warm:
    """Presses each edition when it is asked for, with what the memory holds."""

    job: Job
    """It has a cache."""
    memory: Memory
    count: int = 1
    ahead: int = 0

    def press(
        self, edition: Edition, groups: Sequence[Sequence[Profile]]
    ) -> Iterator[Future[tuple[Pressed, ...]]]:
        """Press an edition for each group when it is asked for."""
        self.memory.heed(self.job.alt_texts)
        for group in groups:
            done: Future[tuple[Pressed, ...]] = Future()
            done.set_result(tuple(self._guarded(edition, profile) for profile in group))
            yield done

    def _guarded(self, edition: Edition, profile: Profile) -> Pressed:
        try:
            return guarded(
                lambda: self._press(task_of(edition, self.job, profile, self.memory.pictures)),
                lambda why: unforeseen(edition, profile, why),
                foreseen=(PaperpressError, OSError),
            )
        except (PaperpressError, OSError) as error:
            return failed(edition, profile, error)

    def _press(self, task: Task) -> Pressed:
        held = self.memory.editions.get(task.key)
        if held is not None and _as_they_are(held[1]) == held[1]:
            return held[0].but_unchanged()
        pressed = unchanged(task)
        if pressed is None:
            task, stories = as_issue(task, read_stories(task.edition, self.memory.story))
            bound = bind_edition(task, stories)
            # Readers have it while it is checked.
            report = report_of(task, bound)
            new = write_edition(task, report, bound.data)
            pressed = keep(task, checked(task, bound, report))
            pressed = pressed if new else pressed.but_unchanged()
        if pressed.pictures is not None:
            states = tuple((name, _state(name)) for name in _files_of(pressed, task))
            _hold(self.memory.editions, task.key, (pressed, states), _MOST_EDITIONS)
        return pressed


def _files_of(pressed: Pressed, task: Task) -> Iterator[str]:
    """Yield every file that an edition was made of and written to, but for its records."""
    out = Path(task.job.out)
    yield str(out / pressed.report.path)
    yield str(place_of_note(out, pressed.report.path))
    for ref, _ in pressed.pictures or ():
        yield str(Path(ref.folder, ref.src))


def _as_they_are(states: _States) -> _States:
    return tuple((name, _state(name)) for name, _ in states)


def _state(name: str) -> tuple[int, ...]:
    """Return what changes when a file does; nothing for what is no file."""
    try:
        state = os.stat(name)  # noqa: PTH116 - hundreds of them for a press
    except (OSError, ValueError):
        return ()
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def _hold(held: OrderedDict[_Key, _Value], key: _Key, value: _Value, most: int) -> None:
    held[key] = value
    held.move_to_end(key)
    while len(held) > most:
        held.popitem(last=False)
