"""What every page of the editor's is made with: words, addresses, the token, and how the press stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote

from lxml import etree

from paperpress.editing.guards import TOKEN
from paperpress.model.language import direction_of
from paperpress.model.text import sanitise
from paperpress.reporting.tree import add, say
from paperpress.vocab import XHTML_NS, XML_LANG
from paperpress.xhtml.tree import VOID, Element
from paperpress.xhtml.words import Words

PART = "editing"
"""The folder of the catalogues of the editor's page."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What every page is made with."""

    words: Words
    title: str
    """The masthead's."""
    root: str
    """The path of the first page, with a slash at its end."""
    token: str
    editor: str
    """Whose name stands at what is saved."""
    press: str
    """How the last press came out, in a sentence."""
    number: int = 0
    """How many presses there have been."""
    here: str = ""
    """The path of the page below the first, to which a save leads back."""
    suggests: bool = False
    """Whether a program drafts texts."""
    delivered: str = ""
    """How far what was released is on its way, in a sentence."""

    def way(self, *parts: str | date) -> str:
        """Return the address of a page or a file."""
        path = "/".join(quote(str(part), safe="") for part in parts)
        return f"{self.root}{path}"

    def text(self, message: str, **values: object) -> str:
        """Return a string of the catalogue."""
        return self.words.text(message, **values)


def page_of(sight: Sight, title: str, ways: Mapping[str, str]) -> tuple[Element, Element]:
    """Return the root of a page and its main element.

    Args:
        sight: what it is made with.
        title: its heading.
        ways: names of the pages above it, by their addresses.
    """
    namespaces: dict[str | None, str] = {None: XHTML_NS}
    root = etree.Element(f"{{{XHTML_NS}}}html", nsmap=namespaces)
    language = sight.words.catalogue.language
    for name, value in (("lang", language), (XML_LANG, language), ("dir", direction_of(language))):
        root.set(name, value)
    head = add(root, "head")
    add(head, "meta", {"charset": "utf-8"})
    add(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    add(head, "title", text=f"{title} – {sight.text('Editor’s page')}")
    add(head, "link", {"rel": "stylesheet", "href": sight.way("edit.css")})
    add(head, "script", {"src": sight.way("edit.js"), "defer": "defer"})
    body = add(root, "body", {"data-root": sight.root, "data-words": script_words(sight)})
    add(body, "a", {"class": "skip", "href": "#main"}, sight.text("Skip to the work"))
    header = add(body, "header")
    if ways:
        nav = add(header, "nav", {"aria-label": sight.text("Where you are")})
        for address, name in ways.items():
            add(add(nav, "span"), "a", {"href": address}, name)
    add(header, "h1", {"dir": "auto"}, title)
    add(header, "p", text=sight.text("You save as {name}.", name=sight.editor))
    status = {"role": "status", "id": "press", "data-number": str(sight.number)}
    add(header, "p", status, sight.press)
    add(header, "p", {"role": "status", "id": "delivered"}, sight.delivered)
    return root, add(body, "main", {"id": "main", "tabindex": "-1"})


#: What the script says, by the names that it has for it.
_OF_SCRIPT: Final = {
    "conflict": "Somebody else has saved ({who}): “{current}”. Yours is not written. Save again to put"
    " yours in its place.",
    "away": "The server can’t be reached. What you wrote stays here: save it again.",
    "failed": "Not saved ({status}).",
    "on": "{name}: yes",
    "off": "{name}: no",
    "Ctrl": "Ctrl",
    "Alt": "Alt",
    "Shift": "Shift",
    "PageDown": "Page Down",
    "PageUp": "Page Up",
    "Enter": "Enter",
    "nobody": "it isn’t known who",
}


def script_words(sight: Sight) -> str:
    """Return what the script says, as JSON: its places are filled there."""
    places = {name: f"{{{name}}}" for name in ("who", "current", "status", "name")}
    words = {name: sight.text(message, **places) for name, message in _OF_SCRIPT.items()}
    return json.dumps(words, ensure_ascii=False)


def form(parent: Element, sight: Sight, action: str, hidden: Mapping[str, str]) -> Element:
    """Return a new form with its token and what it says without being asked."""
    element = add(parent, "form", {"method": "post", "action": sight.way("save", action)})
    for name, value in {TOKEN: sight.token, "page": sight.here, **hidden}.items():
        add(element, "input", {"type": "hidden", "name": name, "value": value})
    return element


def marks(language: str) -> Mapping[str, str]:
    """Return the attributes of a text in a language."""
    return {"lang": language, "dir": direction_of(language)}


def field(
    parent: Element,
    name: str,
    identifier: str,
    label: str,
    value: str,
    attributes: Mapping[str, str] | None = None,
    *,
    rows: int = 2,
) -> Element:
    """Return a new field of text with its label."""
    line = add(parent, "p")
    add(line, "label", {"for": identifier}, label)
    return add(
        line,
        "textarea",
        {"id": identifier, "name": name, "rows": str(rows), **(attributes or {})},
        # HTML takes away one line break that a field begins with.
        "\n" + sanitise(value),
    )


def choice(
    parent: Element,
    name: str,
    identifier: str,
    label: str,
    options: Mapping[str, str],
    chosen: str,
) -> None:
    """Add a choice of one among several, with its label."""
    line = add(parent, "p")
    add(line, "label", {"for": identifier}, label)
    select = add(line, "select", {"id": identifier, "name": name})
    for value, text in options.items():
        selected = {"selected": "selected"} if value == chosen else {}
        add(select, "option", {"value": value, **selected}, text)


def button(parent: Element, text: str, attributes: Mapping[str, str] | None = None) -> None:
    """Add a button that sends its form."""
    add(parent, "button", {"type": "submit", **(attributes or {})}, text)
    say(parent, " ")


def written(root: Element) -> bytes:
    """Return a page as HTML: elements without content have an end tag, unless HTML has none for them."""
    for element in root.iter():
        if isinstance(element.tag, str) and len(element) == 0 and element.text is None:
            void = element.tag.rpartition("}")[2] in VOID
            element.text = None if void else ""
    data: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=False, doctype="<!DOCTYPE html>"
    )
    return data + b"\n"
