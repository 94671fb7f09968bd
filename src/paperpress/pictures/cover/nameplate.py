"""What every design of a cover shares: masthead, desk and date at the head, headlines at the foot.

All has to be read in a stamp of 150 by 200 pixels in a device's library, or isn't there: the
masthead runs as wide as the page, and nothing is set smaller than `READABLE`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from PIL import Image

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.picture import FrontPage
from paperpress.pictures.cover.copyfit import Room, Setting, fit, size_of
from paperpress.pictures.cover.drawable import drawable, extra_for
from paperpress.pictures.cover.faces import Typeface
from paperpress.pictures.cover.shaping import as_written
from paperpress.pictures.cover.sheet import PAPER, Sheet
from paperpress.pictures.cover.style import Style
from paperpress.pictures.cover.typeset import can_set, clean, measure
from paperpress.profiles import Profile
from paperpress.themes.looks import CoverLook

#: The smallest size of type, in units: its small letters stand 4 pixels high in a stamp.
READABLE: Final = 5.6


@dataclass(frozen=True, slots=True)
class Line:
    """A headline that can be set."""

    text: str
    language: str


class Cover(Sheet):
    """A cover, drawn from the top down and from the foot up. A design fills what is between."""

    #: How many headlines the design shows below the lead.
    most_others = 2
    #: Whether the head is white on black.
    reversed_head = False
    #: Whether the design shows the lead picture.
    shows_picture = False

    def __init__(
        self,
        front: FrontPage,
        profile: Profile,
        page: Image.Image,
        look: CoverLook,
        theme_face: Typeface | None,
    ) -> None:
        super().__init__(page, look, rtl=front.direction == "rtl")
        self.theme_face = theme_face
        self.front = front
        self.profile = profile
        self.findings: list[Finding] = []

    def draw(self, picture: Image.Image | None) -> None:
        """Draw everything."""
        lead = self._settable(self.front.headline, self.front.headline_language)
        others = list(islice(self._settable_others(), self.most_others))
        if lead is None and (picture is None or not self.shows_picture):
            lead = others.pop(0) if others else self._stand_in()
        top = self._reversed_head() if self.reversed_head else self._head(self.px(4.2))
        self.fill(lead, others, picture, top, self.profile.height - self.px(3.6))

    def fill(
        self,
        lead: Line | None,
        others: Sequence[Line],
        picture: Image.Image | None,
        top: int,
        foot: int,
    ) -> None:
        """Draw what is between head and foot."""
        raise NotImplementedError

    def pixels(self) -> Image.Image:
        """Return the finished page: RGB, and grey in all its pixels for a grey profile."""
        return self.image if self.profile.colour else Image.merge("RGB", [self.image] * 3)

    # What can't be drawn

    def _settable_others(self) -> Iterator[Line]:
        for text, language in self.front.others:
            line = self._settable(text, language)
            if line is not None:
                yield line

    def _settable(self, text: str, language: str) -> Line | None:
        """Return a headline, or the part of it that can be drawn; None where that is too little."""
        part = drawable(text, language, self.theme_face, gaps=True)
        if part.missing and part.text:
            self._find_part("EDN030", text, part.missing)
        elif part.missing:
            self._find_part("EDN020", text, part.missing)
        return Line(part.text, as_written(part.text, language)) if part.text else None

    def _find_part(
        self, code: str, text: str, missing: str, *, what: str = "headline", there: str = ""
    ) -> None:
        extra = extra_for(missing)
        case = "extra" if extra else ""
        self.findings.append(
            emit(code, case=case, text=text, missing=missing, extra=extra, what=what, there=there)
        )

    def _stand_in(self) -> Line:
        """Return the day in figures, which leads a cover that has no headline."""
        return Line(self.front.day.isoformat(), self.front.language)

    def _paper_line(self, text: str, what: str, stand_in: str = "") -> str:
        """Return a line about the paper itself, or the part that can be drawn; else its stand-in."""
        part = drawable(text, self.front.language, self.theme_face)
        if part.text:
            if part.missing:
                self._find_part("EDN031", text, part.missing, what=what)
            return part.text
        instead = drawable(stand_in, self.front.language, self.theme_face).text
        if part.missing:
            remark = f"; {instead!r} stands there" if instead else ""
            self._find_part("EDN021", text, part.missing, what=what, there=remark)
        return instead if part.missing else ""

    def _day(self) -> str:
        """Return the date in words, or in digits (ISO 8601), which every face can draw."""
        words = self.front.date
        settable = can_set(words, self.front.language, self.theme_face)
        return clean(words) if settable else self.front.day.isoformat()

    # The head

    def _head(self, top: int, ink: str | None = None) -> int:
        """Draw masthead, rules, desk and date, and return where they end."""
        title = self._paper_line(self.front.masthead, "masthead", self.front.address)
        if title:
            setting = self._widest(title)
            column = (self.left, self.right)
            top = self.block(setting, top, column, "middle", ink) + self.px(1.0)
        top = self.rule(top, 0.55, ink) + self.px(0.45)
        top = self.rule(top, 0.12, ink)
        desk = self._paper_line(self.front.desk, "desk", self.front.desk_slug)
        top = self._dateline(desk, self._day(), top + self.px(1.3), ink) + self.px(1.2)
        return top if self.reversed_head else self.rule(top, 0.12)

    def _reversed_head(self) -> int:
        """Draw the head white on black, from edge to edge, and return where it ends."""
        width, height = self.profile.box
        self.pen.rectangle((0, 0, width, height), fill=self.ink)
        bottom = self._head(self.px(4.2), PAPER) + self.px(0.8)
        self.pen.rectangle((0, bottom + 1, width, height), fill=PAPER)
        return bottom

    def _widest(self, title: str) -> Setting:
        """Return the masthead set on one line if that can be read in a stamp; else on two or three."""
        room = self._plain_room(self.width, self.px(25), (20, 6.4), 3, 850)
        line_room = replace(room, smallest=self.px(7.4), most_lines=1)
        setting = fit(title, self.front.language, line_room)
        if setting.lines == (title,):
            return setting
        return fit(title, self.front.language, room)

    def _dateline(self, desk: str, day: str, top: int, ink: str | None) -> int:
        """Draw desk and date on one line, or on two where they are too long, and return where they end."""
        spot, scale = ink or self.spot, self.look.scale
        for size in range(self.px(6.2 * scale), self.px(READABLE * scale) - 1, -1):
            name, plain = self._style(size, 800), self._style(size, 600)
            gap = self.px(3) if desk else 0
            if measure(desk, name) + gap + measure(day, plain) <= self.width:
                baseline = top + name.rise
                self.line(desk, name, baseline, "start", spot)
                self.line(day, plain, baseline, "end" if desk else "middle", ink)
                return baseline + name.fall // 2
        for text, weight, colour in ((desk, 800, spot), (self._short(day), 600, ink)):
            if text:
                room = self._plain_room(self.width, self.px(14), (6.2 * scale, READABLE), 1, weight)
                setting = fit(text, self.front.language, room)
                baseline = top + setting.style.rise
                self.line(setting.lines[0], setting.style, baseline, "middle", colour)
                top += setting.height + self.px(0.4)
        return top - self.px(0.6)

    def _short(self, day: str) -> str:
        """Return the date in words, or in digits where it is wider than the page."""
        fits = measure(day, self._style(self.px(READABLE), 600)) <= self.width
        return day if fits else self.front.day.isoformat()

    def _style(self, size: int, weight: int) -> Style:
        heavy = max(weight, self.look.weight)
        return Style(self.front.language, size, heavy, self.theme_face, self.look.spacing)

    # Headlines

    def room(
        self, width: int, height: int, sizes: tuple[float, float], most_lines: int, weight: int
    ) -> Room:
        """Return the room of a headline, its largest and smallest size in units, as the theme scales them."""
        scale = self.look.scale
        scaled = (sizes[0] * scale, max(READABLE, sizes[1]) * scale)
        return self._plain_room(width, height, scaled, most_lines, weight)

    def _plain_room(
        self, width: int, height: int, sizes: tuple[float, float], most_lines: int, weight: int
    ) -> Room:
        largest, smallest = map(self.px, sizes)
        heavy = max(weight, self.look.weight)
        return Room(
            width, height, largest, smallest, most_lines, heavy, self.theme_face, self.look.spacing
        )

    def stack(self, others: Sequence[Line], foot: int, most: int) -> int:
        """Draw headlines below one another at the foot, and return where the room above them ends.

        As many are drawn as stand in a height of `most`; each has two lines at most.
        """
        room = self.room(self.width, self.px(24), (6.2, READABLE), 2, 600)
        settings = self.alike(others, room)
        air = self.px(1.7) * 2 + self.px(0.12 * self.look.rules)
        while settings and sum(setting.height + air for setting in settings) > most:
            settings = settings[:-1]
        top = start = foot - sum(setting.height + air for setting in settings)
        for setting in settings:
            top = self.rule(top, 0.12) + self.px(1.7)
            top = self.block(setting, top, (self.left, self.right)) + self.px(1.7)
        return start

    def alike(self, lines: Sequence[Line], room: Room) -> list[Setting]:
        """Return headlines of one rank, all at the size of the one that needs the smallest."""
        sizes = [size_of(line.text, line.language, room) for line in lines]
        common = replace(room, largest=min(sizes, default=room.largest))
        return [fit(line.text, line.language, common) for line in lines]
