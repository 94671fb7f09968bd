"""Findings of the family WEB: newspapers' sites that are read as sources."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "WEB001",
        Severity.ERROR,
        "The site {url} could not be read: {why}. What it has published since the last run is missing.",
        "{remedy}",
        "a site doesn't answer, or answers with something else",
        "a server that is down; a login page where JSON was meant",
    ),
    Entry(
        "WEB002",
        Severity.ERROR,
        "An article of the site could not be had: {url}: {why}.",
        "Open the address; press again when it answers.",
        "one article of a site can't be had",
        "a page that answers 500",
    ),
    Entry(
        "WEB003",
        Severity.NOTICE,
        "The feed {url} gives the beginning of texts alone, so their pages were read: {count}.",
        "Let the feed hold whole texts, or read the site by its API.",
        "texts break off in a feed, and the pages behind them were read",
        "an item that ends in `[…]`, or that is a summary alone",
    ),
    Entry(
        "WEB004",
        Severity.WARNING,
        "The feed gives the beginning of the text alone, and the page behind it could not be had:"
        " {url}: {why}.",
        "Let the feed hold whole texts, or see that the page can be read.",
        "a text breaks off in a feed, and the page behind it can't be had",
        "an item that ends in `[…]` whose page answers 403",
    ),
    Entry(
        "WEB005",
        Severity.NOTICE,
        "The site {url} doesn't list any more what it had: articles that were taken out: {count}.",
        "Nothing, where they were withdrawn.",
        "articles that were read before aren't on the site any more",
        "a post that was moved to the bin",
    ),
    Entry(
        "WEB006",
        Severity.WARNING,
        "The site {url} lists nothing for these days.",
        "See that the days and the address are right.",
        "a site has no article of the days that are pressed",
        "a feed whose newest item is a week old",
    ),
)
