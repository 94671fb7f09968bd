"""What each kind of block holds, and how a kind is told: by its type, a near one, or its keys."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final, TypeAlias

from paperpress.sources.lenient.lists import as_items, list_of
from paperpress.sources.lenient.notes import Notes, Reader, shown
from paperpress.sources.lenient.objects import Shape, near
from paperpress.sources.lenient.parts import PICTURE_FIELDS, PICTURE_NEAR, picture
from paperpress.sources.lenient.texts import (
    UNSEEN,
    WORDS_LOST,
    WORSE,
    address,
    folded,
    level,
    markup,
    text,
    texts_in,
    yes_or_no,
)

#: What a block of each kind can't be without: one of these, or (`_ALL`) each.
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "paragraph": ("html", "text"),
    "heading": ("text",),
    "picture": ("src",),
    "gallery": ("pictures",),
    "quote": ("blocks",),
    "pull_quote": ("text",),
    "list": ("items",),
    "table": ("rows",),
    "embed": ("url", "title", "text"),
    "footnote": ("id", "html"),
    "aside": ("blocks",),
    "code": ("text",),
    "divider": (),
    "page_break": ("page",),
    "html": ("html",),
}
_ALL: Final = frozenset({"footnote"})

#: What other systems call a kind, folded.
_NEAR_KINDS: Final = near(
    paragraph="p para text paragraf core/paragraph",
    heading="h1 h2 h3 h4 h5 h6 header title subhead subheading subheadline crosshead core/heading",
    picture="image img photo figure photograph core/image",
    gallery="images pictures slideshow carousel core/gallery",
    quote="blockquote block_quote citation core/quote",
    pull_quote="pull core/pullquote",
    list="ul ol bullets bullet_list ordered_list unordered_list numbered_list core/list",
    table="grid core/table",
    embed="video youtube vimeo tweet twitter instagram facebook tiktok audio podcast iframe social"
    " oembed link_card core/embed",
    footnote="note endnote fn",
    aside="box infobox sidebar callout factbox info_box",
    code="pre listing code_block core/code",
    divider="hr separator rule line scene_break thematic_break core/separator delimiter",
    page_break="pagebreak newpage",
    html="raw raw_html markup rich_text richtext core/html wysiwyg",
)
#: Keys that only a block of one kind has; the first that a block without a type holds decides.
_BY_KEY: Final = (
    ("rows", "table"),
    ("pictures", "gallery"),
    ("items", "list"),
    ("level", "heading"),
    ("src", "picture"),
    ("page", "page_break"),
    ("blocks", "quote"),
    ("html", "html"),
    ("text", "paragraph"),
)


def kind_of(block: Mapping[str, Any]) -> str | None:
    """Return the kind that a block is of; None where it may be of any."""
    written = next(texts_in(block.get("type")), "")
    name = folded(written)
    if not name:
        return next((kind for key, kind in _BY_KEY if block.get(key)), None)
    kinds = {folded(kind): kind for kind in NEEDED}
    if name in kinds or name in _NEAR_KINDS:
        return kinds.get(name) or _NEAR_KINDS[name]
    close = get_close_matches(name, list(kinds), n=1, cutoff=0.8)
    return kinds[close[0]] if close else None


def needs(kind: str, read: Mapping[str, Any]) -> bool:
    """Tell whether a block has what its kind can't be without."""
    held = (_holds(read.get(field)) for field in NEEDED[kind])
    return not NEEDED[kind] or (all(held) if kind in _ALL else any(held))


def _holds(value: object) -> bool:
    return value is not None and value != []


def _as_it_is(value: Any, _path: str, _notes: Notes) -> Any:
    return value


def cells(value: Any, path: str, notes: Notes) -> list[str] | None:
    """Read a row of a table: a list of cells, or an object whose values are the cells."""
    if isinstance(value, dict) and as_items(value) is None:
        notes.add("REC103", path, was=shown(value), meant="a list of cells", read="its values")
        value = list(value.values())
    listed = as_items(value)
    if listed is not None and len(listed) == 1 and isinstance(listed[0], list):
        listed = listed[0]
    if listed is None:
        listed = [value]
    return [_cell(entry, f"{path}[{number}]", notes) for number, entry in enumerate(listed)]


_HTML: Final = markup(WORDS_LOST)


