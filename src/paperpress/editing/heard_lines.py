"""What a listener hears of an article with the words that its pictures have now, as lines of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from paperpress.assembly.edition_pages import page_of as layout_of
from paperpress.editing.day import EditionAtWork, identifier_of
from paperpress.editing.listening import Heard, Passage, passages
from paperpress.editing.sight import Sight, marks
from paperpress.model.story import Story
from paperpress.reporting.tree import add
from paperpress.xhtml.article import article_page as xhtml_of
from paperpress.xhtml.context import Frame, Shown
from paperpress.xhtml.tree import Element

#: What a screen reader calls things, by the names that browsers have for them.
_ROLES: Final[Mapping[str, str]] = {
    "figure": "figure",
    "image": "picture",
    "navigation": "navigation",
    "blockquote": "quotation",
    "link": "link",
    "group": "details",
    "DisclosureTriangle": "button that unfolds",
    "doc-subtitle": "subtitle",
    "doc-pagebreak": "page break",
}


def listening(edition: EditionAtWork, story: Story) -> tuple[Passage, ...]:
    """Return what a listener hears of an article's head and of its pictures, named by their places' ids."""
    return passages(etree.fromstring(alone(edition, story)))


def alone(edition: EditionAtWork, story: Story) -> bytes:
    """Return the page of an article with the words that its pictures have now."""
    shown = {
        each.path: Shown(
            identifier_of(each) if each.key else "",
            None,
            None,
            each.legend,
            each.picture.description or "",
            each.subject,
        )
        for each in edition.pictures
        if each.story is story
    }
    masthead = edition.edition.masthead
    frame = Frame(masthead.title, story.language, story.direction)
    return xhtml_of(replace(layout_of(story, masthead, frame, shown), in_edition=False))


def line_list(
    parent: Element,
    sight: Sight,
    lines: Iterable[Heard],
    language: str,
    attributes: Mapping[str, str],
) -> None:
    """Add lines that are heard as a list."""
    listing = add(parent, "ol", {"role": "list", **marks(language), **attributes})
    ours = sight.words.catalogue.language
    for line in lines:
        item = add(listing, "li")
        role = _role(sight, line.role)
        if role:
            add(item, "span", {"class": "role", **marks(ours)}, f"{role}: " if line.text else role)
        add(item, "span", {"class": "line"}, line.text)


def line_fields(sight: Sight, lines: Iterable[Heard]) -> list[tuple[str, str]]:
    """Return lines for the script: what each is called, and its words."""
    return [(_role(sight, line.role), line.text) for line in lines]


def _role(sight: Sight, role: str) -> str:
    """Return what a listener of the page's language hears something called."""
    kind, _, level = role.partition(" ")
    if kind == "heading":
        return sight.text("heading {level}", level=level)
    message = _ROLES.get(role)
    return sight.text(message) if message else role
