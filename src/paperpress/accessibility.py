"""What an edition may claim about itself, as it follows from what its pages hold.

Sources: EPUB Accessibility 1.1 (https://www.w3.org/TR/epub-a11y-11/, section 2), schema.org
accessibility vocabulary (https://www.w3.org/2021/a11y-discov-vocab/latest/). Nothing here is
asserted: each claim has its condition beside it (docs/accessibility.md has them as a table).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from paperpress.model.masthead import Masthead
from paperpress.model.publication import Meta, PictureCount
from paperpress.xhtml.words import Words

SPOKEN = "Nothing in it flashes or moves. When it is played, a synthetic voice reads it aloud and marks each sentence."
TOUCHED = (
    "This edition is in braille, with its pictures told in words, so that it can be read by touch."
    " A machine has translated it, and no transcriber has read it over."
)
STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the pages hold, counted."""

    pictures: PictureCount
    long_descriptions: int = 0
    printed_pages: int = 0
    formulas: int = 0
    """In MathML."""
    drawn_formulas: int = 0
    """As pictures, each with its line of text."""
    certifiable: bool = False
    """Every text is an editor's own, and no finding of severity error or warning stands."""
    spoken: bool = False
    """Every page can be heard, its words marked as they are said."""
    braille: bool = False
    """Its text is in cells, and its pictures are told."""


def certified(masthead: Masthead, holdings: Holdings) -> bool:
    """Tell whether the edition claims conformance: a person vouches for it, and no finding says otherwise."""
    pictures = holdings.pictures
    own_words = pictures.caption == 0 and pictures.missing == 0 and pictures.lost == 0
    return masthead.certifier is not None and own_words and holdings.certifiable


def claims(masthead: Masthead, holdings: Holdings, words: Words) -> Iterator[Meta]:
    """Yield the accessibility metadata of the package document, in order."""
    pictures = holdings.pictures
    yield Meta("schema:accessMode", "textual")
    visual = bool(pictures.informative or holdings.drawn_formulas)
    if visual:
        yield Meta("schema:accessMode", "visual")
    if holdings.spoken:
        yield Meta("schema:accessMode", "auditory")
    for modes in sufficient_modes(holdings):
        yield Meta("schema:accessModeSufficient", modes)
    for feature in features(holdings):
        yield Meta("schema:accessibilityFeature", feature)
    yield Meta("schema:accessibilityHazard", "none")
    summary = " ".join(statement(masthead, holdings, words))
    yield Meta("schema:accessibilitySummary", summary)
    if holdings.printed_pages:
        source = masthead.print_source or masthead.title
        yield Meta("pageBreakSource", source)
    if masthead.exemption:
        yield Meta("a11y:exemption", masthead.exemption)
    if certified(masthead, holdings):
        assert masthead.certifier is not None
        yield Meta("dcterms:conformsTo", STANDARD, id="conformance")
        yield Meta("a11y:certifiedBy", masthead.certifier, id="certifier", refines="conformance")
        if masthead.certifier_report:
            yield Meta(
                "link",
                masthead.certifier_report,
                refines="certifier",
                scheme="a11y:certifierReport",
            )


def sufficient_modes(holdings: Holdings) -> Iterator[str]:
    """Yield each set of senses that all of the edition can be taken in by."""
    pictures = holdings.pictures
    if pictures.missing == 0:
        yield "textual"
        if holdings.spoken:
            yield "auditory"
    if pictures.informative or holdings.drawn_formulas:
        yield "textual,visual"
        if holdings.spoken:
            yield "auditory,visual"


def features(holdings: Holdings) -> Iterator[str]:
    """Yield the accessibility features, each only where its condition holds."""
    pictures = holdings.pictures
    yield "tableOfContents"
    yield "structuralNavigation"
    yield "readingOrder"
    yield "displayTransformability"
    yield "ARIA"
    yield "unlocked"
    if pictures.missing == 0 and (pictures.informative or holdings.drawn_formulas):
        yield "alternativeText"
    if holdings.long_descriptions:
        yield "longDescription"
    if holdings.formulas:
        yield "MathML"
    if holdings.formulas or holdings.drawn_formulas:
        yield "describedMath"
    if holdings.spoken:
        yield "synchronizedAudioText"
    if holdings.printed_pages:
        yield "pageBreakMarkers"
        yield "pageNavigation"


def statement(masthead: Masthead, holdings: Holdings, words: Words) -> Iterator[str]:
    """Yield the sentences of the accessibility statement, in the edition's language."""
    if holdings.braille:
        yield words.text(TOUCHED)
    else:
        yield words.text(
            "Articles have real headings, links and marks of language, in one reading order,"
            " so that this edition can be read by sight, by touch or by ear."
        )
    yield from _pictures(holdings, words)
    if holdings.spoken:
        yield words.text(SPOKEN)
    else:
        yield words.text("Nothing in it flashes, moves or makes a sound.")
    if certified(masthead, holdings):
        yield words.text(
            "It conforms to {standard}, as certified by {certifier}.",
            standard=STANDARD,
            certifier=masthead.certifier,
        )
    else:
        yield words.text("Nobody has certified its conformance to an accessibility standard.")
    if masthead.exemption:
        yield words.text("The publisher claims an exemption under the European Accessibility Act.")


def _pictures(holdings: Holdings, words: Words) -> Iterator[str]:
    pictures = holdings.pictures
    if pictures.informative == 0 and holdings.drawn_formulas == 0:
        yield words.text("No picture in this edition carries information.")
    sentences = (
        (
            pictures.supplied,
            "{count} picture has alternative text written by an editor.",
            "{count} pictures have alternative text written by an editor.",
        ),
        (
            pictures.caption,
            "{count} picture is described by its caption.",
            "{count} pictures are described by their captions.",
        ),
        (
            pictures.missing,
            "{count} picture has no alternative text.",
            "{count} pictures have no alternative text.",
        ),
        (
            pictures.decorative,
            "{count} picture is decorative.",
            "{count} pictures are decorative.",
        ),
        (
            pictures.lost,
            "{count} picture could not be shown; its caption stands in its place.",
            "{count} pictures could not be shown; their captions stand in their place.",
        ),
    )
    for count, singular, plural in sentences:
        if count:
            yield words.plural(singular, plural, count)
