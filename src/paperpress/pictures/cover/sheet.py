"""The sheet that a cover is drawn on: rules, lines of type and pictures, in units of the page."""

from __future__ import annotations

from PIL import Image, ImageDraw

from paperpress.pictures.cover.copyfit import Setting
from paperpress.pictures.cover.style import Style
from paperpress.pictures.cover.typeset import draw_line, measure
from paperpress.pictures.opening import tones
from paperpress.themes.looks import CoverLook

PAPER = "#ffffff"
_INK, _BLACK = "#111111", "#000000"
#: The one spot of colour, dark enough to print as a deep grey.
_SPOT = "#8c1c13"
#: In units.
_MARGIN = 5.2
#: Where a crop takes from: faces and horizons are in the upper part of a press photograph.
_UPPER = 0.36


def blank(size: tuple[int, int], *, colour: bool) -> Image.Image:
    """Return an empty page: RGB, or grey."""
    return Image.new("RGB" if colour else "L", size, PAPER)


class Sheet:
    """A page of pixels, and what is drawn with. Mirrored where the page reads from the right.

    Every measure of a design is in units: hundredths of the width of a page of about 3:4.
    """

    def __init__(self, image: Image.Image, look: CoverLook, *, rtl: bool) -> None:
        self.image = image
        self.pen = ImageDraw.Draw(image)
        self.look = look
        self.rtl = rtl
        self.unit = min(image.width / 100, image.height / 130)

    @property
    def ink(self) -> str:
        """The colour of type and rules."""
        return _BLACK if self.look.black else _INK

    @property
    def spot(self) -> str:
        """The colour of what stands out."""
        return _BLACK if self.look.black else _SPOT

    @property
    def left(self) -> int:
        """The edge on the left."""
        return self.px(_MARGIN)

    @property
    def right(self) -> int:
        """The edge on the right."""
        return self.image.width - self.px(_MARGIN)

    @property
    def width(self) -> int:
        """What is between the edges."""
        return self.right - self.left

    def px(self, units: float) -> int:
        """Return a measure of the design in pixels, at least one."""
        return max(1, round(units * self.unit))

    def rule(self, y: int, thick: float, ink: str | None = None) -> int:
        """Draw a rule across the page, and return where it ends."""
        end = y + self.px(thick * self.look.rules)
        self.pen.rectangle((self.left, y, self.right - 1, end - 1), fill=ink or self.ink)
        return end

    def line(
        self, line: str, style: Style, baseline: int, place: str, ink: str | None = None
    ) -> None:
        """Draw a line at the page's ``start``, ``middle`` or ``end``."""
        self.line_in(line, style, baseline, (self.left, self.right), place, ink)

    def line_in(
        self,
        line: str,
        style: Style,
        baseline: int,
        column: tuple[int, int],
        place: str = "start",
        ink: str | None = None,
    ) -> None:
        """Draw a line at the ``start``, ``middle`` or ``end`` of a column, given by its two edges."""
        left, right = column
        room = right - left - measure(line, style)
        if place == "middle":
            x = left + room / 2
        else:
            x = left + (room if (place == "end") != self.rtl else 0)
        if ink == _SPOT and self.image.mode == "L":
            self._in_spot(line, style, round(x), baseline)
        else:
            draw_line(self.pen, (round(x), baseline), line, style, ink or self.ink)

    def _in_spot(self, line: str, style: Style, x: int, baseline: int) -> None:
        """Draw a coloured line on a grey sheet, its edges rounded as if the sheet were greyed later."""
        top = baseline - 2 * style.size
        strip = self.image.crop((0, top, self.image.width, baseline + style.size)).convert("RGB")
        draw_line(ImageDraw.Draw(strip), (x, baseline - top), line, style, _SPOT)
        self.image.paste(tones.grey(strip), (0, top))

    def block(
        self,
        setting: Setting,
        top: int,
        column: tuple[int, int],
        place: str = "start",
        ink: str | None = None,
    ) -> int:
        """Draw lines of type below one another, and return where they end."""
        baseline = top + setting.style.rise
        for line in setting.lines:
            self.line_in(line, setting.style, baseline, column, place, ink)
            baseline += setting.style.leading
        return top + setting.height

    def accent(self, column: tuple[int, int], top: int) -> None:
        """Draw a short thick bar at the start of a column."""
        length, thick = self.px(9), self.px(0.9)
        left = column[1] - length if self.rtl else column[0]
        self.pen.rectangle((left, top, left + length - 1, top + thick - 1), fill=self.spot)

    def paste(self, picture: Image.Image, box: tuple[int, int, int, int]) -> None:
        """Draw a picture in a frame, cropped to its proportions, more at the foot than at the head."""
        width, height = box[2] - box[0], box[3] - box[1]
        scale = max(width / picture.width, height / picture.height)
        part = (min(width / scale, picture.width), min(height / scale, picture.height))
        left = (picture.width - part[0]) / 2
        upper = (picture.height - part[1]) * _UPPER
        crop = (left, upper, left + part[0], upper + part[1])
        sized = picture.resize((width, height), Image.Resampling.LANCZOS, box=crop)
        self.image.paste(sized, box)
