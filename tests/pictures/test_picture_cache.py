"""Pictures kept from one press to the next: the key says everything that decides the bytes."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import jpeg
from paperpress.files.cache import Cache
from paperpress.model.finding import Finding, Severity
from paperpress.model.picture import (
    FrontPage,
    Grade,
    PictureRef,
    PressedPicture,
    Thumbnail,
    UnusablePicture,
)
from paperpress.pictures import picture_cache, picture_codec
from paperpress.pictures.picture_cache import SHELF, PictureCache
from paperpress.profiles import Braille, Profile, profile
from paperpress.themes import load_theme
from paperpress.themes.looks import CoverLook

THEME = load_theme("classic")
DEVICE = profile("eink")
DATA = jpeg((900, 700))
GRADES = (Grade(0.93),)
FRONT = FrontPage(
    masthead="The Gazette",
    desk="City",
    date="Wednesday 23 July 2025",
    day=date(2025, 7, 23),
    language="en-GB",
    direction="ltr",
    headline="Night buses return",
    headline_language="en-GB",
    picture=PictureRef("/anywhere", "bus.jpg"),
    others=(("Elsewhere", "en-GB"),),
)


def entries(cache: Cache) -> int:
    return sum(shelf.entries for shelf in cache.shelves() if shelf.name == SHELF)


findings = st.builds(
    Finding, st.text(), st.sampled_from(Severity), st.text(), st.text(), st.text(), st.text()
)
pictures = st.builds(
    PressedPicture,
    st.binary(),
    st.sampled_from(["image/jpeg", "image/png"]),
    st.integers(1),
    st.integers(1),
    st.lists(findings, max_size=2).map(tuple),
    st.text(),
    st.none() | st.builds(Thumbnail, st.binary(), st.integers(1), st.integers(1)),
)


@given(st.one_of(pictures, st.builds(UnusablePicture, findings)))
def test_what_is_kept_is_what_was_made(outcome: PressedPicture | UnusablePicture) -> None:
    assert picture_codec.read(picture_codec.written(outcome)) == outcome


def test_a_picture_is_pressed_once_and_the_same_ever_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    first = PictureCache(DEVICE, THEME, cache).develop(DATA, GRADES)
    cover = PictureCache(DEVICE, THEME, cache).cover(FRONT, DATA)
    for name in ("develop", "draw_cover", "decode_toned"):
        monkeypatch.delattr(picture_cache, name)
    assert PictureCache(DEVICE, THEME, cache).develop(DATA, GRADES) == first
    assert PictureCache(DEVICE, THEME, cache).cover(FRONT, DATA) == cover


def test_why_a_picture_cannot_be_used_is_kept_too(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    first, second = (
        PictureCache(DEVICE, THEME, cache).develop(DATA[:300], GRADES) for _ in range(2)
    )
    assert isinstance(first, UnusablePicture)
    assert first == second


#: Another value for each field of a profile, so that it would show in a picture if it decided one.
OTHERS: dict[str, Any] = {
    "name": "other",
    "summary": "Other",
    "width": 400,
    "height": 300,
    "colour": True,
    "package": "kepub",
    "cover_page": False,
    "qr_code": True,
    "ssim": 0.8,
    "dither": "ordered",
    "hyphenation": "soft",
    "stylesheet": "plain",
    "empty_alt": False,
    "turn_wide": False,
    "mathml": True,
    "max_bytes": 1000,
    "max_picture_bytes": 2000,
    "speech": True,
    "braille": Braille(),
}


@pytest.mark.parametrize("field", [field.name for field in fields(Profile)])
def test_whatever_of_a_profile_decides_a_picture_changes_its_key(
    tmp_path: Path, field: str
) -> None:
    """And what doesn't, doesn't: so profiles of the same pixels share their pictures."""
    base = replace(DEVICE, qr_code=False, cover_page=True)
    other = replace(base, **{field: OTHERS[field]})
    grades = (Grade(other.ssim), Grade(0.6, 0.5))
    before = (Grade(base.ssim), Grade(0.6, 0.5))
    here, there = (PictureCache(device, THEME) for device in (base, other))
    differs = here.develop(DATA, before) != there.develop(DATA, grades)
    cache = Cache(tmp_path)
    PictureCache(base, THEME, cache).develop(DATA, before)
    PictureCache(other, THEME, cache).develop(DATA, grades)
    assert (entries(cache) == 2) == differs


def test_every_byte_and_every_grade_decides(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    kept_here = PictureCache(DEVICE, THEME, cache)
    for data, grades in (
        (DATA, GRADES),
        (DATA + b"\0", GRADES),
        (DATA, (Grade(0.92),)),
        (DATA, (Grade(0.93, 0.5),)),
        (DATA, (*GRADES, Grade(0.9))),
    ):
        kept_here.develop(data, grades)
    assert entries(cache) == 5


FRONTS: dict[str, Any] = {
    "masthead": "Other",
    "desk": "Other",
    "date": "Other",
    "day": date(2025, 7, 24),
    "language": "cy",
    "direction": "rtl",
    "headline": "Other",
    "headline_language": "cy",
    "others": (),
    "address": "other.example",
    "desk_slug": "other",
}


@pytest.mark.parametrize(
    "field", [field.name for field in fields(FrontPage) if field.name != "picture"]
)
def test_every_field_of_a_front_page_decides_the_cover(tmp_path: Path, field: str) -> None:
    cache = Cache(tmp_path)
    PictureCache(DEVICE, THEME, cache).cover(FRONT, None)
    PictureCache(DEVICE, THEME, cache).cover(replace(FRONT, **{field: FRONTS[field]}), None)
    assert entries(cache) == 2


def test_the_lead_picture_decides_the_cover_by_its_bytes_and_the_theme_by_its_design(
    tmp_path: Path,
) -> None:
    cache = Cache(tmp_path)
    PictureCache(DEVICE, THEME, cache).cover(FRONT, DATA)
    PictureCache(DEVICE, THEME, cache).cover(
        replace(FRONT, picture=PictureRef("/b", "c.jpg")), DATA
    )
    assert entries(cache) == 1
    PictureCache(DEVICE, THEME, cache).cover(FRONT, None)
    PictureCache(DEVICE, THEME, cache).cover(FRONT, jpeg(shade=9))
    PictureCache(DEVICE, replace(THEME, cover="typographic"), cache).cover(FRONT, DATA)
    PictureCache(profile("large"), THEME, cache).cover(FRONT, DATA)
    PictureCache(DEVICE, replace(THEME, cover_look=CoverLook(scale=1.2)), cache).cover(FRONT, DATA)
    with_font = replace(THEME, font=load_theme("dyslexia").font)
    PictureCache(DEVICE, with_font, cache).cover(FRONT, DATA)
    assert entries(cache) == 7
