"""Step 3: an edition becomes a publication, with every file, the reading order and the metadata.

Nothing is read here: what the first two steps gave decides every byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from paperpress.accessibility import Holdings, claims, statement
from paperpress.assembly.addresses import MastheadAddresses, addresses_of
from paperpress.assembly.developing import Pictures
from paperpress.assembly.edition_pages import lay_out
from paperpress.assembly.fonts import embed
from paperpress.assembly.formulas import count_formulas
from paperpress.assembly.layout import COVER_IMAGE, Layout
from paperpress.assembly.metadata import Description, describe
from paperpress.assembly.navigation import entries, guide, landmarks
from paperpress.assembly.reading_order import reading_order
from paperpress.body.hyphenation import soften
from paperpress.body.words import languages_of
from paperpress.errors import AssemblyError
from paperpress.locales import day_in
from paperpress.model import when
from paperpress.model.edition import Edition, Hyphenation
from paperpress.model.finding import Finding, Severity, in_order
from paperpress.model.publication import Meta, Publication, Resource
from paperpress.model.story import Story
from paperpress.profiles import Braille, Profile
from paperpress.themes.loading import Theme
from paperpress.themes.style_limits import plain
from paperpress.themes.type_sizes import type_sizes
from paperpress.version import __version__
from paperpress.vocab import CSS_TYPE, NCX_TYPE, XHTML_TYPE
from paperpress.xhtml.backs import CONTACT, Imprint
from paperpress.xhtml.changes import moment_of
from paperpress.xhtml.context import Frame
from paperpress.xhtml.nav import navigation_document, ncx
from paperpress.xhtml.words import Words

COVER_ID = "cover-image"
_NO_HYPHENS = b"\np { -webkit-hyphens: none; -epub-hyphens: none; hyphens: none; }\n"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the files of an edition follow from, before one of them is written."""

    layout: Layout
    holdings: Holdings
    addresses: MastheadAddresses
    modified: datetime


def assemble(
    edition: Edition,
    stories: Sequence[Story],
    pictures: Pictures,
    theme: Theme,
    profile: Profile,
    *,
    modified: datetime | None = None,
    hyphenation: Hyphenation = "auto",
) -> Publication:
    """Return the publication of an edition.

    Args:
        edition: what is pressed.
        stories: its articles, as `read_stories` gives them.
        pictures: what `develop` made of their pictures.
        theme: how it looks.
        profile: what the device can show.
        modified: when the edition was last changed, with a zone; None: the latest time that an
            article tells.
        hyphenation: ``auto`` leaves it to the reader's engine, and in braille to what transcribers
            of the language do; ``soft`` puts soft hyphens into body text, ``none`` asks the engine
            for none.

    Raises:
        AssemblyError: the edition has no article.
    """
    if not stories:
        raise AssemblyError("an edition without articles can't be pressed")
    if hyphenation == "soft" or (hyphenation == "auto" and profile.braille is not None):
        stories = [replace(story, body=soften(story.body, story.language)) for story in stories]
    layout = _layout(edition, stories, pictures, theme, profile)
    moment = when.instant(modified or latest(edition), UTC).replace(microsecond=0)
    facts = _Facts(layout, _holdings(layout), addresses_of(edition.masthead), moment)
    if profile.braille is not None:
        return _in_braille(facts, profile.braille, hyphenation)
    pages = reading_order(layout, _imprint(facts))
    nav = _navigation_document(layout)
    font = embed(theme.font, [nav, *(page.data for page in pages)], layout.frame.stylesheet)
    style = font.css + _stylesheet(theme, profile, hyphenation)
    pictures_shown = layout.pages.pictures.resources
    files = (*_front_files(layout, nav, style), *pages, *pictures_shown, *font.resources)
    return _publication(facts, files, tuple(page.id for page in pages), font.findings)


def _publication(
    facts: _Facts,
    files: tuple[Resource, ...],
    spine: tuple[str, ...],
    of_font: Iterable[Finding],
) -> Publication:
    """Return files as a publication, with what is said of them."""
    layout = facts.layout
    pages = layout.pages
    return Publication(
        identifier=layout.edition.identifier,
        title=layout.title,
        language=layout.frame.language,
        direction=layout.frame.direction,
        modified=facts.modified,
        metadata=_metadata(facts),
        resources=files,
        spine=spine,
        guide=guide(layout),
        pictures=pages.pictures.count,
        findings=in_order((*_findings(layout), *facts.addresses.findings, *of_font)),
        articles=tuple((page.article.id, page.href) for page in pages.articles),
        exhibits=tuple(pages.pictures.exhibits),
    )


def _in_braille(facts: _Facts, braille: Braille, hyphenation: Hyphenation) -> Publication:
    """Return the publication of an edition in braille."""
    from paperpress.assembly.braille_edition import (  # few editions are
        BrailleEdition,
        braille_publication,
    )

    layout = facts.layout
    made_of = BrailleEdition(
        layout,
        _imprint(facts),
        _description(layout, facts.modified),
        facts.modified,
        " ".join(statement(layout.edition.masthead, facts.holdings, layout.words)),
        (*_findings(layout), *facts.addresses.findings),
    )
    return braille_publication(made_of, braille, hyphenation)


