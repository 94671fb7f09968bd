"""What stands in an ANS story's ``content_elements``, as blocks of a record.

Text of an element is HTML; captions, titles and names are taken as plain text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from paperpress.model.finding import Finding
from paperpress.sources.plain import plain
from paperpress.sources.snippets import link, paragraph
from paperpress.sources.values import at, each_once, first, items, mapping, mappings, text, told
from paperpress.sources.values import notice as _notice
from paperpress.sources.values import warning as _warning

Block = dict[str, Any]

#: Keys whose text a reader would see, of an element whose type isn't known.
_SEEN = frozenset(
    {"content", "text", "headline", "title", "subtitle", "caption", "description", "name"}
)
#: Keys that hold further elements.
_WITHIN = frozenset({"content_elements", "items", "headlines", "basic"})


def picture(image: dict[str, Any]) -> dict[str, Any] | None:
    """A record's picture of an ANS image; None for one without an address."""
    source = first(image.get("url"), at(image, "additional_properties", "originalUrl"))
    if image.get("type") not in {"image", "graphic"} or not source:
        return None
    kind = {"photograph": "photograph", "graphic": "infographic"}.get(
        first(image.get("image_type"))
    )
    return told(
        src=source,
        caption=plain(first(image.get("caption"), image.get("subtitle"))),
        credit=_credit(image),
        alt=plain(text(image.get("alt_text"))),
        kind=kind or ("infographic" if image.get("type") == "graphic" else None),
    )


def _credit(image: dict[str, Any]) -> str:
    """``Ann Lee/The Agency``; what ``vanity_credits`` say is printed in place of ``credits``."""
    credits = {**mapping(image.get("credits")), **mapping(image.get("vanity_credits"))}
    names = each_once(
        first(person.get("byline"), person.get("name"))
        for role in ("by", "photos_by", "affiliation")
        for person in mappings(credits.get(role))
    )
    return plain("/".join(names))


class Elements:
    """Turns elements into blocks, and keeps what is told on the way."""

    def __init__(self) -> None:
        self.notices: list[Finding] = []
        self.corrections: list[dict[str, Any]] = []

    def blocks(self, elements: list[Any], path: str) -> list[Block]:
        """The blocks of some elements, in their order."""
        return [
            block
            for number, element in enumerate(elements)
            for block in self._element(mapping(element), f"{path}[{number}]")
        ]

    def _element(self, element: Block, path: str) -> list[Block]:
        read = _READERS.get(text(element.get("type")))
        if read is not None:
            return read(self, element, path)
        words = list(_words(element))
        kept = "its words were kept as text" if words else "it holds no words, so it is left out"
        self.notices.append(
            _notice(
                "REC060",
                path,
                f"An element of the type {text(element.get('type'))!r} is not known; {kept}.",
                "See that what is kept makes sense without it.",
            )
        )
        return [block for word in words for block in _html(word)]

    def text(self, element: Block, path: str) -> list[Block]:
        return _html(text(element.get("content")))

    def header(self, element: Block, path: str) -> list[Block]:
        words = plain(first(element.get("content"), element.get("text")))
        level = element.get("level")
        depth = min(max(level, 2), 6) if isinstance(level, int) else 2
        return [{"type": "heading", "level": depth, "text": words}] if words else []

    def image(self, element: Block, path: str) -> list[Block]:
        found = picture(element)
        if found:
            return [{**found, "type": "picture"}]
        return self._without_address(element, path)

    def gallery(self, element: Block, path: str) -> list[Block]:
        elements = mappings(element.get("content_elements"))
        pictures = [found for found in map(picture, elements) if found]
        lost = [block for one in elements if not picture(one) for block in self.image(one, path)]
        caption = plain(
            first(at(element, "headlines", "basic"), at(element, "description", "basic"))
        )
        if not pictures:
            return [*_said(caption), *lost]
        return [told(type="gallery", pictures=pictures, caption=caption), *lost]

    def _without_address(self, element: Block, path: str) -> list[Block]:
        self.notices.append(
            _warning(
                "REC063",
                path,
                "An image has no address, so only its caption is kept.",
                "Give the image its url in the CMS.",
            )
        )
        caption = plain(first(element.get("caption"), element.get("subtitle")))
        return _said(caption)

    def list(self, element: Block, path: str) -> list[Block]:
        entries: list[list[Block]] = []
        for number, item in enumerate(mappings(element.get("items"))):
            blocks = self._element(item, f"{path}.items[{number}]")
            if item.get("type") == "list" and entries:
                entries[-1] = [*entries[-1], *blocks]  # it belongs to the item that it follows
            elif blocks:
                entries.append(blocks)
        ordered = element.get("list_type") == "ordered"
        return [{"type": "list", "ordered": ordered, "items": entries}] if entries else []

    def table(self, element: Block, path: str) -> list[Block]:
        header = [_cell(cell) for cell in items(element.get("header"))]
        rows = [[_cell(cell) for cell in items(row)] for row in items(element.get("rows"))]
        if not rows:
            header, rows = [], [header] if header else []
        return [told(type="table", header=header, rows=rows)] if rows else []

    def quote(self, element: Block, path: str) -> list[Block]:
        blocks = self.blocks(items(element.get("content_elements")), f"{path}.content_elements")
        blocks = blocks or _html(text(element.get("content")))
        citation = element.get("citation")
        attribution = plain(first(at(citation, "content"), citation))
        if element.get("subtype") == "pullquote":
            words = plain(" ".join(text(block.get("html")) for block in blocks))
            if words and all("html" in block for block in blocks):
                return [told(type="pull_quote", text=words, attribution=attribution)]
        return [told(type="quote", blocks=blocks, attribution=attribution)] if blocks else []

    def code(self, element: Block, path: str) -> list[Block]:
        words = text(element.get("content"))
        language = text(element.get("language"))
        return [told(type="code", text=words, language=language)] if words else []

    def divider(self, element: Block, path: str) -> list[Block]:
        return [{"type": "divider"}]

    def oembed(self, element: Block, path: str) -> list[Block]:
        embed = mapping(element.get("raw_oembed")) or element
        if "<blockquote" in text(embed.get("html")):
            return [{"type": "html", "html": text(embed.get("html"))}]
        shown = told(
            type="embed",
            provider=plain(first(embed.get("provider_name"), element.get("subtype"))),
            url=first(embed.get("url"), embed.get("_id"), at(element, "referent", "id")),
            title=plain(first(embed.get("title"), embed.get("author_name"))),
        )
        if shown.keys() & {"url", "title"}:
            return [shown]
        return _html(text(embed.get("html")))

    def media(self, element: Block, path: str) -> list[Block]:
        address = first(element.get("canonical_url"), at(element, "streams", "url"))
        shown = told(
            type="embed",
            url=address if "://" in address else "",
            title=plain(first(at(element, "headlines", "basic"), element.get("title"))),
            text=plain(first(at(element, "description", "basic"), element.get("caption"))),
        )
        return [shown] if len(shown) > 1 else self._unresolved(element, path)

    def correction(self, element: Block, path: str) -> list[Block]:
        words = plain(first(element.get("text"), element.get("content")))
        if words:
            self.corrections.append(told(text=words, date=first(element.get("created_date"))))
        return []

    def interstitial_link(self, element: Block, path: str) -> list[Block]:
        url, words = first(element.get("url")), plain(text(element.get("content")))
        shown = _html(link(url, words))
        return [*shown, *_html(text(at(element, "description", "content")))]

    def link_list(self, element: Block, path: str) -> list[Block]:
        blocks = self.blocks(items(element.get("items")), f"{path}.items")
        title = plain(first(element.get("title")))
        return [told(type="aside", heading=title, blocks=blocks)] if blocks else []

    def group(self, element: Block, path: str) -> list[Block]:
        return self.blocks(items(element.get("content_elements")), f"{path}.content_elements")

    def rating(self, element: Block, path: str) -> list[Block]:
        value, top = (text(element.get(key)) for key in ("numeric_rating", "max"))
        units = text(element.get("units"))
        shown = f"{value}/{top}" if top else value
        return _said(f"{shown} {units}".strip()) if value else []

    def endorsement(self, element: Block, path: str) -> list[Block]:
        return _html(text(element.get("endorsement")))

    def story(self, element: Block, path: str) -> list[Block]:
        url = first(element.get("canonical_url"))
        headline = plain(first(at(element, "headlines", "basic")))
        return _html(link(url if "://" in url else "", headline))

    def nothing(self, element: Block, path: str) -> list[Block]:
        return []

    def _unresolved(self, element: Block, path: str) -> list[Block]:
        kind = first(at(element, "referent", "type"), element.get("type"))
        self.notices.append(
            _warning(
                "REC064",
                path,
                f"What stands here is told by a reference alone ({kind}), so it can't be shown.",
                "Export stories with their references resolved (the content API does so).",
            )
        )
        return []


