"""The steps of assembly: each from values to values, each body read once, files read in one step."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image

from newsroom import article, jpeg
from paperpress.assembly import assemble, develop, picture_refs, read_stories, stories
from paperpress.editions import plan
from paperpress.errors import AssemblyError
from paperpress.files.cache import Cache
from paperpress.model.alt_texts import AltTexts, picture_key
from paperpress.model.article import Article
from paperpress.model.edition import Edition
from paperpress.model.finding import Severity
from paperpress.model.masthead import Masthead
from paperpress.model.story import LEAD
from paperpress.pictures import store
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import Run, press
from paperpress.pressroom.workers.executor import ByExecutor
from paperpress.pressroom.workers.remote import remote
from paperpress.profiles import profile
from paperpress.themes import load_theme
from svg import chart

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)
THEME, DEVICE = load_theme("classic"), profile("eink")


@pytest.fixture
def day(tmp_path: Path) -> list[Article]:
    """Three articles of one desk, with pictures that cost bytes, and a portrait."""
    source = Random(7)
    for name in ("wall", "gate"):
        noise = Image.frombytes("L", (160, 120), source.randbytes(160 * 120))
        noise.resize((900, 700), Image.Resampling.BICUBIC).save(tmp_path / f"{name}.png")
    (tmp_path / "face.jpg").write_bytes(jpeg())
    body = [
        {"type": "paragraph", "html": 'It <a href="#fn1">stood</a>.'},
        {"type": "picture", "src": "gate.png", "caption": "The gate."},
    ]
    return [
        article(
            str(tmp_path),
            id=f"a{number}",
            picture={"src": "wall.png", "caption": "The wall at noon."},
            body=body,
            authors=[{"name": "Asha Rao", "bio": "Asha.", "portrait": {"src": "face.jpg"}}],
        )
        for number in range(3)
    ]


@pytest.fixture
def edition(day: list[Article], masthead: Masthead) -> Edition:
    return plan(day, masthead)[0]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The ids of articles whose bodies were parsed, in order."""
    seen: list[str] = []
    genuine = stories.translate

    def translate(read: Article) -> Any:
        seen.append(read.id)
        return genuine(read)

    monkeypatch.setattr(stories, "translate", translate)
    return seen


def test_a_body_is_parsed_once_a_press(
    day: list[Article], masthead: Masthead, tmp_path: Path, parsed: list[str]
) -> None:
    press(day, Job(masthead=masthead, out=tmp_path / "out", now=NOW))
    assert parsed == ["a0", "a1", "a2"]


@pytest.mark.slow
def test_a_body_is_parsed_once_for_all_profiles_and_not_at_all_where_none_is_pressed(
    day: list[Article], masthead: Masthead, tmp_path: Path, parsed: list[str]
) -> None:
    cache = Cache(tmp_path / "cache")
    three = ("eink", "color", "kindle")
    job = Job(masthead=masthead, out=tmp_path / "out", now=NOW, cache=cache, profiles=three)
    first = press(day, job)
    assert parsed == ["a0", "a1", "a2"]
    assert [edition.profile for edition in first.editions] == list(three)
    again = press(day, job)
    assert {edition.status for edition in again.editions} == {"unchanged"}
    assert parsed == ["a0", "a1", "a2"]
    (tmp_path / "out" / first.editions[1].path).unlink()
    statuses = [edition.status for edition in press(day, job).editions]
    assert statuses == ["unchanged", "pressed", "unchanged"]
    assert parsed == ["a0", "a1", "a2"] * 2


@pytest.mark.slow
def test_an_executor_gets_an_edition_whole_but_for_the_last_ones(
    day: list[Article], masthead: Masthead, tmp_path: Path, parsed: list[str]
) -> None:
    """The last editions, one for each worker, go a profile at a time, so that none waits long."""
    three_days = [
        one.model_copy(update={"published": datetime(2025, 7, 1 + number, 6, tzinfo=UTC)})
        for number, one in enumerate(day)
    ]
    job = Job(masthead=masthead, out=tmp_path / "out", now=NOW, profiles=("eink", "color"))
    run = Run.of(three_days, job)
    with ThreadPoolExecutor(2) as pool:
        pressed = [p.report for p in run.press(ByExecutor(pool, run.job, count=2, ahead=6))]
    assert len(run.planned) == 3
    assert [(p.date, p.profile) for p in pressed] == [
        (f"2025-07-0{n}", profile) for n in (1, 2, 3) for profile in ("eink", "color")
    ]
    assert sorted(parsed) == ["a0", "a1", "a1", "a2", "a2"]


