"""What an item of NewsML 1 says of a story: who, when, where, in which language, and whether it may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from paperpress.sources.formats.newsml1.components import Story
from paperpress.sources.formats.newsml1.content import formal
from paperpress.sources.formats.newsml1.roles import line
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.people import authors
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import each_once, filled
from paperpress.sources.parsing.xml_text import text_at

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
REVISION = re.compile(r":\d+[NUA]?$")


def release(item: etree._Element) -> tuple[str, str]:
    """Return status and embargo; an embargo without an end holds the article back."""
    managed = item.find("{*}NewsManagement")
    said_status = formal(managed, "{*}Status").lower() if managed is not None else ""
    status = _STATUSES.get(said_status, "withheld")
    change = None if managed is None else managed.find("{*}StatusWillChange")
    future = formal(change, "{*}FutureStatus").lower()
    until = moment(text_at(change, "{*}DateAndTime")) if future in ("", "usable") else ""
    if said_status == "embargoed":
        return ("published" if until else "withheld"), until
    return status, ""


def public(item: etree._Element) -> str:
    """Return the item's public identifier, with its revision; empty: it has none."""
    return text_at(item, "{*}Identification/{*}NewsIdentifier/{*}PublicIdentifier")


def identity(item: etree._Element) -> str:
    """Return an id from the sender, the date and the name.

    It is the same for each revision, so that a reader keeps their place.
    """
    identifier = item.find("{*}Identification/{*}NewsIdentifier")
    parts = [text_at(identifier, f"{{*}}{name}") for name in ("ProviderId", "DateId", "NewsItemId")]
    if parts[2]:
        return "urn:newsml:" + ":".join(part for part in parts if part)
    return REVISION.sub("", public(item)) or item.get("Duid", "")


def meta_of(item: etree._Element, story: Story, root: etree._Element) -> dict[str, Any]:
    """Return what an item and the components round a story say of it, in the form of a record."""
    chain = story.chain
    managed = item.find("{*}NewsManagement")
    created = moment(text_at(managed, "{*}FirstCreated"))
    revised = moment(text_at(managed, "{*}ThisRevisionCreated"))
    sent = moment(
        text_at(item, "{*}Identification/{*}NewsIdentifier/{*}DateId")
        or text_at(root, "{*}NewsEnvelope/{*}DateAndTime")
    )
    status, embargo = release(item)
    printed = line(chain, "ByLine")
    return filled(
        id=identity(item),
        headline=story.headline or line(chain, "HeadLine"),
        standfirst=story.standfirst or line(chain, "SubHeadLine"),
        desk=_desk(chain),
        dateline=_dateline(story),
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


def _dateline(story: Story) -> str:
    """Return the place as printed; nothing where the field holds only a date for machines."""
    printed = line(story.chain, "DateLine") or str(story.body.record.pop("dateline", ""))
    return "" if _DIGITS.fullmatch(printed) else printed.rstrip(" -–—")


def _described(chain: tuple[etree._Element, ...]) -> Iterator[etree._Element]:
    for component in chain:
        yield from component.iterchildren("{*}DescriptiveMetadata")


def _language(item: etree._Element, chain: tuple[etree._Element, ...]) -> str:
    """Return the language that the text declares, else the nearest ``xml:lang``."""
    told_as = (formal(component, "{*}Language") for component in _described(chain))
    marked = (element.get(_XML_LANGUAGE, "") for element in (*chain, item))
    return next((language for language in (*told_as, *marked) if language), "")


def _desk(chain: tuple[etree._Element, ...]) -> str:
    """Return the section that the agency names, else the name of the first subject's code."""
    for component in _described(chain):
        named = [entry.get("Value", "") for entry in component.iterchildren("{*}Property") if formal(entry).lower() in _DESKS]  # fmt: skip
        codes = [
            formal(code) for subject in component.iterchildren("{*}SubjectCode") for code in subject
        ]
        sections = [*named, *(_SUBJECTS.get(code[:2], "") for code in codes if re.fullmatch(r"\d{8}", code))]  # fmt: skip
        desk = next((plain(name) for name in sections if name.strip()), "")
        if desk:
            return desk
    return ""


def _keywords(chain: tuple[etree._Element, ...]) -> Iterator[str]:
    for component in chain:
        for keyword in component.iterfind("{*}NewsLines/{*}KeywordLine"):
            yield plain("".join(keyword.itertext()))
    for described in _described(chain):
        for entry in described.iterchildren("{*}Property"):
            if formal(entry).lower() == "keyword":
                yield plain(entry.get("Value", ""))


def _people(chain: tuple[etree._Element, ...], printed: str) -> list[dict[str, Any]]:
    """Return the people of the printed line; a single person gets the title that stands beside it."""
    people = authors(printed)
    title = line(chain, "ByLineTitle", "BylineTitle")
    if len(people) == 1 and title:
        people[0].setdefault("role", title)
    return people


def _holder(chain: tuple[etree._Element, ...]) -> str:
    for component in chain:
        rights = component.find("{*}RightsMetadata/{*}Copyright")
        holder, year = (
            text_at(rights, "{*}CopyrightHolder"),
            text_at(rights, "{*}CopyrightDate")[:4],
        )
        if holder:
            return f"© {year} {holder}".replace("  ", " ")
    return ""
