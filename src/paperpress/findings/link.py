"""Findings of the family LNK."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "LNK101",
        Severity.ERROR,
        "A link has the scheme {scheme!r}.",
        "Let it begin with https:, http:, mailto: or tel:, or make it text.",
        "a link has a scheme that no reading system should follow",
        "`javascript:…`",
    ),
    Entry(
        "LNK102",
        Severity.ERROR,
        "A link leads nowhere: {href!r}.",
        "Mend its address, or make it text.",
        "a link leads to a page or place that isn't there",
        '`href="gone.xhtml"`',
    ),
    Entry(
        "LNK103",
        Severity.ERROR,
        "A link to {href!r} has no text.",
        "Say where it leads.",
        "a link has no text",
        '`<a href="…"></a>`',
        "criterion 2.4.4",
    ),
    Entry(
        "LNK104",
        Severity.ERROR,
        "An event handler stands on a {element} element.",
        "Take it out: reading systems don't run it, or shouldn't.",
        "an event handler",
        "`onclick`",
    ),
    Entry(
        "LNK105",
        Severity.WARNING,
        "A tabindex of {place} takes a {element} out of the page's order.",
        "Take it out; the order of the page is the order of reading.",
        "a positive `tabindex` takes an element out of the page's order",
        '`tabindex="3"`',
        "criterion 2.4.3, failure F44",
    ),
    Entry(
        "LNK106",
        Severity.WARNING,
        "The text of a link says nothing of where it leads: {text!r}.",
        "Let the words that name its target be the link.",
        "the text of a link says nothing of where it leads, in any of twenty languages",
        "`click here`",
        "criteria 2.4.4 and 2.4.9, failure F84",
    ),
    Entry(
        "LNK107",
        Severity.NOTICE,
        "The text of a link is its address, spelt out aloud: {text!r}.",
        "Name what it leads to.",
        "the text of a link is its address, spelt out aloud",
        "`https://…` as text",
        "criterion 2.4.9",
    ),
    Entry(
        "LNK108",
        Severity.NOTICE,
        "Links that read the same lead to different places: {link!r}.",
        "Let each say what is different about it.",
        "links that read the same lead to different places",
        "two links `Fares`",
        "criterion 2.4.9",
    ),
)
