"""Pages without data, and the record that is read of each."""

from __future__ import annotations

import io
from typing import Any

from json_formats import BY_NAME
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw

WORDS = (
    "The night ferry between the port and the islands will sail again from the first of October.",
    "The harbour board voted on Tuesday to pay for eleven deckhands and two masters until spring.",
    "Engineers found the hull sound, and the galley has to be replaced before the first sailing.",
    "Crossings take ninety minutes in fair weather, the board says, and two hours in foul.",
    "A motion to raise the fares was put off until the figures of the winter are on the table.",
)


BODY = "".join(f"<p>{one}</p>" for one in WORDS)


DATA = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
    '"headline":"Night ferry"%s}</script>'
)


def results(
    head: str = "", body: str = "", heading: str = "<h1>Night ferry</h1>", **more: str
) -> list[Raw | Rejected]:
    language = more.get("language", "en")
    page = (
        f'<!DOCTYPE html><html lang="{language}"><head>{head}<meta property="og:type" content="article"></head>'
        f"<body><article>{heading}{body or BODY}</article></body></html>"
    )
    return list(BY_NAME["page"].records(io.BytesIO(page.encode()), "p.html"))


def raw(head: str = "", body: str = "", **more: str) -> Raw:
    (one,) = results(head, body, **more)
    assert isinstance(one, Raw), one
    return one


def record(head: str = "", body: str = "", **more: str) -> dict[str, Any]:
    found = raw(head, body, **more).record
    assert isinstance(found, dict)
    return found


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def codes(one: Raw) -> list[str]:
    return [notice.code for notice in one.notices]
