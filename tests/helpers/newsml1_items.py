"""NewsML 1 documents of a few parts, and what is read of them."""

from __future__ import annotations

import io
from typing import Any

from json_formats import BY_NAME
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw

TEXT = "<ContentItem><MediaType FormalName='Text'/><DataContent>{}</DataContent></ContentItem>"


PHOTO = (
    "<ContentItem Href='{0}'><MediaType FormalName='Photo'/><Characteristics><Property"
    " FormalName='Width' Value='{1}'/><Property FormalName='Height' Value='{1}'/></Characteristics>"
    "</ContentItem>"
)


WORDS = TEXT.format("<p>The bridge closes on Sunday.</p>")


HEADLINE = "<NewsLines><HeadLine>Bridge to close</HeadLine></NewsLines>"


def item(content: str, number: str = "N1", manage: str = "", revision: str = "1") -> str:
    return (
        "<NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId>"
        f"<DateId>20250723</DateId><NewsItemId>{number}</NewsItemId><RevisionId>{revision}</RevisionId>"
        f"<PublicIdentifier>urn:newsml:wire.example:20250723:{number}:{revision}</PublicIdentifier>"
        "</NewsIdentifier></Identification><NewsManagement><FirstCreated>20250723T031000+0100"
        f"</FirstCreated>{manage}</NewsManagement>{content}</NewsItem>"
    )


def component(content: str, role: str = "", lines: str = "", attributes: str = "") -> str:
    is_role = f"<Role FormalName='{role}'/>" if role else ""
    return f"<NewsComponent {attributes}>{is_role}{lines}{content}</NewsComponent>"


def results(*items: str, root: str = "<NewsML>") -> list[Raw | Rejected]:
    source = (
        f"{root}<Catalog Href='http://wire.example/c.xml'/><NewsEnvelope/>{''.join(items)}</NewsML>"
    )
    return list(BY_NAME["newsml1"].records(io.BytesIO(source.encode()), "wire.xml"))


def record(*items: str, **more: str) -> dict[str, Any]:
    (one,) = results(*items, **more)
    assert isinstance(one, Raw), one
    assert isinstance(one.record, dict)
    return one.record


def story(content: str = WORDS, **more: str) -> dict[str, Any]:
    return record(item(component(content, lines=HEADLINE), **more))
