"""What an edition offers, in the words of W3C's Accessibility Metadata Display Guide 2.0.

The statements are the guide's compact ones, each shown under the condition of its techniques for
EPUB (https://w3c.github.io/publ-a11y/a11y-meta-display-guide/2.0/techniques/epub-metadata/); a
field that nothing is known about is left out, as they allow, but for conformance. Here are those
whose conditions an edition of paperpress can meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paperpress.shelf.catalogue import Accessibility
from paperpress.xhtml.words import Words

_STANDARD = re.compile(r"EPUB Accessibility 1\.1 - (WCAG 2\.\d) Level AA")
_TEXTUAL_ALTERNATIVES = {"longDescription", "alternativeText", "describedMath", "transcript"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said."""

    text: str
    href: str = ""
    """Where it leads; empty where it is no link."""
    of_edition: bool = False
    """Whether it is the edition's own text, in its language, rather than ours."""


@dataclass(frozen=True, slots=True)
class Field:
    """What is said about one question."""

    title: str
    statements: tuple[Statement, ...]


def fields(accessibility: Accessibility, words: Words) -> Iterator[Field]:
    """Yield each field of the guide that has a statement, in the guide's order."""
    every = (
        (words.text("Ways of reading"), _reading(accessibility, words)),
        (words.text("Conformance"), _conformance(accessibility, words)),
        (words.text("Navigation"), _navigation(accessibility, words)),
        (words.text("Rich content"), _rich_content(accessibility, words)),
        (words.text("Hazards"), _hazards(accessibility, words)),
        (words.text("Accessibility summary"), _summary(accessibility)),
        (words.text("Legal considerations"), _legal(accessibility, words)),
        (words.text("Additional accessibility information"), _additional(accessibility, words)),
    )
    for title, statements in every:
        if shown := tuple(statements):
            yield Field(title, shown)


def _reading(accessibility: Accessibility, words: Words) -> Iterator[Statement]:
    if "displayTransformability" in accessibility.features:
        yield Statement(words.text("Appearance can be modified"))
    alternatives = _TEXTUAL_ALTERNATIVES.intersection(accessibility.features)
    if accessibility.access_modes == ("textual",) or "textual" in accessibility.sufficient:
        yield Statement(words.text("Readable in read aloud or dynamic braille"))
    elif alternatives or "textual" in " ".join(
        (*accessibility.access_modes, *accessibility.sufficient)
    ):
        yield Statement(words.text("Not fully readable in read aloud or dynamic braille"))
    if alternatives:
        yield Statement(words.text("Has alternative text"))


def _conformance(accessibility: Accessibility, words: Words) -> Iterator[Statement]:
    match = next(filter(None, map(_STANDARD.fullmatch, accessibility.conforms_to)), None)
    if match is None:
        yield Statement(words.text("No information is available"))
        return
    yield Statement(words.text("This publication meets accepted accessibility standards"))
    if accessibility.certified_by:
        certifier = accessibility.certified_by
        text = words.text("The publication was certified by {certifier}", certifier=certifier)
        yield Statement(text)
    standard = f"EPUB Accessibility 1.1 {match[1]} Level AA"
    yield Statement(words.text("This publication claims to meet {standard}", standard=standard))
    if accessibility.certifier_report.startswith(("http://", "https://")):
        report = words.text("For more information refer to the certifier's report")
        yield Statement(report, href=accessibility.certifier_report)


def _navigation(accessibility: Accessibility, words: Words) -> Iterator[Statement]:
    if "pageNavigation" in accessibility.features:
        yield Statement(words.text("Go to page"))
    if "structuralNavigation" in accessibility.features:
        yield Statement(words.text("Headings"))
    if "tableOfContents" in accessibility.features:
        yield Statement(words.text("Table of contents"))


def _rich_content(accessibility: Accessibility, words: Words) -> Iterator[Statement]:
    if "longDescription" in accessibility.features:
        described = "Information-rich images are described by extended descriptions"
        yield Statement(words.text(described))


def _hazards(accessibility: Accessibility, words: Words) -> Iterator[Statement]:
    if "none" in accessibility.hazards:
        yield Statement(words.text("No hazards"))


def _summary(accessibility: Accessibility) -> Iterator[Statement]:
    if accessibility.summary:
        yield Statement(accessibility.summary, of_edition=True)


def _legal(accessibility: Accessibility, words: Words) -> Iterator[Statement]:
    if accessibility.exemptions:
        claim = "Claims an accessibility exemption in some jurisdictions"
        yield Statement(words.text(claim))


def _additional(accessibility: Accessibility, words: Words) -> Iterator[Statement]:
    if "pageBreakMarkers" in accessibility.features:
        yield Statement(words.text("Page breaks included"))
    if "ARIA" in accessibility.features:
        yield Statement(words.text("ARIA roles included"))
