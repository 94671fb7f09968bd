"""House rules on running text: what it hides, and what it only seems to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from lxml import etree

from paperpress.checks.asking import HEADINGS, local, running_text, short
from paperpress.checks.characters import text_of
from paperpress.checks.view import Page, View
from paperpress.findings import emit
from paperpress.model.finding import Finding

_SOFT_HYPHEN = "\u00ad"
_SPOKEN_ATTRIBUTES = ("alt", "title", "aria-label")
#: Fewer capitals than this are an abbreviation or a place that a story is filed from.
_CAPITALS, _CAPITAL_WORDS = 25, 4
_BULLET = re.compile(r"(?:[•◦▪‣·*–—-]|\(?[0-9]{1,3}[.)]|[a-z][.)])\s+\S")
_LIST_FROM = 3


def soft_hyphens_in_names(view: View) -> Iterator[Finding]:
    """Find soft hyphens, which screen readers mispronounce, in what names something (TXT105)."""
    for page in view.pages:
        for element in page.named(*HEADINGS, "a", "title"):
            if _SOFT_HYPHEN in "".join(element.itertext()):
                yield _soft(page, text_of(element))
        for element in page.elements:
            for name in _SPOKEN_ATTRIBUTES:
                if _SOFT_HYPHEN in element.get(name, ""):
                    yield _soft(page, element.get(name, ""))


def _soft(page: Page, text: str) -> Finding:
    return emit("TXT105", path=page.href, text=short(text))


def soft_hyphens(view: View) -> Iterator[Finding]:
    """Find soft hyphens in running text, once (TXT113; docs/decisions/0006-hyphenation.md)."""
    pages = [page for page in view.pages if _SOFT_HYPHEN in "".join(page.tree.itertext())]
    if pages:
        yield emit("TXT113", path=pages[0].href, count=len(pages))


def capitals(view: View) -> Iterator[Finding]:
    """Find sentences typed in capitals (TXT114; BDA Dyslexia Style Guide 2023)."""
    for page in view.pages:
        for element in running_text(page):
            text = page.text(element)
            if not text.isupper() or len(text.split()) < _CAPITAL_WORDS:
                continue
            letters = [letter for letter in text if letter.isalpha()]
            if len(letters) >= _CAPITALS and all(letter.isupper() for letter in letters):
                yield emit("TXT114", path=page.href, text=short(text))


def breaks_for_paragraphs(view: View) -> Iterator[Finding]:
    """Find paragraphs made of two line breaks in a row (TXT118; criterion 1.3.1)."""
    for page in view.pages:
        if any(_doubled(line_break) for line_break in page.named("br")):
            yield emit("TXT118", path=page.href)


def _doubled(line_break: etree._Element) -> bool:
    following = line_break.getnext()
    gap = (line_break.tail or "").strip()
    return not gap and following is not None and local(following) == "br"


def lists_are_lists(view: View) -> Iterator[Finding]:
    """Find paragraphs that look like a list (TXT119; WCAG 2.2, criterion 1.3.1, technique H48)."""
    for page in view.pages:
        for parent in {paragraph.getparent(): None for paragraph in page.named("p")}:
            if parent is None:
                continue
            for listed, items in groupby(parent, partial(_is_item, page)):
                run = list(items)
                if listed and len(run) >= _LIST_FROM:
                    yield emit("TXT119", path=page.href, count=len(run), run=short(text_of(run[0])))


def _is_item(page: Page, element: etree._Element) -> bool:
    return local(element) == "p" and _BULLET.match(page.text(element)) is not None


def page_titles(view: View) -> Iterator[Finding]:
    """Find pages without a title of their own (TXT126; WCAG 2.2, criterion 2.4.2)."""
    pages = [page for page in view.pages if page.href in view.places]
    titles = {page.href: _title(page) for page in pages}
    for href, title in titles.items():
        if not title:
            yield emit("TXT126", case="no title", path=href)
    shared = [title for title in titles.values() if title]
    if len(shared) > 1 and len(set(shared)) == 1:
        yield emit("TXT126", path=pages[0].href, count=len(shared), shared=short(shared[0]))


def _title(page: Page) -> str:
    return next((text_of(title) for title in page.tree.iter("{*}title")), "")


def nothing_is_hidden_from_speech(view: View) -> Iterator[Finding]:
    """Find words that are seen and never spoken (TXT127; WCAG 2.2, criterion 1.3.1)."""
    for page in view.pages:
        for element in page.elements:
            if element.get("aria-hidden") == "true" and any(map(str.isalnum, text_of(element))):
                yield emit("TXT127", path=page.href, element=short(text_of(element)))
