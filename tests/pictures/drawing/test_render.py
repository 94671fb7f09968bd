"""Drawings become pictures: the same each time, within limits, and by what is shipped alone."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from paperpress.model.picture import PressedPicture, UnusablePicture
from paperpress.pictures.drawing import render
from paperpress.pictures.drawing.render import RenderedDrawing, rendered
from paperpress.pictures.process.develop import develop
from paperpress.profiles import profile
from svg import BAR, chart, svg

BOX = (400, 400)
ROOT = Path(render.__file__).parents[3]


def image_of(data: bytes) -> Image.Image:
    made = rendered(data, BOX)
    assert isinstance(made, RenderedDrawing), made
    return Image.open(BytesIO(made.png))


def test_a_drawing_is_drawn_as_large_as_its_page() -> None:
    image = image_of(svg())
    assert (image.size, image.mode) == ((400, 320), "RGBA")
    assert image.getpixel((100, 160)) == (0, 0, 0, 255)
    assert image.getpixel((300, 160)) == (0, 0, 0, 0)


def test_letters_are_drawn_in_what_is_shipped_whatever_face_is_asked_for() -> None:
    asked, shipped = (
        image_of(svg(f'<text y="40" font-size="20" font-family="{face}">Sahil ساحل</text>'))
        for face in ("Comic Sans MS", "Atkinson Hyperlegible")
    )
    assert asked.tobytes() == shipped.tobytes()
    assert asked.getchannel("A").getextrema() == (0, 255)


def test_the_same_bytes_give_the_same_bytes_in_any_place(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(chart())
    code = (
        "import sys, pathlib, paperpress.pictures.drawing.render as r;"
        "sys.stdout.buffer.write(r.rendered(pathlib.Path('a.svg').read_bytes(), (400, 400)).png)"
    )
    environment = {"PYTHONPATH": str(ROOT), "LANG": "tr_TR", "HOME": "/nowhere", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    made = rendered(chart().encode(), BOX)
    assert isinstance(made, RenderedDrawing)
    assert done.stdout == made.png


USES = "".join(f'<g id="u{n}">{f"""<use href="#u{n - 1}"/>""" * 10}</g>' for n in range(1, 9))
HOSTILE = {
    "uses that multiply": svg(f'<defs><g id="u0">{BAR}</g>{USES}</defs><use href="#u8"/>'),
    "a pattern of nothing": svg(
        '<pattern id="p" width="1e-9" height="1e-9"/><rect width="99" height="80" fill="url(#p)"/>'
    ),
    "out of sight": svg('<rect x="500" y="500" width="9" height="9"/>'),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_drawing_that_shows_nothing_is_left_out(data: bytes) -> None:
    refused = rendered(data, BOX)
    assert isinstance(refused, UnusablePicture)
    assert refused.finding.code == "PIC070"


def test_a_drawing_that_uses_itself_is_drawn() -> None:
    assert image_of(svg(f'<g id="a"><use href="#a"/>{BAR}</g>')).getpixel((100, 160))[3] == 255


@pytest.mark.slow
def test_a_renderer_that_takes_too_much_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by the clock: by the time of the processor, which a busy machine doesn't use up."""
    layers = '<g opacity=".5"><rect width="100" height="80"/><rect width="90" height="80"/></g>'
    monkeypatch.setattr(render, "_SECONDS", 1)
    render._instructions.cache_clear()
    try:
        refused = rendered(svg(layers * 30_000), (1264, 1680))
    finally:
        render._instructions.cache_clear()
    assert isinstance(refused, UnusablePicture)
    assert "takes more than 1 seconds" in refused.finding.message


def test_a_drawing_takes_the_way_of_any_picture() -> None:
    made = develop(chart().encode(), profile("eink"))
    assert isinstance(made, PressedPicture)
    assert (made.media_type, made.width) == ("image/png", 1264)
    assert made.words == "Ferry passengers. They rise each year."
    assert made.thumbnail is not None
    assert made.findings == ()


def test_what_was_left_out_is_told() -> None:
    made = develop(svg(f"{BAR}<script/><text y='9'>𓀀</text>"), profile("eink"))
    assert isinstance(made, PressedPicture)
    assert [finding.code for finding in made.findings] == ["PIC071", "PIC072"]
