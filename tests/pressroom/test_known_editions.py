"""Unchanged editions: told by content, and by everything that decides what they become."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from hearing import ToneVoice, spoken_by
from newsroom import article, jpeg
from paperpress.editions import plan
from paperpress.files.cache import Cache
from paperpress.model.alt_texts import AltTexts, picture_key
from paperpress.model.article import Article, Author, Origin
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding, Severity
from paperpress.model.masthead import Desk, Masthead
from paperpress.model.overlay import Change
from paperpress.model.report import Report
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.pressroom import edition as pressing
from paperpress.pressroom import known_editions
from paperpress.pressroom.job import Job
from paperpress.pressroom.known_editions import edition_key
from paperpress.pressroom.run import press
from paperpress.profiles import Profile, profile
from paperpress.speech.settings import SpeechSettings
from paperpress.themes.loading import Theme, load_theme
from paperpress.themes.looks import CoverLook, Font, FontFace

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bus.jpg").write_bytes(jpeg())
    return tmp_path


@pytest.fixture
def again(
    folder: Path, masthead: Masthead, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Report]:
    """Presses the day once, and gives what presses it again and can say what was assembled."""
    assembled: list[str] = []
    genuine = pressing.assemble

    def assemble(edition: Edition, *given: Any, **named: Any) -> Any:
        assembled.append(edition.slug)
        return genuine(edition, *given, **named)

    monkeypatch.setattr(pressing, "assemble", assemble)

    def once(**changes: Any) -> Report:
        assembled.clear()
        job = Job(
            masthead=masthead, out=folder / "out", now=NOW, cache=Cache(folder / "cache"), threads=1
        )
        articles = changes.pop("articles", None) or day(folder)
        report = press(articles, replace(job, **changes))
        report_and_made[0] = sorted(assembled)
        return report

    report_and_made: list[list[str]] = [[]]
    once.made = lambda: report_and_made[0]  # type: ignore[attr-defined]
    once()
    return once


def day(folder: Path) -> list[Article]:
    home = str(folder)
    return [
        article(home, id="a", picture={"src": "bus.jpg", "alt": "A bus."}),
        article(home, id="b", desk="world", headline="Elsewhere", picture={"src": "lost.jpg"}),
    ]


def made(once: Any) -> list[str]:
    return list(once.made())


def test_an_unchanged_edition_is_neither_made_nor_written(
    again: Callable[..., Report], folder: Path
) -> None:
    path = folder / "out" / "2025-07-23" / "city.epub"
    before = path.stat()
    report = again()
    assert made(again) == []
    assert {edition.status for edition in report.editions} == {"unchanged"}
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_what_was_found_is_told_again_of_an_unchanged_edition(
    again: Callable[..., Report], folder: Path
) -> None:
    page = folder / "out" / "2025-07-23" / "report.html"
    before = page.read_text("utf-8")
    page.unlink()
    assert "PIC003" in {finding.code for finding in again().findings}
    assert page.read_text("utf-8").replace("unchanged", "pressed") == before


def test_one_article_changed_costs_its_edition_alone(
    again: Callable[..., Report], folder: Path
) -> None:
    first, second = day(folder)
    report = again(articles=[first, second.model_copy(update={"headline": "Nowhere"})])
    assert made(again) == ["world"]
    assert [edition.status for edition in report.editions] == ["unchanged", "pressed"]


def test_a_picture_changed_under_its_name_is_seen(
    again: Callable[..., Report], folder: Path
) -> None:
    """By content: size and time may be as they were."""
    file = folder / "bus.jpg"
    before = file.stat()
    data = bytearray(file.read_bytes())
    data[-3] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    again()
    assert made(again) == ["city"]


def test_a_touched_picture_changes_nothing(again: Callable[..., Report], folder: Path) -> None:
    (folder / "bus.jpg").touch()
    again()
    assert made(again) == []


def test_a_picture_that_comes_late_is_seen(again: Callable[..., Report], folder: Path) -> None:
    (folder / "lost.jpg").write_bytes(jpeg())
    assert "PIC003" not in {finding.code for finding in again().findings}


def test_a_picture_that_is_gone_is_seen(again: Callable[..., Report], folder: Path) -> None:
    (folder / "bus.jpg").unlink()
    codes = [finding.code for finding in again().findings]
    assert codes.count("PIC003") == 2


def test_what_the_picture_desk_wrote_counts_for_its_pictures_alone(
    again: Callable[..., Report], folder: Path
) -> None:
    key = picture_key((folder / "bus.jpg").read_bytes())
    others = {("sha256-0", "en"): "A ferry."}
    again(alt_texts=AltTexts(others))
    assert made(again) == []
    for texts in ({(key, "en"): "A red bus."}, {(key, "en"): "A bus in the rain."}, {}):
        again(alt_texts=AltTexts({**others, **texts}))
        assert made(again) == ["city"]
        again(alt_texts=AltTexts(texts))
        assert made(again) == []


@pytest.mark.parametrize("damage", [b"", b"PK", None])
def test_an_edition_that_is_not_as_it_was_written_is_written_again(
    again: Callable[..., Report], folder: Path, damage: bytes | None
) -> None:
    path = folder / "out" / "2025-07-23" / "city.epub"
    whole = path.read_bytes()
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    report = again()
    assert [edition.status for edition in report.editions] == ["pressed", "unchanged"]
    assert path.read_bytes() == whole


def test_a_torn_cache_never_reaches_an_edition(again: Callable[..., Report], folder: Path) -> None:
    path = folder / "out" / "2025-07-23" / "city.epub"
    whole = path.read_bytes()
    for file in (folder / "cache").rglob("*"):
        if file.is_file():
            data = bytearray(file.read_bytes())
            data[-1] ^= 1
            file.write_bytes(data)
    path.unlink()
    again()
    assert path.read_bytes() == whole


def test_an_entry_of_another_shape_is_left_alone(
    again: Callable[..., Report], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    get = Cache.get
    monkeypatch.setattr(
        Cache,
        "get",
        lambda self, shelf, key: b"{}" if shelf == known_editions.SHELF else get(self, shelf, key),
    )
    again()
    assert made(again) == ["city", "world"]


def test_a_cache_changes_no_byte(again: Callable[..., Report], folder: Path) -> None:
    without = again(out=folder / "without", cache=None)
    with_it = again(out=folder / "with")
    assert [e.sha256 for e in without.editions] == [e.sha256 for e in with_it.editions]
    assert without.findings == with_it.findings


@pytest.mark.parametrize("stage", ["assemble", "file_of"])
def test_a_picture_that_changes_while_its_edition_is_pressed_is_seen_the_next_time(
    folder: Path, masthead: Masthead, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """After its pixels were read, or between those and the cover's: two states, and no entry."""
    genuine = getattr(pressing, stage)
    cover = LocalDarkroom.cover

    def change() -> None:
        (folder / "bus.jpg").write_bytes(jpeg(shade=9))

    def late(*given: Any, **named: Any) -> Any:
        change()
        return genuine(*given, **named)

    def between(self: LocalDarkroom, front: Any) -> Any:
        change()
        return cover(self, front)

    cache = Cache(folder / "cache")
    job = Job(masthead=masthead, out=folder / "out", now=NOW, cache=cache)
    with monkeypatch.context() as patched:
        if stage == "file_of":
            patched.setattr(pressing, stage, late)
        else:
            patched.setattr(LocalDarkroom, "cover", between)
        press(day(folder)[:1], job)
    again = press(day(folder)[:1], job)
    anew = press(day(folder)[:1], replace(job, cache=None, out=folder / "anew"))
    assert pictures_in(folder / "out" / again.editions[0].path) == pictures_in(
        folder / "anew" / anew.editions[0].path
    )
    assert [change.kind for change in again.editions[0].changes] == ["updated"]


