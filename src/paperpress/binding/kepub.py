"""EPUB with the marks of Kobo's own engine (docs/decisions/0009-kepub.md).

A page gets two boxes round its content and a numbered span round each sentence and picture;
nothing else of it changes, and taking them out gives the page back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from lxml import etree

from paperpress.model.publication import Publication, Resource
from paperpress.vocab import XHTML_NS
from paperpress.xhtml.tree import say, serialise

_Element: TypeAlias = etree._Element


def _tags(listed: str) -> frozenset[str]:
    return frozenset(f"{{{XHTML_NS}}}{name}" for name in listed.split())


_BODY, _DIV, _IMAGE, _SPAN = (f"{{{XHTML_NS}}}{name}" for name in ("body", "div", "img", "span"))
#: Text that isn't prose: a listing's line breaks are meant, and the others hold no XHTML text.
_VERBATIM = _tags("pre script style audio video object iframe textarea") | {
    "{http://www.w3.org/2000/svg}svg",
    "{http://www.w3.org/1998/Math/MathML}math",
}
#: Elements that begin a paragraph, for the first of a span's two numbers.
_PARAGRAPHS = _tags("p h1 h2 h3 h4 h5 h6 ul ol li dt dd table caption th td figcaption summary")
#: Elements without an end tag in HTML; any other is written with one, since an engine that takes
#: XHTML for HTML would leave it open.
_VOID = _tags("area base br col embed hr img input link meta param source track wbr")

#: The Sentence_Terminal characters of Unicode (PropList.txt) in scripts of newspapers: those that
#: white space follows, and those of scripts that write none.
_SPACED = ".!?…\u0589\u061d-\u061f\u06d4\u0964\u0965\u1362\u1367\u1368\u104a\u104b\u17d4\u17d5‼⁇⁈⁉"
_UNSPACED = "。．！？｡"
#: What still belongs to a sentence after its end: closing quotation marks and brackets (Unicode,
#: Pe, Pf and straight ones), and controls of direction that close.
_CLOSING = "\"'”’“»›«‹)\\]}」』）】》〉〕］｝｣\u200e\u200f\u202c\u2069"
_END = re.compile(
    rf"[{_SPACED}{_UNSPACED}]*(?:[{_UNSPACED}][{_CLOSING}]*\s*|[{_SPACED}][{_CLOSING}]*\s+)"
)


def kepub(publication: Publication) -> Publication:
    """Return the publication with the marks that Kobo's engine expects on every page of the spine.

    1. The content of ``body`` goes into ``div#book-columns > div#book-inner``. Mandatory: the
       engine lays its pages out by these two.
    2. Each sentence of each text node goes into ``span.koboSpan`` with the id ``kobo.P.S``, P
       counting paragraphs and S what is in one. Mandatory: highlights, notes and the place where
       somebody stopped reading are kept as such an id and an offset.
    3. Each picture goes into such a span of a paragraph of its own. Mandatory, for the same reason:
       a screen that shows but a picture is a place too.

    Left as they are: white space between elements, listings, mathematics and drawings. Not done,
    because our pages don't need it: a style that takes the boxes' margins away, a cover image's
    property, a first page that looks like a cover and mended markup, which converters of any EPUB
    add.
    """
    spine = frozenset(publication.spine)
    return replace(
        publication,
        resources=tuple(_resource(resource, spine) for resource in publication.resources),
    )


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with the white space that follows it.

    Joined, they are the text. A small letter after a full stop tells an abbreviation, as in rule
    SB8 of UAX #29; beyond that a cut within a sentence does no harm, since it only gives one more
    place to hold on to.
    """
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if end < len(text) and not text[end].islower():
            yield text[start:end]
            start = end
    if start < len(text):
        yield text[start:]


def _resource(resource: Resource, spine: frozenset[str]) -> Resource:
    if resource.id in spine:
        return replace(resource, data=_page(resource.data))
    return resource


def _page(data: bytes) -> bytes:
    root = etree.fromstring(data)
    body = root.find(_BODY)
    assert body is not None, "a page has a body"
    _Numbering().mark(body)
    _wrap(body)
    for element in root.iter(etree.Element):
        if len(element) == 0 and not element.text and element.tag not in _VOID:
            element.text = ""
    return serialise(root)


def _wrap(body: _Element) -> None:
    columns = etree.Element(_DIV, id="book-columns")
    inner = etree.SubElement(columns, _DIV, id="book-inner")
    inner.text, body.text = body.text, None
    inner.extend(list(body))
    body.append(columns)


class _Numbering:
    """The numbers of one page."""

    def __init__(self) -> None:
        self._paragraph = 0
        self._sentence = 0
        self._begins = True

    def mark(self, element: _Element) -> None:
        """Number all text and pictures within an element, in reading order."""
        self._begins = self._begins or element.tag in _PARAGRAPHS
        children = list(element)
        text, element.text = element.text, None
        del element[:]
        self._say(element, text)
        for child in children:
            tail, child.tail = child.tail, None
            if child.tag == _IMAGE:
                self._begins = True
                span = self._span()
                element.append(span)
                span.append(child)
                self._begins = True
            else:
                element.append(child)
                if isinstance(child.tag, str) and child.tag not in _VERBATIM:
                    self.mark(child)
            self._say(element, tail)

    def _say(self, parent: _Element, text: str | None) -> None:
        """Put text after everything that is marked in `parent` so far."""
        if text is not None and text.isspace():
            say(parent, text)
            return
        for sentence in sentences(text or ""):
            span = self._span()
            span.text = sentence
            parent.append(span)

    def _span(self) -> _Element:
        """Return the next span of the page, empty."""
        if self._begins:
            self._paragraph, self._sentence, self._begins = self._paragraph + 1, 0, False
        self._sentence += 1
        number = f"kobo.{self._paragraph}.{self._sentence}"
        return etree.Element(_SPAN, {"class": "koboSpan", "id": number})
