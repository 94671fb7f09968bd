"""A body's HTML as a tree, where something in it must be found, mended or taken out.

What goes in is HTML of anybody's, and what comes out is HTML for `paperpress.prose`, which
translates it; a body in which nothing is to be changed never comes here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from paperpress.body.html import read_html
from paperpress.sources.parsing.plain import visible

_BODY = re.compile(
    r"<body\b[^>]*>(.*?)(?:</body\s*>\s*(?:</html\s*>)?\s*|</html\s*>\s*)?\Z", re.I | re.S
)
_HEAD = re.compile(r"<head\b[^>]*>.*?</head\s*>", re.I | re.S)
_LETTERS = re.compile(r"[^\W_]+")
#: Letters of a section's name and a place that may stand before the first sentence.
_BEGINNING = 80
#: Letters from which on a text stands in another by no chance.
_TELLING = 40
_HEADINGS = ("h1", "h2", "p")


def within(source: str) -> str:
    """Return what stands in the ``body`` of a whole HTML document; a fragment is given back as it is.

    The title of a document's head is no part of its body, and would else be read as text.
    """
    match = _BODY.search(_HEAD.sub("", source, count=1))
    if match:
        return match[1]
    return (
        _HEAD.sub("", source, count=1)
        if re.match(r"\s*(?:<!doctype|<html|<\?xml)", source, re.I)
        else source
    )


def tree(source: str) -> etree._Element:
    """Return the ``body`` element of a fragment; never raises."""
    return read_html(source)


def source_of(element: etree._Element) -> str:
    """Return the HTML within an element."""
    inner = [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join([escaped(element.text or ""), *inner])


def escaped(text: str) -> str:
    """Return text as it stands in HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def letters(text: str) -> str:
    """Return the letters and digits of a text, in lower case: what two prints of one text share."""
    return "".join(_LETTERS.findall(text)).lower()


def repeats_beginning(html: str, description: str) -> bool:
    """Tell whether a description is only the beginning of the body, as systems make one.

    An ellipsis at its end, and a section's name or a place before the body's first sentence, don't
    hide it.
    """
    wanted = letters(description)
    place = letters(visible(tree(html))).find(wanted)
    return bool(wanted) and (place == 0 or (0 < place <= _BEGINNING and len(wanted) >= _TELLING))


def take_out(element: etree._Element) -> None:
    """Take an element out of its tree, and leave what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail, element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def without_headline(body: etree._Element, headline: str) -> bool:
    """Remove a second print of the headline from a body, and tell whether there was one.

    Only the first thing that the body shows can be that.
    """
    heading = next((element for element in body.iter(*_HEADINGS)), None)
    wanted = letters(headline)
    if heading is None or not wanted or letters(visible(heading)) != wanted:
        return False
    if not letters(visible(body)).startswith(wanted):
        return False
    take_out(heading)
    return True


def images(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the images of a body, in their order."""
    yield from body.iter("img")


def figure_of(image: etree._Element) -> etree._Element:
    """Return the figure that an image stands in; the image itself where it stands alone, or with others."""
    figure = next(image.iterancestors("figure"), None)
    if figure is None or sum(1 for _ in figure.iter("img")) > 1:
        return image
    return figure
