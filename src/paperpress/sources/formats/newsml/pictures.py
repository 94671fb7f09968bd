"""Pictures of NewsML-G2: items of their own, which stand beside a text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from lxml import etree

from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import filled
from paperpress.sources.parsing.xml_text import area, text_at


def picture_of(item: etree._Element) -> dict[str, Any]:
    """Return the largest rendition without a watermark, with its caption and credit line."""
    contents = [
        content for content in item.iter("{*}remoteContent")
        if content.get("href") and content.get("contenttype", "image/jpeg").startswith("image/") and "Watermark" not in content.get("href", "")
    ]  # fmt: skip
    best = max(contents, key=area, default=None)
    if best is None:
        return {}
    meta = item.find("{*}contentMeta")
    lines = [] if meta is None else meta.findall("{*}description")
    described = {line.get("role", "").rpartition(":")[2]: line for line in lines}
    caption = described.get("caption")
    if caption is None:
        caption = next(iter(described.values()), None)
    creator = text_at(meta, "{*}creator/{*}name")
    return filled(
        src=best.get("href"),
        caption="" if caption is None else plain("".join(caption.itertext())),
        credit=plain(text_at(meta, "{*}creditline") or creator),
        alt="" if "altText" not in described else plain("".join(described["altText"].itertext())),
    )


def packaged(root: etree._Element, pictures: Collection[str]) -> Mapping[str, list[str]]:
    """Return the pictures of each item in a package, by the item's guid."""
    beside: dict[str, list[str]] = {}
    for package in root.iter("{*}packageItem"):
        guids = [reference.get("residref", "") for reference in package.iter("{*}itemRef")]
        along = [guid for guid in guids if guid in pictures]
        for guid in dict.fromkeys(guids):
            beside.setdefault(guid, []).extend(along)
    return beside
