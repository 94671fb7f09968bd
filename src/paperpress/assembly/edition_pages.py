"""What the pages of an edition say: who wrote what, which picture stands where, what links where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit

from paperpress.assembly.contents import contents_of
from paperpress.assembly.developing import Pictures
from paperpress.assembly.edition_pictures import EditionPictures
from paperpress.assembly.formulas import shown_formulas
from paperpress.assembly.links import Links, safe_address
from paperpress.assembly.persons import credited, persons_of
from paperpress.assembly.picture_places import place_pictures
from paperpress.assembly.printed import Marker, markers, page_list, pages_in
from paperpress.body.reading_time import minutes
from paperpress.model import when
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding
from paperpress.model.legend import AltText, Legend
from paperpress.model.masthead import Masthead
from paperpress.model.story import Story
from paperpress.pictures.qr import qr_code
from paperpress.profiles import Profile
from paperpress.themes.type_sizes import TypeSizes
from paperpress.xhtml.context import ArticlePage, Frame, Person, Pointer, Shown
from paperpress.xhtml.fronts import Contents
from paperpress.xhtml.words import Words

#: Letters of an address in the alternative text of its QR code.
_LONGEST_SPOKEN = 120


@dataclass(frozen=True, slots=True)
class EditionPages:
    """All that the pages of an edition say."""

    articles: tuple[ArticlePage, ...]
    pointers: tuple[Pointer, ...]
    """To each article's page, in the same order."""
    contents: Contents
    people: tuple[Person, ...]
    pictures: EditionPictures
    findings: tuple[Finding, ...]
    printed_pages: tuple[tuple[str, str], ...]
    """Href and printed page, in print order."""


def lay_out(
    edition: Edition,
    stories: Sequence[Story],
    pictures: Pictures,
    frame: Frame,
    profile: Profile,
    sizes: TypeSizes,
) -> EditionPages:
    """Return all that the pages say and link to, with the findings that were made on the way.

    `sizes` are the theme's.
    """
    shown = EditionPictures(pictures.developed, profile.empty_alt)
    shown_in = [
        shown.show(story, captions)
        for story, captions in zip(stories, pictures.captions, strict=True)
    ]
    pointers = tuple(_pointer(story, edition.masthead) for story in stories)
    people = pictures.people
    findings: list[Finding] = list(people.findings)
    persons = persons_of(people.contributors, shown, pointers, findings)
    links = Links.of([story.article for story in stories], pointers, findings)
    marked = markers([(story.article.page, pages_in(story.body)) for story in stories])
    articles = []
    for number, story in enumerate(stories):
        alone = page_of(story, edition.masthead, frame, shown_in[number])
        page = _placed(_linked(alone, links, number, findings), pointers, number)
        articles.append(
            replace(
                page,
                people=tuple(credited(credit, persons) for credit in people.credits[number]),
                on=edition.date,
                changes=edition.changes.of(story.href),
                page_markers=_markers(marked, number, in_text=False),
                pages_in_text=_markers(marked, number, in_text=True),
                qr_code=_qr(page.url, story, shown) if page.url and profile.qr_code else None,
                formulas=shown_formulas(story, shown, mathml=profile.mathml),
            )
        )
    contents = contents_of(edition, pointers, articles, sizes)
    return EditionPages(
        tuple(
            replace(place_pictures(page, sizes), entry=contents.entry_of(page.position, frame))
            for page in articles
        ),
        pointers,
        contents,
        tuple(persons.values()),
        shown,
        (
            *_read_findings(stories),
            *findings,
            *shown.findings,
            *shown.finding_of_writers(f"{edition.date}/{edition.slug}"),
        ),
        page_list(marked, [story.href for story in stories]),
    )


def page_of(
    story: Story, masthead: Masthead, frame: Frame, pictures: Mapping[str, Shown]
) -> ArticlePage:
    """Return the page of a story, as far as it follows from that story alone."""
    return ArticlePage(
        frame=frame,
        article=story.article,
        body=story.body,
        href=story.href,
        language=story.language,
        direction=story.direction,
        published=_local(story.article.published, masthead),
        updated=_local(story.article.updated, masthead),
        pictures=pictures,
    )


def _linked(page: ArticlePage, links: Links, number: int, findings: list[Finding]) -> ArticlePage:
    """Return a page with all that it links to, in the edition and on the web."""
    article = page.article
    return replace(
        page,
        url=safe_address(article.url, article.id, "url", findings),
        body=links.in_body(page.body),
        related=tuple(links.related(number, page.language)),
    )


def _placed(page: ArticlePage, pointers: Sequence[Pointer], number: int) -> ArticlePage:
    """Return a page with its place in the edition, and the pages before and after it."""
    return replace(
        page,
        position=number + 1,
        total=len(pointers),
        previous=pointers[number - 1] if number else None,
        next=pointers[number + 1] if number + 1 < len(pointers) else None,
    )


def _markers(
    marked: Iterable[Marker], article: int, *, in_text: bool
) -> tuple[tuple[str, str], ...]:
    of_article = (mark for mark in marked if mark.article == article and mark.in_text == in_text)
    return tuple((mark.anchor, mark.page) for mark in of_article)


def _read_findings(stories: Iterable[Story]) -> Iterator[Finding]:
    for story in stories:
        yield from story.article.notices
        for finding in story.body.findings:
            yield finding.of(story.article.id)


def _local(moment: datetime | date | None, masthead: Masthead) -> datetime | date | None:
    return None if moment is None else when.localise(moment, masthead.zone)


def _pointer(story: Story, masthead: Masthead) -> Pointer:
    article = story.article
    return Pointer(
        href=story.href,
        headline=article.headline,
        language=story.language,
        direction=story.direction,
        desk=story.desk.name,
        kicker=article.kicker or "",
        standfirst=article.standfirst or "",
        published=_local(article.published, masthead),
        byline=article.byline or "",
        authors=tuple(author.name for author in article.authors),
        minutes=minutes(story.body, story.language),
    )


def _qr(address: str, story: Story, shown: EditionPictures) -> Shown:
    picture = qr_code(address)
    words = Words(story.language)
    # An address is spelt out aloud: of a long one its host is enough, since the link stands beside.
    spoken = address if len(address) <= _LONGEST_SPOKEN else urlsplit(address).netloc
    text = words.text("QR code that opens this article on the web: {url}", url=spoken)
    href = shown.keep(picture, f"qr-{story.stem}")
    legend = Legend(AltText(text, "supplied"), "", "")
    return Shown(href, picture.width, picture.height, legend)
