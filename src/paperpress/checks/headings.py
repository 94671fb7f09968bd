"""House rules on headings: alone, they are an outline of the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from paperpress.checks.asking import HEADINGS, is_cover, local, name_of, short
from paperpress.checks.characters import text_of
from paperpress.checks.view import Page, View
from paperpress.findings import emit
from paperpress.model.finding import Finding

_SENTENCE_ENDS = tuple(".!?…:;。！？")
#: A bold paragraph longer than this is emphasis, not a heading in disguise.
_LONGEST_HEADING = 90
#: Pages with less text than this (a picture, a dedication) do without a heading.
_SHORTEST_PAGE = 400


def _levels(page: Page) -> list[int]:
    return [int(local(heading)[1]) for heading in page.named(*HEADINGS)]


def no_level_is_left_out(view: View) -> Iterator[Finding]:
    """Find headings more than one level below the one before (TXT102; criterion 1.3.1, G141)."""
    for page in view.pages:
        for before, after in pairwise(_levels(page)):
            if after > before + 1:
                yield emit("TXT102", path=page.href, after=after, before=before)
                break


def one_first_heading(view: View) -> Iterator[Finding]:
    """Find pages with several headings of level 1, or another first (TXT106, TXT107; criterion 1.3.1)."""
    for page in view.pages:
        levels = _levels(page)
        if levels.count(1) > 1:
            yield emit("TXT106", path=page.href, count=levels.count(1))
        if levels and levels[0] != 1:
            yield emit("TXT107", path=page.href, levels=levels[0])


def headings_say_something(view: View) -> Iterator[Finding]:
    """Find empty headings (TXT108; WCAG 2.2, criterion 2.4.6; technique H42)."""
    for page in view.pages:
        for heading in page.named(*HEADINGS):
            if not name_of(heading, page):
                yield emit("TXT108", path=page.href, heading=local(heading))


def pages_have_a_heading(view: View) -> Iterator[Finding]:
    """Find pages of text without a heading (TXT109; WCAG 2.2, criterion 2.4.10)."""
    for page in view.pages:
        if page.href not in view.places or page.named(*HEADINGS) or is_cover(page):
            continue
        if len(text_of(page.tree)) >= _SHORTEST_PAGE:
            yield emit("TXT109", path=page.href)


def bold_headings(view: View) -> Iterator[Finding]:
    """Find bold paragraphs that look like headings (TXT103; WCAG 2.2, criterion 1.3.1, failure F2)."""
    for page in view.pages:
        for paragraph in page.named("p"):
            text = page.text(paragraph)
            if 0 < len(text) <= _LONGEST_HEADING and _is_bold(paragraph, text):
                yield emit("TXT103", path=page.href, text=short(text))


def _is_bold(paragraph: etree._Element, text: str) -> bool:
    bold = [child for child in paragraph if local(child) in {"b", "strong"}]
    whole = len(bold) == 1 and text_of(bold[0]) == text
    return whole and not text.endswith(_SENTENCE_ENDS)
