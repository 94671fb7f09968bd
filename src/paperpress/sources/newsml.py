"""NewsML-G2 of the IPTC, 2.x: news items and messages of them, with NITF or XHTML inside.

https://iptc.org/std/NewsML-G2/guidelines/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from lxml import etree

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.bodies import source_of, tree, within, without_headline
from paperpress.sources.moments import moment
from paperpress.sources.nitf import story
from paperpress.sources.people import authors, merged
from paperpress.sources.plain import plain, visible
from paperpress.sources.raw import Raw
from paperpress.sources.snippets import figure, paragraphs
from paperpress.sources.values import each_once, left_out, told
from paperpress.sources.xml_text import document, first_tag, said

_ROOTS = frozenset({"newsMessage", "newsItem", "packageItem"})
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUSES = {
    "": "published",
    "usable": "published",
    "withheld": "withheld",
    "canceled": "cancelled",
}
_BODIES = ("inlineXML", "inlineData")


def detects(start: bytes) -> bool:
    """The root is one of the standard's."""
    return first_tag(start)[0].rpartition(":")[2] in _ROOTS


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """The texts of a message; pictures that are sent along become their pictures."""
    root = document(file, name)
    if isinstance(root, Rejected):
        yield root
        return
    found = [root] if _name(root) == "newsItem" else [*root.iter("{*}newsItem")]
    if not found:
        yield Rejected(name, "", (FieldError("itemSet", f"{_name(root)} holds no news item"),))
    pictures = {one.get("guid", ""): _picture(one) for one in found if _class(one) == "picture"}
    linked = _packaged(root)
    shown: set[str] = set()
    texts = [(number, one) for number, one in enumerate(found) if _class(one) in {"text", ""}]
    for number, item in texts:
        place = f"newsItem[{number}]" if len(found) > 1 else ""
        wanted = [*_links(item), *linked.get(item.get("guid", ""), ())]
        if len(texts) == 1:
            wanted += pictures  # a message of one text sends its pictures along
        mine = [pictures[guid] for guid in dict.fromkeys(wanted) if guid in pictures]
        shown |= {guid for guid in wanted if guid in pictures}
        yield _read(item, [one for one in mine if one], name, place)
    for number, item in enumerate(found):
        kind, guid = _class(item), item.get("guid", "")
        if kind not in {"text", ""} and guid not in shown:
            yield left_out(
                name,
                f"newsItem[{number}]",
                _headline(item),
                f"is a {kind}, not a text",
                "itemClass",
            )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _class(item: etree._Element) -> str:
    """``text`` of ``ninat:text`` (the nature of news items)."""
    found = item.find("{*}itemMeta/{*}itemClass")
    return (
        ""
        if found is None
        else (found.get("qcode", "") or found.get("uri", "")).rpartition(":")[2].rpartition("/")[2]
    )


def _headline(item: etree._Element) -> str:
    meta = item.find("{*}contentMeta")
    return plain(said(meta, "{*}headline") or said(item, "{*}itemMeta/{*}title"))


def _links(item: etree._Element) -> list[str]:
    return [link.get("residref", "") for link in item.iter("{*}link")]


def _packaged(root: etree._Element) -> Mapping[str, list[str]]:
    """What stands beside an item in a package: by its guid, the others'."""
    beside: dict[str, list[str]] = {}
    for package in root.iter("{*}packageItem"):
        guids = [one.get("residref", "") for one in package.iter("{*}itemRef")]
        for guid in guids:
            beside.setdefault(guid, []).extend(other for other in guids if other != guid)
    return beside


def _picture(item: etree._Element) -> dict[str, Any]:
    """The largest rendition without a watermark, with its caption and credit line."""
    contents = [
        one for one in item.iter("{*}remoteContent")
        if one.get("contenttype", "image/jpeg").startswith("image/") and "Watermark" not in one.get("href", "")
    ]  # fmt: skip
    best = max(contents, key=_area, default=None)
    if best is None:
        return {}
    meta = item.find("{*}contentMeta")
    described = (
        {}
        if meta is None
        else {
            one.get("role", "").rpartition(":")[2]: one for one in meta.iterfind("{*}description")
        }
    )
    caption = described.get("caption")
    if caption is None:
        caption = next(iter(described.values()), None)
    creator = said(meta, "{*}creator/{*}name")
    return told(
        src=best.get("href"),
        caption="" if caption is None else plain("".join(caption.itertext())),
        credit=plain(said(meta, "{*}creditline") or creator),
        alt="" if "altText" not in described else plain("".join(described["altText"].itertext())),
    )


