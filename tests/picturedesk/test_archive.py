"""What has been written about pictures is kept and found again."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import article
from paperpress.captions.legend import legend
from paperpress.errors import ConfigurationError
from paperpress.model.alt_texts import AltTexts, written
from paperpress.model.article import Picture
from paperpress.model.masthead import Masthead
from paperpress.picturedesk.archive import alt_texts_file, read_alt_texts
from paperpress.picturedesk.returns import read_sheet
from paperpress.picturedesk.wanting import in_need
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from picture_desk import BUS, KEY, OTHER

CAPTION = "A night bus waits at Bank, its lights on. (Photo: Lena Ortiz/Wire)"


NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "written_text", "text", "provenance"),
    [
        ({}, "Rain on a bus.", "Rain on a bus.", "supplied"),
        ({"caption": CAPTION}, "Rain on a bus.", "Rain on a bus.", "supplied"),
        ({"caption": CAPTION}, "", "", "decorative"),
        ({"alt": "A bus at night."}, "Rain on a bus.", "A bus at night.", "supplied"),
        ({"alt": ""}, "Rain on a bus.", "", "decorative"),
        ({"alt": "IMG_2034.jpg"}, "Rain on a bus.", "Rain on a bus.", "supplied"),
        (
            {"alt": "A night bus at Bank.", "caption": "A night bus at Bank. (AP)"},
            "Rain on a bus.",
            "Rain on a bus.",
            "supplied",
        ),
        ({"alt": "IMG_2034.jpg"}, None, "IMG_2034.jpg", "supplied"),
    ],
)
def test_the_record_goes_before_the_picture_desk_unless_it_says_nothing(
    told: dict[str, str], written_text: str | None, text: str, provenance: str
) -> None:
    picture = Picture.model_validate({"src": "bus.jpg", **told})
    alt = legend(picture, language="en", described=written_text).alt
    assert (alt.text, alt.provenance) == (text, provenance)


def pressed_page(home: Path, masthead: Masthead, texts: AltTexts, **told: Any) -> str:
    lead = article(str(home), picture={"src": "bus.jpg", **told})
    press([lead], Job(masthead=masthead, out=home / "dist", now=NOW, alt_texts=texts))
    with zipfile.ZipFile(home / "dist" / "2025-07-23" / "city.epub") as archive:
        return archive.read("EPUB/a-night-buses.xhtml").decode()


def test_a_picture_once_described_stays_described_under_any_name(
    home: Path, masthead: Masthead
) -> None:
    """The issue: keyed by picture content."""
    texts = AltTexts({(KEY, "en"): "Rain on a bus."})
    assert 'alt="Rain on a bus."' in pressed_page(home, masthead, texts)
    (home / "copy.jpg").write_bytes(BUS)
    assert 'alt="Rain on a bus."' in pressed_page(home, masthead, texts, src="copy.jpg")
    assert 'alt="Picture"' in pressed_page(home, masthead, texts, src="tram.jpg")


def test_a_picture_said_to_be_decorative_is(home: Path, masthead: Masthead) -> None:
    page = pressed_page(home, masthead, AltTexts({(KEY, "en"): ""}))
    assert 'alt=""' in page


def test_a_text_serves_articles_of_its_language_alone(home: Path, masthead: Masthead) -> None:
    texts = AltTexts({(KEY, "en"): "Rain on a bus."})
    lead = article(str(home), language="fr", picture={"src": "bus.jpg"})
    assert in_need([lead], masthead, texts).pictures[0].language == "fr"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("sr-Cyrl-RS", "sr-Cyrl"),
        ("zh", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
    ],
)
def test_a_region_makes_no_other_language_but_a_script_does(tag: str, language: str) -> None:
    assert written(tag) == language


@given(
    texts=st.dictionaries(
        st.tuples(st.sampled_from([KEY, OTHER]), st.sampled_from(["en", "uk", "ar"])), st.text()
    )
)
def test_the_archive_gives_back_what_it_holds(texts: dict[tuple[str, str], str]) -> None:
    """Whatever is written: quotation marks, line breaks, any script."""
    lines = [
        json.dumps({"picture": key, "language": tag, "alt": text, "decorative": not text})
        for (key, tag), text in texts.items()
    ]
    first = read_sheet("\n".join(lines).encode(), "w.jsonl").words.texts
    again = read_sheet(alt_texts_file(first), "w.jsonl").words.texts
    assert again == first
    assert alt_texts_file(again) == alt_texts_file(first)


def test_a_wrong_archive_is_a_wrong_configuration(tmp_path: Path) -> None:
    path = tmp_path / "alt-texts.jsonl"
    assert read_alt_texts(path) == AltTexts()
    path.write_text("{}\n")
    with pytest.raises(ConfigurationError, match=r"alt-texts.jsonl, line 1: picture"):
        read_alt_texts(path)
    path.write_bytes(b"\xff")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        read_alt_texts(path)
