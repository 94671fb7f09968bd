"""A picture that wants words, with all that an editor looks at to write them, and the form for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from paperpress.editing.day import PictureAtWork, identifier_of
from paperpress.editing.heard_lines import line_list
from paperpress.editing.listening import Heard
from paperpress.editing.saving import version
from paperpress.editing.sight import Sight, button, choice, field, form, marks
from paperpress.model.finding import Severity
from paperpress.model.story import LEAD
from paperpress.reporting.tree import add, say
from paperpress.xhtml.tree import Element

_KINDS: Final = ("photograph", "chart", "map", "infographic", "text")
_ORIGINS: Final = {
    "supplied": "written by an editor",
    "caption": "taken from the caption",
    "missing": "missing: a listener hears only that there is a picture",
    "decorative": "none, on purpose: the picture is marked as decorative",
}


_ABOUT_DRAFT: Final = "A draft by a program. It is in no edition until you take it:"


def picture_item(
    parent: Element,
    sight: Sight,
    picture: PictureAtWork,
    place: tuple[date, str],
    seen: str,
    following: str,
    draft: str = "",
    lines: Sequence[Heard] = (),
) -> None:
    """Add a picture and its form.

    Args:
        parent: what it is added to.
        sight: what the page is made with.
        picture: the picture.
        place: day and edition.
        seen: the version of what is kept of it.
        following: the id of the place to go on with.
        draft: a program's draft; empty: none.
        lines: what a listener hears of it; none where the page says it elsewhere.
    """
    name, story = identifier_of(picture), picture.story
    item = add(
        parent,
        "article",
        {"class": "picture", "id": name, "aria-labelledby": f"{name}-h", "tabindex": "-1"},
    )
    _heading(item, sight, picture, place)
    if picture.key:
        image = {"src": sight.way("picture", f"{picture.key}.jpg"), "loading": "lazy"}
        shown = sight.text("The picture {file}", file=picture.picture.src)
        add(item, "img", {**image, "alt": shown})
    about = add(item, "div", {"class": "about"})
    _facts(about, sight, picture)
    _flaws(about, picture)
    _heard(about, sight, lines, story.language)
    if picture.key:
        _form(about, sight, picture, seen, following, draft)


def _heading(
    parent: Element, sight: Sight, picture: PictureAtWork, place: tuple[date, str]
) -> None:
    story, is_lead = picture.story, picture.path == LEAD
    heading = add(parent, "h3", {"id": f"{identifier_of(picture)}-h"})
    say(heading, sight.text("Lead picture of") if is_lead else sight.text("In the text of"))
    say(heading, " ")
    address = sight.way(*place, story.stem)
    add(heading, "a", {"href": address, **marks(story.language)}, story.article.headline)


def _heard(parent: Element, sight: Sight, lines: Sequence[Heard], language: str) -> None:
    if lines:
        add(parent, "h4", text=sight.text("What a listener hears"))
        line_list(parent, sight, lines, language, {"class": "heard"})


def _facts(parent: Element, sight: Sight, picture: PictureAtWork) -> None:
    facts = add(parent, "dl")
    language = marks(picture.story.language)
    legend = picture.legend
    entries: dict[str, tuple[str, Mapping[str, str]]] = {
        sight.text("File"): (picture.picture.src, {}),
        sight.text("Caption"): (legend.caption, language),
        sight.text("Credit line"): (legend.credit, language),
        sight.text("Text now"): (legend.alt.text, language),
        sight.text("Where it is from"): (_origin(sight, picture), {}),
    }
    for name, (text, attributes) in entries.items():
        if text:
            group = add(facts, "div")
            add(group, "dt", text=name)
            add(group, "dd", attributes, text)


def _origin(sight: Sight, picture: PictureAtWork) -> str:
    details = picture.details
    if picture.says_itself:
        return sight.text("the drawing’s own words: its title and description")
    if details.by and picture.legend.alt.provenance in {"supplied", "decorative"}:
        when = details.at[:16].replace("T", " ")
        if details.drafted:
            return sight.text(
                "drafted by a program, taken by {name}, {time}", name=details.by, time=when
            )
        return sight.text("{name}, {time}", name=details.by, time=when)
    return sight.text(_ORIGINS[picture.legend.alt.provenance])


def _flaws(parent: Element, picture: PictureAtWork) -> None:
    """Add what is wrong with the words; findings speak English, as the report does."""
    if not picture.findings:
        return
    listing = add(parent, "ul", {"class": "flaws", "role": "list", "lang": "en", "dir": "ltr"})
    for finding in sorted(picture.findings, key=lambda each: each.severity.rank):
        kind = "notice" if finding.severity is Severity.NOTICE else "flaw"
        item = add(listing, "li", {"class": kind})
        add(item, "strong", text=finding.code)
        say(item, f" {finding.message} {finding.remedy}")


def _form(
    parent: Element,
    sight: Sight,
    picture: PictureAtWork,
    seen: str,
    following: str,
    draft: str,
) -> None:
    name, story = identifier_of(picture), picture.story
    hidden = {
        "article": story.article.id,
        "path": picture.path,
        "picture": picture.key,
        "language": picture.language,
        "seen": seen,
        "source": version_of_source(picture),
        "next": following,
    }
    element = form(parent, sight, "words", hidden)
    label = sight.text("What a listener hears in place of the picture")
    attributes = {**marks(story.language), "data-field": "alt", "spellcheck": "true"}
    kept = picture.legend.alt
    text = kept.text if kept.provenance == "supplied" and not picture.says_itself else ""
    field(element, "alt", f"{name}-alt", label, text, attributes)
    if draft:
        _draft(element, sight, draft, story.language)
    decorative = {"checked": "checked"} if kept.provenance == "decorative" else {}
    line = add(element, "p")
    box = {"type": "checkbox", "id": f"{name}-dec", "name": "decorative", "value": "yes"}
    add(line, "input", {**box, **decorative})
    add(
        line,
        "label",
        {"for": f"{name}-dec"},
        sight.text("It only decorates: a listener hears nothing"),
    )
    more = add(element, "details")
    add(more, "summary", text=sight.text("Kind and long description"))
    kinds = {"": sight.text("not known"), **{kind: sight.text(kind) for kind in _KINDS}}
    choice(more, "kind", f"{name}-kind", sight.text("Kind"), kinds, picture.picture.kind or "")
    long = sight.text("Long description, for a chart, a map or a picture of text")
    description = picture.picture.description or ""
    field(more, "description", f"{name}-long", long, description, marks(story.language), rows=4)
    actions = add(element, "p")
    button(actions, sight.text("Save"), {"data-does": "save"})
    if sight.suggests and not draft:
        ask = {
            "name": "draft",
            "value": "yes",
            "data-about": sight.text(_ABOUT_DRAFT),
            "data-takes": sight.text("Take the draft"),
        }
        button(actions, sight.text("Ask for a draft"), ask)
    add(element, "p", {"class": "answer", "role": "status"})


def _draft(parent: Element, sight: Sight, draft: str, language: str) -> None:
    """Add a program's draft, marked as one: it isn't the text until an editor takes it."""
    box = add(parent, "div", {"class": "draft"})
    add(box, "p", text=sight.text(_ABOUT_DRAFT))
    add(box, "blockquote", marks(language), draft)
    add(box, "input", {"type": "hidden", "name": "drafted", "value": draft})
    button(add(box, "p"), sight.text("Take the draft"), {"name": "take", "value": "yes"})


def version_of_source(picture: PictureAtWork) -> str:
    """Return the version of what the record itself says in place of a picture."""
    recorded = next(p for p in picture.story.pictures if p.path == picture.path).picture
    return version(recorded.alt)
