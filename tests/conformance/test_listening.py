"""Editions that read themselves aloud, judged by tools that aren't ours: EPUBCheck, Ace, a decoder.

The English one is the example's whole paper (`by_profile`, which other tests judge too); those in
Arabic and French are of one article each.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from operator import mul
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from hearing import lexicon_file
from judging import ace_says, epubcheck_says, pressed
from newsroom import EXAMPLE, ROOT, TOOLS, need
from paperpress.speech.ear import for_the_ear
from paperpress.speech.engines.espeak import espeak_voice
from paperpress.speech.loudness import loudness
from paperpress.speech.mp3 import DELAY
from paperpress.speech.recording import LEAD
from paperpress.speech.settings import SpeechSettings
from paperpress.speech.sound import RATE, Sound, numbers_of, trimmed

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("devices")]

MARKS = {"ar": "words", "fr": "sentences"}
ARTICLES = {"ar": "sahil-marakib", "fr": "pain-de-seigle"}
TYPE = "{http://www.idpf.org/2007/ops}type"
TEXTREF = "{http://www.idpf.org/2007/ops}textref"
#: Samples that count as silence: a hundredth of what a sentence reaches.
QUIET = 200


@dataclass(frozen=True)
class Page:
    """A page's clips, in seconds, each with the place that it marks; and its sound, decoded."""

    name: str
    clips: list[tuple[str, float, float]]
    samples: list[int]
    duration: float
    words: list[tuple[str, float, float]]
    """The clips as the overlay has them: of words, where they are marked one by one."""


