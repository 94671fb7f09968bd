"""Forms that mend what was found, one button a way, and that take back what was changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from paperpress.editing.article_forms import change_form
from paperpress.editing.day import Day
from paperpress.editing.remedies import Remedy
from paperpress.editing.sight import Sight, button, choice, marks
from paperpress.model.article import Article
from paperpress.model.overlay import HOLD, LEAD, PLACE, Change
from paperpress.model.spots import LANGUAGE, shown_field
from paperpress.reporting.tree import add, say
from paperpress.xhtml.tree import Element

#: What is asked for in a field of its own: its label, and its button.
_ASKED: Mapping[str, tuple[str, str]] = {
    "language": ("Language (such as en-GB)", "Mark them with this language"),
    "date": ("Date, or date and time", "It is this date"),
    "article": ("Article", "It is this article"),
}


def remedy_forms(
    parent: Element,
    sight: Sight,
    day: Day,
    article: Article,
    remedies: Iterable[Remedy],
    others: Sequence[Article] = (),
) -> None:
    """Add the forms of an article's remedies.

    Args:
        parent: what they are added to.
        sight: what the page is made with.
        day: the day.
        article: as the source has it.
        remedies: those that are offered.
        others: the articles that a related one may be.
    """
    language = article.language or day.configuration.masthead.language
    for remedy in remedies:
        name = _identifier(article, remedy)
        named = {"role": "group", "aria-labelledby": f"{name}-l"}
        box = add(parent, "div", {"class": "remedy", **named})
        line = add(box, "p", {"id": f"{name}-l"})
        if remedy.code:
            add(line, "strong", text=remedy.code)
            say(line, " ")
        say(line, f"{sight.text(remedy.about)} ")
        # Of a date, it is the report's sentence that says how it can be read.
        words = {"lang": "en", "dir": "ltr"} if remedy.asks == "date" else marks(language)
        add(line, "bdi", words, remedy.words)
        if remedy.offers:
            element = change_form(box, sight, day, article, remedy.field)
            buttons = add(element, "p")
            for offer in remedy.offers:
                label = sight.text(offer.label, value=offer.shown or offer.value)
                button(buttons, label, {"name": "value", "value": offer.value})
        if remedy.asks:
            _asking(box, sight, day, article, remedy, others)


def mark_form(parent: Element, sight: Sight, day: Day, article: Article) -> None:
    """Add a form that marks words of the body with a language, where nothing has told that they need it."""
    language = article.language or day.configuration.masthead.language
    details = add(parent, "details")
    add(details, "summary", text=sight.text("Mark words of another language"))
    element = change_form(details, sight, day, article, LANGUAGE)
    for name, label, marked in (
        ("words", sight.text("The words, as they stand in the text"), marks(language)),
        ("value", sight.text(_ASKED["language"][0]), {}),
    ):
        line = add(element, "p")
        add(line, "label", {"for": f"mark-{name}"}, label)
        entry = {"id": f"mark-{name}", "name": name, "required": "required", **marked}
        add(line, "input", entry)
    button(add(element, "p"), sight.text(_ASKED["language"][1]))


def changes_list(
    parent: Element, sight: Sight, day: Day, article: Article, changes: Iterable[Change]
) -> None:
    """Add what editors changed of an article, each with a button that takes it back."""
    listing = add(parent, "ul", {"class": "changes", "role": "list"})
    for change in changes:
        item = add(listing, "li")
        line = add(item, "p")
        add(line, "bdi", text=_name(sight, change))
        say(line, ": ")
        shown = change.value if change.field not in {LEAD, "body"} else None
        add(line, "bdi", text=shown or sight.text("changed"))
        say(line, f" ({change.who_and_when})")
        element = change_form(item, sight, day, article, change.field)
        add(element, "input", {"type": "hidden", "name": "back", "value": "yes"})
        button(add(element, "p"), sight.text("As the source has it"))


def _asking(
    parent: Element,
    sight: Sight,
    day: Day,
    article: Article,
    remedy: Remedy,
    others: Sequence[Article],
) -> None:
    """Add a form in which an editor writes what none of the buttons says."""
    element = change_form(parent, sight, day, article, remedy.field)
    label, does = (sight.text(message) for message in _ASKED[remedy.asks])
    name = _identifier(article, remedy)
    if remedy.asks == "article":
        options = {each.id: each.headline for each in others if each.id != article.id}
        choice(element, "value", name, label, options, "")
        button(add(element, "p"), does)
        return
    line = add(element, "p")
    add(line, "label", {"for": name}, label)
    add(line, "input", {"id": name, "name": "value", "required": "required"})
    say(line, " ")
    button(line, does)


def _identifier(article: Article, remedy: Remedy) -> str:
    """Return the id of a remedy's place on the page."""
    about = f"{article.id}\n{remedy.code}\n{remedy.field}"
    return f"r-{sha256(about.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _name(sight: Sight, change: Change) -> str:
    names = {HOLD: "Held back", PLACE: "Place", LEAD: "Lead picture"}
    message = names.get(change.field)
    return sight.text(message) if message else shown_field(change.field)
