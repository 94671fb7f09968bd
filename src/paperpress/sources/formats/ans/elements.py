"""What stands in an ANS story's ``content_elements``, as blocks of a record.

Text of an element is HTML; captions, titles and names are taken as plain text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sources.formats.ans.pictures import picture
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.snippets import link, paragraph
from paperpress.sources.parsing.values import at, filled, first, items, mapping, mappings, text

Block = dict[str, Any]

#: Keys whose text a reader would see, of an element whose type isn't known.
_SEEN = frozenset(
    {"content", "text", "headline", "title", "subtitle", "caption", "description", "name"}
)
#: Keys that hold further elements.
_WITHIN = frozenset({"content_elements", "items", "headlines", "basic"})


@dataclass(slots=True)
class Reading:
    """What is gathered while a story's elements are read."""

    notices: list[Finding] = field(default_factory=list)
    corrections: list[dict[str, Any]] = field(default_factory=list)


def blocks(reading: Reading, elements: list[Any], path: str) -> list[Block]:
    """Return the blocks of some elements, in their order."""
    return [
        block
        for number, element in enumerate(elements)
        for block in _element(reading, mapping(element), f"{path}[{number}]")
    ]


def _element(reading: Reading, element: Block, path: str) -> list[Block]:
    read = _READERS.get(text(element.get("type")))
    if read is not None:
        return read(reading, element, path)
    words = _words(element)
    kept = "its words were kept as text" if words else "it holds no words, so it is left out"
    reading.notices.append(emit("REC060", path=path, type=text(element.get("type")), kept=kept))
    return [block for word in words for block in _html(word)]


def _text(_reading: Reading, element: Block, _path: str) -> list[Block]:
    return _html(text(element.get("content")))


def _header(_reading: Reading, element: Block, _path: str) -> list[Block]:
    words = plain(first(element.get("content"), element.get("text")))
    level = element.get("level")
    depth = min(max(level, 2), 6) if isinstance(level, int) else 2
    return [{"type": "heading", "level": depth, "text": words}] if words else []


def _image(reading: Reading, element: Block, path: str) -> list[Block]:
    image = picture(element)
    if image:
        return [{**image, "type": "picture"}]
    return _without_address(reading, element, path)


def _gallery(reading: Reading, element: Block, path: str) -> list[Block]:
    elements = mappings(element.get("content_elements"))
    pictures = [shown for shown in map(picture, elements) if shown]
    lost = [
        block for inner in elements if not picture(inner) for block in _image(reading, inner, path)
    ]
    caption = plain(first(at(element, "headlines", "basic"), at(element, "description", "basic")))
    if not pictures:
        return [*_paragraph(caption), *lost]
    return [filled(type="gallery", pictures=pictures, caption=caption), *lost]


def _without_address(reading: Reading, element: Block, path: str) -> list[Block]:
    reading.notices.append(emit("REC063", path=path))
    caption = plain(first(element.get("caption"), element.get("subtitle")))
    return _paragraph(caption)


def _list(reading: Reading, element: Block, path: str) -> list[Block]:
    entries: list[list[Block]] = []
    for number, item in enumerate(mappings(element.get("items"))):
        entry = _element(reading, item, f"{path}.items[{number}]")
        if item.get("type") == "list" and entries:
            entries[-1] = [*entries[-1], *entry]  # it belongs to the item that it follows
        elif entry:
            entries.append(entry)
    ordered = element.get("list_type") == "ordered"
    return [{"type": "list", "ordered": ordered, "items": entries}] if entries else []


def _table(_reading: Reading, element: Block, _path: str) -> list[Block]:
    header = [_cell(cell) for cell in items(element.get("header"))]
    rows = [[_cell(cell) for cell in items(row)] for row in items(element.get("rows"))]
    if not rows:
        header, rows = [], [header] if header else []
    return [filled(type="table", header=header, rows=rows)] if rows else []


def _quote(reading: Reading, element: Block, path: str) -> list[Block]:
    quoted = _group(reading, element, path) or _html(text(element.get("content")))
    citation = element.get("citation")
    attribution = plain(first(at(citation, "content"), citation))
    if element.get("subtype") == "pullquote":
        words = plain(" ".join(text(block.get("html")) for block in quoted))
        if words and all("html" in block for block in quoted):
            return [filled(type="pull_quote", text=words, attribution=attribution)]
    return [filled(type="quote", blocks=quoted, attribution=attribution)] if quoted else []


def _code(_reading: Reading, element: Block, _path: str) -> list[Block]:
    words = text(element.get("content"))
    language = text(element.get("language"))
    return [filled(type="code", text=words, language=language)] if words else []


def _divider(_reading: Reading, _element: Block, _path: str) -> list[Block]:
    return [{"type": "divider"}]


