"""The pages of a day: its editions with what stands between them and ready, and each edition's work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from paperpress.editing.article_forms import day_form, hold_form, place_form, release_form
from paperpress.editing.day import Day, EditionAtWork, identifier_of
from paperpress.editing.heard_lines import listening
from paperpress.editing.keys import keys_table
from paperpress.editing.picture_forms import picture_item
from paperpress.editing.remedies import PUBLISHED, Remedy, date_remedies
from paperpress.editing.remedy_forms import remedy_forms
from paperpress.editing.saving import version_of_words
from paperpress.editing.sight import Sight, marks, page_of, written
from paperpress.model.finding import Finding, Severity
from paperpress.model.overlay import RELEASE
from paperpress.reporting.tree import add, say
from paperpress.xhtml.tree import Element


def day_page(sight: Sight, day: Day, findings: Mapping[str, Sequence[Finding]]) -> bytes:
    """Return the page of a day.

    Args:
        sight: what it is made with.
        day: the day.
        findings: of the last press, by the article that they are about.
    """
    shown = sight.words.catalogue.weekday_date(day.on) if day.on else sight.text("No editions")
    root, main = page_of(sight, f"{sight.title}, {shown}", {})
    _release(main, sight, day)
    for edition in day.editions:
        _edition(main, sight, edition, findings)
    _held(main, sight, day)
    _undated(main, sight, day)
    _other_days(main, sight, day)
    return written(root)


def edition_page(
    sight: Sight, day: Day, edition: EditionAtWork, drafts: Mapping[str, str]
) -> bytes:
    """Return the page of an edition: its pictures by what a reader loses, and its articles in order.

    Args:
        sight: what it is made with.
        day: the day.
        edition: one of its editions.
        drafts: by the id of a picture's place.
    """
    ways = _ways(sight, day.on)
    root, main = page_of(sight, edition.name, ways)
    place = edition.edition.date, edition.edition.slug
    keys_table(main, sight)
    section = _section(main, "pictures", sight.text("Pictures"))
    needing = edition.needing
    add(
        section,
        "p",
        text=sight.words.plural(
            "{count} picture needs words.", "{count} pictures need words.", needing
        )
        if needing
        else sight.text("Every picture has its words."),
    )
    names = [identifier_of(picture) for picture in edition.pictures]
    lines = {
        passage.picture: passage.lines
        for story in edition.stories
        for passage in listening(edition, story)
    }
    for name, after, picture in zip(names, [*names[1:], "articles"], edition.pictures, strict=True):
        seen = version_of_words(day.configuration.alt_texts, picture.key, picture.language)
        draft, heard = drafts.get(name, ""), lines.get(name, ())
        picture_item(section, sight, picture, place, seen, after, draft, heard)
    _articles(main, sight, day, edition)
    return written(root)


def _articles(main: Element, sight: Sight, day: Day, edition: EditionAtWork) -> None:
    """Add the articles of an edition in their order, with what moves them and holds them back."""
    place = edition.edition.date, edition.edition.slug
    section = _section(main, "articles", sight.text("Articles in their order"))
    listing = add(section, "ol")
    for number, story in enumerate(edition.stories, 1):
        item = add(listing, "li", {"id": f"a-{story.stem}"})
        line = add(item, "p")
        add(
            line,
            "a",
            {"href": sight.way(*place, story.stem), **marks(story.language)},
            story.article.headline,
        )
        place_form(item, sight, day, story, number)
        hold_form(item, sight, day, story)


def _edition(
    main: Element,
    sight: Sight,
    edition: EditionAtWork,
    findings: Mapping[str, Sequence[Finding]],
) -> None:
    slug = edition.edition.slug
    section = add(main, "section", {"aria-labelledby": f"e-{slug}"})
    heading = add(section, "h2", {"id": f"e-{slug}"})
    add(heading, "a", {"href": sight.way(edition.edition.date, slug, "")}, edition.name)
    between = list(_between(sight, edition, findings))
    if not between:
        add(section, "p", {"class": "ready"}, sight.text("Ready."))
        return
    add(section, "p", text=sight.text("Between this edition and ready:"))
    listing = add(section, "ul")
    for line in between:
        add(listing, "li", text=line)
    pointed = [each for each in edition.stories if _grave(findings.get(each.article.id, ()))]
    if pointed:
        add(section, "p", text=sight.text("Articles with findings:"))
        listing = add(section, "ul")
        for story in pointed:
            way = sight.way(edition.edition.date, slug, story.stem)
            add(
                add(listing, "li"),
                "a",
                {"href": way, **marks(story.language)},
                story.article.headline,
            )


def _between(
    sight: Sight, edition: EditionAtWork, findings: Mapping[str, Sequence[Finding]]
) -> Iterable[str]:
    """Yield what stands between an edition and ready."""
    if number := edition.needing:
        yield sight.words.plural(
            "{count} picture needs words.", "{count} pictures need words.", number
        )
    others = sum(len(_grave(findings.get(each.article.id, ()))) for each in edition.stories)
    if others:
        yield sight.words.plural("{count} other finding.", "{count} other findings.", others)


def _grave(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings that a reader is served worse by, but for those about a picture's words."""
    return [
        finding
        for finding in findings
        if finding.severity is not Severity.NOTICE and not finding.code.startswith("ALT")
    ]


