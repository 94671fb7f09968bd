"""What the pages of an edition say: who wrote what, which picture stands where, what links where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit

from paperpress.assembly.addresses import mail_address
from paperpress.assembly.developing import Pictures
from paperpress.assembly.edition_pictures import EditionPictures
from paperpress.assembly.links import Links, safe_address
from paperpress.assembly.name_order import file_as
from paperpress.assembly.people import Contributor, beside_names, gather
from paperpress.assembly.printed import Marker, markers, page_list
from paperpress.body.pages import pages_in
from paperpress.body.reading_time import minutes
from paperpress.model import when
from paperpress.model.alt_texts import AltTexts
from paperpress.model.blocks import AltText, Legend
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding
from paperpress.model.language import direction_of
from paperpress.model.masthead import Masthead
from paperpress.model.picture import UnusablePicture
from paperpress.model.story import Story
from paperpress.pictures.qr import qr_code
from paperpress.profiles import Profile
from paperpress.xhtml.context import ArticlePage, Frame, Person, Pointer, Shown
from paperpress.xhtml.words import Words

#: Letters of an address in the alternative text of its QR code.
_LONGEST_SPOKEN = 120


@dataclass(frozen=True, slots=True)
class EditionPages:
    """All that the pages of an edition say."""

    articles: tuple[ArticlePage, ...]
    pointers: tuple[Pointer, ...]
    """To each article's page, in the same order."""
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
    alt_texts: AltTexts,
) -> EditionPages:
    """Return all that the pages say and link to, with the findings that were made on the way."""
    shown = EditionPictures(pictures.developed, alt_texts, profile.empty_alt)
    shown_in = [shown.show(story) for story in stories]
    pointers = tuple(_pointer(story, edition.masthead) for story in stories)
    people = gather(stories, edition.masthead)
    findings: list[Finding] = list(people.findings)
    beside = beside_names(people.contributors, [pointer.headline for pointer in pointers])
    persons = {
        person.anchor: replace(
            _person(person, shown, pointers, findings), beside=beside.get(person.anchor, "")
        )
        for person in people.contributors
    }
    links = Links([story.article for story in stories], pointers, findings)
    marked = markers([(story.article.page, pages_in(story.body)) for story in stories])
    articles = []
    for number, story in enumerate(stories):
        page = page_of(story, edition.masthead, frame, shown_in[number])
        address = safe_address(story.article.url, story.article.id, "url", findings)
        articles.append(
            replace(
                page,
                body=links.in_body(page.body),
                url=address,
                people=tuple(credit.person(persons) for credit in people.credits[number]),
                position=number + 1,
                total=len(stories),
                on=edition.date,
                changes=edition.changes.of(story.href),
                previous=pointers[number - 1] if number else None,
                next=pointers[number + 1] if number + 1 < len(stories) else None,
                related=tuple(links.related(number, page.language)),
                page_markers=_markers(marked, number, in_text=False),
                pages_in_text=_markers(marked, number, in_text=True),
                qr_code=_qr(address, story, shown) if address and profile.qr_code else None,
            )
        )
    return EditionPages(
        tuple(articles),
        pointers,
        tuple(persons.values()),
        shown,
        (*_read_findings(stories), *findings, *shown.findings),
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


def person_of(person: Contributor, findings: list[Finding]) -> Person:
    """Return a contributor as pages name them, without the portrait and the list of their articles."""
    author = person.author
    return Person(
        anchor=person.anchor,
        name=author.name,
        language=person.language,
        direction=direction_of(person.language),
        role=author.role or "",
        bio=author.bio or "",
        url=safe_address(author.url, "", f"authors[{author.name}].url", findings),
        email=mail_address(author.email or "", f"authors[{author.name}].email", findings),
        file_as=author.file_as or file_as(author.name, person.language),
    )


def _person(
    person: Contributor,
    shown: EditionPictures,
    pointers: Sequence[Pointer],
    findings: list[Finding],
) -> Person:
    return replace(
        person_of(person, findings),
        portrait=_portrait(person, shown, findings),
        articles=tuple(pointers[number] for number in person.articles),
    )


def _portrait(person: Contributor, shown: EditionPictures, findings: list[Finding]) -> Shown | None:
    """Return the portrait. Without a text it is decorative: the name stands right above it."""
    picture, ref = person.author.portrait, person.portrait
    if picture is None or ref is None:
        return None
    result = shown.developed[ref]
    path = f"authors[{person.author.name}].portrait"
    if isinstance(result, UnusablePicture):
        findings.append(replace(result.finding, path=path))
        return None
    findings += [replace(finding, path=path) for finding in result.findings]
    text = picture.alt or ""
    alt = AltText(text, "supplied" if text else "decorative")
    href = shown.keep(result, person.anchor)
    return Shown(
        href,
        result.width,
        result.height,
        Legend(alt, "", picture.credit or ""),
        subject=person.author.name,
        empty_alt=shown.empty_alt,
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
