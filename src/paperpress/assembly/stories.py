"""An edition's articles, read and settled: what each page will say, and what it points to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit

from paperpress.assembly.edition_pictures import Album, Wanted, wanted_by
from paperpress.assembly.links import Links, safe_address
from paperpress.assembly.people import Contributor, gather
from paperpress.assembly.printed import Marker, markers, page_list
from paperpress.body.hyphenation import soften
from paperpress.body.pages import pages_in
from paperpress.body.reader import translate
from paperpress.body.reading_time import minutes
from paperpress.captions.legend import legend
from paperpress.model import when
from paperpress.model.alt_texts import AltTexts
from paperpress.model.article import Article
from paperpress.model.blocks import AltText, Body, Legend
from paperpress.model.edition import Edition, Part
from paperpress.model.finding import Finding
from paperpress.model.language import direction_of
from paperpress.model.masthead import Desk, Masthead
from paperpress.model.picture import Darkroom, PictureRef, PressedPicture, UnusablePicture
from paperpress.pictures.qr import qr_code
from paperpress.profiles import Profile
from paperpress.slugs import slug, unique
from paperpress.xhtml.context import ArticlePage, Frame, Person, Pointer, Shown
from paperpress.xhtml.words import Words

#: Letters of an address in the alternative text of its QR code.
_LONGEST_SPOKEN = 120


@dataclass(frozen=True, slots=True)
class Copy:
    """All that the pages of an edition say."""

    pages: tuple[ArticlePage, ...]
    pointers: tuple[Pointer, ...]
    """To each page, in the same order."""
    people: tuple[Person, ...]
    album: Album
    findings: tuple[Finding, ...]
    printed_pages: tuple[tuple[str, str], ...]
    """Href and printed page, in print order."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article, on its way to its page."""

    article: Article
    desk: Desk
    body: Body
    language: str
    direction: str
    stem: str
    wanted: tuple[Wanted, ...]

    @property
    def href(self) -> str:
        """Its page."""
        return f"a-{self.stem}.xhtml"


def settle(
    edition: Edition,
    frame: Frame,
    profile: Profile,
    darkroom: Darkroom,
    *,
    soft: bool = False,
    alt_texts: AltTexts,
) -> Copy:
    """Read every article, develop every picture, and settle who is who and what links where."""
    stories = read_stories(edition, soft=soft)
    people, authors_of = gather(
        [story.article for story in stories],
        [story.language for story in stories],
        edition.masthead,
    )
    portraits = [want for person in people if (want := person.portrait()) is not None]
    developed = darkroom.develop(_refs(stories, portraits))

    album = Album(profile.empty_alt, alt_texts=alt_texts)
    pictures = [album.show(story.wanted, developed) for story in stories]
    pointers = tuple(_pointer(story, edition) for story in stories)
    found: list[Finding] = []
    persons = {
        person.anchor: _person(person, developed, album, pointers, found) for person in people
    }
    links = Links([story.article for story in stories], pointers, found)
    marked = markers([(story.article.page, pages_in(story.body)) for story in stories])
    pages = []
    for number, story in enumerate(stories):
        page = _page(story, edition, frame, pictures[number])
        address = safe_address(story.article.url, story.article.id, "url", found)
        pages.append(
            replace(
                page,
                url=address,
                people=tuple(persons[person.anchor] for person in authors_of[number]),
                position=number + 1,
                total=len(stories),
                previous=pointers[number - 1] if number else None,
                next=pointers[number + 1] if number + 1 < len(stories) else None,
                related=tuple(links.related(number, page.language)),
                page_markers=_markers(marked, number, in_text=False),
                pages_in_text=_markers(marked, number, in_text=True),
                qr_code=_qr(address, story, album) if address and profile.qr_code else None,
            )
        )
    return Copy(
        tuple(pages),
        pointers,
        tuple(persons.values()),
        album,
        (*_read_findings(stories), *found, *album.findings),
        page_list(marked, [story.href for story in stories]),
    )


def refs_of(edition: Edition) -> list[PictureRef]:
    """The pictures that an edition's pages show, each once."""
    stories = read_stories(edition)
    languages = [story.language for story in stories]
    people, _ = gather([story.article for story in stories], languages, edition.masthead)
    return _refs(stories, [want for one in people if (want := one.portrait()) is not None])


def _refs(stories: Iterable[Story], portraits: Iterable[Wanted]) -> list[PictureRef]:
    wanted = (want for story in stories for want in story.wanted)
    return list(dict.fromkeys(want.ref for want in (*wanted, *portraits)))


def _markers(
    marked: Iterable[Marker], article: int, *, in_text: bool
) -> tuple[tuple[str, str], ...]:
    own = (mark for mark in marked if mark.article == article and mark.in_text == in_text)
    return tuple((mark.anchor, mark.page) for mark in own)