@pytest.mark.slow
def test_a_body_is_parsed_once_under_a_size_limit(
    day: list[Article], masthead: Masthead, tmp_path: Path, parsed: list[str]
) -> None:
    job = Job(masthead=masthead, out=tmp_path / "out", now=NOW)
    whole = press(day, job).editions[0].bytes
    parsed.clear()
    report = press(day, replace(job, out=tmp_path / "small", max_size=whole - 100_000))
    assert report.editions[0].status == "pressed"
    assert "PIC030" in {finding.code for finding in report.findings}
    assert parsed == ["a0", "a1", "a2"]


@pytest.mark.slow
def test_a_body_is_parsed_once_for_workers_by_value(
    day: list[Article], masthead: Masthead, tmp_path: Path, parsed: list[str]
) -> None:
    """A worker elsewhere gets the edition with its stories."""
    three = ("eink", "color", "kindle")
    run = Run.of(day, Job(masthead=masthead, out=tmp_path / "out", now=NOW, profiles=three))
    with ThreadPoolExecutor(1) as pool, remote(pool, run.job, "value", count=1) as workers:
        list(run.press(workers))
    assert parsed == ["a0", "a1", "a2"]


def test_stories_are_values_that_travel(edition: Edition) -> None:
    read = read_stories(edition)
    assert pickle.loads(pickle.dumps(read)) == read == read_stories(edition)
    assert [picture.path for picture in read[0].pictures] == [LEAD, "body[1]"]


def test_pictures_are_named_each_once_portraits_last(edition: Edition) -> None:
    refs = picture_refs(edition, read_stories(edition))
    assert [ref.src for ref in refs] == ["wall.png", "gate.png", "face.jpg"]


def test_only_one_step_reads_an_editors_files(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as closed:
        closed.setattr(store, "read_file", None)
        closed.setattr(store, "locate", None)
        read = read_stories(edition)
    pictures = develop(edition, read, LocalDarkroom(DEVICE, THEME))
    monkeypatch.setattr(store, "read_file", None)
    monkeypatch.setattr(store, "locate", None)
    publication = assemble(edition, read, pictures, THEME, DEVICE)
    assert publication == assemble(edition, read, pictures, THEME, DEVICE)


def test_what_the_picture_desk_wrote_goes_before_a_caption(
    edition: Edition, tmp_path: Path
) -> None:
    """It is known by the picture's content, so it is told when the files have been read."""
    key = picture_key((tmp_path / "wall.png").read_bytes())
    texts = AltTexts({(key, "en"): "A wall of old bricks."})
    read = read_stories(edition)
    pictures = develop(edition, read, LocalDarkroom(DEVICE, THEME), alt_texts=texts)
    publication = assemble(edition, read, pictures, THEME, DEVICE)
    assert publication.exhibits[0].legend.alt.text == "A wall of old bricks."
    assert publication.exhibits[1].legend.alt.provenance == "caption"


def test_an_edition_without_articles_is_refused(edition: Edition) -> None:
    pictures = develop(edition, read_stories(edition), LocalDarkroom(DEVICE, THEME))
    with pytest.raises(AssemblyError, match="without articles"):
        assemble(edition, (), pictures, THEME, DEVICE)


def test_an_error_in_one_text_costs_that_text_and_no_edition(
    day: list[Article], masthead: Masthead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = stories.translate

    def fails(read: Article) -> Any:
        if read.id == "a1":
            raise IndexError("nobody foresaw it")
        return genuine(read)

    monkeypatch.setattr(stories, "translate", fails)
    report = press(day, Job(masthead=masthead, out=tmp_path / "out", now=NOW))
    assert [edition.status for edition in report.editions] == ["pressed"]
    (found,) = [finding for finding in report.findings if finding.code == "TXT070"]
    assert (found.article, found.path, found.severity) == ("a1", "body", Severity.ERROR)
    assert "IndexError: nobody foresaw it" in found.message


@pytest.mark.slow
def test_a_drawings_own_words_stand_where_nobody_wrote_any(
    tmp_path: Path, masthead: Masthead
) -> None:
    (tmp_path / "chart.svg").write_text(chart())
    picture = {"src": "chart.svg", "caption": "Passengers at night."}
    articles = [
        article(str(tmp_path), id="own", picture=picture),
        article(str(tmp_path), id="told", picture={**picture, "alt": "A chart."}),
        article(str(tmp_path), id="none", picture={**picture, "alt": ""}),
    ]
    (edition,) = plan(articles, masthead)
    read = read_stories(edition)
    made = assemble(
        edition, read, develop(edition, read, LocalDarkroom(DEVICE, THEME)), THEME, DEVICE
    )
    texts = {shown.article: shown.legend.alt.text for shown in made.exhibits}
    assert texts == {
        "own": "Ferry passengers. They rise each year.",
        "told": "A chart.",
        "none": "",
    }
