"""The page of an article: what a listener hears beside what a device shows, and what can be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from paperpress.assembly.edition_pages import page_of as layout_of
from paperpress.editing.article_forms import (
    change_form,
    current_text,
    field_forms,
    hold_form,
    lead_form,
    place_form,
)
from paperpress.editing.day import Day, EditionAtWork
from paperpress.editing.listening import Heard, head_of, heard
from paperpress.editing.picture_forms import identifier_of, picture_item
from paperpress.editing.remedies import held_as_duplicate, near_duplicates, remedies
from paperpress.editing.saving import version_of_words
from paperpress.editing.sight import Sight, button, marks, page_of, written
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Severity
from paperpress.model.story import Story
from paperpress.reporting.tree import add, say
from paperpress.xhtml.article import article_page as xhtml_of
from paperpress.xhtml.context import Frame, Shown
from paperpress.xhtml.tree import Element

_TITLES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTICE: "Notice"}


@dataclass(frozen=True, slots=True)
class ArticleAtWork:
    """An article of an edition, and what was found about it."""

    edition: EditionAtWork
    story: Story
    findings: Sequence[Finding]
    """Of the last press."""


def article_page(sight: Sight, day: Day, work: ArticleAtWork, drafts: Mapping[str, str]) -> bytes:
    """Return the page of an article.

    Args:
        sight: what it is made with.
        day: the day.
        work: the article.
        drafts: programs' drafts, by the ids of pictures' places.
    """
    edition, story = work.edition, work.story
    place = edition.edition.date, edition.edition.slug
    shown_day = sight.words.catalogue.weekday_date(place[0])
    ways = {
        sight.way(place[0], ""): f"{sight.title}, {shown_day}",
        sight.way(*place, ""): edition.name,
    }
    root, main = page_of(sight, story.article.headline, ways)
    _both(main, sight, work)
    section = _section(main, "pictures", sight.text("Pictures"))
    pictures = [each for each in edition.pictures if each.story is story]
    for picture in pictures:
        name = identifier_of(picture)
        seen = version_of_words(day.configuration.alt_texts, picture.key, picture.language)
        picture_item(section, sight, picture, place, seen, name, drafts.get(name, ""))
    _findings(main, sight, day, work)
    section = _section(main, "place", sight.text("Place, lead picture, holding back"))
    number = edition.stories.index(story) + 1
    place_form(section, sight, day, story, number)
    lead_form(section, sight, day, story)
    hold_form(section, sight, day, story)
    section = _section(main, "fields", sight.text("Correct the record"))
    field_forms(section, sight, day, story)
    return written(root)


def listening(edition: EditionAtWork, story: Story) -> tuple[Heard, ...]:
    """Return what a listener hears of an article's head and its lead picture."""
    page = etree.fromstring(alone(edition, story))
    return tuple(line for part in head_of(page) for line in heard(part))


def alone(edition: EditionAtWork, story: Story) -> bytes:
    """Return the page of an article with the words that its pictures have now."""
    shown = {
        each.path: Shown(
            each.picture.src, None, None, each.legend, each.picture.description or "", ""
        )
        for each in edition.pictures
        if each.story is story
    }
    masthead = edition.edition.masthead
    frame = Frame(masthead.title, story.language, story.direction)
    return xhtml_of(replace(layout_of(story, masthead, frame, shown), in_edition=False))


def _both(main: Element, sight: Sight, work: ArticleAtWork) -> None:
    """Add what a listener hears, and what a device shows, side by side where there is room."""
    beside = add(main, "div", {"class": "beside"})
    section = _section(beside, "heard", sight.text("What a listener hears"))
    story = work.story
    listing = add(section, "ol", {"id": "lines", "role": "list", **marks(story.language)})
    for line in listening(work.edition, story):
        item = add(listing, "li", {"data-picture": "lead"} if line.role == "image" else {})
        if line.role:
            role = {"class": "role", "lang": "en", "dir": "ltr"}
            add(item, "span", role, f"{line.role}: " if line.text else line.role)
        add(item, "span", {"class": "line"}, line.text)
    speak = {"type": "button", "id": "speak", "hidden": "hidden"}
    add(section, "button", speak, sight.text("Speak it"))
    section = _section(beside, "proof", sight.text("What a device shows"))
    place = work.edition.edition.date, work.edition.edition.slug
    source = sight.way("proof", *place, f"{story.stem}.png")
    alt = sight.text("The article’s first page on a reading device, as it was last pressed")
    add(section, "img", {"src": source, "alt": alt, "class": "proof"})


def _findings(main: Element, sight: Sight, day: Day, work: ArticleAtWork) -> None:
    article = day.sources.get(work.story.article.id, work.story.article)
    others = [finding for finding in work.findings if not finding.code.startswith("ALT")]
    offered = remedies(work.story.article, work.findings, day.configuration.masthead)
    articles = [story.article for story in work.edition.stories]
    twins = [pair for pair in near_duplicates(articles) if pair[0].id == article.id]
    section = _section(main, "findings", sight.text("Findings"))
    if not (others or offered or twins):
        add(section, "p", text=sight.text("Nothing else was found."))
        return
    listing = add(section, "ul", {"class": "flaws", "role": "list", "lang": "en", "dir": "ltr"})
    for finding in others:
        item = add(
            listing, "li", {"class": "notice" if finding.severity is Severity.NOTICE else "flaw"}
        )
        add(item, "strong", text=f"{_TITLES[finding.severity]} {finding.code}")
        say(item, f" {finding.message} {finding.remedy}")
        if finding.path:
            add(add(item, "p"), "code", text=finding.path)
    for remedy in offered:
        element = change_form(section, sight, day, article, remedy.field)
        add(element, "input", {"type": "hidden", "name": "value", "value": remedy.value})
        line = add(element, "p", {"class": "remedy"})
        add(line, "strong", text=remedy.finding.code)
        say(line, " ")
        now = current_text(day, article, remedy.field)
        add(line, "bdi", text=remedy.shown or now)
        button(add(element, "p"), sight.text(remedy.name))
    for _, earlier in twins:
        _twin(section, sight, day, article, earlier)


def _twin(parent: Element, sight: Sight, day: Day, article: Article, earlier: Article) -> None:
    field, reason = held_as_duplicate(earlier)
    element = change_form(parent, sight, day, article, field)
    add(element, "input", {"type": "hidden", "name": "value", "value": reason})
    line = add(element, "p", {"class": "remedy"})
    say(line, sight.text("It says nearly what another article of this edition says:"))
    say(line, " ")
    add(line, "bdi", text=earlier.headline)
    button(add(element, "p"), sight.text("Hold this one back"))


def _section(parent: Element, name: str, title: str) -> Element:
    section = add(parent, "section", {"aria-labelledby": f"{name}-h", "id": name})
    add(section, "h2", {"id": f"{name}-h"}, title)
    return section
