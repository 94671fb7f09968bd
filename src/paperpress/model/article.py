"""The article record: what a newsroom sends (docs/record.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic.json_schema import SkipJsonSchema

from paperpress.model.finding import Finding
from paperpress.model.language import Direction, LanguageTag
from paperpress.model.overlay import Change
from paperpress.model.record import BLOCKS_TAG, HTML_TAG, Record
from paperpress.model.text import Line, Lines, Markup, RequiredLine
from paperpress.model.when import When

PictureKind = Literal["photograph", "chart", "map", "infographic", "text"]


class Picture(Record):
    """A picture, and what is said about it."""

    src: RequiredLine
    """Path of the file, below the record's folder."""
    caption: Line | None = None
    """Plain text; a credit in closing brackets is split off where `credit` is absent."""
    credit: Line | None = None
    """The credit line, without brackets. Absent: read from the caption. Empty: there is none."""
    alt: Line | None = None
    """Alternative text. Absent: unknown. Empty: the picture is decorative."""
    description: Lines | None = None
    """A long description, for a chart, a map or a picture of text."""
    license: Line | None = None
    """The licence, as a name or an address."""
    kind: PictureKind | None = None
    """What the picture is, where the newsroom knows."""
    speech: bool = True
    """Whether it is heard where an edition reads itself aloud."""


class Author(Record):
    """Someone who wrote, photographed or translated; a name alone is looked up in the masthead."""

    name: RequiredLine
    bio: Lines | None = None
    role: Line | None = None
    portrait: Picture | None = None
    url: RequiredLine | None = None
    email: RequiredLine | None = None
    id: RequiredLine | None = None
    """What parts people of one name."""
    file_as: RequiredLine | None = None
    """The name as a library sorts it: ``"Rao, Asha"``; absent: made from `name`."""


