"""The page of an article: what a listener hears beside what a device shows, and what can be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperpress.editing.article_forms import (
    change_form,
    field_forms,
    hold_form,
    lead_form,
    place_form,
)
from paperpress.editing.body_remedies import (
    Sent,
    held_as_duplicate,
    is_nearly,
    place_remedies,
    words_of,
)
from paperpress.editing.day import Day, EditionAtWork, identifier_of
from paperpress.editing.field_states import sent_body
from paperpress.editing.heard_lines import line_list, listening
from paperpress.editing.keys import keys_table
from paperpress.editing.picture_forms import picture_item
from paperpress.editing.remedies import Remedy, date_remedies, record_remedies
from paperpress.editing.remedy_forms import changes_list, mark_form, remedy_forms
from paperpress.editing.saving import version_of_words
from paperpress.editing.sight import Sight, button, page_of, written
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Severity
from paperpress.model.story import Story
from paperpress.reporting.tree import add, say
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
    keys_table(main, sight)
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
    changes = day.configuration.overlay.of(story.article.id).values()
    if changes:
        section = _section(main, "changed", sight.text("What was changed here"))
        changes_list(section, sight, day, story.article, changes)
    return written(root)


def _both(main: Element, sight: Sight, work: ArticleAtWork) -> None:
    """Add what a listener hears, and what a device shows, side by side where there is room."""
    beside = add(main, "div", {"class": "beside"})
    section = _section(beside, "heard", sight.text("What a listener hears"))
    story = work.story
    lines = [line for passage in listening(work.edition, story) for line in passage.lines]
    line_list(section, sight, lines, story.language, {"id": "lines"})
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
    everyone = [story.article for edition in day.editions for story in edition.stories]
    offered = _offered(day, work, article, everyone)
    twins = _twins(day, work.story)
    section = _section(main, "findings", sight.text("Findings"))
    if others:
        _list_of(section, others)
    elif not (offered or twins):
        add(section, "p", text=sight.text("Nothing else was found."))
    remedy_forms(section, sight, day, article, offered, everyone)
    for twin in twins:
        _twin(section, sight, day, (article, twin))
    mark_form(section, sight, day, article)


def _list_of(parent: Element, findings: Sequence[Finding]) -> None:
    """Add findings; they speak English, as the report does."""
    listing = add(parent, "ul", {"class": "flaws", "role": "list", "lang": "en", "dir": "ltr"})
    for finding in findings:
        kind = "notice" if finding.severity is Severity.NOTICE else "flaw"
        item = add(listing, "li", {"class": kind})
        add(item, "strong", text=f"{_TITLES[finding.severity]} {finding.code}")
        say(item, f" {finding.message} {finding.remedy}")
        if finding.path:
            add(add(item, "p"), "code", text=finding.path)


def _offered(
    day: Day, work: ArticleAtWork, article: Article, everyone: Sequence[Article]
) -> list[Remedy]:
    """Return the remedies for an article, as the source has it and editors have changed it."""
    story, overlay = work.story, day.configuration.overlay
    changed = frozenset(overlay.of(article.id))
    sent = Sent(article, sent_body(article, overlay), story.language, changed)
    of_record = record_remedies(story.article, work.findings, day.configuration.masthead)
    dates = date_remedies(article, story.article.notices)
    return [*of_record, *dates, *place_remedies(sent, everyone)]


def _twins(day: Day, story: Story) -> list[Article]:
    """Return the other articles of the day that say nearly the same."""
    words = words_of(story.body)
    return [
        other.article
        for edition in day.editions
        for other in edition.stories
        if other is not story and is_nearly(words, words_of(other.body))
    ]


def _twin(parent: Element, sight: Sight, day: Day, pair: tuple[Article, Article]) -> None:
    """Add the forms that hold one of two articles back that say nearly the same."""
    this, other = pair
    box = add(parent, "div", {"class": "remedy"})
    line = add(box, "p")
    say(line, sight.text("It says nearly what another article of this day says:"))
    say(line, " ")
    add(line, "bdi", text=other.headline)
    for held, twin, label in (
        (this, other, sight.text("Hold this one back")),
        (other, this, sight.text("Hold the other one back")),
    ):
        field, reason = held_as_duplicate(twin)
        element = change_form(box, sight, day, held, field)
        add(element, "input", {"type": "hidden", "name": "value", "value": reason})
        button(add(element, "p"), label)


def _section(parent: Element, name: str, title: str) -> Element:
    section = add(parent, "section", {"aria-labelledby": f"{name}-h", "id": name})
    add(section, "h2", {"id": f"{name}-h"}, title)
    return section
