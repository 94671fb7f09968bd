"""A drawing in SVG becomes a PNG (by `resvg`), in a process with limits of time and memory.

No list of elements bounds what a drawing costs: references multiply, and each layer of light is as
large as the page. So it is drawn apart: a drawing that takes too much, or that the renderer breaks
on, ends that process alone. The time is that of the processor, so that a busy machine draws what an
idle one does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree
from PIL import Image

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.picture import UnusablePicture
from paperpress.pictures.drawing.faces import face_files, folder_of
from paperpress.pictures.drawing.renderer import UNREADABLE
from paperpress.pictures.drawing.safe import SafeDrawing, safe_drawing
from paperpress.pictures.drawing.style import SANS

#: Seconds of the processor, and bytes; a map with ten thousand roads takes a second.
_SECONDS: Final = 10
_BYTES: Final = 2 * 1024**3
#: Seconds by the clock after which a process is ended that does nothing.
_PATIENCE: Final = 600
#: Letters that a finding names.
_NAMED: Final = 12
_RENDERER: Final = Path(__file__).with_name("renderer.py")


@dataclass(frozen=True, slots=True)
class RenderedDrawing:
    """A drawing, drawn."""

    png: bytes
    words: str
    """What it says of itself; empty where that is nothing."""
    findings: tuple[Finding, ...]
    """What was left out; article and path empty."""
    units: float
    """How wide it is in its own units."""


def rendered(data: bytes, box: tuple[int, int]) -> RenderedDrawing | UnusablePicture:
    """Return an SVG as a PNG that fits a box of pixels, or why it can't be drawn.

    The same bytes give the same bytes: type is in the faces that come along, and nothing else of
    the machine is read.
    """
    drawing = safe_drawing(data)
    if isinstance(drawing, UnusablePicture):
        return drawing
    png = _drawn(_sized(drawing, drawing.measures.pixels(box)))
    if isinstance(png, UnusablePicture):
        return png
    with Image.open(BytesIO(png), formats=["PNG"]) as image:
        if image.getchannel("A").getextrema()[1] == 0:
            return UnusablePicture(emit("PIC070", case="empty"))
    units = drawing.measures.width
    return RenderedDrawing(png, drawing.words, tuple(_findings(drawing)), units)


def _findings(drawing: SafeDrawing) -> Iterator[Finding]:
    if drawing.left_out:
        yield emit("PIC071", what=", ".join(drawing.left_out))
    if drawing.undrawable:
        yield emit("PIC072", of=" ".join(drawing.undrawable[:_NAMED]))


def _sized(drawing: SafeDrawing, size: tuple[int, int]) -> bytes:
    root, view = drawing.root, drawing.measures.view
    root.set("viewBox", " ".join(f"{number:g}" for number in view))
    root.set("width", str(size[0]))
    root.set("height", str(size[1]))
    return etree.tostring(root, encoding="utf-8")


def _drawn(svg: bytes) -> bytes | UnusablePicture:
    try:
        done = subprocess.run(  # noqa: S603 - this package's own program, no shell
            [sys.executable, "-I", str(_RENDERER)],
            input=_instructions() + svg,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _too_much()
    if done.returncode == UNREADABLE:
        why = " ".join(done.stderr.decode(errors="replace").split())[:120]
        return UnusablePicture(emit("PIC070", case="broken", why=why))
    return done.stdout if done.returncode == 0 else _too_much()


def _too_much() -> UnusablePicture:
    what = f"{_SECONDS} seconds or {_BYTES // 1024**3} GB"
    return UnusablePicture(emit("PIC070", case="too much", what=what))


@cache
def _instructions() -> bytes:
    """Return the line that the renderer reads first: its limits, its library and its faces."""
    orders = {
        "seconds": _SECONDS,
        "bytes": _BYTES,
        "path": [str(folder_of("resvg_py").parent)],
        "fonts": list(map(str, face_files())),
        "family": SANS,
    }
    return json.dumps(orders).encode() + b"\n"