def _author(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Related(Record):
    """Another article: in this run by `id` or `headline`, or on the web by `url`.

    What is neither is shown as what it is: desk, headline, standfirst and date, without a link.
    """

    id: RequiredLine | None = None
    url: RequiredLine | None = None
    headline: RequiredLine | None = None
    standfirst: Line | None = None
    desk: Line | None = None
    published: When | None = None
    picture: Picture | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Related:
        if self.id is None and self.url is None and self.headline is None:
            raise ValueError("names no article: give its id, its url or its headline")
        return self


def _related(value: Any) -> Any:
    if isinstance(value, str):
        return {"url": value} if "://" in value else {"id": value}
    return value


def _strings(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Correction(Record):
    """What was wrong and is put right, and when."""

    text: RequiredLine
    date: When | None = None


def _form(value: Any) -> str:
    return HTML_TAG if isinstance(value, str) else BLOCKS_TAG


class Spoken(Record):
    """A block, and whether it is heard where an edition reads itself aloud."""

    speech: bool = True


class ParagraphBlock(Spoken):
    """A paragraph, as HTML or as plain text."""

    type: Literal["paragraph"]
    html: Markup | None = None
    text: Lines | None = None

    @model_validator(mode="after")
    def _has_one(self) -> ParagraphBlock:
        if (self.html is None) == (self.text is None):
            raise ValueError("needs either html or text, and not both")
        return self


class HeadingBlock(Spoken):
    """A heading within the article; the headline is level 1."""

    type: Literal["heading"]
    level: Annotated[int, Field(ge=2, le=6)] = 2
    text: RequiredLine


class PictureBlock(Picture):
    """A picture in the body."""

    type: Literal["picture"]


class GalleryBlock(Spoken):
    """Several pictures that belong together."""

    type: Literal["gallery"]
    pictures: Annotated[tuple[Picture, ...], Field(min_length=1)]
    caption: Line | None = None


class QuoteBlock(Spoken):
    """Someone's words at length; `blocks` are further blocks, or one string of HTML."""

    type: Literal["quote"]
    blocks: HtmlOrBlocks
    attribution: Line | None = None


class PullQuoteBlock(Spoken):
    """A line from the article, set large."""

    type: Literal["pull_quote"]
    text: RequiredLine
    attribution: Line | None = None


class ListBlock(Spoken):
    """A list; an item is HTML, or further blocks."""

    type: Literal["list"]
    ordered: bool = False
    items: Annotated[tuple[HtmlOrBlocks, ...], Field(min_length=1)]
    start: Annotated[int, Field(ge=-(10**9), le=10**9)] | None = None
    """The first number of an ordered list. Absent: 1, or of a reversed list how many items it has."""
    reversed: bool = False
    """Whether an ordered list counts down."""
    numbering: Literal["1", "a", "A", "i", "I"] = "1"
    """How an ordered list is numbered: in figures, letters or Roman numerals."""
    values: tuple[Annotated[int, Field(ge=-(10**9), le=10**9)] | None, ...] = ()
    """The number of each item of an ordered list, null where it is the next one."""


class TableBlock(Spoken):
    """A table; a cell is HTML."""

    type: Literal["table"]
    caption: Line | None = None
    header: tuple[Markup, ...] = ()
    rows: Annotated[tuple[tuple[Markup, ...], ...], Field(min_length=1)]
    row_header: bool = False
    """Whether the first cell of each row names the row."""


class EmbedBlock(Spoken):
    """A post, a video or a sound from elsewhere: its words, or a titled link to it."""

    type: Literal["embed"]
    provider: Line | None = None
    url: RequiredLine | None = None
    title: Line | None = None
    text: Lines | None = None

    @model_validator(mode="after")
    def _has_something(self) -> EmbedBlock:
        if not (self.url or self.title or self.text):
            raise ValueError("holds nothing to show: give a url, a title or the text")
        return self


class FootnoteBlock(Spoken):
    """A note; the text refers to it by a link to ``#fn-`` and its id."""

    type: Literal["footnote"]
    id: RequiredLine
    html: Markup


class AsideBlock(Spoken):
    """A box beside the story."""

    type: Literal["aside"]
    heading: Line | None = None
    blocks: HtmlOrBlocks


class CodeBlock(Spoken):
    """A listing, whose white space is meant."""

    type: Literal["code"]
    text: Markup
    language: Line | None = None
    """The programming language's name."""


class DividerBlock(Spoken):
    """A change of scene."""

    type: Literal["divider"]


class PageBreakBlock(Spoken):
    """Where a printed page begins, in the order of the text."""

    type: Literal["page_break"]
    page: RequiredLine


class HtmlBlock(Spoken):
    """HTML, translated like a body that is a string."""

    type: Literal["html"]
    html: Markup


BodyBlock = Annotated[
    ParagraphBlock
    | HeadingBlock
    | PictureBlock
    | GalleryBlock
    | QuoteBlock
    | PullQuoteBlock
    | ListBlock
    | TableBlock
    | EmbedBlock
    | FootnoteBlock
    | AsideBlock
    | CodeBlock
    | DividerBlock
    | PageBreakBlock
    | HtmlBlock,
    Field(discriminator="type"),
]
"""One block of a body, told apart by its ``type``."""

HtmlOrBlocks = Annotated[
    Annotated[Markup, Tag(HTML_TAG)] | Annotated[tuple[BodyBlock, ...], Tag(BLOCKS_TAG)],
    Discriminator(_form),
]
"""A body, or a part of one: a string of HTML, or blocks."""

Status = Literal["published", "draft", "withheld", "cancelled"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record came from."""

    source: str
    """The file and the record's place in it, for reports."""
    folder: str
    """Absolute path of the folder that its pictures lie below; empty where there is none."""
    made_id: bool = False
    """Whether the id was made from address, or headline and date: it then tells of them."""


class Article(Record):
    """One article, as a newsroom sends it. Text fields are plain text; only `body` is HTML."""

    id: RequiredLine
    """Stable: file names come from it, so that a re-issue keeps a reader's place."""
    headline: RequiredLine
    body: HtmlOrBlocks
    desk: Line | None = None
    """Name or slug; absent: the masthead's default desk."""
    kicker: Line | None = None
    standfirst: Line | None = None
    dateline: Line | None = None
    """The place that a story is filed from."""
    byline: Line | None = None
    """As printed; absent: made from `authors`."""
    authors: tuple[Annotated[Author, BeforeValidator(_author)], ...] = ()
    published: When | None = None
    updated: When | None = None
    language: LanguageTag | None = None
    """BCP 47; absent: the masthead's."""
    direction: Direction | None = None
    """Absent: from the language."""
    picture: Picture | None = None
    """The lead picture."""
    related: tuple[Annotated[Related, BeforeValidator(_related)], ...] = ()
    corrections: tuple[Correction, ...] = ()
    url: RequiredLine | None = None
    """The canonical address."""
    copyright: Line | None = None
    keywords: Annotated[tuple[Line, ...], BeforeValidator(_strings)] = ()
    page: Annotated[tuple[RequiredLine, ...], BeforeValidator(_strings)] = ()
    """Printed page, or pages: ``"A1"``, ``["A1", "A8"]``. Those that the body doesn't mark begin
    at the article's head."""
    speech: bool = True
    """Whether more than its head is heard where an edition reads itself aloud."""
    embargo: When | None = None
    status: Status = "published"

    origin: SkipJsonSchema[Origin | None] = Field(default=None, exclude=True, repr=False)
    notices: SkipJsonSchema[tuple[Finding, ...]] = Field(default=(), exclude=True, repr=False)
    """What was found while reading the record."""
    amendments: SkipJsonSchema[tuple[Change, ...]] = Field(default=(), exclude=True, repr=False)
    """What editors changed at places of its body, and which picture leads: applied as it is read."""


for _model in (QuoteBlock, ListBlock, AsideBlock):
    _model.model_rebuild()
