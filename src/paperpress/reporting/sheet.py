"""What an edition gives to the editor's report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from paperpress.model.edition import Edition
from paperpress.model.finding import Finding
from paperpress.model.language import direction_of
from paperpress.model.publication import Exhibit, Publication

Place: TypeAlias = tuple[str, str]
"""Article and path, as a finding names them."""


@dataclass(frozen=True, slots=True)
class ReportedArticle:
    """An article, as far as the report names it."""

    id: str
    headline: str
    language: str
    direction: str
    page: str
    """Where it stands in the edition, as findings of the house rules name it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One edition, pressed for one profile: its articles, what was found, and its pictures."""

    slug: str
    name: str
    """The desk's name; that of the masthead for the whole paper."""
    language: str
    """Of the name."""
    stories: tuple[ReportedArticle, ...]
    findings: tuple[Finding, ...]
    exhibits: tuple[Exhibit, ...]
    """The pictures that something was found about."""

    def by_place(self) -> Mapping[Place, Exhibit]:
        """Return the pictures by every place at which a finding may name them."""
        pages = {story.id: story.page for story in self.stories}
        return {
            place: exhibit
            for exhibit in self.exhibits
            for place in _places(exhibit, pages[exhibit.article])
        }


def named_by(finding: Finding) -> tuple[Place, Place]:
    """Return the places of the picture that a finding may name: its path, and that without a field."""
    return (
        (finding.article, finding.path),
        (finding.article, finding.path.rpartition(".")[0]),
    )


def _places(exhibit: Exhibit, page: str) -> Iterator[Place]:
    """Yield a picture's place in its record, and on its page, where a house rule would name it."""
    yield exhibit.article, exhibit.path
    if exhibit.href:
        yield "", f"{page} {exhibit.href}"


def sheet_of(edition: Edition, publication: Publication, findings: tuple[Finding, ...]) -> Sheet:
    """Return what an edition gives to the report, with only the pictures that have findings."""
    masthead = edition.masthead
    pages = dict(publication.articles)
    stories = []
    for article in edition.articles:
        language = article.language or masthead.language
        way = article.direction if article.direction in {"ltr", "rtl"} else direction_of(language)
        stories.append(
            ReportedArticle(article.id, article.headline, language, way or "ltr", pages[article.id])
        )
    places = {place for finding in findings for place in named_by(finding)}
    exhibits = tuple(
        exhibit
        for exhibit in publication.exhibits
        if not places.isdisjoint(_places(exhibit, pages[exhibit.article]))
    )
    name = edition.desk.name if edition.desk else masthead.title
    return Sheet(edition.slug, name, masthead.language, tuple(stories), findings, exhibits)