def _oembed(_reading: Reading, element: Block, _path: str) -> list[Block]:
    embed = mapping(element.get("raw_oembed")) or element
    if "<blockquote" in text(embed.get("html")):
        return [{"type": "html", "html": text(embed.get("html"))}]
    shown = filled(
        type="embed",
        provider=plain(first(embed.get("provider_name"), element.get("subtype"))),
        url=first(embed.get("url"), embed.get("_id"), at(element, "referent", "id")),
        title=plain(first(embed.get("title"), embed.get("author_name"))),
    )
    if shown.keys() & {"url", "title"}:
        return [shown]
    return _html(text(embed.get("html")))


def _media(reading: Reading, element: Block, path: str) -> list[Block]:
    address = first(element.get("canonical_url"), at(element, "streams", "url"))
    shown = filled(
        type="embed",
        url=address if "://" in address else "",
        title=plain(first(at(element, "headlines", "basic"), element.get("title"))),
        text=plain(first(at(element, "description", "basic"), element.get("caption"))),
    )
    return [shown] if len(shown) > 1 else _unresolved(reading, element, path)


def _correction(reading: Reading, element: Block, _path: str) -> list[Block]:
    words = plain(first(element.get("text"), element.get("content")))
    if words:
        reading.corrections.append(filled(text=words, date=first(element.get("created_date"))))
    return []


def _interstitial_link(_reading: Reading, element: Block, _path: str) -> list[Block]:
    url, words = first(element.get("url")), plain(text(element.get("content")))
    shown = _html(link(url, words))
    return [*shown, *_html(text(at(element, "description", "content")))]


def _link_list(reading: Reading, element: Block, path: str) -> list[Block]:
    entries = blocks(reading, items(element.get("items")), f"{path}.items")
    title = plain(first(element.get("title")))
    return [filled(type="aside", heading=title, blocks=entries)] if entries else []


def _group(reading: Reading, element: Block, path: str) -> list[Block]:
    return blocks(reading, items(element.get("content_elements")), f"{path}.content_elements")


def _rating(_reading: Reading, element: Block, _path: str) -> list[Block]:
    value, top = (text(element.get(key)) for key in ("numeric_rating", "max"))
    units = text(element.get("units"))
    shown = f"{value}/{top}" if top else value
    return _paragraph(f"{shown} {units}".strip()) if value else []


def _endorsement(_reading: Reading, element: Block, _path: str) -> list[Block]:
    return _html(text(element.get("endorsement")))


def _story(_reading: Reading, element: Block, _path: str) -> list[Block]:
    url = first(element.get("canonical_url"))
    headline = plain(first(at(element, "headlines", "basic")))
    return _html(link(url if "://" in url else "", headline))


def _nothing(_reading: Reading, _element: Block, _path: str) -> list[Block]:
    return []


def _unresolved(reading: Reading, element: Block, path: str) -> list[Block]:
    kind = first(at(element, "referent", "type"), element.get("type"))
    reading.notices.append(emit("REC064", path=path, kind=kind))
    return []


_READERS: dict[str, Callable[[Reading, Block, str], list[Block]]] = {
    "text": _text,
    "raw_html": _text,
    "header": _header,
    "image": _image,
    "graphic": _image,
    "gallery": _gallery,
    "list": _list,
    "table": _table,
    "quote": _quote,
    "blockquote": _quote,
    "pull_quote": _quote,
    "code": _code,
    "divider": _divider,
    "content_zone": _nothing,
    "oembed": _oembed,
    "oembed_response": _oembed,
    "video": _media,
    "audio": _media,
    "correction": _correction,
    "interstitial_link": _interstitial_link,
    "link_list": _link_list,
    "element_group": _group,
    "numeric_rating": _rating,
    "endorsement": _endorsement,
    "story": _story,
    "reference": _unresolved,
}
#: The types of element that are read.
KINDS = frozenset(_READERS)


def _html(source: str) -> list[Block]:
    """Return a block of HTML; an empty list where there is no HTML."""
    return [{"type": "html", "html": paragraph(source)}] if source.strip() else []


def _paragraph(words: str) -> list[Block]:
    """Return a paragraph of plain text; an empty list where there is no text."""
    return [{"type": "paragraph", "text": words}] if words else []


def _cell(cell: object) -> str:
    """Return a cell's HTML: an element with content, or in older exports the text alone."""
    return paragraph(first(at(cell, "content"), cell))


def _words(value: object, key: str = "content") -> list[str]:
    """Return the texts of an unknown element that a reader would see, in order."""
    if isinstance(value, str):
        return [value] if key in _SEEN | {"basic"} and value.strip() else []
    if isinstance(value, list):
        return [word for item in value for word in _words(item, key)]
    inside = mapping(value)
    wanted = _SEEN | _WITHIN | {"embed", "config"}
    return [word for name in inside if name in wanted for word in _words(inside[name], name)]
