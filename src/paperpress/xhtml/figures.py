"""A picture on a page: the image, its caption and credit line, its long description."""

from __future__ import annotations

import re

from paperpress.model.blocks import Inlines, Link, plain
from paperpress.xhtml.context import Person, Shown
from paperpress.xhtml.tree import Element, add, say
from paperpress.xhtml.words import Words, framed_image, image, paragraphs


def figure(
    parent: Element,
    words: Words,
    shown: Shown,
    number: int,
    kind: str | None = None,
    links: Inlines = (),
    place: str = "",
) -> None:
    """Write a figure; a picture that could not be shown leaves its caption and description as text."""
    if not shown.href:
        _lost(parent, words, shown, links)
        return
    element = add(parent, "figure", {"id": f"fig-{number}", "class": kind})
    details = f"desc-{number}" if shown.description else None
    framed_image(element, words, shown, details=details)
    if place or shown.legend.caption or shown.legend.credit or shown.license:
        below = add(element, "figcaption")
        if place:
            add(below, "span", {"class": "count", **words.marks}, place)
            say(below, " ")
        caption(below, shown, links)
    if details:
        box = add(parent, "details", {"id": details})
        summary = (
            words.text("Extended description: {subject}", subject=shown.subject)
            if shown.subject
            else words.text("Extended description")
        )
        add(box, "summary", text=summary)
        paragraphs(box, shown.description)


def portrait(parent: Element, words: Words, person: Person, direction: str) -> None:
    """Write someone's portrait, which what is said of them stands beside; nothing where there is none."""
    if person.portrait is not None and person.portrait.href:
        side = "portrait" if direction == "ltr" else "portrait-right"
        image(add(parent, "div", {"class": side}), words, person.portrait, kind="face")


def caption(parent: Element, shown: Shown, links: Inlines) -> None:
    """Write the caption, then the credit line, then the licence, with the links that they hold."""
    legend = shown.legend
    rest = _linked(parent, legend.caption, links)
    if legend.credit:
        if legend.caption:
            say(parent, " ")
        _linked(add(parent, "small", {"class": "credit"}), legend.credit, rest)
    if shown.license:
        say(parent, " ")
        _license(add(parent, "small", {"class": "credit"}), shown.license)


def _linked(parent: Element, text: str, links: Inlines) -> Inlines:
    """Write a text with each link where its words stand; return the links whose words it hasn't."""
    at, unused = 0, []
    for link in links:
        words = plain((link,))
        place = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, at)
        if isinstance(link, Link) and place is not None:
            say(parent, text[at : place.start()])
            add(parent, "a", {"href": link.href}, words)
            at = place.end()
        else:
            unused.append(link)
    say(parent, text[at:])
    return tuple(unused)


def _license(parent: Element, license: str) -> None:
    """Write a licence: its name, or a link that reads as its address does."""
    scheme, _, rest = license.partition("://")
    if scheme in {"http", "https"} and rest:
        add(parent, "a", {"href": license, "rel": "license"}, rest.rstrip("/"))
    else:
        say(parent, license)


def _lost(parent: Element, words: Words, shown: Shown, links: Inlines) -> None:
    legend = shown.legend
    if legend.alt.provenance == "decorative" and not legend.caption and not shown.description:
        return
    box = add(parent, "div", {"class": "picture-lost"})
    add(box, "p", dict(words.marks), words.text("This picture could not be shown."))
    if legend.alt.provenance == "supplied":
        add(box, "p", text=legend.alt.text)
    if legend.caption or legend.credit or shown.license:
        caption(add(box, "p", {"class": "caption"}), shown, links)
    paragraphs(box, shown.description)
