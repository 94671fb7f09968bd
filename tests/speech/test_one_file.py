"""One file of sound: its chapters are where its pages' sounds begin, and nothing is between them."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import mutagen.id3
import pytest

from hearing import decoded, heard_publication
from newsroom import article
from paperpress import Masthead
from paperpress.model.publication import Publication
from paperpress.speech.heard_pages import heard_pages
from paperpress.speech.one_file import one_file, three_letters
from paperpress.speech.sound import RATE


@pytest.fixture
def publication(masthead: Masthead) -> Publication:
    longer = "<p>It was late.</p>" * 5
    return heard_publication(
        masthead, article(body=longer), article(id="b", headline="Ærø’s buns & bread")
    )


@pytest.mark.conformance
def test_chapters_are_headlines_and_begin_where_their_sound_does(
    publication: Publication, tmp_path: Path
) -> None:
    """To a thousandth of a second of what another's decoder gives, whole and page by page."""
    (file,) = one_file(publication).resources
    chapters = mutagen.id3.ID3(io.BytesIO(file.data)).getall("CHAP")
    titles = [chapter.sub_frames["TIT2"].text[0] for chapter in chapters]
    assert titles == [
        "Cover",
        "In this edition",
        "Night buses return",
        "Ærø’s buns & bread",
        "About this edition",
    ]
    whole = decoded(file.data, tmp_path)
    begin = 0
    for chapter, page in zip(chapters, heard_pages(publication), strict=True):
        alone = decoded(page.mp3, tmp_path)
        assert chapter.start_time == pytest.approx(begin * 1000 / RATE, abs=1)
        # Only the first frames hear the silence at the end of the page before; a decoder may round.
        pairs = zip(whole[begin + 1152 : begin + len(alone)], alone[1152:], strict=True)
        assert max(abs(one - two) for one, two in pairs) < 3
        begin += len(alone)
        assert chapter.end_time == pytest.approx(begin * 1000 / RATE, abs=1)
    assert len(whole) == begin
    assert all(one.end_time == two.start_time for one, two in pairwise(chapters))


def test_the_tag_says_which_edition_it_is(publication: Publication) -> None:
    (file,) = one_file(publication).resources
    assert one_file(publication).resources == (file,), "the same edition is the same bytes"
    tags = mutagen.id3.ID3(io.BytesIO(file.data), translate=False)
    assert {name: str(tags[name]) for name in tags if name[0] == "T"} == {
        "TIT2": "The Test Gazette: City Desk, 23 July 2025",
        "TALB": "The Test Gazette: City Desk",
        "TPE1": "The Test Gazette",
        "TPUB": "Gazette & Sons",
        "TCOP": "2025 © Gazette & Sons",
        "TLAN": "eng",
        "TYER": "2025",
        "TDAT": "2307",
        "TCON": "Speech",
        "TLEN": str(tags.getall("CHAP")[-1].end_time),
    }
    assert tags.getall("APIC")[0].data[:2] == b"\xff\xd8"


@pytest.mark.parametrize(
    ("language", "code"),
    [
        *(("en-GB", "eng"), ("de", "deu"), ("zh-Hant", "zho"), ("ar", "ara"), ("nb", "nob")),
        *(("haw", "haw"), ("tlh-Latn", "tlh"), ("und", "und"), ("xx", "und"), ("sw", "swa")),
        *(("fr-CA", "fra"), ("fa", "fas"), ("ms", "msa"), ("sq", "sqi"), ("he", "heb")),
    ],
)
def test_a_language_has_three_letters(language: str, code: str) -> None:
    assert three_letters(language) == code