def pictures_in(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "/img/" in name}


# Everything that decides: the key

BASE = load_theme("classic")


def key(edition: Edition, job: Job, theme: Theme = BASE, device: Profile | None = None) -> str:
    return edition_key(edition, job, theme, device or profile("eink"))


def edition_of(*articles: Article, masthead: Masthead) -> Edition:
    return plan(articles, masthead)[0]


NOTICE = Finding("REC001", Severity.NOTICE, "a", "", "m", "r")
OTHER: dict[str, Any] = {
    "id": "other",
    "headline": "Other",
    "body": "<p>Other.</p>",
    "desk": "World",
    "kicker": "Other",
    "standfirst": "Other.",
    "dateline": "Leeds",
    "byline": "By Nobody",
    "authors": ["Nobody"],
    "published": "2025-07-24",
    "updated": "2025-07-25",
    "language": "cy",
    "direction": "rtl",
    "picture": {"src": "other.jpg"},
    "related": [{"headline": "Other", "url": "https://other.example/"}],
    "corrections": [{"text": "Other.", "date": "2025-07-25"}],
    "url": "https://other.example/",
    "copyright": "Other",
    "keywords": ["other"],
    "page": ["A9"],
    "embargo": "2001-01-01",
    "speech": False,
    "status": "published",
}


