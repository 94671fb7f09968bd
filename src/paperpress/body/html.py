"""HTML source becomes a tree that holds every word of it.

The parser is libxml2's, which reads tags as the HTML Standard says (section 13.2.5). Where the
Standard itself lets words go, so that a slip of an editor's would swallow half an article, the
source is mended first (`paperpress.body.html_repair`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import cast

from lxml import etree

from paperpress.body.html_repair import KNOWN, Repair, mend
from paperpress.model.text import sanitise

_TAG = re.compile(
    r"</?([a-zA-Z][a-zA-Z0-9]*(?:[-:][a-zA-Z0-9]+)*)(?:[\s/][^<>]*)?>|<!--|<!doctype\b", re.I
)
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|([a-zA-Z][a-zA-Z0-9]*));")


def is_markup(source: str) -> bool:
    """Tell whether a body's string is HTML, and not plain text.

    It is HTML when it holds a tag of an element that HTML has or could have (a custom element's
    name has a hyphen, another vocabulary's a colon), a comment, or a character reference that
    ends in a semicolon. ``AT&T < Verizon``, ``x <y> z`` and ``Jo <jo@example.org>`` are plain text.
    """
    for tag in _TAG.finditer(source):
        name = tag.group(1)
        if name is None or name.lower() in KNOWN or "-" in name or ":" in name:
            return True
    return any(
        reference.group(1) is None or f"{reference.group(1)};" in html5
        for reference in _REFERENCE.finditer(source)
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A tree, and what was mended in the source on the way to it."""

    root: etree._Element
    """The ``body`` element."""
    repairs: tuple[Repair, ...]


def read(source: str) -> Reading:
    """Return the tree of a fragment or document, and what was mended. Never raises for any source."""
    text, repairs = mend(sanitise(source))
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    # A text in "body" can't be taken for a head, and the parser never meets an empty document.
    document = etree.fromstring(f"<html><body>{text}</body></html>".encode(), parser)
    return Reading(cast(etree._Element, document.find("body")), repairs)


def read_html(source: str) -> etree._Element:
    """Return the ``body`` element of a fragment or document, broken or not. Never raises."""
    return read(source).root
