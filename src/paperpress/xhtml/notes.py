"""Notes on a page: the sign that refers to one, the note itself, and the ways back to the text."""

from __future__ import annotations

from paperpress.vocab import EPUB_TYPE_ATTRIBUTE
from paperpress.xhtml.tree import Element, add, say
from paperpress.xhtml.words import Words


def reference(parent: Element, words: Words, number: int, count: int) -> None:
    """The n-th reference to a note: its number, as a link."""
    add(
        parent,
        "a",
        {
            "id": reference_id(number, count),
            "class": "noteref",
            "href": f"#note-{number}",
            EPUB_TYPE_ATTRIBUTE: "noteref",
            "role": "doc-noteref",
            "aria-label": words.text("Note {number}", number=number),
        },
        str(number),
    )


def aside(parent: Element, words: Words, number: int) -> Element:
    """Add a note with its number, and return the element for its text."""
    element = add(
        parent,
        "aside",
        {
            "id": f"note-{number}",
            "class": "footnote",
            EPUB_TYPE_ATTRIBUTE: "footnote",
            "role": "doc-footnote",
        },
    )
    add(element, "p", {"class": "number"}, words.text("Note {number}", number=number))
    return element


def ways_back(aside: Element, words: Words, number: int, references: int) -> None:
    """A link to each reference to a note, on a line of its own; none where nothing refers to it."""
    if not references:
        return
    back = add(aside, "p", {"class": "back"})
    for count in range(1, references + 1):
        label = (
            words.text("Back to note {number} in the text", number=number)
            if references == 1
            else words.text(
                "Back to note {number} in the text, reference {reference}",
                number=number,
                reference=count,
            )
        )
        href = f"#{reference_id(number, count)}"
        if count > 1:
            say(back, " ")
        add(back, "a", {"href": href, "role": "doc-backlink", "aria-label": label}, "↩")


def reference_id(number: int, count: int) -> str:
    """Return the id of the n-th reference to a note."""
    return f"noteref-{number}" if count == 1 else f"noteref-{number}-{count}"
