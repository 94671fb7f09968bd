"""The articles of an edition as they are heard: files, times and words."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from hearing import heard_epub
from newsroom import article
from paperpress.shelf.catalogue import Headline
from paperpress.shelf.episodes import Spoken, read_episodes, transcript
from paperpress.shelf.package import UnreadableEditionError
from paperpress.speech.clips import Heard
from shelving import edition

BODY = (
    "<p>The first <i lang='fr'>one</i> left. Fares &lt; £2 &amp; up.</p><h2>What changes</h2>"
    "<p>All.</p><h3>And what doesn’t</h3><p>Nothing.</p>"
)


@pytest.fixture(scope="module")
def epub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("heard")
    Image.new("L", (300, 200), 90).save(folder / "bus.jpg")
    lead = article(
        str(folder),
        body=BODY,
        page="A1",
        standfirst="Twelve routes resume.",
        authors=["Asha Rao", "Noa Levy"],
        url="https://courier.example/night-buses",
        picture={"src": "bus.jpg", "alt": "A bus"},
    )
    data = heard_epub(lead, article(id="ar", headline="حافلات", language="ar"))
    (folder / "city.epub").write_bytes(data)
    return folder / "city.epub"


@pytest.fixture(scope="module")
def spoken(epub: Path) -> Spoken:
    return read_episodes(epub, "2025-07-23/city", "listen")


def test_each_article_is_an_episode_and_no_other_page_is(spoken: Spoken) -> None:
    first, second = spoken.episodes
    assert (first.page, second.page) == ("a-night-buses", "a-ar")
    assert first.headline == Headline("Night buses return", "en-GB", "ltr")
    assert second.headline == Headline("حافلات", "ar", "rtl")
    assert (first.summary, second.summary) == ("Twelve routes resume.", "")
    assert first.authors == ("Asha Rao", "Noa Levy")
    assert (first.link, second.link) == ("https://courier.example/night-buses", "")
    assert second.chapters is None
    assert second.picture is None


def test_its_files_are_those_of_the_edition(epub: Path, spoken: Spoken) -> None:
    first = spoken.episodes[0]
    with zipfile.ZipFile(epub) as archive:
        sound = archive.read(spoken.sounds[first.sound.path])
    assert first.sound.path == "2025-07-23/city/a-night-buses.mp3"
    assert (first.sound.bytes, first.sound.sha256) == (len(sound), sha256(sound).hexdigest())
    assert first.thousandths == pytest.approx(len(sound) * 8 / 32, abs=1)
    assert first.picture is not None
    picture = Image.open(io.BytesIO(spoken.files[first.picture.path]))
    assert picture.size == (300, 200)
    assert {file.path for each in spoken.episodes for file in each.files} == {
        *spoken.files,
        *spoken.sounds,
    }


def test_its_transcript_is_the_pages_words_at_their_times(spoken: Spoken) -> None:
    first = spoken.episodes[0]
    head, *cues = spoken.files[first.transcript.path].decode().split("\n\n")
    assert head == "WEBVTT"
    times, texts = zip(*(cue.strip().split("\n") for cue in cues), strict=True)
    assert texts[:2] == ("Page A1", "Night buses return")
    assert "The first one left." in texts
    assert "Fares &lt; £2 &amp; up." in texts
    assert "A bus" in texts
    ends = [time.split(" --> ")[1] for time in times]
    assert [time.split(" --> ")[0] for time in times] == ["00:00:00.000", *ends[:-1]]
    hours, minutes, seconds = ends[-1].split(":")
    last = (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)
    assert last == first.thousandths


def test_its_chapters_begin_where_its_headings_are_heard(spoken: Spoken) -> None:
    first = spoken.episodes[0]
    assert first.chapters is not None
    document = json.loads(spoken.files[first.chapters.path])
    assert document["version"] == "1.2.0"
    titles = [chapter["title"] for chapter in document["chapters"]]
    assert titles[:3] == ["Night buses return", "What changes", "And what doesn’t"]
    text = spoken.files[first.transcript.path].decode()
    begin = document["chapters"][1]["startTime"]
    assert f"00:00:{begin:06.3f} --> " in text.split("What changes")[0].rsplit("\n\n", 1)[1]


def test_a_transcript_has_hours_and_no_arrow_of_its_own() -> None:
    element = etree.fromstring("<p>a --&gt; b</p>")
    assert transcript([Heard("s", 3_599_999, 7_200_000)], {"s": element}).decode() == (
        "WEBVTT\n\n00:59:59.999 --> 02:00:00.000\na --&gt; b\n"
    )


def test_an_edition_that_is_silent_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(edition())
    assert read_episodes(tmp_path / "a.epub", "x", "eink") == Spoken()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("speech/a-night-buses.smil", b"<smil"),
        ("speech/a-night-buses.smil", b"<smil xmlns='http://www.w3.org/ns/SMIL'><par/></smil>"),
        ("speech/a-night-buses.smil", b"<smil xmlns='http://www.w3.org/ns/SMIL'/>"),
        ("speech/a-night-buses.mp3", None),
        ("a-night-buses.xhtml", b"<html><body/></html>"),
    ],
)
def test_what_is_broken_of_its_sound_is_told(
    epub: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(epub) as before, zipfile.ZipFile(broken, "w") as after:
        for each in before.namelist():
            if each != f"EPUB/{name}":
                after.writestr(each, before.read(each))
            elif content is not None:
                after.writestr(each, content)
    with pytest.raises(UnreadableEditionError):
        read_episodes(broken, "x", "listen")