def _release(main: Element, sight: Sight, day: Day) -> None:
    """Add whether the day has gone out, where that waits for an editor's word."""
    gate = day.configuration.gate()
    if gate is None or day.on is None:
        return
    section = _section(main, "release", sight.text("Going out"))
    last = day.configuration.overlay.last(day.on.isoformat(), RELEASE)
    released = last is not None and last.value is not None
    if last is not None and released:
        sentence = sight.text("Released by {who}.", who=last.who_and_when)
    elif gate.lets(day.on):
        sentence = sight.text("The day’s time has come: readers have it.")
    else:
        moment = day.configuration.edition.release_at.strftime("%H:%M")
        sentence = sight.text(
            "Readers have nothing of this day until you release it, or {time}.", time=moment
        )
    add(section, "p", text=sentence)
    if released or not gate.lets(day.on):
        day_form(section, sight, day.configuration.overlay, day.on, back=released)


def _held(main: Element, sight: Sight, day: Day) -> None:
    if not day.held:
        return
    section = _section(main, "held", sight.text("Held back"))
    listing = add(section, "ul")
    for article, hold in day.held:
        item = add(listing, "li")
        line = add(item, "p")
        language = article.language or day.configuration.masthead.language
        add(line, "bdi", marks(language), article.headline)
        say(line, ": ")
        add(line, "bdi", text=hold.value or "")
        say(line, f" ({hold.who_and_when})")
        release_form(item, sight, day, article)


def _undated(main: Element, sight: Sight, day: Day) -> None:
    """Add articles that are in no edition since nothing tells their day."""
    if not day.undated:
        return
    section = _section(main, "undated", sight.text("In no edition: their day isn’t known"))
    for article in day.undated:
        language = article.language or day.configuration.masthead.language
        add(section, "h3", marks(language), article.headline)
        source = day.sources[article.id]
        dates = [each for each in date_remedies(source, article.notices) if each.field == PUBLISHED]
        missing = Remedy("", "Its record has no date:", PUBLISHED, "", (), asks="date")
        remedy_forms(section, sight, day, source, dates or [missing])


def _other_days(main: Element, sight: Sight, day: Day) -> None:
    others = [each for each in reversed(day.days) if each != day.on][:14]
    if others:
        section = _section(main, "days", sight.text("Other days"))
        listing = add(section, "ul")
        for each in others:
            name = sight.words.catalogue.weekday_date(each)
            add(add(listing, "li"), "a", {"href": sight.way(each, "")}, name)


def _section(main: Element, name: str, title: str) -> Element:
    section = add(main, "section", {"aria-labelledby": f"{name}-h", "id": name})
    add(section, "h2", {"id": f"{name}-h"}, title)
    return section


def _ways(sight: Sight, on: date | None) -> Mapping[str, str]:
    shown = sight.words.catalogue.weekday_date(on) if on else sight.title
    return {sight.way(on, "") if on else sight.root: f"{sight.title}, {shown}"}
