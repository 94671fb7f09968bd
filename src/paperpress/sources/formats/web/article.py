"""An article of an HTML page: what its data say, and what the page adds."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.formats.web.extraction import NotInstalledError, drawn
from paperpress.sources.formats.web.linked_data import Graph, Node
from paperpress.sources.formats.web.schema_org import record_of
from paperpress.sources.parsing.bodies import (
    figure_of,
    images,
    letters,
    repeats_beginning,
    source_of,
    take_out,
    tree,
    without_headline,
)
from paperpress.sources.parsing.html_page import Page, complete, same_picture
from paperpress.sources.parsing.repeats import repeated_beginning, repeated_headline, repeated_lead
from paperpress.sources.parsing.snippets import figure
from paperpress.sources.parsing.values import first, warning
from paperpress.sources.raw import Raw

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")


def article(
    graph: Graph, node: Node, page: Page, name: str, notices: list[Finding]
) -> Raw | Rejected:
    """The article of a page: what its data say, and what the page adds."""
    record = record_of(graph, node, notices)
    _fill(record, page)
    if "body" not in record:
        try:
            found = drawn(page)
        except NotInstalledError as lacking:
            message = f"is missing in the page's data, and {lacking}"
            return Rejected(name, record.get("headline", ""), (FieldError("articleBody", message),))
        notices.append(_drawn(found.by))
        record["body"] = found.html
    record["body"] = _set(record, page, notices)
    standfirst = record.get("standfirst", "")
    if standfirst and repeats_beginning(record["body"], standfirst):
        notices.append(repeated_beginning("description"))
        del record["standfirst"]
    return Raw("", record, tuple(notices))


def _fill(record: dict[str, Any], page: Page) -> None:
    """Take from the page what its data lack."""
    said = {
        "headline": first(page.headline, page.meta("og:title")),
        "url": page.address,
        "language": page.language,
        "standfirst": page.meta("og:description", "description"),
        "desk": page.meta("article:section", "og:article:section"),
        "published": page.meta("article:published_time", "og:article:published_time"),
    }
    for key, value in said.items():
        if value and not record.get(key):
            record[key] = value
    cut = letters(_ELLIPSIS.sub("", record.get("headline", "")))
    if _ELLIPSIS.search(record.get("headline", "")) and letters(page.headline).startswith(cut):
        record["headline"] = page.headline
    address = record.get("picture", {}).get("src") or page.meta("og:image")
    if address:
        address = complete(page.address, address)
        known = page.picture(address)
        alt = page.meta("og:image:alt") if same_picture(page.meta("og:image"), address) else ""
        record["picture"] = {
            **({"alt": alt} if alt else {}),
            **known,
            **record.get("picture", {}),
            "src": address,
        }


def _set(record: dict[str, Any], page: Page, notices: list[Finding]) -> str:
    """The body with what stands under its pictures, the headline and lead picture shown once."""
    body = tree(record["body"])
    changed = any(
        without_headline(body, headline)
        for headline in (record.get("headline", ""), page.headline)
        if headline
    )
    if changed:
        notices.append(repeated_headline())
    lead = record.get("picture", {}).get("src", "")
    for image in list(images(body)):
        whole = complete(page.address, image.get("src", ""))
        if whole != image.get("src", ""):
            image.set("src", whole)
            changed = True
        known = page.picture(image.get("src", ""))
        if lead and same_picture(image.get("src", ""), lead):
            take_out(figure_of(image))
            notices.append(repeated_lead())
        elif figure_of(image) is image and known:
            _replace(image, known)
        else:
            continue
        changed = True
    return source_of(body) if changed else record["body"]


def _replace(image: etree._Element, known: dict[str, Any]) -> None:
    """Put an image's figure, with its caption and credit, in its place."""
    made = tree(
        figure(
            image.get("src", ""),
            caption=known.get("caption", ""),
            credit=known.get("credit", ""),
            alt=first(image.get("alt"), known.get("alt")),
        )
    )[0]
    made.tail = image.tail
    parent = image.getparent()
    if parent is not None:
        parent.replace(image, made)


def _drawn(by: str) -> Finding:
    return warning(
        "REC021",
        "body",
        f"The data hold no text, so it was drawn from the page by {by}, which can only guess.",
        "Compare the text with the page, or export it from the newsroom's own system.",
    )
