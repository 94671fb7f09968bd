"""An edition laid out: what its files are written from."""

from __future__ import annotations

from dataclasses import dataclass

from paperpress.assembly.edition_pages import EditionPages
from paperpress.model.edition import Edition
from paperpress.model.picture import PressedPicture
from paperpress.profiles import Profile
from paperpress.xhtml.context import CoverPicture, Frame
from paperpress.xhtml.words import Words

COVER_IMAGE = "img/cover.jpg"


@dataclass(frozen=True, slots=True)
class Layout:
    """What every page of an edition says, and what its files are called."""

    edition: Edition
    profile: Profile
    frame: Frame
    words: Words
    """In the masthead's language."""
    title: str
    """The series with the date in words."""
    pages: EditionPages
    cover: PressedPicture

    @property
    def cover_picture(self) -> CoverPicture:
        """The cover, as a page shows it."""
        alternative = self.words.text("Cover: {title}", title=self.title)
        return CoverPicture(COVER_IMAGE, alternative, self.cover.width, self.cover.height)
