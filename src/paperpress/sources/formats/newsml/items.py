"""NewsML-G2 of the IPTC, 2.x: news items and messages of them, with NITF or XHTML inside.

https://iptc.org/std/NewsML-G2/guidelines/
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.formats.newsml.pictures import packaged, picture_of
from paperpress.sources.formats.nitf.documents import story
from paperpress.sources.parsing.bodies import source_of, take_out, tree, within, without_headline
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.snippets import paragraphs, shown_picture
from paperpress.sources.parsing.values import each_once, filled, left_out
from paperpress.sources.parsing.xml_text import as_html, document, root_tag, text_at
from paperpress.sources.raw import Raw

_ROOTS = frozenset({"newsMessage", "newsItem", "packageItem"})
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUSES = {
    "": "published",
    "usable": "published",
    "withheld": "withheld",
    "canceled": "cancelled",
}
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_BODIES = ("inlineXML", "inlineData")


def detects(start: bytes) -> bool:
    """Tell whether the root is one of NewsML-G2's."""
    return root_tag(start)[0] in _ROOTS


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the texts of a message; pictures that are sent along become their pictures."""
    read = document(file, name)
    if isinstance(read, Rejected):
        yield read
        return
    root = read.root
    news_items = [root] if _name(root) == "newsItem" else [*root.iter("{*}newsItem")]
    if not news_items:
        yield Rejected(name, "", (FieldError("itemSet", f"{_name(root)} holds no news item"),))
    texts = [(number, item) for number, item in enumerate(news_items) if _is_text(item)]
    kept_back = _all_kept_back(news_items, {_release(item)[1] for _, item in texts})
    pictures = {
        item.get("guid", ""): picture_of(item)
        for item in news_items
        if _class(item) == "picture" and item.get("guid", "") not in kept_back
    }
    linked = packaged(root, pictures)
    shown: set[str] = set()
    for number, item in texts:
        place = f"newsItem[{number}]" if len(news_items) > 1 else ""
        wanted = [*_links(item), *linked.get(item.get("guid", ""), ())]
        if len(texts) == 1:
            wanted += pictures  # a message of one text sends its pictures along
        mine = {guid: pictures[guid] for guid in wanted if guid in pictures}
        shown |= mine.keys()
        yield read.noted(number, _read(item, list(filter(None, mine.values())), name, place))
    yield from _not_shown(news_items, shown, kept_back, name)
    yield from _others(root, name)
    yield from read.ended(name)


def _is_text(item: etree._Element) -> bool:
    return _class(item) in {"text", ""}


def _not_shown(
    news_items: Sequence[etree._Element],
    shown: Collection[str],
    kept_back: Mapping[str, str],
    name: str,
) -> Iterator[Rejected]:
    """Yield a rejection for each news item that is no text and stands with none."""
    for number, item in enumerate(news_items):
        guid = item.get("guid", "")
        if not _is_text(item) and guid not in shown:
            reason = kept_back.get(guid) or f"is a {_class(item)}, not a text"
            yield left_out(name, f"newsItem[{number}]", _headline(item), reason, "itemClass")


def _others(root: etree._Element, name: str) -> Iterator[Rejected]:
    """Yield a rejection for each item that is neither news nor package: concepts, plans, catalogues."""
    for number, item in enumerate(root.iterfind("{*}itemSet/*")):
        if _name(item) not in {"newsItem", "packageItem"}:
            kind = _name(item)
            yield left_out(name, f"itemSet[{number}]", item.get("guid", ""), f"is a {kind}", kind)


def _all_kept_back(news_items: Iterable[etree._Element], embargoes: set[str]) -> Mapping[str, str]:
    """Return why news items can't go with texts that have these embargoes, by their guids."""
    reasons = ((item.get("guid", ""), _kept_back(item, embargoes)) for item in news_items)
    return {guid: reason for guid, reason in reasons if reason}


def _kept_back(picture: etree._Element, embargoes: set[str]) -> str:
    """Return why a picture can't go with its text, which has one of these embargoes; empty: it can."""
    status, embargo = _release(picture)
    if status != "published":
        return f"is {status} by its provider"
    if embargo and embargoes != {embargo}:
        return f"is under embargo until {embargo}, and its text is not"
    return ""


def _release(item: etree._Element) -> tuple[str, str]:
    """Return status and embargo; an embargo without an end holds the article back."""
    meta = item.find("{*}itemMeta")
    status = _STATUSES.get(_code(None if meta is None else meta.find("{*}pubStatus")), "withheld")
    embargoed = None if meta is None else meta.find("{*}embargoed")
    until = moment(text_at(meta, "{*}embargoed"))
    return ("withheld" if embargoed is not None and not until else status), until


def _code(element: etree._Element | None) -> str:
    """Return the end of a ``qcode`` or ``uri``: ``text`` of ``ninat:text``."""
    if element is None:
        return ""
    return _code_of(element.get("qcode", "") or element.get("uri", ""))


def _code_of(code: str) -> str:
    return code.rpartition(":")[2].rpartition("/")[2].lower()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _class(item: etree._Element) -> str:
    """Return the class of a news item: ``text`` of ``ninat:text``."""
    return _code(item.find("{*}itemMeta/{*}itemClass"))


