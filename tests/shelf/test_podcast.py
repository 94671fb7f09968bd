"""Feeds for players of podcasts, as gPodder's parser reads them, and what becomes of their files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import podcastparser
import pytest

from hearing import heard_epub
from newsroom import article
from shelving import DAY, FRONT, edition, files_of, make, settle, stand, withdraw

ADDRESS = "https://courier.example/shelf/"
LONDON = replace(FRONT, address=ADDRESS, zone=ZoneInfo("Europe/London"))
FIRST = {"body": "<p>It left.</p><h2>Then</h2><p>It came.</p>", "authors": ["Asha Rao"]}


@pytest.fixture(autouse=True)
def _namespace(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser knows the podcast namespace by an older address alone; its own is this."""
    addresses = podcastparser.Namespace.NAMESPACES
    monkeypatch.setitem(addresses, "https://podcastindex.org/namespace/1.0", "podcast")


@pytest.fixture(scope="module")
def epub() -> bytes:
    return heard_epub(article(**FIRST), article(id="b", headline="Buns & <bread>"))


def parsed(out: Path, path: str = "new/podcast.xml") -> dict[str, Any]:
    data = io.BytesIO((out / "shelf" / path).read_bytes())
    feed: dict[str, Any] = podcastparser.parse(f"{ADDRESS}{path}", data)
    return feed


def test_a_client_reads_show_and_episodes(tmp_path: Path, epub: bytes) -> None:
    stand(tmp_path, data=epub)
    make(tmp_path, LONDON)
    feed = parsed(tmp_path)
    assert feed["title"] == "The Meridian Courier"
    assert feed["language"] == "en-GB"
    assert feed["link"] == ADDRESS
    assert feed["itunes_author"]
    assert feed["itunes_categories"] == [["News", "Daily News"]]
    assert feed["explicit"] is False
    assert feed["cover_url"].startswith(f"{ADDRESS}2025-07-23/city.")
    # The parser gives the newest first, as a player lists them.
    assert [each["title"] for each in feed["episodes"]] == ["Night buses return", "Buns & <bread>"]
    first = feed["episodes"][0]
    midnight = datetime(2025, 7, 23, tzinfo=ZoneInfo("Europe/London"))
    assert datetime.fromtimestamp(first["published"], UTC) == midnight + timedelta(seconds=2)
    assert first["itunes_author"] == "Asha Rao"
    assert [person["name"] for person in first["persons"]] == ["Asha Rao"]
    assert first["link"] == f"{ADDRESS}2025-07-23/"


def test_every_file_that_an_episode_names_is_there_as_it_says(tmp_path: Path, epub: bytes) -> None:
    stand(tmp_path, data=epub)
    make(tmp_path, LONDON)
    files = files_of(tmp_path)
    for episode in parsed(tmp_path)["episodes"]:
        (enclosure,) = episode["enclosures"]
        sound = files[path_of(enclosure["url"])]
        assert (enclosure["file_size"], enclosure["mime_type"]) == (len(sound), "audio/mpeg")
        assert episode["total_time"] == pytest.approx(len(sound) * 8 / 32_000, abs=0.6)
        assert files[path_of(episode["transcript_url"])].startswith(b"WEBVTT")
        if episode["title"] == "Night buses return":
            assert b'"Then"' in files[path_of(episode["chapters_json_url"])]


def path_of(address: str) -> str:
    path, _, version = address.removeprefix(ADDRESS).partition("?v=")
    assert len(version) == 12
    return path


def test_a_correction_keeps_the_guid_and_changes_the_address(tmp_path: Path, epub: bytes) -> None:
    stand(tmp_path, data=epub)
    make(tmp_path, LONDON)
    before = parsed(tmp_path)["episodes"]
    corrected = {**FIRST, "body": "<p>It left late.</p>"}
    stand(
        tmp_path, data=heard_epub(article(**corrected), article(id="b", headline="Buns & <bread>"))
    )
    make(tmp_path, LONDON)
    after = parsed(tmp_path)["episodes"]
    assert [each["guid"] for each in after] == [each["guid"] for each in before]
    assert [each["published"] for each in after] == [each["published"] for each in before]
    urls = [[each["enclosures"][0]["url"] for each in episodes] for episodes in (before, after)]
    assert urls[0][0] != urls[1][0]
    assert urls[0][1] == urls[1][1]
    assert "2025-07-23/city/a-night-buses.json" not in files_of(tmp_path), "it has no heading more"


def test_feeds_stand_where_something_is_heard_and_nowhere_else(tmp_path: Path, epub: bytes) -> None:
    stand(tmp_path, "city", data=epub)
    stand(tmp_path, "culture")
    make(tmp_path, LONDON)
    feeds = {name for name in files_of(tmp_path) if name.endswith("podcast.xml")}
    assert feeds == {
        "new/podcast.xml",
        "2025-07-23/podcast.xml",
        "desks/city/podcast.xml",
        "desks/city/2025-07/podcast.xml",
    }
    assert parsed(tmp_path, "desks/city/podcast.xml")["title"] == "The Meridian Courier: City Desk"
    page = files_of(tmp_path)["index.html"].decode()
    assert f'type="application/rss+xml" href="{ADDRESS}new/podcast.xml"' in page
    assert b"podcast.xml" not in files_of(tmp_path)["desks/culture/index.html"]


def test_what_is_withdrawn_is_heard_no_more(tmp_path: Path, epub: bytes) -> None:
    """An article that is held back, then the edition."""
    stand(tmp_path, data=epub)
    make(tmp_path, LONDON)
    stand(tmp_path, data=heard_epub(article(id="b", headline="Buns & <bread>")))
    make(tmp_path, LONDON)
    assert [each["title"] for each in parsed(tmp_path)["episodes"]] == ["Buns & <bread>"]
    assert not [name for name in files_of(tmp_path) if "night-buses" in name]
    withdraw(tmp_path)
    make(tmp_path, LONDON)
    assert not [name for name in files_of(tmp_path) if "/city/" in name or "podcast" in name]
    assert not (tmp_path / "shelf" / DAY.isoformat()).exists()


def test_the_file_that_is_heard_may_be_another_than_the_first(tmp_path: Path, epub: bytes) -> None:
    stand(tmp_path)
    stand(tmp_path, profile="listen", data=epub)
    make(tmp_path, LONDON)
    assert len(parsed(tmp_path)["episodes"]) == 2
    settle(tmp_path)
    make(tmp_path, LONDON)
    made = make(tmp_path, LONDON)
    assert (made.changed, made.written, made.findings) == (0, 0, ())


def test_sound_that_cannot_be_read_is_told_and_the_edition_stands(tmp_path: Path) -> None:
    stand(tmp_path, data=without_its_overlay(edition()))
    made = make(tmp_path, LONDON)
    assert [finding.code for finding in made.findings] == ["SND020"]
    assert "2025-07-23/city.epub" in files_of(tmp_path)
    assert "new/podcast.xml" not in files_of(tmp_path)


def without_its_overlay(epub: bytes) -> bytes:
    """An edition with a page that names an overlay which isn't there."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub)) as before, zipfile.ZipFile(data, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.endswith(".opf"):
                items = (
                    b'<item id="a" href="a-0.xhtml" media-type="application/xhtml+xml"'
                    b' media-overlay="o"/><item id="o" href="a.smil" media-type="application/smil+xml"/>'
                    b'</manifest><spine><itemref idref="a"/>'
                )
                content = content.replace(b"</manifest>\n<spine>", items)
            after.writestr(name, content)
    return data.getvalue()
