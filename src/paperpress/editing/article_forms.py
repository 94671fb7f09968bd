"""Forms for an article: hold it back, release it, move it, give it another lead, correct a field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from paperpress.editing.day import Day
from paperpress.editing.field_states import field_state
from paperpress.editing.saving import version_of_field
from paperpress.editing.sight import Sight, button, choice, field, form, marks
from paperpress.editions.corrections import source_text
from paperpress.model.article import Article, Picture
from paperpress.model.overlay import HOLD, LEAD, PLACE, RELEASE, Overlay
from paperpress.model.spots import file_name
from paperpress.model.story import Story
from paperpress.reporting.tree import add
from paperpress.xhtml.tree import Element

#: Characters of a picture's address that are shown, the last ones.
_LONGEST_NAME = 60
#: Fields that an editor may correct here, with their names.
CORRECTED = {
    "kicker": "Kicker",
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "dateline": "Dateline",
    "published": "Published",
    "updated": "Updated",
    "language": "Language (such as en-GB)",
    "picture.caption": "Caption of the lead picture",
    "picture.credit": "Credit line of the lead picture",
    "copyright": "Copyright",
}


def current_text(day: Day, article: Article, name: str) -> str:
    """Return what stands in a field of an article now, by the source or an editor."""
    change = day.configuration.overlay.of(article.id).get(name)
    source = day.sources.get(article.id, article)
    return change.value or "" if change else source_text(source, name) or ""


def change_form(parent: Element, sight: Sight, day: Day, article: Article, name: str) -> Element:
    """Return a new form that saves one field of an article."""
    source = day.sources.get(article.id, article)
    overlay = day.configuration.overlay
    seen = version_of_field(overlay, article.id, name, field_state(source, overlay, name))
    return form(parent, sight, "change", {"article": article.id, "field": name, "seen": seen})


def hold_form(parent: Element, sight: Sight, day: Day, story: Story) -> None:
    """Add a form that holds an article back, with the reason."""
    details = add(parent, "details")
    add(details, "summary", text=sight.text("Hold back"))
    element = change_form(details, sight, day, story.article, HOLD)
    name = f"hold-{story.stem}"
    line = add(element, "p")
    add(line, "label", {"for": name}, sight.text("Reason"))
    add(line, "input", {"id": name, "name": "value", "required": "required"})
    button(add(element, "p"), sight.text("Hold back"))


def release_form(parent: Element, sight: Sight, day: Day, article: Article) -> None:
    """Add a form that releases an article that was held back here."""
    element = change_form(parent, sight, day, article, HOLD)
    add(element, "input", {"type": "hidden", "name": "back", "value": "yes"})
    button(add(element, "p"), sight.text("Release"))


def day_form(parent: Element, sight: Sight, overlay: Overlay, on: date, *, back: bool) -> None:
    """Add a form that lets a day go out, or takes that back."""
    name = on.isoformat()
    seen = version_of_field(overlay, name, RELEASE, None)
    element = form(parent, sight, "change", {"article": name, "field": RELEASE, "seen": seen})
    if back:
        add(element, "input", {"type": "hidden", "name": "back", "value": "yes"})
    label = sight.text("Hold it again") if back else sight.text("Release it now")
    button(add(element, "p"), label)


def place_form(parent: Element, sight: Sight, day: Day, story: Story, number: int) -> None:
    """Add a form that moves an article to another place of its desk."""
    element = change_form(parent, sight, day, story.article, PLACE)
    name = f"place-{story.stem}"
    line = add(element, "p")
    add(line, "label", {"for": name}, sight.text("Place"))
    entry = {"type": "number", "min": "1", "max": "999", "required": "required"}
    add(line, "input", {"id": name, "name": "value", "value": str(number), **entry})
    button(line, sight.text("Move"))


def lead_form(parent: Element, sight: Sight, day: Day, story: Story) -> None:
    """Add a form that gives an article another lead picture, where it has one."""
    pictures = {file_name(each.picture.src): each.picture for each in reversed(story.pictures)}
    if (len(pictures) < 2 and story.article.picture is not None) or not pictures:
        return
    element = change_form(parent, sight, day, story.article, LEAD)
    current = file_name(story.article.picture.src) if story.article.picture else ""
    options = {
        name: ": ".join(filter(None, (_short(name), picture.caption or picture.alt)))
        for name, picture in reversed(pictures.items())
    }
    choice(element, "value", f"lead-{story.stem}", sight.text("Lead picture"), options, current)
    button(add(element, "p"), sight.text("Let it lead"))


def lead_of(story: Story, name: str) -> str | None:
    """Return the value of a change that gives an article another lead; None where it hasn't that picture."""
    for shown in story.pictures:
        if file_name(shown.picture.src) == name:
            fields = set(Picture.model_fields)
            return shown.picture.model_dump_json(include=fields, exclude_none=True)
    return None


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"…{name[-_LONGEST_NAME:]}"


def field_forms(parent: Element, sight: Sight, day: Day, story: Story) -> None:
    """Add a form for each field that may be corrected."""
    article = story.article
    changes: Mapping[str, object] = day.configuration.overlay.of(article.id)
    for name, label in CORRECTED.items():
        if name.startswith("picture.") and article.picture is None:
            continue
        element = change_form(parent, sight, day, article, name)
        identifier = f"f-{sha256(name.encode()).hexdigest()[:8]}"
        language = marks(story.language) if name not in {"language", "published", "updated"} else {}
        field(
            element,
            "value",
            identifier,
            sight.text(label),
            current_text(day, article, name),
            language,
            rows=1,
        )
        line = add(element, "p")
        button(line, sight.text("Save"))
        if name in changes:
            again = {"name": "back", "value": "yes", "formnovalidate": "formnovalidate"}
            button(line, sight.text("As the source has it"), again)