@pytest.mark.parametrize("name", [n for n in Article.model_fields if n not in {"status"}])
def test_every_field_of_an_article_decides(name: str, masthead: Masthead) -> None:
    """But `status`, by which an article is in an edition or isn't."""
    first = article()
    if name == "origin":
        second = first.model_copy(update={"origin": Origin("elsewhere", "/elsewhere")})
    elif name == "notices":
        second = first.model_copy(update={"notices": (NOTICE,)})
    elif name == "amendments":
        change = Change(first.id, "body.heading[1/1] A", "2", "paragraph", "A", "2025-07-23T06:30Z")
        second = first.model_copy(update={"amendments": (change,)})
    else:
        second = article(**{name: OTHER[name]})
    edition = edition_of(first, masthead=masthead)
    part = replace(edition.parts[0], articles=(second,))
    job = Job(masthead=masthead)
    assert key(edition, job) != key(replace(edition, parts=(part,)), job)


MASTHEADS: dict[str, Any] = {
    "title": "Other",
    "language": "cy",
    "identifier": "other",
    "publisher": "Other",
    "rights": "Other",
    "url": "https://other.example/",
    "contact": "other@other.example",
    "timezone": "Asia/Tokyo",
    "day_starts": time(5),
    "desks": (Desk(slug="other", name="Other"),),
    "default_desk": "other",
    "contributors": (),
    "certifier": "Other",
    "certifier_report": "https://other.example/",
    "exemption": "eaa-microenterprise",
    "print_source": "Other",
    "folder": "/elsewhere",
}


@pytest.mark.parametrize("name", list(Masthead.model_fields))
def test_every_field_of_the_masthead_decides(name: str, masthead: Masthead) -> None:
    masthead = masthead.model_copy(update={"contributors": (Author(name="Ann"),)})
    other = masthead.model_copy(update={name: MASTHEADS[name]})
    edition = edition_of(article(), masthead=masthead)
    job = Job(masthead=masthead)
    assert key(edition, job) != key(replace(edition, masthead=other), job)


@pytest.mark.parametrize(
    "name",
    # What changed follows from the issue that stands, which is in the key itself.
    [field.name for field in fields(Edition) if field.name != "changes"],
)
def test_every_field_of_an_edition_decides(name: str, masthead: Masthead) -> None:
    edition = edition_of(article(), masthead=masthead)
    others: dict[str, Any] = {
        "masthead": masthead.model_copy(update={"title": "Other"}),
        "date": date(2020, 1, 1),
        "identifier": "urn:other",
        "desk": None,
        "parts": edition.parts * 2,
    }
    job = Job(masthead=masthead)
    assert key(edition, job) != key(replace(edition, **{name: others[name]}), job)


