"""Findings of the family EDN."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import REPORT, Entry
from paperpress.model.finding import Severity

_HEADLINE_PART = "The headline {text!r} stands on the cover without {missing!r}: no installed face can draw that."
_OWN_PART = (
    "The {what} {text!r} stands on the cover without {missing!r}: no installed face can draw that."
)
_NOTHING = "Nothing, if the cover does without; docs/pictures.md lists faces and scripts."
_INSTALL = "Install the extra that has a face for it: pip install '{extra}'."

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "EDN030",
        Severity.NOTICE,
        _HEADLINE_PART,
        _NOTHING,
        "a part of a headline was left off the cover: no face has those signs or words",
        "an emoji",
        cases={"extra": (_HEADLINE_PART, _INSTALL)},
    ),
    Entry(
        "EDN031",
        Severity.WARNING,
        _OWN_PART,
        _NOTHING,
        "a part of masthead, desk or edition line was left off the cover",
        "an emoji in the masthead",
        cases={"extra": (_OWN_PART, _INSTALL)},
    ),
    Entry(
        "EDN060",
        Severity.ERROR,
        "The edition could not be pressed: an error came that nobody foresaw ({why}).",
        REPORT,
        "pressing an edition led to an error that nobody foresaw; the others are pressed",
        "an article, or a theme of your own, that is unlike all that were tried",
    ),
    Entry(
        "EDN061",
        Severity.WARNING,
        "{address} is no address that a reader could follow, so it isn't a link.",
        "Write an e-mail address such as desk@courier.example, or a web address that begins with"
        " https://.",
        "the masthead's contact, or an author's e-mail address, is none; it isn't a link",
        '`contact = "javascript:…"`',
    ),
    Entry(
        "EDN101",
        Severity.ERROR,
        "There is no navigation document.",
        "Add one with a table of contents (EPUB 3.3, section 7).",
        "there is no navigation document",
        "none in the manifest",
    ),
    Entry(
        "EDN102",
        Severity.WARNING,
        "The table of contents is in another order than the pages.",
        "List the pages in reading order.",
        "the table of contents is in another order than the pages",
        "swapped entries",
        "criterion 1.3.2",
    ),
    Entry(
        "EDN103",
        Severity.WARNING,
        "The page is not in the table of contents.",
        "List it, so that it can be reached by other ways than page by page.",
        "a page is not in the table of contents",
        "an entry left out",
        "criterion 2.4.5",
    ),
    Entry(
        "EDN104",
        Severity.WARNING,
        "{count} printed pages are marked, and there is no list to go to one by.",
        'Add a nav of epub:type "page-list".',
        "printed pages are marked and not listed",
        "no `page-list`",
        "EPUB Accessibility 1.1, page navigation",
    ),
    Entry(
        "EDN105",
        Severity.WARNING,
        "{count} marks of printed pages are not in the list of pages.",
        "List each mark that has an id, in the order of the print.",
        "a mark of a printed page is not in the list",
        "an entry left out",
        "EPUB Accessibility 1.1, page navigation",
    ),
    Entry(
        "EDN106",
        Severity.WARNING,
        "A mark of a printed page doesn't say which page begins.",
        'Write role="doc-pagebreak" and aria-label="Page 12".',
        "a mark doesn't say which printed page begins",
        "no `aria-label`",
    ),
)
