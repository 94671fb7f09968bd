"""Findings of the family PKG."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "PKG101",
        Severity.ERROR,
        "The page is missing or can't be parsed.",
        "Make it well-formed XHTML.",
        "a page of the reading order is missing or no well-formed XHTML",
        "an unclosed tag",
    ),
    Entry(
        "PKG102",
        Severity.WARNING,
        "The metadata doesn't tell schema:{name}.",
        "Add it, as it follows from the pages.",
        "the metadata lacks a mode, features, hazards or the summary",
        "no `schema:accessMode`",
        "EPUB Accessibility 1.1, section 2",
    ),
    Entry(
        "PKG103",
        Severity.ERROR,
        "The metadata claims alternative text, and a picture here has none.",
        "Write the text, or drop the claim.",
        "alternative text, or reading by text alone, is claimed, and a picture has no text",
        "an `img` without `alt`",
    ),
    Entry(
        "PKG104",
        Severity.NOTICE,
        "The style sheet goes beyond what every engine and reader can take: {flaw}.",
        "Change it as the message says; docs/themes.md gives the limits.",
        "a style sheet goes beyond what every engine understands, or takes a setting from the reader",
        "`calc()`, `text-align` on `body`, a colour",
        "criterion 1.4.12",
    ),
    Entry(
        "PKG105",
        Severity.ERROR,
        "{count} elements have the id {name!r}, so links and labels miss their mark.",
        "Give each its own.",
        "several elements of a page have the same id, so links and labels miss their mark",
        'two `id="n1"`',
    ),
    Entry(
        "PKG106",
        Severity.ERROR,
        "{attribute} names {gone!r}, which isn't on the page.",
        "Name the element that is meant, or take the attribute out.",
        "a label or description names an element that isn't there",
        '`aria-details="gone"`',
        "criterion 4.1.2",
    ),
    Entry(
        "PKG107",
        Severity.WARNING,
        "Printed pages are marked, and the metadata doesn't tell of which print.",
        "Add pageBreakSource.",
        "printed pages don't tell of which print they are",
        "no `pageBreakSource`",
        "EPUB Accessibility 1.1, page navigation",
    ),
    Entry(
        "PKG108",
        Severity.ERROR,
        "The metadata claims {feature}, and no page has it.",
        "Drop the claim.",
        "a feature is claimed that no page has",
        "`MathML` without `math`",
        "Schema.org Accessibility Properties",
    ),
    Entry(
        "PKG109",
        Severity.WARNING,
        "Pages are in {language!r}, and dc:language doesn't say so.",
        "Add a dc:language for each language that pages are in.",
        "pages are in a language that the package doesn't tell",
        "a French page, `dc:language` `en`",
        "EPUB 3.3, 5.5.3",
    ),
    Entry(
        "PKG110",
        Severity.WARNING,
        "Conformance to {claims!r} is claimed, and nobody certifies it.",
        "Name who does in a11y:certifiedBy, or drop the claim.",
        "conformance is claimed, and nobody certifies it",
        "`conformsTo` without `a11y:certifiedBy`",
        "EPUB Accessibility 1.1, conformance reporting",
    ),
    Entry(
        "PKG111",
        Severity.ERROR,
        "The hazards are told as {alone!r} and as {told} at once.",
        "Tell what is true: none, or each hazard.",
        "no hazard is claimed, and a hazard",
        "`none` and `sound`",
        "Schema.org Accessibility Properties",
    ),
    Entry(
        "PKG900",
        Severity.ERROR,
        "EPUBCheck {id}: {message}",
        "{suggestion}",
        "a message of EPUBCheck, its own id in the text; only with `--epubcheck`",
        "an EPUB 2 element",
    ),
    Entry(
        "PKG901",
        Severity.ERROR,
        "Ace {rule}: {description}",
        "{help}. See {address}",
        "a violation that Ace found, its own rule in the text; only with `--ace`",
        "a page without language",
    ),
)
