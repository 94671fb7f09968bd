"""The findings of a day, in the order in which an editor clears them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperpress.model.finding import Finding, Severity, in_order
from paperpress.model.publication import Exhibit
from paperpress.reporting.sheet import Place, ReportedArticle, Sheet, named_by


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to clear: a picture with all that was found about it, or a single finding."""

    findings: tuple[Finding, ...]
    """The worst first."""
    exhibit: Exhibit | None = None

    @property
    def severity(self) -> Severity:
        """That of the worst finding."""
        return self.findings[0].severity


@dataclass(frozen=True, slots=True)
class ArticleItems:
    """What is to be cleared in one article; in the edition as a whole where `story` is None."""

    story: ReportedArticle | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class EditionItems:
    """What is to be cleared in one edition; in the day as a whole where `sheet` is None."""

    sheet: Sheet | None
    by_article: tuple[ArticleItems, ...]


def sorted_out(
    findings: Iterable[Finding], sheets: Sequence[Sheet]
) -> Mapping[Severity, tuple[EditionItems, ...]]:
    """Return what is to be cleared, by severity, edition and article, in the order of these.

    A picture is one thing, and stands where its worst finding does: whoever looks at it once
    wants to know everything about it.
    """
    editions = merged(sheets)
    placed: dict[tuple[int, int], list[Finding]] = {}
    place = _Places.within(editions)
    for finding in findings:
        placed.setdefault(place.of(finding), []).append(finding)
    pictures = [sheet.by_place() for sheet in editions]
    by_article = []
    for (number, position), group in sorted(placed.items(), key=lambda entry: entry[0]):
        sheet = editions[number] if number >= 0 else None
        story = sheet.stories[position] if sheet and position >= 0 else None
        shown = pictures[number] if number >= 0 else {}
        by_article.append((number, ArticleItems(story, tuple(_items(group, shown)))))
    return {severity: tuple(_by_edition(by_article, editions, severity)) for severity in Severity}


def merged(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return one sheet for each edition, merged from those of its profiles."""
    by_slug: dict[str, Sheet] = {}
    for sheet in sheets:
        first = by_slug.setdefault(sheet.slug, sheet)
        exhibits = {exhibit.place: exhibit for exhibit in (*sheet.exhibits, *first.exhibits)}
        by_slug[sheet.slug] = replace(
            first,
            findings=in_order((*first.findings, *sheet.findings)),
            exhibits=tuple(exhibits.values()),
        )
    return tuple(by_slug.values())


class _Places:
    """Where a finding belongs: number of the edition and position of the article; -1 for none."""

    def __init__(
        self,
        numbers: Mapping[Finding, int],
        holders: Mapping[str, int],
        positions: Mapping[tuple[int, str], int],
    ) -> None:
        self._numbers = numbers
        self._holders = holders
        self._positions = positions

    @classmethod
    def within(cls, editions: Sequence[Sheet]) -> _Places:
        """Return the places in these editions."""
        backwards = list(enumerate(editions))[::-1]
        return cls(
            {finding: number for number, sheet in backwards for finding in sheet.findings},
            {story.id: number for number, sheet in backwards for story in sheet.stories},
            {
                (number, name): position
                for number, sheet in backwards
                for position, story in enumerate(sheet.stories)
                for name in (story.id, story.page)
            },
        )

    def of(self, finding: Finding) -> tuple[int, int]:
        """Return the place of a finding: the first edition that has it, else that holds its article.

        A house rule names no article, but its page.
        """
        number = self._numbers.get(finding, self._holders.get(finding.article, -1))
        name = finding.article or finding.path.split(" ")[0]
        return number, self._positions.get((number, name), -1)


def _items(findings: Sequence[Finding], pictures: Mapping[Place, Exhibit]) -> Iterator[Item]:
    """Yield the pictures in the order of their findings, then the findings about no picture."""
    exhibits: dict[str, tuple[Exhibit, list[Finding]]] = {}
    others: list[Finding] = []
    for finding in findings:
        exhibit = next((pictures[place] for place in named_by(finding) if place in pictures), None)
        if exhibit is None:
            others.append(finding)
        else:
            exhibits.setdefault(exhibit.path, (exhibit, []))[1].append(finding)
    for exhibit, group in exhibits.values():
        yield Item(tuple(sorted(group, key=lambda finding: finding.severity.rank)), exhibit)
    for finding in others:
        yield Item((finding,))


def _by_edition(
    by_article: Sequence[tuple[int, ArticleItems]], editions: Sequence[Sheet], severity: Severity
) -> Iterator[EditionItems]:
    """Yield what is to be cleared of a severity, by edition and article."""
    kept: dict[int, list[ArticleItems]] = {}
    for number, of_article in by_article:
        items = tuple(item for item in of_article.items if item.severity is severity)
        if items:
            kept.setdefault(number, []).append(ArticleItems(of_article.story, items))
    for number, of_edition in kept.items():
        yield EditionItems(editions[number] if number >= 0 else None, tuple(of_edition))