def _headline(item: etree._Element) -> str:
    meta = item.find("{*}contentMeta")
    lines = [] if meta is None else meta.findall("{*}headline")
    main = [line for line in lines if "sub" not in line.get("role", "").lower()]
    headline = next(("".join(line.itertext()) for line in main or lines if text_at(line, ".")), "")
    return plain(headline or text_at(item, "{*}itemMeta/{*}title"))


def _links(item: etree._Element) -> list[str]:
    return [link.get("residref", "") for link in item.iter("{*}link")]


def _read(
    item: etree._Element, pictures: list[dict[str, Any]], name: str, place: str
) -> Raw | Rejected:
    headline = _headline(item)
    source = f"{name}, {place}" if place else name
    bodies = [element for kind in _BODIES for element in item.iter(f"{{*}}{kind}")]
    bodies = [element for element in bodies if "".join(element.itertext()).strip()]
    if not bodies:
        message = "is missing: the item has neither inlineXML nor inlineData"
        return Rejected(source, headline, (FieldError("contentSet", message),))
    inner = bodies[0]
    notices = (_of_several(bodies),) if len(bodies) > 1 else ()
    record = _meta(item, headline)
    document = next((element for element in inner.iter("{*}nitf")), None)
    if document is not None:
        read = story(document, name, place)
        if isinstance(read, Rejected):
            return read
        within = read.record if isinstance(read.record, dict) else {}
        stricter = [
            fields["status"] for fields in (record, within) if fields["status"] != "published"
        ]
        record = {**within, **record, "status": next(iter(stricter), "published")}
    else:
        _inline(inner, record)
    if pictures:
        record["picture"] = pictures[0]
        for more in pictures[1:]:
            record["body"] += shown_picture(more)
    return Raw(place, record, notices)


def _of_several(bodies: list[etree._Element]) -> Finding:
    labels = ", ".join(
        " ".join(filter(None, (_name(body), body.get("contenttype"), body.get(_XML_LANGUAGE))))
        for body in bodies
    )
    return emit("REC010", path="contentSet", labels=labels)


def _inline(inner: etree._Element, record: dict[str, Any]) -> None:
    """Read the body of XHTML without the headline, and the metadata in dpa's header."""
    if len(inner):
        html = source_of(as_html(inner))
    else:
        text = _decoded(inner)
        if inner.get("contenttype", "").partition(";")[0].strip() not in _HTML:
            record["body"] = paragraphs(text)
            return
        html = text
    body = tree(within(html))
    for part in [*body.iterfind(".//header/ul"), *body.iterfind(".//header/time")]:
        if part.get("class") in {"slugline", "publicationDate"}:
            take_out(part)
    without_headline(body, str(record.get("headline", "")))
    record["body"] = source_of(body)


def _decoded(inner: etree._Element) -> str:
    """Return the text of inline data, which may be in Base64."""
    text = "".join(inner.itertext())
    if _code_of(inner.get("encoding", "") or inner.get("encodinguri", "")) != "base64":
        return text
    try:
        return b64decode("".join(text.split()), validate=True).decode()
    except ValueError:
        return text


def _meta(item: etree._Element, headline: str) -> dict[str, Any]:
    meta, item_meta = item.find("{*}contentMeta"), item.find("{*}itemMeta")
    status, embargo = _release(item)
    described = [] if meta is None else meta.findall("{*}description")
    summary = next(
        (
            description
            for description in described
            if description.get("role", "").endswith("summary")
        ),
        None,
    )
    subjects = [] if meta is None else meta.findall("{*}subject")
    line = plain(text_at(meta, "{*}by"))
    return filled(
        id=item.get("guid"),
        headline=headline,
        standfirst="" if summary is None else plain("".join(summary.itertext())),
        desk=plain(_desk(subjects)),
        dateline=plain(text_at(meta, "{*}dateline")),
        byline=line,
        authors=_people(meta) or authors(line),
        published=moment(
            text_at(item_meta, "{*}firstCreated") or text_at(item_meta, "{*}versionCreated")
        ),
        updated=moment(text_at(item_meta, "{*}versionCreated")),
        embargo=embargo,
        status=status,
        language=_language(item, meta),
        copyright=plain(text_at(item, "{*}rightsInfo/{*}copyrightNotice")),
        keywords=each_once(
            []
            if meta is None
            else (plain("".join(k.itertext())) for k in meta.iterfind("{*}keyword"))
        ),
    )


def _language(item: etree._Element, meta: etree._Element | None) -> str:
    language = None if meta is None else meta.find("{*}language")
    return (language.get("tag", "") if language is not None else "") or item.get(_XML_LANGUAGE, "")


def _desk(subjects: list[etree._Element]) -> str:
    """Return the department, where the provider gives one; else the first subject with a name."""
    for subject in subjects:
        if "department" in subject.get("type", "").lower() or "dpacat" in subject.get("qcode", ""):
            return text_at(subject, "{*}name")
    return next(
        (text_at(subject, "{*}name") for subject in subjects if text_at(subject, "{*}name")), ""
    )


def _people(meta: etree._Element | None) -> list[dict[str, Any]]:
    people = []
    for person in (
        [] if meta is None else [*meta.iterfind("{*}creator"), *meta.iterfind("{*}contributor")]
    ):
        name = plain(text_at(person, "{*}name"))
        role = person.get("role", "").rpartition(":")[2]
        if " " in name and not person.get("qcode", "").startswith("nprov"):
            people.append(
                filled(name=name, role="Editor" if role.lower().startswith("edit") else "")
            )
    return merged(people)
