"""What WordPress's exports and answers share: what a status means, and the body of a post."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.parsing.bodies import repeats_beginning, source_of, tree
from paperpress.sources.parsing.feed_items import completed
from paperpress.sources.parsing.json_text import UNREADABLE
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.shortcodes import left_out as shortcodes_left_out
from paperpress.sources.parsing.shortcodes import replaced
from paperpress.sources.parsing.values import mappings, text
from paperpress.sources.raw import Raw

#: What a status means to a paper; ``future`` is an embargo, and any other is told as withheld.
STATUSES = {"publish": "published", "future": "published", "draft": "draft",
             "pending": "draft", "auto-draft": "draft", "private": "withheld", "trash": "cancelled"}  # fmt: skip
POST_TYPES = frozenset({"post", "article", "news", ""})
#: Where Newspack and other software keep a standfirst.
SUBTITLES = ("newspack_post_subtitle", "wps_subtitle", "_subtitle", "subtitle", "kicker_subtitle")


def with_body(
    record: dict[str, Any],
    body: str,
    excerpt: str,
    pictures: Mapping[str, Mapping[str, str]],
    base: str,
    name: str,
    place: str,
    *,
    blank: bool,
) -> Raw | Rejected:
    """Return the record with its body; with `blank`, blank lines separate paragraphs, as in exports."""
    notices: list[Finding] = []
    if not body.strip():
        source = f"{name}, {place}" if place else name
        return Rejected(
            source, str(record.get("headline", "")), (FieldError("content", "is empty"),)
        )
    html, gone = replaced(body, pictures)
    if gone:
        notices.append(shortcodes_left_out("REC071", gone))
    element = tree(_parted(html) if blank else html)
    completed(element, base)
    standfirst = plain(excerpt)
    if standfirst and "standfirst" not in record and not repeats_beginning(html, _cut(standfirst)):
        record["standfirst"] = standfirst
    record["body"] = source_of(element)
    return Raw(place, record, tuple(notices))


_NOTES_PLACE = re.compile(r"<!--\s*wp:footnotes\b.*?/-->", re.S)


def with_footnotes(body: str, kept: str) -> str:
    """Return a post with its footnotes, which WordPress keeps beside the text, at their place.

    Args:
        body: the post's text, with a comment where the footnotes are shown.
        kept: the post's meta value ``footnotes``: a list of ids and contents, as JSON.
    """
    if not kept or "wp-block-footnotes" in body:
        return body
    try:
        notes = mappings(json.loads(kept))
    except UNREADABLE:
        return body
    listed = "".join(
        f'<li id="{escape(text(note.get("id")))}">{text(note.get("content"))}</li>'
        for note in notes
    )
    listed = f'<ol class="wp-block-footnotes">{listed}</ol>'
    place = _NOTES_PLACE.search(body)
    if place is None:
        return body + listed
    return body[: place.start()] + listed + body[place.end() :]


def _cut(excerpt: str) -> str:
    """Return an excerpt without the sign that WordPress puts where it cuts one."""
    return re.sub(
        r"\s*(?:\[(?:…|\.\.\.)\]|…|Continue reading.*|Read more.*)$", "", excerpt, flags=re.S
    )


_BLOCK = re.compile(
    r"\s*</?(?:address|article|aside|blockquote|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]"
    r"|header|hr|iframe|li|nav|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul)\b|\s*<!--",
    re.I,
)


def _parted(html: str) -> str:
    """Return paragraphs where the classic editor only has blank lines (WordPress's ``wpautop``)."""
    if "<!-- wp:" in html:
        return html
    parts = re.split(r"\n\s*\n", html.replace("\r\n", "\n"))
    return "\n".join(
        part if _BLOCK.match(part) or not part.strip() else f"<p>{_broken(part.strip())}</p>"
        for part in parts
    )


def _broken(part: str) -> str:
    return part.replace("\n", "<br>\n")
