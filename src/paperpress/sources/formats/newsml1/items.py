"""NewsML 1.0 to 1.2 of the IPTC, as agencies have sent it since 2000.

https://iptc.org/std/NewsML/1.2/specification/. Catalogues, topic sets and document types are never
fetched; what a name means is told by the name, or by a topic set within the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from lxml import etree

from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.formats.newsml1.components import Story, line, pictures_of, stories
from paperpress.sources.formats.newsml1.content import formal, is_of_text
from paperpress.sources.parsing.bodies import repeats_beginning, source_of, tree, without_headline
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.people import authors
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.repeats import repeated_beginning, repeated_headline
from paperpress.sources.parsing.snippets import shown_picture
from paperpress.sources.parsing.values import each_once, left_out, notice, told
from paperpress.sources.parsing.xml_text import document, root_tag, said
from paperpress.sources.raw import Raw

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUSES: Final = {
    "": "published", "usable": "published", "embargoed": "published", "withheld": "withheld",
    "canceled": "cancelled", "cancelled": "cancelled",
}  # fmt: skip
#: What the first two figures of a subject's code stand for (IPTC Subject Codes, the 17 at the top).
_SUBJECTS: Final = {
    "01": "Arts, culture and entertainment", "02": "Crime, law and justice", "03": "Disaster and accident",
    "04": "Economy, business and finance", "05": "Education", "06": "Environmental issue", "07": "Health",
    "08": "Human interest", "09": "Labour", "10": "Lifestyle and leisure", "11": "Politics",
    "12": "Religion and belief", "13": "Science and technology", "14": "Social issue", "15": "Sport",
    "16": "Unrest, conflicts and war", "17": "Weather",
}  # fmt: skip
_DESKS: Final = frozenset({"desk", "section", "category", "department", "rubrique", "ressort"})
_DIGITS = re.compile(r"[\dTZ:+.\s-]*")
_REVISION = re.compile(r":\d+[NUA]?$")


def detects(start: bytes) -> bool:
    """The root is NewsML's."""
    return root_tag(start)[0] == "NewsML"


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """The stories of a document's items; pictures that are sent along become their pictures."""
    read = document(file, name)
    if isinstance(read, Rejected):
        yield read
        return
    root = read.root
    items = list(root.iterchildren("{*}NewsItem"))
    if not items and not read.cut:
        yield Rejected(
            name, "", (FieldError("NewsItem", "is missing: the document holds no item"),)
        )
    latest = {_identity(one): one for one in sorted(items, key=_revision)}
    told_by = {item: list(_stories(item, name)) for item in items}
    texts = [one for one in items if told_by[one]]
    pictures = {_identity(one): one for one in items if not told_by[one] and _pictures(one, name)}
    known = pictures | {_REVISION.sub("", _public(one)): one for one in pictures.values()}
    beside = {one: _beside(one, known, alone=len(texts) == 1) for one in texts}
    shown = {id(picture) for those in beside.values() for picture in those}
    for number, item in enumerate(items):
        place = f"NewsItem[{number}]" if len(items) > 1 else ""
        if latest[_identity(item)] is not item:
            yield left_out(name, place, _label(item), "is replaced by a later revision in the same file", "RevisionId")  # fmt: skip
        elif told_by[item]:
            extra = [one for two in beside[item] for one in _allowed(two, item, name)]
            for one in _read(item, told_by[item], extra, root, place):
                yield read.noted(number, one)
        elif id(item) not in shown:
            yield _no_story(item, name, place)
    yield from read.ended(name)


def _stories(item: etree._Element, name: str) -> Iterator[Story]:
    for component in item.iterchildren("{*}NewsComponent"):
        yield from stories(component, (), name)


def _pictures(item: etree._Element, name: str) -> list[dict[str, Any]]:
    return [
        picture
        for component in item.iterchildren("{*}NewsComponent")
        for picture in pictures_of(component, name)
    ]


def _beside(
    item: etree._Element, pictures: Mapping[str, etree._Element], *, alone: bool
) -> list[etree._Element]:
    """The items of pictures that a text names, or that are sent along with a single text.

    Args:
        item: the text.
        pictures: by their identities and by their public identifiers.
        alone: whether it is the only text.
    """
    named = [
        _REVISION.sub("", one.get("NewsItem", ""))
        for one in item.iter("{*}NewsItemRef", "{*}AssociatedWith")
    ]
    found = (pictures.get(one) for one in [*named, *(pictures if alone else ())])
    return list(dict.fromkeys(one for one in found if one is not None))