_READERS: dict[str, Callable[[Elements, Block, str], list[Block]]] = {
    "text": Elements.text,
    "raw_html": Elements.text,
    "header": Elements.header,
    "image": Elements.image,
    "graphic": Elements.image,
    "gallery": Elements.gallery,
    "list": Elements.list,
    "table": Elements.table,
    "quote": Elements.quote,
    "blockquote": Elements.quote,
    "pull_quote": Elements.quote,
    "code": Elements.code,
    "divider": Elements.divider,
    "content_zone": Elements.nothing,
    "oembed": Elements.oembed,
    "oembed_response": Elements.oembed,
    "video": Elements.media,
    "audio": Elements.media,
    "correction": Elements.correction,
    "interstitial_link": Elements.interstitial_link,
    "link_list": Elements.link_list,
    "element_group": Elements.group,
    "numeric_rating": Elements.rating,
    "endorsement": Elements.endorsement,
    "story": Elements.story,
    "reference": Elements._unresolved,
}
#: The types of element that are read.
KINDS = frozenset(_READERS)


def _html(source: str) -> list[Block]:
    """A block of HTML; none where there is nothing."""
    return [{"type": "html", "html": paragraph(source)}] if source.strip() else []


def _said(words: str) -> list[Block]:
    """A paragraph of plain text; none where there is nothing."""
    return [{"type": "paragraph", "text": words}] if words else []


def _cell(cell: object) -> str:
    """A cell is an element with content; older exports have the text alone."""
    return paragraph(first(at(cell, "content"), cell))


def _words(value: object, key: str = "content") -> list[str]:
    """What a reader would see of something unknown, in order."""
    if isinstance(value, str):
        return [value] if key in _SEEN | {"basic"} and value.strip() else []
    if isinstance(value, list):
        return [word for item in value for word in _words(item, key)]
    inside = mapping(value)
    wanted = _SEEN | _WITHIN | {"embed", "config"}
    return [word for name in inside if name in wanted for word in _words(inside[name], name)]
