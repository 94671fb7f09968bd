"""Words inside the house: what a body is once it is read. Trusted, so plain and quick.

A body's HTML or blocks become a `Body` (`paperpress.body.reader`), and a `Body` becomes the tree
of a page (`paperpress.xhtml.flow`). What has no place here can't reach a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from paperpress.model.article import Picture
from paperpress.model.finding import Finding
from paperpress.model.formulas import Formula

SpanKind: TypeAlias = Literal[
    "em", "strong", "i", "b", "u", "s", "small", "mark", "sub", "sup",
    "code", "kbd", "samp", "var", "cite", "q", "abbr", "dfn", "ins", "del", "bdi", "span",
]  # fmt: skip
"""An inline element of HTML that says something; the name is the element's own."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that is meant."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run that differs from what is around it."""

    kind: SpanKind
    children: tuple[Inline, ...]
    language: str | None = None
    """BCP 47, where it differs."""
    direction: Literal["ltr", "rtl", "auto"] | None = None
    title: str | None = None
    """What an `abbr` stands for; None for any other kind."""
    speech: bool = True
    """Whether it is heard where an edition reads itself aloud."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: to the web or a mailbox, to a place of the body, or to a page of the edition."""

    href: str
    """http, https, mailto or tel; ``#`` and the name of an `Anchor` that the body holds, or ``#``
    alone for the article's beginning; a page's file, which `paperpress.assembly.links` puts there."""
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Where the text refers to a note; `note` is the `Footnote.id`. Only notes that exist."""

    note: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a printed page begins, in a line or between blocks; `page` is its label: ``A8``."""

    page: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links of the body lead to, in a line or before a block; `name` is theirs for it."""

    name: str


Inline: TypeAlias = Text | LineBreak | Span | Link | NoteReference | PageBreak | Anchor | Formula
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: Inlines
    language: str | None = None
    direction: Literal["ltr", "rtl", "auto"] | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 2 to 6, and never more than one below the heading before it."""

    level: int
    inlines: Inlines
    language: str | None = None
    direction: Literal["ltr", "rtl", "auto"] | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in the body."""

    picture: Picture
    path: str
    """Where in the record, for findings: ``body[3]``."""
    links: Inlines = ()
    """The links in its caption, in order; the caption holds their words."""


@dataclass(frozen=True, slots=True)
class Gallery:
    """Pictures that belong together."""

    figures: tuple[Figure, ...]
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Someone's words."""

    blocks: Blocks
    attribution: Inlines = ()
    language: str | None = None
    direction: Literal["ltr", "rtl", "auto"] | None = None


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A line from the article, set large."""

    inlines: Inlines
    attribution: Inlines = ()


ListStyle: TypeAlias = Literal[
    "decimal", "decimal-leading-zero", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman",
    "lower-greek", "none",
]  # fmt: skip
"""How the items of an ordered list are numbered: a name of CSS 2.1 (section 12.5.1)."""


@dataclass(frozen=True, slots=True)
class List:
    """A list; each item is blocks. The rest is said of an ordered list alone."""

    ordered: bool
    items: tuple[Blocks, ...]
    start: int = 1
    """The number that counting begins with."""
    reversed: bool = False
    """Whether it counts down."""
    style: ListStyle = "decimal"
    values: tuple[int | None, ...] = ()
    """The number of each item, None where counting gives it; empty where counting gives all."""

    def numbers(self) -> tuple[int, ...]:
        """Return the number of each item, as a browser shows it (HTML Standard, section 4.4.5)."""
        numbers: list[int] = []
        following = self.start
        for index in range(len(self.items)):
            value = self.values[index] if index < len(self.values) else None
            numbers.append(following if value is None else value)
            following = numbers[-1] + (-1 if self.reversed else 1)
        return tuple(numbers)


@dataclass(frozen=True, slots=True)
class Definition:
    """Terms and what they mean."""

    terms: tuple[Inlines, ...]
    meanings: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their meanings."""

    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `scope` says what a header cell heads; None for a data cell."""

    blocks: Blocks
    scope: Literal["col", "row", "colgroup", "rowgroup"] | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `head` are the rows that head columns."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Embed:
    """What stood elsewhere: a quote of its words where they are known, else a titled link."""

    provider: str
    """``Mastodon``, ``YouTube``; empty where unknown."""
    url: str
    """Empty where unknown."""
    title: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Aside:
    """A box beside the story."""

    heading: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Details:
    """What a page may fold away under its summary; an edition shows it unfolded."""

    summary: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Line:
    """A line of verse. `indent` is how far it is set in, in ems: 0 to 8."""

    inlines: Inlines
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Verse:
    """Verse: stanzas of lines, none of which may be joined with the next."""

    stanzas: tuple[tuple[Line, ...], ...]
    language: str | None = None
    direction: Literal["ltr", "rtl", "auto"] | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A listing; white space is meant."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Unspoken:
    """Blocks that stand on the page, and aren't heard where an edition reads itself aloud."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Divider:
    """A change of scene."""


Block: TypeAlias = (
    Paragraph | Heading | Figure | Gallery | Quote | PullQuote | List | DefinitionList
    | Table | Embed | Aside | Details | Unspoken | Verse | Code | Divider | PageBreak | Anchor
)  # fmt: skip
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note, and the id that references name it by."""

    id: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Body:
    """A body, read."""

    blocks: Blocks
    notes: tuple[Footnote, ...] = ()
    """In the order of their first reference; notes that nothing refers to come last."""
    findings: tuple[Finding, ...] = ()
    """What was let go or mended, with `article` left empty."""


def plain(inlines: Inlines) -> str:
    """Return the characters of a run, line breaks as spaces, note references left out."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text) | Formula(text):
                parts.append(text)
            case LineBreak():
                parts.append(" ")
            case Span(children=children) | Link(children=children):
                parts.append(plain(children))
            case NoteReference() | PageBreak() | Anchor():
                pass
            case _:
                assert_never(inline)
    return "".join(parts)