def _area(content: etree._Element) -> int:
    sides = [content.get(name, "") for name in ("width", "height")]
    return int(sides[0]) * int(sides[1]) if all(side.isdecimal() for side in sides) else 0


def _read(
    item: etree._Element, pictures: list[dict[str, Any]], name: str, place: str
) -> Raw | Rejected:
    headline = _headline(item)
    source = f"{name}, {place}" if place else name
    inner = next((one for kind in _BODIES for one in item.iter(f"{{*}}{kind}")), None)
    if inner is None:
        message = "is missing: the item has neither inlineXML nor inlineData"
        return Rejected(source, headline, (FieldError("contentSet", message),))
    record = _meta(item, headline)
    document = next((one for one in inner.iter("{*}nitf")), None)
    if document is not None:
        read = story(document, name, place)
        if isinstance(read, Rejected):
            return read
        record = {**(read.record if isinstance(read.record, dict) else {}), **record}
    else:
        _inline(inner, record)
    if pictures:
        record["picture"] = pictures[0]
        for more in pictures[1:]:
            record["body"] += _more(more)
    return Raw(place, record)


def _more(picture: dict[str, Any]) -> str:
    return figure(
        picture["src"],
        caption=picture.get("caption", ""),
        credit=picture.get("credit", ""),
        alt=picture.get("alt", ""),
    )


def _inline(inner: etree._Element, record: dict[str, Any]) -> None:
    """The body of XHTML, without the headline, the date and the list of subjects at its head."""
    if len(inner) == 0:
        record["body"] = paragraphs("".join(inner.itertext()))
        return
    for element in inner.iter(etree.Element):
        element.tag = etree.QName(element).localname
    html = "".join(etree.tostring(child, encoding="unicode", method="html") for child in inner)
    body = tree(within(html))
    for header in [*body.iter("header")]:
        for part in [*header]:
            if part.tag in {"ul", "time"} or " ".join(visible(part).split()) == record.get(
                "headline"
            ):
                header.remove(part)
    without_headline(body, str(record.get("headline", "")))
    record["body"] = source_of(body)


def _meta(item: etree._Element, headline: str) -> dict[str, Any]:
    meta, own = item.find("{*}contentMeta"), item.find("{*}itemMeta")
    status = ""
    found = None if own is None else own.find("{*}pubStatus")
    if found is not None:
        status = found.get("qcode", "").rpartition(":")[2]
    described = [] if meta is None else meta.findall("{*}description")
    summary = next((one for one in described if one.get("role", "").endswith("summary")), None)
    subjects = [] if meta is None else meta.findall("{*}subject")
    line = plain(said(meta, "{*}by"))
    return told(
        id=item.get("guid"),
        headline=headline,
        standfirst="" if summary is None else plain("".join(summary.itertext())),
        desk=plain(_desk(subjects)),
        dateline=plain(said(meta, "{*}dateline")),
        byline=line,
        authors=_people(meta) or authors(line),
        published=moment(said(own, "{*}firstCreated") or said(own, "{*}versionCreated")),
        updated=moment(said(own, "{*}versionCreated")),
        embargo=moment(said(own, "{*}embargoed")),
        status=_STATUSES.get(status, "withheld"),
        language=_language(item, meta),
        copyright=plain(said(item, "{*}rightsInfo/{*}copyrightNotice")),
        keywords=each_once(
            []
            if meta is None
            else (plain("".join(k.itertext())) for k in meta.iterfind("{*}keyword"))
        ),
    )


def _language(item: etree._Element, meta: etree._Element | None) -> str:
    found = None if meta is None else meta.find("{*}language")
    return (found.get("tag", "") if found is not None else "") or item.get(_XML_LANGUAGE, "")


def _desk(subjects: list[etree._Element]) -> str:
    """A department, where the provider tells one; else the first subject that has a name."""
    for subject in subjects:
        if "department" in subject.get("type", "").lower() or "dpacat" in subject.get("qcode", ""):
            return said(subject, "{*}name")
    return next((said(one, "{*}name") for one in subjects if said(one, "{*}name")), "")


def _people(meta: etree._Element | None) -> list[dict[str, Any]]:
    people = []
    for one in (
        [] if meta is None else [*meta.iterfind("{*}creator"), *meta.iterfind("{*}contributor")]
    ):
        name = plain(said(one, "{*}name"))
        role = one.get("role", "").rpartition(":")[2]
        if " " in name and not one.get("qcode", "").startswith("nprov"):
            people.append(told(name=name, role="Editor" if role.lower().startswith("edit") else ""))
    return merged(people)
