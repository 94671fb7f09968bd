"""An edition becomes a publication: every resource, the reading order, the metadata.

Still no file is written, and none is read but through the darkroom that is passed in. `copy`
settles what the pages say, with `gallery` for pictures, `people` for who wrote, `links` and
`printed` for what points where; `metadata` and `paperpress.accessibility` describe it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from paperpress.accessibility import Holdings, claims, statement
from paperpress.assembly.fonts import embed
from paperpress.assembly.front import draw_cover
from paperpress.assembly.metadata import Description, describe
from paperpress.assembly.stories import Copy, settle
from paperpress.body.words import languages_of
from paperpress.model import when
from paperpress.model.alt_texts import AltTexts
from paperpress.model.edition import Edition, Hyphenation
from paperpress.model.finding import Finding, Severity, in_order
from paperpress.model.picture import Darkroom, PressedPicture
from paperpress.model.publication import GuideReference, Publication, Resource
from paperpress.profiles import Profile
from paperpress.themes.loading import Theme
from paperpress.themes.style_limits import plain
from paperpress.version import __version__
from paperpress.vocab import CSS_TYPE, NCX_TYPE, XHTML_TYPE
from paperpress.xhtml.article import article_page
from paperpress.xhtml.backs import Imprint, colophon_page, contributors_page
from paperpress.xhtml.context import CoverPicture, Frame
from paperpress.xhtml.fronts import Group, contents_page, cover_page, desk_page
from paperpress.xhtml.nav import Entry, Landmark, navigation_document, ncx
from paperpress.xhtml.words import Words

COVER_ID = "cover-image"
_COVER_IMAGE = "img/cover.jpg"
_NO_HYPHENS = b"\np { -webkit-hyphens: none; -epub-hyphens: none; hyphens: none; }\n"


def assemble(
    edition: Edition,
    theme: Theme,
    profile: Profile,
    pictures: Darkroom,
    *,
    modified: datetime | None = None,
    hyphenation: Hyphenation = "auto",
    alt_texts: AltTexts | None = None,
) -> Publication:
    """The publication of an edition.

    Args:
        edition: what to press.
        theme: how it looks.
        profile: what the device can show.
        pictures: develops editors' files.
        modified: when the edition was last changed, with a zone; None: the latest time that an
            article tells.
        hyphenation: ``auto`` leaves it to the reader's engine, ``soft`` puts soft hyphens into
            body text, ``none`` asks the engine for none.
        alt_texts: what the picture desk wrote about pictures; None: nothing.

    Raises:
        ValueError: the edition has no article.
    """
    if not edition.articles:
        raise ValueError("an edition without articles can't be pressed")
    moment = modified or latest(edition)
    texts = alt_texts or AltTexts()
    return _Binder(edition, theme, profile, pictures, moment, hyphenation, texts).publication()


def latest(edition: Edition) -> datetime:
    """The latest time that an article of the edition tells, else the edition's midnight; in UTC."""
    zone = edition.masthead.zone
    told = [
        when.instant(moment, zone)
        for article in edition.articles
        for moment in (article.published, article.updated)
        if moment is not None
    ]
    return max(told, default=datetime.combine(edition.date, time(), zone)).astimezone(UTC)


