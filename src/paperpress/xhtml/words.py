"""The strings that a page shows, in the page's language as far as a catalogue has it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property

from paperpress.locales import Catalogue, catalogue
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE
from paperpress.xhtml.context import Shown
from paperpress.xhtml.tree import Element, add, language_of, say

Builder = Callable[[Element], None]
"""Adds its part to the element it is given."""

#: Stand-ins for parts that are built, in a template that is text. They are put into our own
#: strings only, never into an editor's.
_FIRST_STAND_IN = 0xE000
#: The width of the column, in hundredths of it.
_WHOLE = 100


class Words:
    """What a page says in words of its own."""

    def __init__(self, language: str, part: str = "") -> None:
        self.language = language
        self.part = part

    @cached_property
    def catalogue(self) -> Catalogue:
        """The strings of the language, or of the one that stands in for it."""
        return catalogue(self.language, self.part)

    @cached_property
    def marks(self) -> dict[str, str | None]:
        """Attributes for an element that holds our words: none, unless they had to be another
        language's than the page's.
        """
        ours = self.catalogue.language
        if ours.split("-")[0] == self.language.split("-")[0]:
            return {}
        return language_of(ours, self.language)

    def text(self, message: str, **values: object) -> str:
        """Return a string of the catalogue."""
        return self.catalogue.text(message, **values)

    def plural(self, singular: str, plural: str, count: int) -> str:
        """Return a string of the catalogue, in the form for a count."""
        return self.catalogue.plural(singular, plural, count)

    def label(self, message: str) -> str:
        """Return what a string of the catalogue says before its one place: ``Next``.

        A link that shows this and is named by the whole string can be spoken to by what is seen
        (WCAG 2.2, criterion 2.5.3, label in name).
        """
        template = self.catalogue.messages[message][0]
        return template.partition("{")[0].rstrip(" \N{NO-BREAK SPACE}:\N{FULLWIDTH COLON}")

    def fill(self, parent: Element, message: str, **builders: Builder) -> None:
        """Write a string of the catalogue, its named places filled by elements."""
        names = list(builders)
        stand_ins = {name: chr(_FIRST_STAND_IN + i) for i, name in enumerate(names)}
        _fill(parent, self.text(message, **stand_ins), list(builders.values()))

    def join(self, parent: Element, builders: list[Builder]) -> None:
        """Write a list as a sentence has it: ``A, B and C``."""
        _fill(
            parent,
            self.catalogue.join([chr(_FIRST_STAND_IN + i) for i in range(len(builders))]),
            builders,
        )

    def time(self, moment: datetime | date) -> Builder:
        """Return a ``time`` element: in words to read, in ISO 8601 to compute with.

        HTML takes at most three digits of a second's fraction, and no reader asks for any.
        """
        return self._stamped(moment, self.catalogue.moment(moment))

    def clock(self, moment: datetime) -> Builder:
        """Return a ``time`` element that shows the time of day alone."""
        return self._stamped(moment, self.catalogue.clock(moment))

    def _stamped(self, moment: datetime | date, shown: str) -> Builder:
        whole = moment.replace(microsecond=0) if isinstance(moment, datetime) else moment

        def build(parent: Element) -> None:
            add(parent, "time", {"datetime": whole.isoformat()}, shown)

        return build


def _fill(parent: Element, template: str, builders: list[Builder]) -> None:
    for character in template:
        number = ord(character) - _FIRST_STAND_IN
        if 0 <= number < len(builders):
            builders[number](parent)
        else:
            say(parent, character)


def name(parent: Element, text: str, direction: str) -> None:
    """Write a name or a headline within a line: isolated where it runs the other way, so that the
    punctuation around it stays in its place (UAX #9; HTML, the bdi element).
    """
    if first_direction(text) not in {None, direction}:
        add(parent, "bdi", text=text)
    else:
        say(parent, text)


def first_direction(text: str) -> str | None:
    """Return the direction of the first strong character (UAX #9, rule P2); None where there is none."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return None


def alternative(words: Words, shown: Shown) -> str:
    """Return the ``alt`` of a picture; for a missing text it says "Picture", and is never empty.

    What the caption says in a sentence is heard there, and the ``alt`` names the picture in a few
    words, or points to the caption (docs/decisions/0017-heard-once.md).

    Where an empty ``alt`` is refused, a decorative picture is named by what it shows, if that is
    known, else said to be a picture too.
    """
    alt = shown.legend.alt
    if not (alt.text or shown.empty_alt) and shown.subject:
        return shown.subject
    if shown.legend.alt_in_caption:
        return shown.legend.name or words.text("Picture, see its caption")
    if alt.provenance == "missing" or not (alt.text or shown.empty_alt):
        return words.text("Picture")
    return alt.text


def image(
    parent: Element,
    words: Words,
    shown: Shown,
    *,
    kind: str | None = None,
    details: str | None = None,
) -> Element:
    """Return the ``img`` of a picture that can be shown; `details` is the id of its long description."""
    return add(
        parent,
        "img",
        {
            "class": kind,
            "src": shown.href,
            "alt": alternative(words, shown),
            "width": str(shown.width) if shown.width else None,
            "height": str(shown.height) if shown.height else None,
            "aria-details": details,
        },
    )


def framed_image(
    parent: Element, words: Words, shown: Shown, *, details: str | None = None
) -> None:
    """Write a picture as wide as its share of the column.

    Not every engine takes a width from a picture; all take it from a box around it.
    """
    narrow = {"class": f"fit-{shown.share}"}
    holder = add(parent, "div", narrow) if shown.share < _WHOLE else parent
    image(holder, words, shown, details=details)


def page_break(parent: Element, words: Words, anchor: str, page: str) -> None:
    """Mark where a printed page begins (DPUB-ARIA 1.1, doc-pagebreak)."""
    marker: dict[str, str | None] = {
        "id": anchor,
        EPUB_TYPE_ATTRIBUTE: "pagebreak",
        "role": "doc-pagebreak",
        "aria-label": words.text("Page {page}", page=page),
    }
    add(parent, "span", marker)


def paragraphs(parent: Element, text: str, attributes: dict[str, str | None] | None = None) -> None:
    """Write plain text whose line breaks part paragraphs."""
    for line in text.split("\n"):
        if line:
            add(parent, "p", attributes, line)
