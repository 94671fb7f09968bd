"""House rules on languages: a voice speaks the language that a page says it is in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paperpress.captions.language_guess import foreign_script, likely_language
from paperpress.checks.asking import language_at, running_text, short
from paperpress.checks.view import Page, View
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.language import canonical
from paperpress.vocab import XML_LANG

#: A paragraph in another script is told from this many characters on: a name or a quoted word
#: in its own script needs no mark (WCAG 2.2, criterion 3.1.2).
_SHORTEST_PASSAGE = 40


def pages_tell_their_language(view: View) -> Iterator[Finding]:
    """Find pages without their language in both attributes (TXT101; WCAG 2.2, criterion 3.1.1)."""
    for page in view.pages:
        lang, xml = page.tree.get("lang"), page.tree.get(XML_LANG)
        if not (lang or xml):
            yield emit("TXT101", path=page.href)
        elif lang and xml and lang != xml:
            yield emit("TXT101", case="two languages", path=page.href, lang=lang, xml=xml)
        else:
            try:
                canonical(lang or xml or "")
            except ValueError as problem:
                yield emit("TXT101", case="no language", path=page.href, problem=problem)


def marks_are_languages(view: View) -> Iterator[Finding]:
    """Find language marks within a page that are no language (TXT112; WCAG 2.2, criterion 3.1.2)."""
    for page in view.pages:
        marks = {
            mark: None
            for element in page.elements
            if element is not page.tree
            for mark in (element.get("lang"), element.get(XML_LANG))
            if mark
        }
        for mark in marks:
            try:
                canonical(mark)
            except ValueError as problem:
                yield emit("TXT112", path=page.href, problem=str(problem))


def pages_are_in_their_language(view: View) -> Iterator[Finding]:
    """Find words in another language than the page declares (TXT110, TXT111; criteria 3.1.1, 3.1.2)."""
    for page in view.pages:
        texts: dict[str, list[str]] = {}
        for element in running_text(page):
            language, text = language_at(element), _unmarked(page, element)
            if not (language and text):
                continue
            script = foreign_script(text, language) if len(text) >= _SHORTEST_PASSAGE else ""
            if script:
                yield emit(
                    "TXT111", path=page.href, script=script, language=language, text=short(text)
                )
            else:
                texts.setdefault(language, []).append(text)
        for language, passages in texts.items():
            other = likely_language(" ".join(passages), language)
            if other:
                yield emit("TXT110", path=page.href, language=language, other=other)


def _unmarked(page: Page, element: etree._Element) -> str:
    """Return the text of an element without its parts that are marked with a language of their own."""
    marked = {
        inner for inner in element.iterdescendants() if inner.get("lang") or inner.get(XML_LANG)
    }
    if not marked:
        return page.text(element)
    words = (
        piece
        for piece in element.xpath(".//text()")
        if not any(holder in marked for holder in _holders(piece))
    )
    return " ".join("".join(words).split())


def _holders(piece: etree._ElementUnicodeResult) -> Iterator[etree._Element]:
    """Yield the elements that a piece of text lies in, from the inside out."""
    parent = piece.getparent()
    assert parent is not None
    if not piece.is_tail:
        yield parent
    yield from parent.iterancestors()