def _allowed(picture: etree._Element, text: etree._Element, name: str) -> list[dict[str, Any]]:
    """The pictures of an item, unless it is held back though its text isn't."""
    status, embargo = _release(picture)
    if status != "published" or (embargo and embargo != _release(text)[1]):
        return []
    return _pictures(picture, name)


def _no_story(item: etree._Element, name: str, place: str) -> Rejected:
    """Why an item is no article, or can't be read as one."""
    contents = [one for one in item.iter("{*}ContentItem") if one.get("Href")]
    away = [one.get("Href", "") for one in contents if is_of_text(one)]
    other = [formal(one, "{*}MediaType") or formal(one, "{*}MimeType") for one in contents]
    if item.find("{*}NewsComponent") is None:
        what = next((etree.QName(one).localname for one in item.iterchildren("{*}Update", "{*}TopicSet")), "")  # fmt: skip
        reason = f"holds no news but {what or 'what manages it'}, so no article"
    elif _pictures(item, name):
        reason = "is a picture, and no text stands beside it"
    elif away:
        source = f"{name}, {place}" if place else name
        message = f"is missing: the text lies in a file of its own ({away[0]})"
        return Rejected(source, _label(item), (FieldError("DataContent", message),))
    else:
        reason = f"is {other[0]}, so no article" if other else "holds no text, so it is no article"
    return left_out(name, place, _label(item), reason, "NewsComponent")


def _label(item: etree._Element) -> str:
    found = next(item.iter("{*}HeadLine"), None)
    return plain("" if found is None else "".join(found.itertext())) or _identity(item)


def _public(item: etree._Element) -> str:
    return said(item, "{*}Identification/{*}NewsIdentifier/{*}PublicIdentifier")


def _identity(item: etree._Element) -> str:
    """Who sent it, when, and as what: the same for each revision, so that a reader keeps their place."""
    known = item.find("{*}Identification/{*}NewsIdentifier")
    parts = [said(known, f"{{*}}{name}") for name in ("ProviderId", "DateId", "NewsItemId")]
    if parts[2]:
        return "urn:newsml:" + ":".join(part for part in parts if part)
    return _REVISION.sub("", _public(item)) or item.get("Duid", "")


def _revision(item: etree._Element) -> int:
    number = said(item, "{*}Identification/{*}NewsIdentifier/{*}RevisionId")
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def _release(item: etree._Element) -> tuple[str, str]:
    """Status and embargo. An embargo of which nobody says when it ends is held back."""
    managed = item.find("{*}NewsManagement")
    said_status = formal(managed, "{*}Status").lower() if managed is not None else ""
    status = _STATUSES.get(said_status, "withheld")
    change = None if managed is None else managed.find("{*}StatusWillChange")
    future = formal(change, "{*}FutureStatus").lower()
    until = moment(said(change, "{*}DateAndTime")) if future in ("", "usable") else ""
    if said_status == "embargoed":
        return ("published" if until else "withheld"), until
    return status, ""


def _read(
    item: etree._Element,
    found: list[Story],
    pictures: list[dict[str, Any]],
    root: etree._Element,
    place: str,
) -> Iterator[Raw]:
    for number, one in enumerate(found):
        inner = f"{place}.NewsComponent[{number}]".lstrip(".") if len(found) > 1 else place
        notices: list[Finding] = []
        if one.bodies:
            notices.append(_of_several(one))
        meta = _meta(item, one, root)
        record = {**one.body.record, **meta}
        if len(found) > 1:
            inside = (two.get("Duid") for two in one.chain[:-1])
            record["id"] = f"{record.get('id', '')}#{next(filter(None, inside), number + 1)}"
        within = one.body.record.get("status", "published")
        if within != "published":
            record["status"] = within
        record["body"] = _body(one, record, notices)
        shown = [*one.pictures, *(pictures if number == 0 else ())]
        if shown:
            record["picture"] = shown[0]
            record["body"] += "".join(map(shown_picture, shown[1:]))
        yield Raw(inner, record, tuple(notices))


