"""Documents of NITF and NewsML-G2, and the record that is read of each."""

from __future__ import annotations

import io
from typing import Any

from json_formats import BY_NAME
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    "<body><p>The first one left.</p></body></html></inlineXML>"
)


TEXT = '<itemClass qcode="ninat:text"/>'


BODY = "<p>The first one left.</p>"


def read(name: str, source: str) -> list[Raw | Rejected]:
    return list(BY_NAME[name].records(io.BytesIO(source.encode()), "wire.xml"))


def record(name: str, source: str) -> dict[str, Any]:
    first, *_ = read(name, source)
    assert isinstance(first, Raw), first
    assert isinstance(first.record, dict)
    return first.record


def nitf(
    content: str = BODY, *, data: str = "", status: str = "", head: str = "", end: str = ""
) -> str:
    managed = f' management-status="{status}"' if status else ""
    return (
        f"<nitf><head><docdata{managed}>{data}</docdata></head><body><body.head><hedline><hl1>Night"
        f" buses</hl1></hedline>{head}</body.head><body.content>{content}</body.content>"
        f"<body.end>{end}</body.end></body></nitf>"
    )


def item(content: str = XHTML, own: str = TEXT, meta: str = "<headline>Night buses</headline>") -> str:  # fmt: skip
    return (
        f'<newsItem {G2} guid="urn:1"><itemMeta>{own}</itemMeta><contentMeta>{meta}</contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )
