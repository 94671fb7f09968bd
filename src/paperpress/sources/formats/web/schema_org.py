"""An article in the terms of schema.org, as a record (https://schema.org/NewsArticle)."""

from __future__ import annotations

import re
from typing import Any

from paperpress.body.html import is_markup
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sources.formats.web.linked_data import Graph, Node, types, words
from paperpress.sources.parsing.bodies import repeats_beginning
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.repeats import repeated_beginning
from paperpress.sources.parsing.snippets import paragraphs
from paperpress.sources.parsing.values import each_once, filled, first, mapping

_ROLES = {"editor": "editor", "translator": "translator", "contributor": "contributor"}
_SEVERAL = re.compile(r"[,;&|/]|\s(?:and|und|et|y|e|och|og|en)\s", re.IGNORECASE)


def record_of(graph: Graph, node: Node, notices: list[Finding]) -> dict[str, Any]:
    """Return the record of an article's node; without a body where the node holds none."""
    body = body_of(graph, node)
    published = graph.text(node, "datePublished", "dateCreated")
    updated = graph.text(node, "dateModified")
    if _is_closed(graph, node):
        notices.append(_closed())
    record = filled(
        id=_identifier(graph, node),
        headline=plain(graph.text(node, "headline", "name")),
        desk=plain(graph.text(node, "articleSection")),
        dateline=plain(graph.text(node, "dateline", "locationCreated", "contentLocation")),
        published=moment(published),
        updated=moment(updated) if updated != published else "",
        language=_language(graph, node),
        picture=lead(graph, node),
        authors=_people(graph, node),
        related=[filled(url=url) for url in graph.texts(node, "relatedLink") if "://" in url],
        corrections=_corrections(graph, node),
        url=address(graph, node),
        copyright=_copyright(graph, node),
        keywords=_keywords(graph, node),
        page=graph.texts(node, "printPage", "pageStart"),
        status="draft" if graph.text(node, "creativeWorkStatus").lower() == "draft" else "",
        body=body,
    )
    standfirst = plain(graph.text(node, "description", "alternativeHeadline", "abstract"))
    if standfirst and repeats_beginning(body, standfirst):
        notices.append(repeated_beginning("description"))
    elif standfirst:
        record["standfirst"] = standfirst
    return record


def body_of(graph: Graph, node: Node) -> str:
    """Return the HTML of ``articleBody`` or ``text``, and of a live blog's updates; else empty."""
    texts = (words(value) for value in graph.of(node, "articleBody", "text"))
    parts = [text if is_markup(text) else paragraphs(text) for text in texts]
    for update in graph.of(node, "liveBlogUpdate"):
        headline = plain(graph.text(mapping(update), "headline"))
        parts.append(f"<h2>{paragraphs(headline)[3:-4]}</h2>" if headline else "<hr>")
        parts.append(body_of(graph, mapping(update)))
    return "".join(parts)


def address(graph: Graph, node: Node) -> str:
    """Return the canonical address, where it is a complete one."""
    addresses = (
        *graph.texts(node, "url"),
        *(first(mapping(page).get("@id"), mapping(page).get("url"), page)
          for page in graph.of(node, "mainEntityOfPage")),
        first(node.get("@id")),
    )  # fmt: skip
    return next(
        (
            candidate.partition("#")[0]
            for candidate in addresses
            if re.match(r"https?://", candidate)
        ),
        "",
    )


def lead(graph: Graph, node: Node) -> dict[str, Any] | None:
    """Return the lead picture: one that stands for the page, else the largest, else the first.

    Search engines ask for one picture in several shapes, so that the rest is no loss.
    """
    pages = [mapping(page) for page in graph.of(node, "mainEntityOfPage", "isPartOf")]
    primary = [image for page in pages for image in graph.of(page, "primaryImageOfPage")]
    images = [image for image in [*graph.of(node, "image"), *primary] if picture(graph, image)]
    images = images or [image for image in graph.of(node, "thumbnailUrl") if picture(graph, image)]
    chosen = max(images, key=_prominence, default=None)
    return None if chosen is None else picture(graph, chosen)


def picture(graph: Graph, image: object) -> dict[str, Any] | None:
    """Return a record's picture of an ImageObject, or of an address alone; None without an address."""
    node = mapping(image)
    source = first(image, graph.text(node, "contentUrl", "url"), node.get("@id"))
    if not source:
        return None
    return filled(
        src=source,
        caption=plain(graph.text(node, "caption", "description")),
        credit=plain(
            graph.text(
                node, "creditText", "creator", "author", "copyrightNotice", "copyrightHolder"
            )
        ),
        license=graph.text(node, "license"),
    )


def _prominence(image: object) -> tuple[bool, float]:
    node = mapping(image)
    sizes = [re.match(r"\s*(\d{1,9})", words(node.get(side))) for side in ("width", "height")]
    width, height = (float(size[1]) if size else 0.0 for size in sizes)
    return node.get("representativeOfPage") is True, width * height


def _identifier(graph: Graph, node: Node) -> str:
    """Return the publisher's own id; empty where that is only the address, which gives an id anyway."""
    identifiers = graph.of(node, "identifier")
    identifier = first(*(first(value, mapping(value).get("value")) for value in identifiers))
    return "" if "://" in identifier else identifier


def _language(graph: Graph, node: Node) -> str:
    for language in graph.of(node, "inLanguage"):
        tag = first(language, mapping(language).get("alternateName"), mapping(language).get("name"))
        if tag:
            return tag.replace("_", "-")
    return ""


def _people(graph: Graph, node: Node) -> list[dict[str, Any]]:
    people = [
        person for value in graph.of(node, "author", "creator") for person in _person(graph, value)
    ]
    for key, role in _ROLES.items():
        for value in graph.of(node, key):
            people.extend({"role": role, **person} for person in _person(graph, value))
    return merged(people)


def _person(graph: Graph, value: object) -> list[dict[str, Any]]:
    """Return the people in a name, a Person or an Organization; some write several into one name."""
    node = mapping(value)
    name = plain(first(value, graph.text(node, "name", "alternateName")))
    if not name or "://" in name:
        return []
    if "Organization" not in "".join(types(node)) and _SEVERAL.search(name):
        several = authors(name)
        if several:
            return several
    url = first(graph.text(node, "url"), *graph.texts(node, "sameAs"))
    return [
        filled(
            name=name,
            role=plain(graph.text(node, "jobTitle")),
            bio=plain(graph.text(node, "description")),
            email=graph.text(node, "email").removeprefix("mailto:"),
            url=url if "://" in url else "",
        )
    ]


def _corrections(graph: Graph, node: Node) -> list[dict[str, Any]]:
    """Return corrections from a text, a CorrectionComment, or the address of a page of corrections."""
    corrections = []
    for value in graph.of(node, "correction"):
        correction = mapping(value)
        correction_text = plain(
            first(value, graph.text(correction, "text", "description", "headline", "url"))
        )
        date = graph.text(correction, "datePublished", "dateCreated")
        if correction_text:
            corrections.append(filled(text=correction_text, date=moment(date)))
    return corrections


def _copyright(graph: Graph, node: Node) -> str:
    notice_text = plain(graph.text(node, "copyrightNotice"))
    holder, year = graph.text(node, "copyrightHolder"), graph.text(node, "copyrightYear")
    return notice_text or (f"© {year} {holder}".replace("  ", " ") if holder else "")


def _keywords(graph: Graph, node: Node) -> list[str]:
    texts = graph.texts(node, "keywords")
    return each_once(plain(word) for text in texts for word in text.split(","))


def _is_closed(graph: Graph, node: Node) -> bool:
    """Tell whether the article, or a part of it, is declared to be for subscribers."""
    declared = [*graph.of(node, "isAccessibleForFree")]
    for part in graph.of(node, "hasPart"):
        declared.extend(graph.of(mapping(part), "isAccessibleForFree"))
    return any(value is False or str(value).lower() == "false" for value in declared)


def _closed() -> Finding:
    return emit("REC020", path="isAccessibleForFree")
