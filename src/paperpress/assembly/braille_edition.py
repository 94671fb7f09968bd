"""An edition that is laid out becomes a publication in braille: eBraille, BRF or PEF.

The pages are those of any edition. The bodies of articles are translated first, as blocks; then
either the pages are written and what is still in print on them is translated too, or the bodies
are laid out on paper (docs/decisions/0041).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import resources

from paperpress.assembly.layout import Layout
from paperpress.assembly.metadata import Description, describe
from paperpress.assembly.navigation import entries, landmarks
from paperpress.assembly.reading_order import reading_order
from paperpress.braille import louis
from paperpress.braille.bodies import BodyTranslation
from paperpress.braille.brf import brf
from paperpress.braille.codes import code_of
from paperpress.braille.pef import Description as PefDescription
from paperpress.braille.pef import pef
from paperpress.braille.sections import PaperEdition
from paperpress.braille.sweeping import ENTRY, FOLDER, entry_page, swept_page
from paperpress.braille.translation import Translation, in_braille
from paperpress.braille.volumes import volumes_of
from paperpress.errors import AssemblyError
from paperpress.findings import emit
from paperpress.model.edition import Hyphenation
from paperpress.model.finding import Finding, Severity, in_order
from paperpress.model.publication import Meta, Publication, Resource
from paperpress.model.story import LEAD
from paperpress.profiles import Braille
from paperpress.vocab import BRF_TYPE, CSS_TYPE, PEF_TYPE, XHTML_TYPE
from paperpress.xhtml.backs import Imprint
from paperpress.xhtml.context import ArticlePage
from paperpress.xhtml.nav import navigation_document
from paperpress.xhtml.words import Words

#: Characters that a finding lists.
_LISTED = 20
#: The metadata that eBraille has no place for: EPUB 2's.
_NOT_TAKEN = ("calibre:", "cover")


@dataclass(frozen=True, slots=True)
class BrailleEdition:
    """What a publication in braille is made of."""

    layout: Layout
    imprint: Imprint
    description: Description
    modified: datetime
    statement: str
    findings: tuple[Finding, ...]
    """What was found before anything was translated."""


def braille_publication(
    made_of: BrailleEdition, settings: Braille, hyphenation: Hyphenation
) -> Publication:
    """Return the publication, in the package that the profile names.

    `hyphenation` says whether words are divided on paper, as `assemble` has it.

    Raises:
        AssemblyError: the edition's language has no braille code.
        ToolError: liblouis isn't there, or lacks a table.
    """
    language = made_of.layout.frame.language
    if code_of(language, settings) is None:
        raise AssemblyError(
            f"there is no braille code for {language!r}: name a table of liblouis for it, under"
            " braille.tables of the profile"
        )
    on_paper = made_of.layout.profile.package != "ebrl"
    divided: Hyphenation = hyphenation if on_paper else "none"
    translation = Translation(louis.liblouis(), settings, language, divided)
    layout = _in_cells(made_of.layout, translation)
    make = _on_paper if on_paper else _ebraille
    publication = make(replace(made_of, layout=layout), translation)
    return replace(publication, findings=in_order((*made_of.findings, *_findings_of(translation))))


def _in_cells(layout: Layout, translation: Translation) -> Layout:
    """Return a layout with the body of each article in cells, and its pictures told there."""
    articles = tuple(_article_in_cells(page, translation) for page in layout.pages.articles)
    return replace(layout, pages=replace(layout.pages, articles=articles))


def _article_in_cells(page: ArticlePage, translation: Translation) -> ArticlePage:
    bodies = BodyTranslation(translation, Words(page.language), page.pictures)
    lead = page.pictures.get(LEAD)
    before = replace(page.body, blocks=page.body.blocks[: page.standfirst_after], notes=())
    above = lead if page.lead_after < max(1, page.standfirst_after) else None
    return replace(
        page,
        body=bodies.body(page.body, lead, page.lead_after),
        pictures={},
        lead_after=0,
        standfirst_after=len(bodies.body(before, above).blocks),
    )


def _ebraille(made_of: BrailleEdition, translation: Translation) -> Publication:
    layout = made_of.layout
    pages = tuple(
        replace(
            page,
            href=f"{FOLDER}/{page.href}",
            data=swept_page(page.data, translation),
        )
        for page in reading_order(layout, made_of.imprint)
    )
    nav = navigation_document(
        layout.frame, entries(layout), landmarks(layout), layout.pages.printed_pages
    )
    style = resources.files("paperpress.braille").joinpath("ebraille.css").read_bytes()
    front = (
        Resource("nav", ENTRY, XHTML_TYPE, entry_page(nav, translation), ("nav",)),
        Resource("css", f"{FOLDER}/{layout.frame.stylesheet}", CSS_TYPE, style),
    )
    metadata = tuple(_metadata(made_of, translation))
    publication = _publication(made_of, (*front, *pages), metadata)
    return replace(publication, spine=tuple(page.id for page in pages))


def _on_paper(made_of: BrailleEdition, translation: Translation) -> Publication:
    layout = made_of.layout
    edition = PaperEdition(
        layout.frame.title,
        layout.words.catalogue.weekday_date(layout.edition.date),
        layout.words,
        layout.pages.contents.groups,
        layout.pages.articles,
        made_of.imprint,
    )
    volumes = volumes_of(edition, translation)
    if layout.profile.package == "brf":
        resource = Resource("brf", "edition.brf", BRF_TYPE, brf(volumes))
    else:
        masthead = layout.edition.masthead
        description = PefDescription(
            layout.edition.identifier,
            layout.title,
            masthead.title,
            masthead.publisher or masthead.title,
            layout.edition.date.isoformat(),
            tuple(dict.fromkeys(made_of.description.languages)),
            masthead.rights or "",
        )
        data = pef(volumes, description, translation.settings)
        resource = Resource("pef", "edition.pef", PEF_TYPE, data)
    number = Meta("schema:numberOfPages", str(sum(map(len, volumes))))
    return _publication(made_of, (resource,), (number, *_systems(translation)))


def _publication(
    made_of: BrailleEdition, files: tuple[Resource, ...], metadata: tuple[Meta, ...]
) -> Publication:
    layout = made_of.layout
    return Publication(
        identifier=layout.edition.identifier,
        title=layout.title,
        language=layout.frame.language,
        direction="ltr",
        modified=made_of.modified,
        metadata=metadata,
        resources=files,
        spine=(),
        guide=(),
        pictures=layout.pages.pictures.count,
        findings=(),
        articles=tuple((page.article.id, page.href) for page in layout.pages.articles),
        exhibits=tuple(layout.pages.pictures.exhibits),
    )


def _metadata(made_of: BrailleEdition, translation: Translation) -> Iterator[Meta]:
    """Yield the metadata (eBraille 1.0, section 5.3): that of any edition, and what braille asks for."""
    edition = made_of.layout.edition
    for entry in describe(made_of.description, ()):
        if entry.legacy and entry.name.startswith(_NOT_TAKEN):
            continue
        if entry.name == "dc:language":
            entry = replace(entry, value=in_braille(entry.value))
        yield entry
    yield Meta("dc:format", "eBraille 1.0")
    headlines = "; ".join(pointer.headline for pointer in made_of.layout.pages.pointers)
    yield Meta("dc:description", headlines)
    yield Meta("dc:source", edition.identifier, id="source")
    publisher = edition.masthead.publisher or edition.masthead.title
    yield Meta("dcterms:publisher", publisher, refines="source")
    yield Meta("dcterms:date", edition.date.isoformat(), refines="source")
    yield Meta("dcterms:dateCopyrighted", str(edition.date.year))
    codes = [code for code, _ in translation.used.most_common()]
    dots = dict.fromkeys(str(code.dots) for code in codes)
    yield Meta("a11y:brailleCellType", ", ".join(dots) or "6")
    yield from _systems(translation)
    whole = not translation.lost and not made_of.layout.pages.pictures.count.missing
    yield Meta("a11y:completeTranscription", "true" if whole else "false")
    yield Meta("a11y:producer", publisher)
    yield Meta("a11y:tactileGraphics", "none")
    yield from _accessibility(made_of)


def _systems(translation: Translation) -> Iterator[Meta]:
    """Yield the codes that the edition is in, the most used first."""
    for system in dict.fromkeys(code.system for code, _ in translation.used.most_common()):
        yield Meta("a11y:brailleSystem", system)


def _accessibility(made_of: BrailleEdition) -> Iterator[Meta]:
    """Yield what the pages hold for who reads by touch (EPUB Accessibility 1.1, section 2)."""
    yield Meta("schema:accessMode", "tactile")
    yield Meta("schema:accessModeSufficient", "tactile")
    for feature in (
        "braille",
        "tableOfContents",
        "structuralNavigation",
        "readingOrder",
        "unlocked",
    ):
        yield Meta("schema:accessibilityFeature", feature)
    pages = made_of.layout.pages
    if pages.pictures.count.informative and not pages.pictures.count.missing:
        yield Meta("schema:accessibilityFeature", "alternativeText")
    if pages.printed_pages:
        yield Meta("schema:accessibilityFeature", "pageBreakMarkers")
        yield Meta("schema:accessibilityFeature", "pageNavigation")
        source = made_of.layout.edition.masthead.print_source
        yield Meta("pageBreakSource", source or made_of.layout.edition.masthead.title)
    yield Meta("schema:accessibilityHazard", "none")
    yield Meta("schema:accessibilitySummary", made_of.statement)


def _findings_of(translation: Translation) -> Iterator[Finding]:
    """Yield what an editor is told of the translation."""
    unwritten = {language for language, _ in translation.lost}
    for language in sorted(translation.strange):
        instead = translation.code(language).system
        case = "unwritten" if language in unwritten else ""
        severity = Severity.WARNING if case else None
        yield emit(
            "BRL002",
            path=language,
            case=case,
            severity=severity,
            language=language,
            instead=instead,
        )
    by_language: dict[str, list[str]] = {}
    for language, character in sorted(translation.lost):
        by_language.setdefault(language, []).append(character)
    for language, characters in by_language.items():
        more = "" if len(characters) <= _LISTED else f" and {len(characters) - _LISTED} more"
        listed = " ".join(characters[:_LISTED]) + more
        yield emit("BRL001", path=language, language=language, characters=listed)
