"""Whatever happened before, a press that keeps things gives what a press that keeps nothing gives.

The other tests of the cache change one thing at a time and look at its key (pressroom/test_known_editions.py,
pictures/test_picture_cache.py). Here anything may change, in any order, with entries lost and spoilt in
between, and what counts is what reaches a reader and an editor.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from newsroom import article, jpeg
from paperpress.files.cache import Cache
from paperpress.model.alt_texts import AltTexts, picture_key
from paperpress.model.masthead import Masthead
from paperpress.model.report import Report
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press

pytestmark = pytest.mark.slow

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)
SHADES = (40, 120, 200)
PICTURES = ("bus.jpg", "ferry.jpg")
WORDS = ("Night buses return", "A bridge reopens", "Council votes again")
SIZE = (320, 240)

headlines, names = st.sampled_from(WORDS), st.sampled_from(PICTURES)
numbers, shades = st.integers(0, 2), st.sampled_from(SHADES)


class History(RuleBasedStateMachine):
    """A newsroom's day, pressed after each change."""

    @initialize()
    def begin(self) -> None:
        # The same in every run: keys hold the folder's name, and by them entries are drawn.
        self.folder = Path(tempfile.gettempdir(), f"histories-{os.getpid()}")
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.cache = self.folder / "cache"
        for name, shade in zip(PICTURES, SHADES, strict=False):
            self.replace_a_picture(name, shade)
        self.records: list[dict[str, Any]] = [
            {
                "id": f"a{number}",
                "desk": "city" if number else "world",
                "headline": WORDS[number],
                "picture": {"src": PICTURES[number % 2], "caption": "A bus. Photograph: Ann Ray"},
            }
            for number in range(3)
        ]
        self.job = Job(
            masthead=Masthead(title="Test Gazette", language="en-GB"),
            out=self.folder / "kept",
            now=NOW,
            cache=Cache(self.cache),
            threads=1,
        )

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(number=numbers, headline=headlines)
    def rewrite(self, number: int, headline: str) -> None:
        self.records[number]["headline"] = headline

    @rule(number=numbers, name=names)
    def choose_a_picture(self, number: int, name: str) -> None:
        self.records[number]["picture"]["src"] = name

    @rule(name=names, shade=shades)
    def replace_a_picture(self, name: str, shade: int) -> None:
        (self.folder / name).write_bytes(jpeg(SIZE, shade))

    @rule(name=names)
    def lose_a_picture(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    @rule(shade=shades, text=st.sampled_from(["", "A red bus.", "A bus in the rain."]))
    def describe_a_picture(self, shade: int, text: str) -> None:
        key = (picture_key(jpeg(SIZE, shade)), "en")
        self.job = replace(self.job, alt_texts=AltTexts({key: text}))

    @rule(
        what=st.sampled_from(
            [
                {"profiles": ("large",)},
                {"profiles": ("eink", "color")},
                {"layout": "paper"},
                {"layout": "desk"},
                {"theme": "large-print"},
                {"theme": "classic"},
                {"hyphenation": "soft"},
                {"max_size": 40_000},
                {"max_size": None},
                {"masthead": Masthead(title="Other Gazette", language="de")},
            ]
        )
    )
    def order_it_otherwise(self, what: dict[str, Any]) -> None:
        self.job = replace(self.job, **what)
        # The first profile of a day in a folder has the plain names there, so each has a folder.
        self.job = replace(self.job, out=self.folder / "-".join(("kept", *self.job.profiles)))

    @rule(seed=st.integers(0, 9), lost=st.booleans())
    def lose_or_spoil_what_is_kept(self, seed: int, lost: bool) -> None:
        files = sorted(path for path in self.cache.rglob("*") if path.is_file())
        for path in random.Random(seed).sample(files, len(files) // 3):
            if lost:
                path.unlink()
            else:
                path.write_bytes(path.read_bytes()[:-1] + b"?")

    @rule(whole=st.booleans())
    def spoil_an_edition(self, whole: bool) -> None:
        for path in sorted(Path(self.job.out).glob("*/*.epub"))[:1]:
            path.write_bytes(b"" if whole else path.read_bytes()[:-1])

    @invariant()
    def it_is_as_if_nothing_had_been_kept(self) -> None:
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        # What readers had before is told of, and so is no part of what is kept for speed.
        issues = Path(".paperpress", "issues")
        if (Path(self.job.out) / issues).is_dir():
            shutil.copytree(Path(self.job.out) / issues, self.folder / "fresh" / issues)
        kept = self._pressed(self.job)
        fresh = self._pressed(replace(self.job, cache=None, out=self.folder / "fresh"))
        assert _told(kept) == _told(fresh)
        folders = (Path(self.job.out), self.folder / "fresh")
        for edition in fresh.editions:
            if edition.status == "failed":
                continue
            one, other = (folder / edition.path for folder in folders)
            assert one.read_bytes() == other.read_bytes()
        pages = [folder / "2025-07-23" / "report.html" for folder in folders]
        assert len({page.read_text("utf-8").replace("unchanged", "pressed") for page in pages}) == 1

    def _pressed(self, job: Job) -> Report:
        return press([article(str(self.folder), **record) for record in self.records], job)


def _told(report: Report) -> tuple[Any, ...]:
    """A report but for whether an edition stood there already."""
    return [replace(edition, status="") for edition in report.editions], report.findings


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=8, stateful_step_count=8)
