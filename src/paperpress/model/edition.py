"""An edition: one desk, one date (or the whole paper of a date, with desks as its parts)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, TypeAlias

from paperpress.model.article import Article
from paperpress.model.changes import NO_CHANGES, Changes
from paperpress.model.masthead import Desk, Masthead

Layout: TypeAlias = Literal["desk", "paper"]
Hyphenation: TypeAlias = Literal["auto", "soft", "none"]
Withdrawn: TypeAlias = Literal["aside", "remove", "keep"]
"""What becomes of an edition that was pressed before and isn't wanted any more."""


@dataclass(frozen=True, slots=True)
class Part:
    """The articles of one desk, in reading order."""

    desk: Desk
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What is pressed into one EPUB.

    A desk's edition has one part and that desk; the whole paper has `desk` None and a part a desk.
    """

    masthead: Masthead
    date: datetime.date
    identifier: str
    """URN of a UUIDv5 of masthead, desk and date: a corrected re-issue keeps it."""
    desk: Desk | None
    parts: tuple[Part, ...]
    changes: Changes = NO_CHANGES
    """What is different since the last issue of it that left the house."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, in reading order."""
        return tuple(article for part in self.parts for article in part.articles)

    @property
    def slug(self) -> str:
        """The stem of its file name: the desk's slug, or ``paper``."""
        return self.desk.slug if self.desk else "paper"
