"""The example's paper as a talking book and as one file of sound, judged by tools that aren't ours.

W3C's document types of XHTML 1.0 and SMIL 1.0, Thorium's parser of DAISY, a decoder of MP3 and a
reader of tags; the rules of DAISY 2.02 are ours (`talking_books`).
"""

from __future__ import annotations

import json
import subprocess
import zipfile
from itertools import accumulate
from pathlib import Path
from typing import Any

import mutagen.id3
import pytest
from lxml import etree

from hearing import played
from newsroom import ROOT, TOOLS, need
from paperpress.speech.mp3 import length
from paperpress.speech.sound import RATE
from talking_books import Book, broken_rules, seconds

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editions")]
TYPES = Path("/usr/share/xml/w3c-sgml-lib/schema/dtd")


@pytest.fixture(scope="module")
def folder(by_profile: dict[str, Path]) -> Path:
    return next(iter(by_profile.values())).parent


@pytest.fixture(scope="module")
def book(folder: Path) -> Book:
    with zipfile.ZipFile(folder / "paper.daisy.zip") as archive:
        return Book({name: archive.read(name) for name in archive.namelist()})


@pytest.fixture(scope="module")
def parsed(folder: Path) -> dict[str, Any]:
    """The book, as Thorium's parser reads it."""
    need((TOOLS / "node_modules" / "r2-shared-js").exists(), "r2-shared-js is missing")
    command = ["node", str(ROOT / "tests" / "tools" / "daisy.mjs"), str(TOOLS)]
    done = subprocess.run(
        [*command, str(folder / "paper.daisy.zip")], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_the_example_breaks_no_rule_of_daisy(book: Book) -> None:
    assert broken_rules(book.files) == []
    assert {"page-special", "noteref", "sidebar"} <= {stop.get("class") for stop in book.stops}


def test_every_document_is_of_its_type(book: Book) -> None:
    need(TYPES.is_dir(), "w3c-sgml-lib is missing")
    xhtml = etree.DTD(str(TYPES / "REC-xhtml1-20020801" / "xhtml1-transitional.dtd"))
    smil = etree.DTD(str(TYPES / "REC-smil-19980615" / "smil10.dtd"))
    for name, tree in {"ncc.html": book.ncc, **book.trees}.items():
        kind = smil if name.endswith(".smil") else xhtml
        assert kind.validate(tree), (name, kind.error_log)


def test_thorium_reads_contents_pages_and_clips_as_they_are(
    book: Book, parsed: dict[str, Any]
) -> None:
    assert parsed["kind"] == "LocalPacked"
    assert parsed["title"] == book.meta("dc:title")
    assert parsed["identifier"] == book.meta("dc:identifier")
    stops = [(stop[0].text, stop[0].get("href")) for stop in book.stops]
    assert [(title, href) for title, href in parsed["pages"]] == [
        (stop[0].text, stop[0].get("href"))
        for stop in book.stops
        if stop.get("class", "").startswith("page-")
    ]
    assert set(titles_in(parsed["contents"])) <= set(stops)
    assert len(list(titles_in(parsed["contents"]))) == sum(
        1 for stop in book.stops if not stop.tag.endswith("span")
    )
    for name, tree in book.smils.items():
        clips = [
            [
                pair[0].get("src"),
                pair[1].get("src"),
                seconds(pair[1].get("clip-begin")),
                seconds(pair[1].get("clip-end")),
            ]
            for pair in tree.iter("par")
        ]
        assert parsed["clips"][name] == clips
        assert parsed["durations"][name] == pytest.approx(clips[-1][3], abs=0.001)


def titles_in(entries: list[Any]) -> list[tuple[str, str]]:
    return [line for title, href, inner in entries for line in ((title, href), *titles_in(inner))]


def test_each_sentence_of_a_document_is_heard_in_its_order(book: Book) -> None:
    """The words of the documents in the order of their clips are the documents' words."""
    for name, tree in book.smils.items():
        text = book.trees[name.replace(".smil", ".html")]
        places = {element.get("id"): at for at, element in enumerate(text.iter())}
        heard = [places[pair[0].get("src").partition("#")[2]] for pair in tree.iter("par")]
        assert heard == sorted(heard), name


def test_chapters_of_the_one_file_are_exact(folder: Path, book: Book, tmp_path: Path) -> None:
    """To a thousandth of a second, of what another's decoder gives; nothing is lost between two."""
    data = (folder / "paper.mp3").read_bytes()
    tags = mutagen.id3.ID3(folder / "paper.mp3")
    sounds = [book.files[name] for name in sorted(book.files) if name.endswith(".mp3")]
    assert data.endswith(b"".join(sounds)), "the same sound as the talking book"
    borders = list(accumulate((length(sound) for sound in sounds), initial=0))
    assert len(played(data, tmp_path)) == 2 * borders[-1]
    chapters = tags.getall("CHAP")
    assert [chapter.start_time for chapter in chapters] == pytest.approx(
        [border * 1000 / RATE for border in borders[:-1]], abs=1
    )
    headlines = [chapter.sub_frames["TIT2"].text[0] for chapter in chapters]
    assert "Night ferries return to Ellery Sound after four years" in headlines