def _cell(value: Any, path: str, notes: Notes) -> str:
    """Read a cell; one that holds nothing keeps its column."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return next(texts_in(value), "")  # figures are what tables are made of
    return "" if value is None else (_HTML(value, path, notes) or "")


def rows(value: Any, path: str, notes: Notes) -> list[list[str]] | None:
    """Read the rows of a table."""
    listed = as_items(value)
    if listed is None:
        if isinstance(value, str) and value.strip():
            return [[value]]
        notes.add(UNSEEN, path, was=shown(value), meant="a list of rows")
        return None
    read = [cells(row, f"{path}[{number}]", notes) for number, row in enumerate(listed) if row]
    return [row for row in read if row]


def _items(inner: Reader) -> Reader:
    """Return a reader of a list's items: each HTML, or blocks."""

    def item(value: Any, path: str, notes: Notes) -> Any:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return next(texts_in(value), None)
        return inner(value, path, notes)

    def read(value: Any, path: str, notes: Notes) -> list[Any] | None:
        if isinstance(value, str):
            value = [line for line in value.splitlines() if line.strip()]
        listed = as_items(value)
        if listed is None:
            listed = [value]
        results = (item(entry, f"{path}[{number}]", notes) for number, entry in enumerate(listed))
        return [result for result in results if result is not None]

    return read


_Fields: TypeAlias = tuple[Mapping[str, Reader], Mapping[str, str]]
"""Of a kind of block: a reader for each field, and what others call the fields."""

_SAID: Final = text(WORDS_LOST)
_SEEN: Final = "content value body"
_BY: Final = "caption cite author source by speaker citation credit"

#: The kinds that hold no other blocks.
_FIELDS: Final[Mapping[str, _Fields]] = {
    "paragraph": (
        {"html": _HTML, "text": text(WORDS_LOST, blank_is_meant=True)},
        near(html=f"{_SEEN} paragraph words"),
    ),
    "heading": ({"level": level, "text": _SAID}, near(text=f"{_SEEN} title heading html")),
    "picture": (PICTURE_FIELDS, PICTURE_NEAR),
    "gallery": (
        {"pictures": list_of(picture, "REC111"), "caption": _SAID},
        near(pictures="images photos items", caption="title text description"),
    ),
    "pull_quote": (
        {"text": _SAID, "attribution": _SAID},
        near(text=f"{_SEEN} quote html", attribution=_BY),
    ),
    "table": (
        {"caption": _SAID, "header": cells, "rows": rows, "row_header": yes_or_no},
        near(rows=f"data cells {_SEEN}", header="head headers columns", caption="title summary"),
    ),
    "embed": (
        {"provider": text(UNSEEN), "url": address(WORSE), "title": _SAID, "text": _SAID},
        near(
            url="src href link source",
            title="headline name caption",
            text="content description quote",
            provider="service site platform",
        ),
    ),
    "footnote": (
        {"id": text(WORSE), "html": _HTML},
        near(id="number key label ref name", html=f"text note {_SEEN}"),
    ),
    "code": (
        {"text": _HTML, "language": text(UNSEEN)},
        near(text=f"code source {_SEEN}", language="lang syntax"),
    ),
    "divider": ({}, {}),
    "page_break": ({"page": text(WORSE)}, near(page="number label name value title text")),
    "html": ({"html": _HTML}, near(html=f"text code markup source {_SEEN}")),
}


def _of_blocks(inner: Reader) -> Mapping[str, _Fields]:
    """Return the fields of the kinds that hold other blocks, which `inner` reads."""
    return {
        "quote": (
            {"blocks": inner, "attribution": _SAID},
            near(blocks=f"{_SEEN} text html quote paragraphs", attribution=_BY),
        ),
        "list": (
            {"ordered": yes_or_no, "items": _items(inner)},
            near(items=f"children entries {_SEEN} list", ordered="numbered style"),
        ),
        "aside": (
            {"heading": _SAID, "blocks": inner},
            near(heading="title headline", blocks=f"text html paragraphs {_SEEN}"),
        ),
    }


def shapes(inner: Reader) -> dict[str, Shape]:
    """Return the shape of each kind of block; `inner` reads the blocks within one."""
    fields = {**_FIELDS, **_of_blocks(inner)}
    return {
        kind: Shape(
            {"type": _as_it_is, **readers, "speech": yes_or_no}, names, frozenset({"provider"})
        )
        for kind, (readers, names) in fields.items()
    }
