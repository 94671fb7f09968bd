"""A day as its editors see it: editions, their articles in order, their pictures, and what is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from paperpress.config import Configuration
from paperpress.model.alt_texts import Details, written
from paperpress.model.article import Article, Picture
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding, Severity
from paperpress.model.legend import Legend
from paperpress.model.overlay import Change
from paperpress.model.story import Story

#: Codes of what a picture's words lack, worst first: by what a reader loses.
_BY_LOSS = (
    *("ALT002", "ALT005", "ALT010", "ALT012", "ALT008", "ALT009", "ALT004", "ALT003"),
    *("ALT011", "ALT006", "ALT007", "ALT001"),
)
_MOST_LOST, _NOTHING_LOST = -1, len(_BY_LOSS) + 1


@dataclass(frozen=True, slots=True)
class PictureAtWork:
    """A picture of an article, with what an editor wants to know to write its words."""

    story: Story
    path: str
    """In the record: ``picture``, ``body[3]``."""
    key: str
    """Its `picture_key`; empty where its file can't be read."""
    picture: Picture
    """As the record has it, with what is kept of it."""
    legend: Legend
    suggestion: str
    findings: tuple[Finding, ...]
    details: Details
    takes_words: bool
    """Whether a kept text goes before what the record says."""
    subject: str = ""
    """What its long description is of, in a few words; empty where no words are sure."""
    own_words: str = ""
    """What its file says of itself, as a drawing in SVG does; empty: nothing."""

    @property
    def language(self) -> str:
        """The language that its words are kept under."""
        return written(self.story.language)

    @property
    def says_itself(self) -> bool:
        """Whether its text is what its file says of itself, and nobody's."""
        is_its_own = bool(self.own_words) and self.legend.alt.text == self.own_words
        return is_its_own and not self.details.by and self.picture.alt != self.own_words

    @property
    def loss(self) -> int:
        """How much a reader loses by the words that it has, the least number the most."""
        if not self.key:
            return _MOST_LOST
        ranks = (_BY_LOSS.index(f.code) for f in self.findings if f.code in _BY_LOSS)
        return min(ranks, default=_NOTHING_LOST)

    @property
    def needs_words(self) -> bool:
        """Whether an editor is warned about its words."""
        return any(finding.severity is not Severity.NOTICE for finding in self.findings)


def identifier_of(picture: PictureAtWork) -> str:
    """Return the id of a picture's place on the page."""
    name = f"{picture.story.article.id}\n{picture.path}"
    return f"p-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class EditionAtWork:
    """An edition, with its stories and pictures."""

    edition: Edition
    stories: tuple[Story, ...]
    pictures: tuple[PictureAtWork, ...]
    """Those that need words most come first."""

    @property
    def name(self) -> str:
        """The desk's name; the masthead's for the whole paper."""
        return self.edition.desk.name if self.edition.desk else self.edition.masthead.title

    @property
    def needing(self) -> int:
        """How many pictures need words."""
        return sum(picture.needs_words for picture in self.pictures)


@dataclass(frozen=True, slots=True)
class Day:
    """A day's editions, and what is held back."""

    on: date | None
    """None where the sources have no edition."""
    days: tuple[date, ...]
    editions: tuple[EditionAtWork, ...]
    sources: dict[str, Article]
    """Each article as the source has it, by its id."""
    held: tuple[tuple[Article, Change], ...]
    undated: tuple[Article, ...]
    """Articles that are in no edition since nothing tells their day, as editors left them."""
    configuration: Configuration

    def story(self, article: str) -> Story | None:
        """Return the story of an article of the day; None where it is in none of its editions."""
        stories = (story for edition in self.editions for story in edition.stories)
        return next((story for story in stories if story.article.id == article), None)

    def edition(self, slug: str) -> EditionAtWork | None:
        """Return the edition of a slug; None where the day has none."""
        return next((each for each in self.editions if each.edition.slug == slug), None)
