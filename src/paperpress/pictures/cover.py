"""The cover: a newspaper's front page, typeset at the size of a device's screen.

It has to work twice: as a page, and as a stamp of 150 by 200 pixels in a device's library. So
the masthead runs as wide as the page, the date is set larger than print would have it, and what
is small (further headlines, the edition line) may be lost in the stamp.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PIL import Image

from paperpress.errors import ConfigurationError
from paperpress.model.finding import Finding, Severity
from paperpress.model.picture import FrontPage, PressedPicture
from paperpress.pictures import tones
from paperpress.pictures.copyfit import Room, Setting, fit
from paperpress.pictures.encoding import jpeg
from paperpress.pictures.sheet import INK, SPOT, Sheet
from paperpress.pictures.typeset import Style, can_set, clean, measure
from paperpress.profiles import Profile
from paperpress.themes import Theme
from paperpress.vocab import JPEG_TYPE

#: How many times its own size a lead picture may be enlarged before it looks like a mistake.
_MOST_ENLARGED = 2.5
#: Lead pictures narrower than this (width to height) stand beside their headline.
_UPRIGHT = 0.95


def draw_cover(
    front: FrontPage, picture: Image.Image | None, profile: Profile, theme: Theme
) -> PressedPicture:
    """A cover as RGB JPEG of the profile's page, its pixels grey where the devices are.

    `picture` is the lead picture, decoded: grey or RGB. Without one, or with one too small, the
    lead headline takes its place. What no installed face can draw is left off, with a finding
    (EDN020 for a headline, EDN021 for masthead, desk, date or edition line).

    Raises:
        ConfigurationError: the theme asks for a design that there isn't.
    """
    if theme.cover != "front-page":
        raise ConfigurationError(f"theme {theme.name!r}: there is no cover design {theme.cover!r}")
    sheet = _FrontPageSheet(front, profile)
    sheet.draw(picture)
    data = jpeg(sheet.pixels(), max(profile.jpeg_quality, 85))
    return PressedPicture(data, JPEG_TYPE, *profile.box, tuple(sheet.findings))


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    language: str


class _FrontPageSheet(Sheet):
    """The design ``front-page``, drawn from the top down and from the foot up."""

    def __init__(self, front: FrontPage, profile: Profile) -> None:
        super().__init__(profile.box, rtl=front.direction == "rtl")
        self.front = front
        self.profile = profile
        self.findings: list[Finding] = []

    def pixels(self) -> Image.Image:
        """The finished page: RGB, and grey in all its pixels for a grey profile."""
        if self.profile.colour:
            return self.image
        return tones.grey(self.image).convert("RGB")

    def draw(self, picture: Image.Image | None) -> None:
        """Draw everything."""
        headline = self._settable(self.front.headline, self.front.headline_language)
        others = [text for pair in self.front.others if (text := self._settable(*pair))]
        top = self._masthead(self.px(4.2))
        foot = self._footer(self.profile.height - self.px(3.6))
        if picture is not None and self._is_large_enough(picture):
            foot = self._columns(others, foot)
            self._lead(picture, headline, top + self.px(2.0), foot - self.px(2.6))
        else:
            self._typographic(headline, others, top + self.px(3.4), foot)

    # What can't be drawn

    def _settable(self, text: str, language: str) -> _Text | None:
        if can_set(text, language):
            return _Text(clean(text), language)
        self.findings.append(
            Finding(
                "EDN020",
                Severity.NOTICE,
                "",
                "",
                f"The headline {text!r} is left off the cover: no installed face can draw it.",
                "Nothing, if the cover does without; docs/pictures.md lists faces and scripts.",
            )
        )
        return None

    def _own(self, text: str, what: str) -> str:
        """A line of the paper itself, or nothing where no face can draw it."""
        if not text or can_set(text, self.front.language):
            return clean(text)
        self.findings.append(
            Finding(
                "EDN021",
                Severity.WARNING,
                "",
                "",
                f"The cover is without the {what} {text!r}: no installed face can draw it.",
                "Install the faces (paperpress[cjk] for Chinese, Japanese and Korean); "
                "docs/pictures.md lists faces and scripts.",
            )
        )
        return ""

    # Head and foot

    def _masthead(self, top: int) -> int:
        title = self._own(self.front.masthead, "masthead")
        if title:
            room = Room(self.width, self.px(25), self.px(20), self.px(6.4), 3, 850)
            setting = self._widest(title, room)
            top = self.block(setting, top, (self.left, self.right), "middle") + self.px(1.0)
        top = self.rule(top, 0.55) + self.px(0.45)
        top = self.rule(top, 0.12)
        desk, day = self._own(self.front.desk, "desk"), self._own(self.front.date, "date")
        if not desk and not day:
            return top
        return self.rule(self._dateline(desk, day, top + self.px(1.15)) + self.px(1.1), 0.12)

    def _widest(self, title: str, room: Room) -> Setting:
        """On one line if that can be large enough to read in a stamp; else on two or three."""
        one = Room(room.width, room.height, room.largest, self.px(7.4), 1, room.weight)
        setting = fit(title, self.front.language, one)
        if setting.lines == (title,):
            return setting
        return fit(title, self.front.language, room)

    def _dateline(self, desk: str, day: str, top: int) -> int:
        """Desk and date on one line, or on two where they are too long; where they end."""
        for size in range(self.px(4.7), self.px(3.9) - 1, -1):
            name, plain = (Style(self.front.language, size, weight) for weight in (800, 500))
            gap = self.px(3) if desk and day else 0
            if measure(desk, name) + gap + measure(day, plain) <= self.width:
                baseline = top + name.rise
                self.line(desk, name, baseline, "start" if day else "middle", SPOT)
                self.line(day, plain, baseline, "end" if desk else "middle")
                return baseline + name.fall // 2
        for text, weight, ink in ((desk, 800, SPOT), (day, 500, INK)):
            if text:
                room = Room(self.width, self.px(10), self.px(4.7), self.px(3.2), 1, weight)
                setting = fit(text, self.front.language, room)
                self.line(setting.lines[0], setting.style, top + setting.style.rise, "middle", ink)
                top += setting.height + self.px(0.4)
        return top - self.px(0.6)

    def _footer(self, bottom: int) -> int:
        """The edition line at the foot; where the room above it ends."""
        line = self._own(self.front.edition_line, "edition line")
        if not line:
            return bottom
        room = Room(self.width, self.px(4), self.px(2.3), self.px(1.8), 1, 500)
        setting = fit(line, self.front.language, room)
        top = bottom - setting.height
        self.block(setting, top, (self.left, self.right), "middle")
        top -= self.px(1.3)
        self.rule(top, 0.12)
        return top - self.px(1.6)

    # Below the fold: further headlines

    def _columns(self, others: list[_Text], foot: int) -> int:
        """Further headlines side by side, hairlines between; where the room above them ends."""
        if not others:
            return foot
        gutter = self.px(3.6)
        width = (self.width - gutter * (len(others) - 1)) // len(others)
        size, lines = (3.7, 5) if len(others) > 2 else (4.1, 4)
        settings = self._alike(
            others, Room(width, self.px(26), self.px(size), self.px(3), lines, 600)
        )
        top = foot - max(setting.height for setting in settings)
        for number, setting in enumerate(settings):
            place = len(settings) - 1 - number if self.rtl else number
            left = self.left + place * (width + gutter)
            self.block(setting, top, (left, left + width))
            if place:
                x = left - gutter // 2
                self.pen.rectangle((x, top, x + self.px(0.1) - 1, foot), fill=INK)
        top -= self.px(1.8)
        self.rule(top, 0.12)
        return top

    # The lead

    def _is_large_enough(self, picture: Image.Image) -> bool:
        """Whether the picture fills its place without being blown up."""
        share = 1.0 if picture.width >= picture.height * _UPRIGHT else 0.55
        return picture.width * _MOST_ENLARGED >= self.width * share

    def _lead(self, picture: Image.Image, headline: _Text | None, top: int, foot: int) -> None:
        if headline is None:
            self.paste(picture, (self.left, top, self.right, foot))
        elif picture.width < picture.height * _UPRIGHT:
            self._beside(picture, headline, top, foot)
        else:
            self._below(picture, headline, top, foot)

    def _below(self, picture: Image.Image, headline: _Text, top: int, foot: int) -> None:
        """A picture as wide as the page, the headline below it."""
        room = Room(self.width, (foot - top) * 42 // 100, self.px(9.4), self.px(4.6), 3, 750)
        setting = fit(headline.text, headline.language, room)
        start = foot - setting.height
        self.paste(picture, (self.left, top, self.right, start - self.px(2.2)))
        self.block(setting, start, (self.left, self.right))

    def _beside(self, picture: Image.Image, headline: _Text, top: int, foot: int) -> None:
        """An upright picture at the end of the page, the headline beside it."""
        gutter = self.px(3.2)
        width = self.width * 55 // 100
        left = self.left if self.rtl else self.right - width
        self.paste(picture, (left, top, left + width, foot))
        column = (left + width + gutter, self.right) if self.rtl else (self.left, left - gutter)
        room = Room(
            column[1] - column[0], foot - top - self.px(2), self.px(8.2), self.px(4.2), 9, 750
        )
        setting = fit(headline.text, headline.language, room)
        self.accent(column, top)
        self.block(setting, top + self.px(2.6), column)

    # Without a picture

    def _typographic(
        self, headline: _Text | None, others: list[_Text], top: int, foot: int
    ) -> None:
        """The lead headline as large as it goes, the others stacked below."""
        column = (self.left, self.right)
        stack = self._stack(others)
        needed = sum(setting.height + self.px(4.6) for setting in stack)
        if headline is not None:
            self.accent(column, top)
            top += self.px(3.4)
            room = Room(self.width, foot - needed - top, self.px(15.5), self.px(5), 7, 800)
            self.block(fit(headline.text, headline.language, room), top, column)
        top = foot - needed
        for setting in stack:
            self.rule(top + self.px(1.6), 0.12)
            top = self.block(setting, top + self.px(3.8), column) + self.px(0.8)

    def _stack(self, others: list[_Text]) -> list[Setting]:
        return self._alike(
            others, Room(self.width, self.px(14), self.px(4.6), self.px(3.2), 2, 600)
        )

    def _alike(self, others: list[_Text], room: Room) -> list[Setting]:
        """Headlines of one rank, all at the size of the one that needs the smallest."""
        sizes = [fit(text.text, text.language, room).style.size for text in others]
        common = replace(room, largest=min(sizes, default=room.largest))
        return [fit(text.text, text.language, common) for text in others]