def latest(edition: Edition) -> datetime:
    """Return the latest time that an article of the edition or a change has, else its midnight; in UTC."""
    zone = edition.masthead.zone
    moments = [
        when.instant(moment, zone)
        for article in edition.articles
        for moment in (article.published, article.updated)
        if moment is not None
    ]
    moments += [
        when.instant(moment, zone)
        for change in edition.changes.articles
        if (moment := moment_of(change)) is not None
    ]
    return when.instant(max(moments, default=when.instant(edition.date, zone)), UTC)


def _layout(
    edition: Edition,
    stories: Sequence[Story],
    pictures: Pictures,
    theme: Theme,
    profile: Profile,
) -> Layout:
    """Return what the pages say, and what the edition and its series are called."""
    masthead = edition.masthead
    words = Words(masthead.language)
    desk = edition.desk.name if edition.desk else ""
    series = (
        words.text("{masthead}: {desk}", masthead=masthead.title, desk=desk)
        if desk
        else masthead.title
    )
    day = day_in(masthead.language, edition.date)
    title = words.text("{edition}, {date}", edition=series, date=day)
    frame = Frame(series, masthead.language, masthead.direction, day=edition.date)
    sizes = type_sizes(theme.stylesheet, theme.text_scale)
    pages = lay_out(edition, stories, pictures, frame, profile, sizes)
    return Layout(edition, profile, frame, words, title, pages, pictures.cover)


def _stylesheet(theme: Theme, profile: Profile, hyphenation: Hyphenation) -> bytes:
    sheet = plain(theme.stylesheet) if profile.stylesheet == "plain" else theme.stylesheet
    return sheet + (_NO_HYPHENS if hyphenation == "none" else b"")


def _front_files(layout: Layout, nav: bytes, style: bytes) -> tuple[Resource, ...]:
    """Return the files that no article's page is: what leads to pages, how they look, the cover."""
    cover = layout.cover
    return (
        Resource("nav", "nav.xhtml", XHTML_TYPE, nav, ("nav",)),
        Resource("ncx", "toc.ncx", NCX_TYPE, _ncx(layout)),
        Resource("css", layout.frame.stylesheet, CSS_TYPE, style),
        Resource(COVER_ID, COVER_IMAGE, cover.media_type, cover.data, (COVER_ID,)),
    )


def _metadata(facts: _Facts) -> tuple[Meta, ...]:
    """Return the metadata, with what is claimed of accessibility."""
    layout = facts.layout
    certified = {"certifier_report": facts.addresses.certifier_report or None}
    masthead = layout.edition.masthead.model_copy(update=certified)
    accessibility = claims(masthead, facts.holdings, layout.words)
    return tuple(describe(_description(layout, facts.modified), accessibility))


def _navigation_document(layout: Layout) -> bytes:
    """Return the navigation document; it shows the cover where no page does."""
    shown = None if layout.profile.cover_page else layout.cover_picture
    lines, printed = entries(layout), layout.pages.printed_pages
    return navigation_document(layout.frame, lines, landmarks(layout), printed, shown)


def _ncx(layout: Layout) -> bytes:
    return ncx(layout.frame, layout.edition.identifier, layout.title, entries(layout))


def _findings(layout: Layout) -> tuple[Finding, ...]:
    return in_order((*layout.pages.findings, *layout.cover.findings))


def _holdings(layout: Layout) -> Holdings:
    """Return the counts that the accessibility metadata and statement are made from."""
    pictures, articles = layout.pages.pictures, layout.pages.articles
    grave = any(finding.severity is not Severity.NOTICE for finding in _findings(layout))
    return Holdings(
        pictures=pictures.count,
        long_descriptions=pictures.long_descriptions,
        printed_pages=len(layout.pages.printed_pages),
        formulas=sum(count_formulas(page.body) for page in articles if page.formulas.mathml),
        drawn_formulas=sum(len(page.formulas.drawn) for page in articles),
        certifiable=not grave,
        spoken=layout.profile.speech,
        braille=layout.profile.braille is not None,
    )


def _imprint(facts: _Facts) -> Imprint:
    layout, addresses = facts.layout, facts.addresses
    edition, masthead = layout.edition, layout.edition.masthead
    unlinked = (
        [layout.words.text(CONTACT, contact=masthead.contact)]
        if masthead.contact and not addresses.contact
        else []
    )
    return Imprint(
        date=edition.date,
        publisher=masthead.publisher or masthead.title,
        rights=masthead.rights or "",
        desks=tuple(part.desk.name for part in edition.parts),
        version=__version__,
        statement=(*statement(masthead, facts.holdings, layout.words), *unlinked),
        contact=addresses.contact,
        url=addresses.web,
    )


def _description(layout: Layout, modified: datetime) -> Description:
    edition, pages = layout.edition, layout.pages
    return Description(
        edition=edition,
        series=layout.frame.title,
        title=layout.title,
        languages=[
            layout.frame.language,
            *(page.language for page in pages.articles),
            *(tag for page in pages.articles for tag in languages_of(page.body)),
        ],
        people=[(person.name, person.file_as) for person in pages.people],
        subjects=[
            *(part.desk.name for part in edition.parts),
            *(keyword for article in edition.articles for keyword in article.keywords if keyword),
        ],
        modified=modified.replace(tzinfo=None).isoformat() + "Z",
        cover_id=COVER_ID,
    )
