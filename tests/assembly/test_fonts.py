"""A theme's font in an edition: cut down to what the edition uses (docs/themes.md)."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from paperpress.assembly.fonts import embed
from paperpress.errors import ConfigurationError
from paperpress.themes.loading import load_theme
from paperpress.themes.looks import Font, FontFace

SHEET = "css/edition.css"
FONT = load_theme("dyslexia").font
assert FONT is not None


def test_a_theme_without_a_font_embeds_nothing() -> None:
    nothing = embed(None, [b"<p>Text</p>"], SHEET)
    assert (nothing.css, nothing.resources, nothing.findings) == (b"", (), ())


def test_each_face_is_declared_and_is_a_resource() -> None:
    embedded = embed(FONT, [b"<p>Night buses return.</p>"], SHEET)
    assert [(r.id, r.href, r.media_type) for r in embedded.resources] == [
        ("font-regular", "fonts/atkinson-hyperlegible-regular.ttf", "font/ttf"),
        ("font-bold", "fonts/atkinson-hyperlegible-bold.ttf", "font/ttf"),
    ]
    for resource in embedded.resources:
        assert f"src: url(../{resource.href})" in embedded.css.decode()
    assert embedded.css.endswith(b'body { font-family: "Atkinson Hyperlegible", sans-serif; }\n')
    assert embedded.findings == ()


def test_a_face_has_the_letters_that_are_used_and_few_others() -> None:
    (regular, _) = embed(FONT, ["<p>Überfällig: 12 Busse</p>".encode()], SHEET).resources
    letters = {chr(code) for code in TTFont(io.BytesIO(regular.data)).getBestCmap()}
    assert set("Überfällig: 12 Busse") <= letters
    assert "Q" not in letters
    assert len(regular.data) < len(FONT.faces[0].data) / 2


def test_a_face_keeps_the_note_of_its_licence() -> None:
    """SIL Open Font License 1.1, condition 2: in the machine-readable metadata fields."""
    (regular, _) = embed(FONT, [b"x"], SHEET).resources
    names = TTFont(io.BytesIO(regular.data))["name"]
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "Braille Institute" in names.getDebugName(0)


def test_the_same_letters_give_the_same_bytes() -> None:
    first, second = (embed(FONT, [page], SHEET) for page in (b"<p>one two</p>", b"<p>two one</p>"))
    assert first == second


def test_edn022_names_letters_that_the_font_has_not() -> None:
    (finding,) = embed(FONT, ["<p>Η Αθήνα and the 2 buses</p>".encode()], SHEET).findings
    assert (finding.code, finding.severity) == ("EDN022", "notice")
    assert "Atkinson Hyperlegible has no" in finding.message
    assert "Α" in finding.message


def test_a_broken_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"\x00\x01\x00\x00broken")
    broken: Font = replace(
        FONT, faces=(FontFace("normal", "normal", str(path), path.read_bytes()),)
    )
    with pytest.raises(ConfigurationError, match=r"broken\.ttf: is a broken font"):
        embed(broken, [b"x"], SHEET)
