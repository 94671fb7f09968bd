"""Pictures of formulas, for engines that don't draw MathML (by `ziamath` and `resvg`)."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image

from paperpress.last_guard import guarded
from paperpress.model.picture import PressedPicture
from paperpress.pictures.opening import tones
from paperpress.pictures.process import eink
from paperpress.pictures.process.encoding import png
from paperpress.vocab import PNG_TYPE

#: Pixels of one em. At 300 pixels an inch that is a letter of 10 points, as most people read.
EM: Final = 42
#: Pixels of the longest formula that is drawn, each way; a longer one would be scaled to dust.
_LONGEST: Final = 60 * EM


@lru_cache(maxsize=256)
def formula_picture(mathml: str) -> PressedPicture | None:
    """Return a formula in MathML as a PNG in sixteen greys; None where it can't be drawn.

    Whatever error the renderer ends in costs the picture alone: the formula's line stands.
    """
    return guarded(lambda: _drawn(mathml), lambda _why: None)


def _drawn(mathml: str) -> PressedPicture | None:
    # Loaded where they are needed: few editions have a formula.
    import resvg_py
    from ziamath.zmath import Math

    formula = Math(mathml, size=EM)
    width, height = formula.getsize()
    if not (0 < width <= _LONGEST and 0 < height <= _LONGEST):
        return None
    data = resvg_py.svg_to_bytes(svg_string=formula.svg(), skip_system_fonts=True)
    with Image.open(BytesIO(data), formats=["PNG"]) as drawn:
        grey = eink.in_few_colours(tones.grey(tones.on_paper(drawn)))
    return PressedPicture(png(grey), PNG_TYPE, *grey.size)