@pytest.fixture(scope="module")
def heard(by_profile: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An edition in each language."""
    need(shutil.which("espeak-ng") and shutil.which("mpg123"), "eSpeak NG or mpg123 is missing")
    (english,) = (path for name, path in by_profile.items() if name.endswith(".listen"))
    return {"en": english} | {
        language: small(tmp_path_factory.mktemp(language), language) for language in ARTICLES
    }


def small(folder: Path, language: str) -> Path:
    """An edition of one article of the example, in a paper of its language, with a lexicon."""
    lexicon_file(folder, language)
    (record,) = (EXAMPLE / "articles").glob(f"*{ARTICLES[language]}*")
    shutil.copy(record, folder)
    shutil.copytree(EXAMPLE / "pictures", folder / "pictures")
    (folder / "paperpress.toml").write_text(
        f'[masthead]\ntitle = "Sahil"\nlanguage = "{language}"\ndefault_desk = "city"\n'
        f'[[desks]]\nslug = "city"\nname = "Sahil"\n[sources]\nfiles = ["{record.name}"]\n'
        f'[speech]\nlexicons = ["names.pls"]\nmarks = "{MARKS[language]}"\n',
        "utf-8",
    )
    editions = pressed(folder / "paperpress.toml", folder / "out", "paper", "--profile", "listen")
    (edition,) = editions.values()
    return edition


@pytest.fixture(scope="module")
def pages(
    heard: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Page]]:
    """Every page of the small editions, and some of the English one, decoded by mpg123."""
    folder = tmp_path_factory.mktemp("decoded")
    return {
        language: list(read_pages(path, folder / language, 6 if language == "en" else 99))
        for language, path in heard.items()
    }


def read_pages(path: Path, folder: Path, most: int) -> Iterator[Page]:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    package = etree.parse(folder / "EPUB" / "package.opf").getroot()
    items = {item.get("id"): item for item in package.iter("{*}item")}
    durations = {
        meta.get("refines"): meta.text
        for meta in package.iter("{*}meta")
        if meta.get("property") == "media:duration"
    }
    for reference in list(package.iter("{*}itemref"))[:most]:
        overlay = items[reference.get("idref")].get("media-overlay")
        smil = folder / "EPUB" / items[overlay].get("href")
        root = etree.parse(smil).getroot()
        (sound,) = {audio.get("src") for audio in root.iter("{*}audio")}
        words = [clip_of(pair) for pair in root.iter("{*}par")]
        yield Page(
            str(smil),
            list(sentences_of(root)),
            decoded(smil.parent / sound),
            seconds(durations[f"#{overlay}"]),
            words,
        )


def clip_of(pair: etree._Element) -> tuple[str, float, float]:
    sound = pair[1]
    return pair[0].get("src"), seconds(sound.get("clipBegin")), seconds(sound.get("clipEnd"))


def sentences_of(parent: etree._Element) -> Iterator[tuple[str, float, float]]:
    """The clips of sentences: a sequence without a type holds the words of one."""
    for child in parent.iterchildren("{*}par", "{*}seq", "{*}body"):
        if child.tag.endswith("}par"):
            yield clip_of(child)
        elif child.tag.endswith("}seq") and child.get(TYPE) is None:
            clips = [clip_of(pair) for pair in child]
            yield child.get(TEXTREF), clips[0][1], clips[-1][2]
        else:
            yield from sentences_of(child)


def seconds(value: str) -> float:
    hours, minutes, rest = value.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def decoded(mp3: Path) -> list[int]:
    command = ["mpg123", "--quiet", "--stdout", str(mp3)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return list(numbers_of(done.stdout))


@pytest.mark.usefixtures("java")
def test_epubcheck_says_nothing_of_any_language(heard: dict[str, Path]) -> None:
    """Not even a usage message; of the English one test_devices says so."""
    assert epubcheck_says({key: heard[key] for key in ARTICLES}) == {}


@pytest.mark.usefixtures("ace")
def test_ace_finds_no_violation_in_any_language(heard: dict[str, Path]) -> None:
    assert ace_says({key: heard[key] for key in ARTICLES}) == {}


def test_clips_tile_each_sound_and_durations_are_exact(pages: dict[str, list[Page]]) -> None:
    """To ten milliseconds, of what another's decoder gives."""
    for page in (page for each in pages.values() for page in each):
        assert page.words[0][1] == 0
        assert [end for _, _, end in page.words[:-1]] == [begin for _, begin, _ in page.words[1:]]
        assert all(begin < end for _, begin, end in page.words)
        assert page.clips[-1][2] == pytest.approx(len(page.samples) / RATE, abs=0.01)
        assert page.duration == pytest.approx(len(page.samples) / RATE, abs=0.01)
        assert len({place for place, _, _ in page.words}) == len(page.words)


def test_nearly_every_word_that_is_heard_is_marked(pages: dict[str, list[Page]]) -> None:
    """Of the article whose words are marked one by one; some short ones are said in one breath."""
    (page,) = (page for page in pages["ar"] if "/a-" in page.name)
    root = etree.parse(Path(page.name).parent.parent / f"{Path(page.name).stem}.xhtml").getroot()
    by_id = {element.get("id"): element for element in root.iter()}
    marked = heard = 0
    for place, _, _ in page.clips:
        sentence = by_id[place.partition("#")[2]]
        count = len("".join(sentence.itertext()).split())
        if sentence.tag.endswith("}span") and count > 1:
            heard += count
            marked += sum(
                word.partition("#")[2].startswith(f"{sentence.get('id')}-")
                for word, _, _ in page.words
            )
    assert heard > 150
    assert marked > 0.95 * heard


def test_each_clip_holds_its_sentence_whole(pages: dict[str, list[Page]]) -> None:
    """It begins and ends in silence, as long as is set, and has sound in between."""
    settings = SpeechSettings()
    for page in (page for each in pages.values() for page in each):
        for (_, begin, end), following in pairwise(page.clips):
            inner = page.samples[round(begin * RATE) : round(end * RATE)]
            loud = [at for at, number in enumerate(inner) if abs(number) > QUIET]
            assert loud
            silence = (len(inner) - loud[-1]) / RATE + first_sound(page, following[1])
            nearest = min(
                (settings.sentence_pause, settings.paragraph_pause, settings.heading_pause),
                key=lambda pause: abs(pause - silence),
            )
            assert silence == pytest.approx(nearest, abs=0.13)
            assert loud[0] / RATE > LEAD - 0.03


def first_sound(page: Page, begin: float) -> float:
    """Seconds of silence from a place on."""
    following = page.samples[round(begin * RATE) :]
    return next(at for at, number in enumerate(following) if abs(number) > QUIET) / RATE


def test_articles_are_equally_loud_and_nothing_clips(pages: dict[str, list[Page]]) -> None:
    """EBU R128: within 1 LU of each other, in one language and between languages."""
    levels = []
    for page in (page for each in pages.values() for page in each if "/a-" in page.name):
        assert max(map(abs, page.samples)) < 32767
        samples = page.samples[: 40 * RATE]
        levels.append(
            loudness(Sound(b"".join(n.to_bytes(2, "little", signed=True) for n in samples)))
        )
    assert len(levels) > 4
    assert max(filter(None, levels)) - min(filter(None, levels)) < 1.0, levels


@pytest.fixture(scope="module")
def played(
    heard: dict[str, Path], pages: dict[str, list[Page]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Page, dict[str, Any]]:
    """The French article, read by Readium's parser and played in Chromium at ten random times."""
    need(
        (TOOLS / "node_modules" / "r2-shared-js").exists()
        and (TOOLS / "node_modules" / "puppeteer").exists()
        and shutil.which("chromium"),
        "r2-shared-js or Chromium is missing",
    )
    (page,) = (page for page in pages["fr"] if "/a-" in page.name)
    folder = tmp_path_factory.mktemp("played")
    with zipfile.ZipFile(heard["fr"]) as archive:
        archive.extractall(folder)
    chance = random.Random(19)
    long = [(begin, end) for _, begin, end in page.clips if end - begin > 3]
    times = [chance.uniform(begin + 0.2, end - 2) for begin, end in chance.choices(long, k=10)]
    done = subprocess.run(
        [
            "node",
            str(ROOT / "tests" / "tools" / "listen.mjs"),
            *map(str, (TOOLS, TOOLS / "chromium", heard["fr"], folder)),
            f"EPUB/{Path(page.name).stem}.xhtml",
            *map(str, times),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    return page, json.loads(done.stdout)


def test_readiums_parser_reads_the_clips_as_they_are(
    played: tuple[Page, dict[str, Any]], pages: dict[str, list[Page]]
) -> None:
    overlays = {Path(href).stem: clips for href, clips in played[1]["overlays"].items()}
    assert overlays.keys() == {Path(page.name).stem for page in pages["fr"]}
    for page in pages["fr"]:
        read = [
            (f"../{text.removeprefix('EPUB/')}", begin, end)
            for text, _, begin, end in overlays[Path(page.name).stem]
        ]
        assert read == page.clips


def test_what_is_marked_in_chromium_is_what_sounds(played: tuple[Page, dict[str, Any]]) -> None:
    """The marked sentence is spoken again, by itself, and is what Chromium gives at that time."""
    page, result = played
    voice = espeak_voice("fr", "", "")
    clips = {place.partition("#")[2]: (begin, end) for place, begin, end in page.clips}
    assert len(result["heard"]) == 10
    for moment in result["heard"]:
        assert moment["duration"] == pytest.approx(page.duration, abs=0.01)
        assert moment["line"] == "solid"
        begin, end = clips[moment["id"]]
        assert begin <= moment["time"] < end
        again = numbers_of(trimmed(voice.speak(for_the_ear(moment["text"], "fr"))).samples)
        start = begin + LEAD + (DELAY / RATE if begin == 0 else 0)
        expected = round((moment["time"] - start) * RATE)
        assert likeness(moment["samples"], list(again), expected) > 0.9


def likeness(part: list[int], whole: list[int], expected: int) -> float:
    """How like a part of a sound is to the whole within 10 ms of where it should stand; 1: the same."""
    near = [
        whole[at : at + len(part)]
        for at in range(max(0, expected - RATE // 100), expected + RATE // 100, 2)
    ]
    return max(
        sum(map(mul, part, other)) / max(1, hypot(*part[: len(other)]) * hypot(*other))
        for other in near
    )