class _Binder:
    """Gathers the pages of one edition in reading order."""

    def __init__(
        self,
        edition: Edition,
        theme: Theme,
        profile: Profile,
        darkroom: Darkroom,
        modified: datetime,
        hyphenation: Hyphenation,
        alt_texts: AltTexts,
    ) -> None:
        self.edition = edition
        self.profile = profile
        self.font = theme.font
        sheet = plain(theme.stylesheet) if profile.stylesheet == "plain" else theme.stylesheet
        self.stylesheet = sheet + (_NO_HYPHENS if hyphenation == "none" else b"")
        self.modified = modified.astimezone(UTC).replace(microsecond=0)
        masthead = edition.masthead
        self.words = Words(masthead.language)
        desk = edition.desk.name if edition.desk else ""
        series = (
            self.words.text("{masthead}: {desk}", masthead=masthead.title, desk=desk)
            if desk
            else masthead.title
        )
        day = self.words.catalogue.date(edition.date)
        self.title = self.words.text("{edition}, {date}", edition=series, date=day)
        self.frame = Frame(series, masthead.language, masthead.direction)
        soft = hyphenation == "soft"
        self.copy: Copy = settle(
            edition, self.frame, profile, darkroom, soft=soft, alt_texts=alt_texts
        )
        self.cover: PressedPicture = draw_cover(edition, self.copy, darkroom)
        self.groups = tuple(self._groups())

    def _groups(self) -> Iterator[Group]:
        pointers = iter(self.copy.pointers)
        several = self.edition.desk is None
        for part in self.edition.parts:
            entries = tuple(next(pointers) for _ in part.articles)
            href = f"desk-{part.desk.slug}.xhtml"
            yield Group(part.desk.name, href, entries) if several else Group("", "", entries)

    def publication(self) -> Publication:
        reading = list(self._reading_order())
        landmarks = list(self._landmarks())
        holdings = self._holdings()
        masthead = self.edition.masthead
        entries = tuple(self._entries())
        printed = self.copy.printed_pages
        shown = None if self.profile.cover_page else self._cover_picture()
        nav = navigation_document(self.frame, entries, landmarks, printed, shown)
        older = ncx(self.frame, self.edition.identifier, self.title, entries)
        font = embed(self.font, [nav, *(page.data for page in reading)], self.frame.stylesheet)
        return Publication(
            identifier=self.edition.identifier,
            title=self.title,
            language=self.frame.language,
            direction=self.frame.direction,
            modified=self.modified,
            metadata=tuple(describe(self._description(), claims(masthead, holdings, self.words))),
            resources=(
                Resource("nav", "nav.xhtml", XHTML_TYPE, nav, ("nav",)),
                Resource("ncx", "toc.ncx", NCX_TYPE, older),
                Resource("css", self.frame.stylesheet, CSS_TYPE, font.css + self.stylesheet),
                Resource(
                    COVER_ID, _COVER_IMAGE, self.cover.media_type, self.cover.data, (COVER_ID,)
                ),
                *reading,
                *self.copy.album.resources,
                *font.resources,
            ),
            spine=tuple(page.id for page in reading),
            guide=tuple(self._guide()),
            pictures=self.copy.album.count,
            findings=in_order((*self._findings(), *font.findings)),
            articles=tuple((page.article.id, page.href) for page in self.copy.pages),
            exhibits=tuple(self.copy.album.exhibits),
        )

    def _findings(self) -> tuple[Finding, ...]:
        return in_order((*self.copy.findings, *self.cover.findings))

    def _holdings(self) -> Holdings:
        grave = any(finding.severity is not Severity.NOTICE for finding in self._findings())
        return Holdings(
            pictures=self.copy.album.count,
            long_descriptions=self.copy.album.long_descriptions,
            printed_pages=len(self.copy.printed_pages),
            certifiable=not grave,
        )

    def _reading_order(self) -> Iterator[Resource]:
        frame = self.frame
        if self.profile.cover_page:
            yield _page("cover", "cover.xhtml", cover_page(frame, self._cover_picture()))
        contents = contents_page(frame, self.edition.date, self.groups)
        yield _page("contents", frame.contents, contents)
        pages = iter(self.copy.pages)
        for group in self.groups:
            if group.desk:
                yield _page(group.href.removesuffix(".xhtml"), group.href, desk_page(frame, group))
            for _ in group.entries:
                page = next(pages)
                yield _page(page.href.removesuffix(".xhtml"), page.href, article_page(page))
        if self.copy.people:
            people = contributors_page(frame, self.copy.people)
            yield _page("contributors", frame.contributors, people)
        yield _page("colophon", "colophon.xhtml", colophon_page(frame, self._imprint()))

    def _cover_picture(self) -> CoverPicture:
        alternative = self.words.text("Cover: {title}", title=self.title)
        return CoverPicture(_COVER_IMAGE, alternative, self.cover.width, self.cover.height)

    def _imprint(self) -> Imprint:
        masthead = self.edition.masthead
        return Imprint(
            date=self.edition.date,
            publisher=masthead.publisher or masthead.title,
            rights=masthead.rights or "",
            desks=tuple(part.desk.name for part in self.edition.parts),
            version=__version__,
            statement=tuple(statement(masthead, self._holdings(), self.words)),
            contact=masthead.contact or "",
            url=masthead.url or "",
        )

    def _entries(self) -> Iterator[Entry]:
        frame = self.frame

        def own(href: str, message: str) -> Entry:
            return Entry(href, self.words.text(message), frame.language, frame.direction)

        yield own(frame.contents, "In this edition")
        for group in self.groups:
            articles = tuple(
                Entry(entry.href, entry.headline, entry.language, entry.direction)
                for entry in group.entries
            )
            if group.desk:
                yield Entry(group.href, group.desk, frame.language, frame.direction, articles)
            else:
                yield from articles
        if self.copy.people:
            yield own(frame.contributors, "Contributors")
        yield own("colophon.xhtml", "About this edition")

    def _landmarks(self) -> Iterator[Landmark]:
        text = self.words.text
        if self.profile.cover_page:
            yield Landmark("cover", "cover.xhtml", text("Cover"))
        yield Landmark("toc", self.frame.contents, text("Contents"))
        yield Landmark("bodymatter", self.copy.pages[0].href, text("Start of articles"))
        if self.copy.people:
            yield Landmark("contributors", self.frame.contributors, text("Contributors"))
        yield Landmark("colophon", "colophon.xhtml", text("About this edition"))

    def _guide(self) -> Iterator[GuideReference]:
        text = self.words.text
        if self.profile.cover_page:
            yield GuideReference("cover", text("Cover"), "cover.xhtml")
        yield GuideReference("toc", text("Contents"), self.frame.contents)
        yield GuideReference("text", text("Start of articles"), self.copy.pages[0].href)

    def _description(self) -> Description:
        articles = self.edition.articles
        return Description(
            edition=self.edition,
            series=self.frame.title,
            title=self.title,
            languages=[
                self.frame.language,
                *(page.language for page in self.copy.pages),
                *(tag for page in self.copy.pages for tag in languages_of(page.body)),
            ],
            people=[person.name for person in self.copy.people],
            subjects=[
                *(part.desk.name for part in self.edition.parts),
                *(keyword for article in articles for keyword in article.keywords if keyword),
            ],
            modified=self.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
            cover_id=COVER_ID,
        )


def _page(id: str, href: str, data: bytes) -> Resource:
    return Resource(id, href, XHTML_TYPE, data)
