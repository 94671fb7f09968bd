"""A day as editors see it: by what a reader loses, and read anew as files change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from editing import newsroom, picture_of, records_in, write_records
from paperpress.editing.newsroom import Newsroom
from paperpress.editing.saving import Written
from paperpress.model.alt_texts import Details
from paperpress.model.overlay import Change

NOW = "2025-07-23T06:30:00Z"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><title>Ships a night</title>'
    "<desc>Twelve before the storm, two after it</desc>"
    '<rect width="40" height="90"/><rect x="60" width="40" height="15"/></svg>'
)


def test_pictures_come_by_what_a_reader_loses(tmp_path: Path) -> None:
    config = newsroom(tmp_path, 4)
    records = records_in(tmp_path)
    records[0]["picture"] |= {"alt": "A digger seen from the pier, at night"}
    records[1]["picture"] |= {"alt": "A digger in front of the"}
    records[2]["picture"] |= {"alt": "IMG_2034.jpg"}
    records[3]["picture"] |= {"src": "gone.png"}
    write_records(tmp_path, records)
    (edition,) = Newsroom(config).day().editions
    order = [(each.story.article.id, each.path) for each in edition.pictures]
    assert order[0] == ("work-03", "picture")
    assert {path for _, path in order[1:5]} == {"body[1]"}
    assert order[5:] == [(f"work-0{n}", "picture") for n in (2, 1, 0)]
    assert edition.needing == 7


def test_what_changes_on_disk_is_seen_the_next_time(tmp_path: Path) -> None:
    room = Newsroom(newsroom(tmp_path))
    before = {p.path: p.key for p in room.day().editions[0].pictures if p.story.stem == "work-00"}
    (tmp_path / "p00a.png").write_bytes(picture_of(99) + b" ")
    records = records_in(tmp_path)
    records[0]["headline"] = "Work is over"
    write_records(tmp_path, records)
    edition = room.day().editions[0]
    after = {p.path: p.key for p in edition.pictures if p.story.stem == "work-00"}
    assert after["picture"] != before["picture"]
    assert after["body[1]"] == before["body[1]"]
    assert edition.stories[0].article.headline == "Work is over"
    assert room.thumbnail(after["picture"]) is not None


def test_the_last_day_is_shown_and_others_when_they_are_asked_for(tmp_path: Path) -> None:
    config = newsroom(tmp_path)
    records = records_in(tmp_path)
    records[2]["published"] = "2025-07-24T05:00:00+01:00"
    write_records(tmp_path, records)
    room = Newsroom(config)
    assert room.day().on == date(2025, 7, 24)
    assert len(room.day(date(2025, 7, 23)).editions[0].stories) == 2


def test_a_paper_without_articles_has_a_day_without_editions(tmp_path: Path) -> None:
    config = newsroom(tmp_path)
    (tmp_path / "articles.jsonl").write_text('{"id": "x"}\n', "utf-8")
    day = Newsroom(config).day()
    assert (day.on, day.editions) == (None, ())


def test_what_is_tried_is_seen_and_not_saved(tmp_path: Path) -> None:
    room = Newsroom(newsroom(tmp_path))
    (edition,) = room.day().editions
    picture = edition.pictures[0]
    words = Written(picture.key, picture.language, "A quay", Details())
    tried = room.day(None, words).editions[0]
    assert [each.legend.alt.text for each in tried.pictures if each.key == picture.key] == [
        "A quay"
    ]
    change = Change("work-00", "headline", "Else", edition.stories[0].article.headline, "A", NOW)
    assert room.day(None, change).editions[0].stories[0].article.headline == "Else"
    assert room.day().editions[0].stories[0].article.headline != "Else"
    assert not list(tmp_path.glob("*.jsonl"))[1:]


def test_an_article_without_a_day_is_told_until_it_has_one_or_is_held(tmp_path: Path) -> None:
    config = newsroom(tmp_path)
    records = records_in(tmp_path)
    records[1]["published"] = "03/04/2025"
    write_records(tmp_path, records)
    room = Newsroom(config)
    assert [each.id for each in room.day().undated] == ["work-01"]
    dated = Change("work-01", "published", "2025-07-23", None, "A", NOW)
    assert room.day(None, dated).undated == ()
    held = Change("work-01", "hold", "Waits", None, "A", NOW)
    assert room.day(None, held).undated == ()


def test_a_drawing_is_shown_with_its_own_words_as_the_press_takes_them(tmp_path: Path) -> None:
    config = newsroom(tmp_path, 1, picture={"src": "chart.svg"})
    (tmp_path / "chart.svg").write_text(SVG, "utf-8")
    (edition,) = Newsroom(config).day().editions
    (chart,) = [each for each in edition.pictures if each.path == "picture"]
    assert chart.legend.alt.text == "Ships a night. Twelve before the storm, two after it"
    assert chart.says_itself
    assert not chart.needs_words
