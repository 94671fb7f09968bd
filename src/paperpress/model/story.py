"""A story: an article with its body as blocks, and the pictures that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from paperpress.model.article import Article, Picture
from paperpress.model.blocks import Body
from paperpress.model.masthead import Desk
from paperpress.model.picture import PictureRef

LEAD: Final = "picture"
"""The path of the lead picture in a record."""


@dataclass(frozen=True, slots=True)
class StoryPicture:
    """A picture that a story shows; its caption is read when its file has been (`Caption`)."""

    path: str
    """Where in the record: ``picture``, ``body[3]``."""
    picture: Picture
    ref: PictureRef


@dataclass(frozen=True, slots=True)
class Story:
    """An article of an edition, read."""

    article: Article
    desk: Desk
    body: Body
    language: str
    """BCP 47; the article's, else the masthead's."""
    direction: str
    """``ltr`` or ``rtl``."""
    stem: str
    """What its files are named after; no other story of the edition has it."""
    pictures: tuple[StoryPicture, ...]
    """In the order of its page; the lead picture first."""

    @property
    def href(self) -> str:
        """The file of its page."""
        return f"a-{self.stem}.xhtml"