DECIDING: dict[str, Any] = {
    "hyphenation": "soft",
    "modified": NOW,
    "fetch": True,
    "max_size": 5_000_000,
    "profiles": ("large", "eink"),
    "plain_names": {(date(2025, 7, 23), ".epub"): "large"},
}
#: Where it goes, how it is divided, who does it; what else is told of through edition and theme.
ELSEWHERE = {
    *("masthead", "out", "theme", "layout", "on", "since", "until", "desks", "now", "threads"),
    *("withdrawn", "sources", "folder", "cache", "overlay"),
    *("hosts", "fetched", "offline"),  # a picture's bytes tell whether it is the same
}
#: Told of in an entry, since only its pictures say which of them count.
IN_ENTRIES = {"alt_texts"}
#: Decides where an edition is heard, and nowhere else.
HEARD = {"speech"}


def test_every_field_of_a_job_is_thought_of() -> None:
    thought_of = DECIDING.keys() | ELSEWHERE | IN_ENTRIES | HEARD
    assert {field.name for field in fields(Job)} == thought_of


def test_how_it_is_heard_decides_an_edition_that_is_heard_alone(masthead: Masthead) -> None:
    edition, job = edition_of(article(), masthead=masthead), Job(masthead=masthead)
    other = replace(job, speech=SpeechSettings(sentence_pause=2.0))
    listen, eink = profile("listen"), profile("eink")
    with spoken_by(ToneVoice()):
        assert key(edition, job, device=listen) != key(edition, other, device=listen)
    assert key(edition, job, device=eink) == key(edition, other, device=eink)


@pytest.mark.parametrize("name", list(DECIDING))
def test_every_deciding_field_of_a_job_decides(name: str, masthead: Masthead) -> None:
    edition = edition_of(article(), masthead=masthead)
    job = Job(masthead=masthead)
    assert key(edition, job) != key(edition, replace(job, **{name: DECIDING[name]}))


@pytest.mark.parametrize("name", [field.name for field in fields(Profile)])
def test_every_field_of_a_profile_decides(name: str, masthead: Masthead) -> None:
    edition, job, device = (
        edition_of(article(), masthead=masthead),
        Job(masthead=masthead),
        profile("eink"),
    )
    other = replace(device, **{name: "other"})
    assert key(edition, job, device=device) != key(edition, job, device=other)


def _themes() -> Iterator[Theme]:
    face = FontFace("normal", "normal", "font.ttf", b"one")
    yield replace(BASE, name="other")
    yield replace(BASE, cover="list")
    yield replace(BASE, cover_look=CoverLook(scale=1.2))
    yield replace(BASE, stylesheet=b"p { margin: 0 }")
    for font in (
        Font("A", "serif", (face,)),
        Font("B", "serif", (face,)),
        Font("A", "monospace", (face,)),
        Font("A", "serif", (face, face)),
        Font("A", "serif", (replace(face, weight="bold"),)),
        Font("A", "serif", (replace(face, style="italic"),)),
        Font("A", "serif", (replace(face, data=b"two"),)),
    ):
        yield replace(BASE, font=font)


def test_everything_of_a_theme_decides_but_its_summary(masthead: Masthead) -> None:
    edition, job = edition_of(article(), masthead=masthead), Job(masthead=masthead)
    keys = [key(edition, job, theme) for theme in (BASE, *_themes())]
    assert len(set(keys)) == len(keys)
    assert key(edition, job, replace(BASE, summary="Other")) == key(edition, job)


def test_the_same_has_the_same_key(masthead: Masthead) -> None:
    job = Job(masthead=masthead)
    first, second = (edition_of(article(), masthead=masthead) for _ in range(2))
    assert key(first, job) == key(second, job)
