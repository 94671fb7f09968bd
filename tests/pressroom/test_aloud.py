"""Profile `listen` in a press: with a voice, without one, and with one that comes later."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from hearing import ToneVoice, spoken_by
from newsroom import article
from paperpress import Job, Masthead, press
from paperpress.files.cache import Cache
from paperpress.model.report import Report


def job(masthead: Masthead, folder: Path, *profiles: str) -> Job:
    cache = Cache(folder / "cache")
    named = profiles or ("listen",)
    return Job(masthead, out=folder / "out", profiles=named, threads=2, cache=cache)


def pressed(
    masthead: Masthead, folder: Path, voice: ToneVoice, lacking: str = "", **changes: str
) -> Report:
    with spoken_by(voice, lacking=lacking):
        return press([article(**changes)], job(masthead, folder))


def names(folder: Path) -> list[str]:
    (edition,) = (folder / "out").rglob("*.epub")
    return zipfile.ZipFile(edition).namelist()


def test_an_edition_is_pressed_with_its_sound(masthead: Masthead, tmp_path: Path) -> None:
    report = pressed(masthead, tmp_path, ToneVoice())
    assert [edition.status for edition in report.editions] == ["pressed"]
    assert "EPUB/speech/colophon.mp3" in names(tmp_path)


def test_without_a_voice_it_is_pressed_silent_and_told(masthead: Masthead, tmp_path: Path) -> None:
    report = pressed(masthead, tmp_path, ToneVoice(), lacking="en-GB")
    assert [edition.status for edition in report.editions] == ["pressed"]
    assert [f.code for f in report.findings if f.code[:3] == "SND"] == ["SND002"]
    assert not any(name.startswith("EPUB/speech") for name in names(tmp_path))
    (edition,) = (tmp_path / "out").rglob("*.epub")
    package = zipfile.ZipFile(edition).read("EPUB/package.opf").decode()
    assert "auditory" not in package
    assert "synchronizedAudioText" not in package


def test_a_voice_that_is_installed_later_is_heard(masthead: Masthead, tmp_path: Path) -> None:
    pressed(masthead, tmp_path, ToneVoice(), lacking="en-GB")
    report = pressed(masthead, tmp_path, ToneVoice())
    assert [edition.status for edition in report.editions] == ["pressed"]
    assert "EPUB/speech/colophon.mp3" in names(tmp_path)
    again = pressed(masthead, tmp_path, ToneVoice())
    assert [edition.status for edition in again.editions] == ["unchanged"]


def test_a_voice_that_failed_is_tried_again(masthead: Masthead, tmp_path: Path) -> None:
    report = pressed(masthead, tmp_path, ToneVoice(), body="<p>It is unspeakable.</p>")
    assert [f.code for f in report.findings if f.code[:3] == "SND"] == ["SND003"]
    voice = ToneVoice()
    pressed(masthead, tmp_path, voice, body="<p>It is unspeakable.</p>")
    assert "It is unspeakable." in voice.spoken


def test_the_same_sound_is_an_epub_a_talking_book_and_one_file(
    masthead: Masthead, tmp_path: Path
) -> None:
    voice = ToneVoice()
    with spoken_by(voice):
        report = press([article()], job(masthead, tmp_path, "listen", "daisy", "mp3"))
    folder = tmp_path / "out" / "2025-07-23"
    assert [edition.path for edition in report.editions] == [
        "2025-07-23/city.epub",
        "2025-07-23/city.daisy.zip",
        "2025-07-23/city.mp3",
    ]
    assert len(set(voice.spoken)) == len(voice.spoken), "each sentence is spoken once"
    book = zipfile.ZipFile(folder / "city.daisy.zip")
    assert book.namelist()[0] == "ncc.html"
    assert {info.date_time for info in book.infolist()} == {(2025, 7, 23, 4, 0, 0)}
    sounds = [book.read(name) for name in sorted(book.namelist()) if name.endswith(".mp3")]
    assert (folder / "city.mp3").read_bytes().endswith(b"".join(sounds))


def test_without_a_voice_an_edition_of_sound_is_not_made(
    masthead: Masthead, tmp_path: Path
) -> None:
    with spoken_by(ToneVoice(), lacking="en-GB"):
        report = press([article()], job(masthead, tmp_path, "daisy", "mp3"))
    assert [edition.status for edition in report.editions] == ["failed", "failed"]
    assert {finding.code for finding in report.findings} == {"EDN002"}
    assert "nobody speaks en-GB" in report.findings[0].message


def test_other_profiles_make_no_sound(masthead: Masthead, tmp_path: Path) -> None:
    voice = ToneVoice()
    with spoken_by(voice):
        press([article()], Job(masthead, out=tmp_path / "out", profiles=["eink"]))
    assert voice.spoken == []
    assert not any("speech" in name for name in names(tmp_path))
    report = json.loads(next((tmp_path / "out").rglob("report.json")).read_bytes())
    assert not [f for f in report["findings"] if f["code"][:3] == "SND"]