def _read_findings(stories: Iterable[Story]) -> Iterable[Finding]:
    for story in stories:
        yield from story.article.notices
        for finding in story.body.findings:
            yield finding.of(story.article.id)


def read_stories(edition: Edition, *, soft: bool = False) -> list[Story]:
    """The articles of an edition, each with its body read and its file named.

    `soft` puts soft hyphens into the body.
    """
    taken: set[str] = set()
    stories = []
    for part in edition.parts:
        for article in part.articles:
            language = article.language or edition.masthead.language
            body = translate(article)
            if soft:
                body = soften(body, language)
            stem = unique(slug(article.id), taken)
            wanted = tuple(wanted_by(article, body, language, stem))
            direction = direction_of(language)
            if article.direction in {"ltr", "rtl"}:
                direction = article.direction
            stories.append(Story(article, part.desk, body, language, direction, stem, wanted))
    return stories


def _page(
    story: Story, edition: Edition, frame: Frame, pictures: Mapping[str, Shown]
) -> ArticlePage:
    return ArticlePage(
        frame=frame,
        article=story.article,
        body=story.body,
        href=story.href,
        language=story.language,
        direction=story.direction,
        published=_local(story.article.published, edition),
        updated=_local(story.article.updated, edition),
        pictures=pictures,
    )


def lone_page(article: Article, masthead: Masthead) -> ArticlePage:
    """The page of an article that is in no edition; its pictures keep their own addresses."""
    language = article.language or masthead.language
    desk = Desk(slug=masthead.default_desk, name=masthead.title)
    on = when.day(article.published) if article.published else date.min
    edition = Edition(masthead, on, "", desk, (Part(desk, (article,)),))
    story = read_stories(edition)[0]
    people, _ = gather([article], [language], masthead)
    found: list[Finding] = []
    shown = {
        want.path: Shown(
            want.picture.src,
            None,
            None,
            legend(want.picture, language=language),
            want.picture.description or "",
        )
        for want in story.wanted
    }
    frame = Frame(masthead.title, language, story.direction)
    persons = tuple(_person(person, {}, Album(), (), found) for person in people)
    address = safe_address(article.url, article.id, "url", found)
    page = _page(story, edition, frame, shown)
    return replace(page, url=address, people=persons, in_edition=False)


def _local(moment: datetime | date | None, edition: Edition) -> datetime | date | None:
    return None if moment is None else when.localise(moment, edition.masthead.zone)


def _pointer(story: Story, edition: Edition) -> Pointer:
    article = story.article
    return Pointer(
        href=story.href,
        headline=article.headline,
        language=story.language,
        direction=story.direction,
        desk=story.desk.name,
        standfirst=article.standfirst or "",
        published=_local(article.published, edition),
        byline=article.byline or "",
        authors=tuple(author.name for author in article.authors),
        minutes=minutes(story.body, story.language),
    )


def _person(
    person: Contributor,
    developed: Mapping[PictureRef, PressedPicture | UnusablePicture],
    album: Album,
    pointers: Sequence[Pointer],
    found: list[Finding],
) -> Person:
    author = person.author
    where = f"authors[{author.name}]"
    return Person(
        anchor=person.anchor,
        name=author.name,
        language=person.language,
        direction=direction_of(person.language),
        role=author.role or "",
        bio=author.bio or "",
        url=safe_address(author.url, "", f"{where}.url", found),
        email=author.email or "",
        portrait=_portrait(person, developed, album, found) if developed else None,
        articles=tuple(pointers[number] for number in person.articles) if pointers else (),
    )


def _portrait(
    person: Contributor,
    developed: Mapping[PictureRef, PressedPicture | UnusablePicture],
    album: Album,
    found: list[Finding],
) -> Shown | None:
    """The portrait. Without a text of its own it is decorative: the name stands right above it."""
    want = person.portrait()
    if want is None:
        return None
    result = developed[want.ref]
    path = f"authors[{person.author.name}].portrait"
    if isinstance(result, UnusablePicture):
        found.append(replace(result.finding, path=path))
        return None
    found += [replace(finding, path=path) for finding in result.findings]
    text = want.picture.alt or ""
    alt = AltText(text, "supplied" if text else "decorative")
    href = album.keep(result, want.stem)
    told = Legend(alt, "", want.picture.credit or "")
    return Shown(
        href,
        result.width,
        result.height,
        told,
        subject=person.author.name,
        empty_alt=album.empty_alt,
    )


def _qr(address: str, story: Story, album: Album) -> Shown:
    picture = qr_code(address)
    words = Words(story.language)
    # An address is spelt out aloud: of a long one its host is enough, since the link stands beside.
    spoken = address if len(address) <= _LONGEST_SPOKEN else urlsplit(address).netloc
    text = words.text("QR code that opens this article on the web: {url}", url=spoken)
    told = Legend(AltText(text, "supplied"), "", "")
    href = album.keep(picture, f"qr-{story.stem}")
    return Shown(href, picture.width, picture.height, told)
