"""An article of an HTML page: what its data say, and what the page adds."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.formats.web.drawn_text import tidied
from paperpress.sources.formats.web.extraction import NotInstalledError, drawn
from paperpress.sources.formats.web.linked_data import Graph, Node
from paperpress.sources.formats.web.marks import is_mark
from paperpress.sources.formats.web.page_tags import pictures_by, tagged
from paperpress.sources.formats.web.schema_org import record_of
from paperpress.sources.formats.web.trimming import trimmed
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
from paperpress.sources.parsing.html_page import Page, complete, said_of, same_picture
from paperpress.sources.parsing.plain import visible
from paperpress.sources.parsing.repeats import repeated_beginning, repeated_headline, repeated_lead
from paperpress.sources.parsing.snippets import figure
from paperpress.sources.parsing.values import first
from paperpress.sources.raw import Raw

#: Of a page's first picture without a caption, only what a photograph is kept as is taken for one.
_PHOTOGRAPH = re.compile(r"\.(?:jpe?g|webp|avif)\b", re.I)
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")


def article(
    graph: Graph, node: Node | None, page: Page, name: str, notices: list[Finding]
) -> Raw | Rejected:
    """Return the article of a page: what its data say, and what the page adds.

    Args:
        graph: the data of the page.
        node: the article in it; None: they hold none, so that all is told by the page's tags.
        page: the page.
        name: its file.
        notices: what was told before.
    """
    record: dict[str, Any] = {} if node is None else record_of(graph, node, notices)
    _fill(record, page)
    if node is None:
        notices.append(emit("REC191", fields=", ".join(sorted(record))))
    _picture(record, page, _logos(graph), notices)
    is_drawn = "body" not in record
    if is_drawn:
        try:
            extracted = drawn(page)
        except NotInstalledError as lacking:
            message = f"is missing in the page's data, and {lacking}"
            return Rejected(name, record.get("headline", ""), (FieldError("articleBody", message),))
        notices.append(_drawn(extracted.by))
        text = tree(extracted.html)
        if tidied(text, record):
            notices.append(repeated_headline())
        record["body"] = source_of(text)
    record["body"] = _set(record, page, notices)
    if is_drawn:
        _first_picture(record, page, notices)
    standfirst = record.get("standfirst", "")
    if standfirst and repeats_beginning(record["body"], standfirst):
        notices.append(repeated_beginning("description"))
        del record["standfirst"]
    return Raw("", record, tuple(notices))


def _fill(record: dict[str, Any], page: Page) -> None:
    """Take from the page what its data lack."""
    for key, value in tagged(page).items():
        if not record.get(key):
            record[key] = value
    cut = letters(_ELLIPSIS.sub("", record.get("headline", "")))
    if _ELLIPSIS.search(record.get("headline", "")) and letters(page.headline).startswith(cut):
        record["headline"] = page.headline


def _picture(
    record: dict[str, Any], page: Page, logos: frozenset[str], notices: list[Finding]
) -> None:
    """Put the lead picture into the record, with what the page says of it; not the site's own mark.

    Where the data name the mark, a picture that the tags name may be the article's.
    """
    named = [record.get("picture", {}), *({"src": address} for address in pictures_by(page))]
    for candidate in named:
        address = complete(page.address, str(candidate.get("src", "")))
        if not address:
            continue
        if is_mark(address, page, logos):
            if not any(notice.code == "REC192" for notice in notices):
                notices.append(emit("REC192", path="picture", src=address))
            continue
        alt = page.meta("og:image:alt") if same_picture(page.meta("og:image"), address) else ""
        details = page.picture(address)
        record["picture"] = {
            **({"alt": alt} if alt else {}),
            **details,
            **candidate,
            "src": address,
        }
        return
    record.pop("picture", None)


def _first_picture(record: dict[str, Any], page: Page, notices: list[Finding]) -> None:
    """Make a picture before the first words of a drawn text the lead, where there is none."""
    body = tree(record["body"])
    first = next(iter(images(body)), None)
    if record.get("picture") or first is None or not first.get("src"):
        return
    details = {**said_of(first), **page.picture(first.get("src", ""))}
    if not details.get("caption") and not (
        details.get("alt") and _PHOTOGRAPH.search(first.get("src", ""))
    ):
        return
    figure_ = figure_of(first)
    before = [block for block in body.iter("p", "h2", "h3", "li") if letters(visible(block))]
    if (
        before
        and next((element for element in body.iter() if element in (figure_, before[0])), None)
        is not figure_
    ):
        return
    if is_mark(first.get("src", ""), page, ()):
        notices.append(emit("REC192", path="body", src=first.get("src", "")))
    else:
        record["picture"] = {**details, "src": first.get("src", "")}
    take_out(figure_)
    record["body"] = source_of(body)


def _logos(graph: Graph) -> frozenset[str]:
    """Return the addresses that the data call a logo."""
    return frozenset(graph.logos())


def _set(record: dict[str, Any], page: Page, notices: list[Finding]) -> str:
    """Return the body with what stands under its pictures, the headline and lead picture shown once."""
    body = tree(record["body"])
    changed = any(
        without_headline(body, headline)
        for headline in (record.get("headline", ""), page.headline)
        if headline
    )
    if changed:
        notices.append(repeated_headline())
    changed = trimmed(body, page.address, notices) or changed
    lead = record.get("picture", {}).get("src", "")
    for image in list(images(body)):
        whole = complete(page.address, image.get("src", ""))
        if whole != image.get("src", ""):
            image.set("src", whole)
            changed = True
        details = page.picture(image.get("src", ""))
        if lead and same_picture(image.get("src", ""), lead):
            take_out(figure_of(image))
            notices.append(repeated_lead())
        elif figure_of(image) is image and details:
            _replace(image, details)
        else:
            continue
        changed = True
    return source_of(body) if changed else record["body"]


def _replace(image: etree._Element, details: dict[str, Any]) -> None:
    """Put an image's figure, with its caption and credit, in its place."""
    replacement = tree(
        figure(
            image.get("src", ""),
            caption=details.get("caption", ""),
            credit=details.get("credit", ""),
            alt=first(image.get("alt"), details.get("alt")),
        )
    )[0]
    replacement.tail = image.tail
    parent = image.getparent()
    if parent is not None:
        parent.replace(image, replacement)


def _drawn(by: str) -> Finding:
    return emit("REC021", path="body", by=by)