def _body(one: Story, record: dict[str, Any], notices: list[Finding]) -> str:
    """The body without the headline again; a standfirst that is its beginning isn't shown twice."""
    body = tree(one.body.html)
    html = one.body.html
    if without_headline(body, str(record.get("headline", ""))):
        notices.append(repeated_headline())
        html = source_of(body)
    if record.get("standfirst") and repeats_beginning(html, record["standfirst"]):
        notices.append(repeated_beginning("NewsComponent"))
        del record["standfirst"]
    return html


def _of_several(one: Story) -> Finding:
    return notice(
        "REC010",
        "NewsComponent",
        f"The item has several bodies ({', '.join(one.bodies)}); one was read.",
        "See that it is the whole story; the others are said to be prints of the same.",
    )


def _meta(item: etree._Element, one: Story, root: etree._Element) -> dict[str, Any]:
    chain = one.chain
    managed = item.find("{*}NewsManagement")
    created = moment(said(managed, "{*}FirstCreated"))
    revised = moment(said(managed, "{*}ThisRevisionCreated"))
    sent = moment(
        said(item, "{*}Identification/{*}NewsIdentifier/{*}DateId")
        or said(root, "{*}NewsEnvelope/{*}DateAndTime")
    )
    status, embargo = _release(item)
    printed = line(chain, "ByLine")
    return told(
        id=_identity(item),
        headline=one.headline or line(chain, "HeadLine"),
        standfirst=one.standfirst or line(chain, "SubHeadLine"),
        desk=_desk(chain),
        dateline=_dateline(one),
        byline=printed,
        authors=_people(chain, printed),
        published=created or revised or sent,
        updated=revised if revised != created else "",
        embargo=embargo,
        status=status,
        language=_language(item, chain),
        copyright=line(chain, "CopyrightLine") or _holder(chain),
        keywords=each_once(_keywords(chain)),
    )


def _dateline(one: Story) -> str:
    """The place, as printed; not a date alone, which some systems write there for machines."""
    found = line(one.chain, "DateLine") or str(one.body.record.pop("dateline", ""))
    return "" if _DIGITS.fullmatch(found) else found.rstrip(" -–—")


def _described(chain: tuple[etree._Element, ...]) -> Iterator[etree._Element]:
    for component in chain:
        yield from component.iterchildren("{*}DescriptiveMetadata")


def _language(item: etree._Element, chain: tuple[etree._Element, ...]) -> str:
    """What the text says of itself, else the nearest ``xml:lang``."""
    told_as = (formal(one, "{*}Language") for one in _described(chain))
    marked = (one.get(_XML_LANGUAGE, "") for one in (*chain, item))
    return next((one for one in (*told_as, *marked) if one), "")


def _desk(chain: tuple[etree._Element, ...]) -> str:
    """A section that the agency names, else what the first subject's code stands for."""
    for one in _described(chain):
        named = [two.get("Value", "") for two in one.iterchildren("{*}Property") if formal(two).lower() in _DESKS]  # fmt: skip
        codes = [formal(two) for subject in one.iterchildren("{*}SubjectCode") for two in subject]
        found = [*named, *(_SUBJECTS.get(code[:2], "") for code in codes if re.fullmatch(r"\d{8}", code))]  # fmt: skip
        desk = next((plain(two) for two in found if two.strip()), "")
        if desk:
            return desk
    return ""


def _keywords(chain: tuple[etree._Element, ...]) -> Iterator[str]:
    for component in chain:
        for one in component.iterfind("{*}NewsLines/{*}KeywordLine"):
            yield plain("".join(one.itertext()))
    for described in _described(chain):
        for one in described.iterchildren("{*}Property"):
            if formal(one).lower() == "keyword":
                yield plain(one.get("Value", ""))


def _people(chain: tuple[etree._Element, ...], printed: str) -> list[dict[str, Any]]:
    """Those of the printed line, of whom one alone has the title that stands beside it."""
    people = authors(printed)
    title = line(chain, "ByLineTitle", "BylineTitle")
    if len(people) == 1 and title:
        people[0].setdefault("role", title)
    return people


def _holder(chain: tuple[etree._Element, ...]) -> str:
    for component in chain:
        rights = component.find("{*}RightsMetadata/{*}Copyright")
        holder, year = said(rights, "{*}CopyrightHolder"), said(rights, "{*}CopyrightDate")[:4]
        if holder:
            return f"© {year} {holder}".replace("  ", " ")
    return ""
