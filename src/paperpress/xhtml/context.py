"""The values that pages are written from: while a page is written, nothing is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum, auto
from typing import Final

from paperpress.model.article import Article
from paperpress.model.blocks import Body, Paragraph
from paperpress.model.changes import Change
from paperpress.model.formulas import Formula
from paperpress.model.legend import Legend

#: The width that a table may have, in ems: that of a phone at the usual size of letter, with something
#: to spare.
ROOM: Final = 16.5


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of an edition share."""

    title: str
    """``The Courier: City Desk``."""
    language: str
    direction: str
    stylesheet: str = "css/edition.css"
    contents: str = "contents.xhtml"
    contributors: str = "contributors.xhtml"
    day: date | None = None
    """Of the edition; None for a page that stands alone."""


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """The cover, as a picture on a page."""

    href: str
    alternative: str
    """What it says."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a page shows it; `href` is empty where it could not be shown."""

    href: str
    width: int | None
    """Pixels; None where nobody has looked."""
    height: int | None
    legend: Legend
    description: str = ""
    """The long description; paragraphs parted by line breaks."""
    subject: str = ""
    """What it shows, in a few words, as a name for its long description."""
    license: str = ""
    """The licence, as a name or an address."""
    empty_alt: bool = True
    """Whether its ``alt`` may be empty where it is decorative, as it should."""
    share: int = 100
    """Its greatest width, in hundredths of the column: one that a style sheet has a class for."""


@dataclass(frozen=True, slots=True)
class DrawnFormula:
    """A formula as a picture."""

    href: str
    ems: float
    """How wide it is, in ems of the letters around it."""


@dataclass(frozen=True, slots=True)
class ShownFormulas:
    """How the formulas of a page are shown."""

    mathml: bool = True
    """Whether the engine draws MathML."""
    drawn: Mapping[Formula, DrawnFormula] = field(default_factory=dict)
    """Pictures of those that stand on a line of their own, for an engine that doesn't."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """An article that another page points to."""

    href: str
    """A page of this edition, or a web address; empty where there is nothing to link to."""
    headline: str
    language: str
    direction: str
    desk: str = ""
    kicker: str = ""
    standfirst: str = ""
    published: datetime | date | None = None
    byline: str = ""
    """As printed; empty where it is made from `authors`."""
    authors: tuple[str, ...] = ()
    """The names of who wrote it."""
    minutes: int = 0
    """How long it takes to read; 0 where that isn't known."""
    on_web: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A contributor of this edition."""

    anchor: str
    """Id on the contributors' page."""
    name: str
    language: str
    """Of the biography and the role."""
    direction: str
    role: str = ""
    bio: str = ""
    """Paragraphs parted by line breaks."""
    url: str = ""
    email: str = ""
    portrait: Shown | None = None
    articles: tuple[Pointer, ...] = ()
    beside: str = ""
    """What tells them apart from others of that name; empty where there is nobody else."""
    file_as: str = ""
    """The name as a library sorts it."""


class StandfirstPlace(StrEnum):
    """Where an article's standfirst stands."""

    HEAD = auto()
    PICTURE = auto()
    """Below the lead picture."""
    TEXT = auto()
    """After the first paragraph."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything that the page of one article says."""

    frame: Frame
    article: Article
    body: Body
    href: str
    language: str
    direction: str
    published: datetime | date | None
    updated: datetime | date | None
    pictures: Mapping[str, Shown]
    """By path in the record: ``picture``, ``body[3]``."""
    room: float = ROOM
    """The width that a table may have, in ems; less where a theme sets the text larger."""
    lead_after: int = 0
    """How many blocks of the body stand before the lead picture."""
    standfirst: StandfirstPlace = StandfirstPlace.HEAD
    standfirst_after: int = 0
    """How many blocks of the body stand before the standfirst, where it stands in the text."""
    people: tuple[Person, ...] = ()
    """The authors, in the order of the byline."""
    url: str = ""
    """The canonical address, fit to be a link; empty where there is none."""
    position: int = 1
    total: int = 1
    entry: str = ""
    """Where the contents list it: a page of the edition and a place on it."""
    previous: Pointer | None = None
    next: Pointer | None = None
    related: tuple[Pointer, ...] = ()
    page_markers: tuple[tuple[str, str], ...] = ()
    """Printed pages that begin at the head: id of the marker, and the page."""
    pages_in_text: tuple[tuple[str, str], ...] = ()
    """Printed pages that begin within the body, likewise."""
    qr_code: Shown | None = None
    formulas: ShownFormulas = field(default_factory=ShownFormulas)
    on: date | None = None
    """The edition's day; None for a page that stands alone."""
    changes: tuple[Change, ...] = ()
    """What is told of it since the last issue that left the house."""
    in_edition: bool = True
    """False for a page that stands alone, which points to no other."""

    @property
    def first_paragraph(self) -> int:
        """After how many blocks of the body its first paragraph has ended; 0 where it has none."""
        blocks = enumerate(self.body.blocks, 1)
        return next((number for number, block in blocks if isinstance(block, Paragraph)), 0)

    def times(self, *, in_head: bool) -> list[tuple[str, datetime | date]]:
        """Return what happened when, each with its message; in the head the last of it alone, where
        it wasn't on the edition's day, and at the foot the rest.
        """
        both = (("Published {time}", self.published), ("Updated {time}", self.updated))
        times = [(message, moment) for message, moment in both if moment is not None]
        above = times[-1:] if times and _day(times[-1][1]) != self.frame.day else []
        return above if in_head else [time for time in times if time not in above]


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
