"""The faces of a cover: which goes first, and which are there."""

import pytest

from paperpress.pictures.cover.faces import (
    AMIRI,
    DEVANAGARI,
    FRANK_RUHL,
    SOURCE_SERIF,
    THAI,
    draws,
    face_of,
    faces,
    is_installed,
    optical_size,
)
from paperpress.themes.loading import load_theme


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en-GB", SOURCE_SERIF),
        ("sr-Cyrl", SOURCE_SERIF),
        ("fa", AMIRI),
        ("ckb", AMIRI),
        ("yi", FRANK_RUHL),
        ("mr", DEVANAGARI),
        ("ne-IN", DEVANAGARI),
        ("th", THAI),
        ("hi-Latn", SOURCE_SERIF),
    ],
)
def test_the_face_of_a_language_s_script_goes_first(language, first):
    assert faces(language)[0] is first
    assert len(set(faces(language))) == len(faces(language))


@pytest.mark.parametrize(
    ("language", "name"),
    [("bn", "Bengali"), ("ta", "Tamil"), ("ka", "Georgian"), ("hy", "Armenian"), ("am", "Ethiopic"),
     ("pa", "Gurmukhi"), ("km", "Khmer"), ("my", "Myanmar"), ("lo", "Lao"), ("si", "Sinhala")],
)  # fmt: skip
def test_a_script_without_serifs_has_latin_without_beside_it(language, name):
    first, second, *_ = faces(language)
    assert (first.name, second.name) == (f"Noto Sans {name}", "Noto Sans")


def test_every_face_that_no_extra_is_for_is_there():
    for language in ("en", "ar", "he", "hi", "th", "bn", "ta", "ka", "hy", "am"):
        assert is_installed(faces(language)[0])


def test_the_font_of_a_theme_goes_first_but_for_scripts_that_have_a_face():
    theme_face = face_of(load_theme("dyslexia").font)
    assert faces("en", theme_face)[0] is theme_face
    assert faces("hi", theme_face)[:2] == (DEVANAGARI, theme_face)
    assert ord("a") in draws(theme_face)
    assert face_of(load_theme("dyslexia").font) is theme_face


def test_an_optical_size_follows_the_size_within_what_faces_have():
    assert (optical_size(1), optical_size(100), optical_size(900)) == (8, 48, 60)
