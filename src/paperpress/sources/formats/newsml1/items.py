"""NewsML 1.0 to 1.2 of the IPTC, as agencies have sent it since 2000.

https://iptc.org/std/NewsML/1.2/specification/. Catalogues, topic sets and document types are never
fetched; what a name means is told by the name, or by a topic set within the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.formats.newsml1.components import Story, stories
from paperpress.sources.formats.newsml1.content import formal, is_of_text
from paperpress.sources.formats.newsml1.metadata import REVISION, identity, meta_of, public, release
from paperpress.sources.formats.newsml1.pictures import pictures_of
from paperpress.sources.parsing.bodies import repeats_beginning, source_of, tree, without_headline
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.repeats import repeated_beginning, repeated_headline
from paperpress.sources.parsing.snippets import shown_picture
from paperpress.sources.parsing.values import left_out
from paperpress.sources.parsing.xml_text import document, root_tag, text_at
from paperpress.sources.raw import Raw


def detects(start: bytes) -> bool:
    """Tell whether the root is NewsML's."""
    return root_tag(start)[0] == "NewsML"


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the stories of a document's items; pictures that are sent along become their pictures."""
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
    latest = {identity(item): item for item in sorted(items, key=_revision)}
    told_by = {item: list(_stories(item, name)) for item in items}
    texts = [item for item in items if told_by[item]]
    pictures = {
        identity(item): item for item in items if not told_by[item] and _pictures(item, name)
    }
    by_identity = pictures | {REVISION.sub("", public(item)): item for item in pictures.values()}
    beside = {item: _beside(item, by_identity, alone=len(texts) == 1) for item in texts}
    shown = {id(picture) for those in beside.values() for picture in those}
    for number, item in enumerate(items):
        place = f"NewsItem[{number}]" if len(items) > 1 else ""
        if latest[identity(item)] is not item:
            yield left_out(name, place, _label(item), "is replaced by a later revision in the same file", "RevisionId")  # fmt: skip
        elif told_by[item]:
            extra = [image for picture in beside[item] for image in _allowed(picture, item, name)]
            for record in _read(item, told_by[item], extra, root, place):
                yield read.noted(number, record)
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
    """Return the items of pictures that a text names, or that are sent along with a single text.

    Args:
        item: the text.
        pictures: by their identities and by their public identifiers.
        alone: whether it is the only text.
    """
    named = [
        REVISION.sub("", reference.get("NewsItem", ""))
        for reference in item.iter("{*}NewsItemRef", "{*}AssociatedWith")
    ]
    linked = (pictures.get(name) for name in [*named, *(pictures if alone else ())])
    return list(dict.fromkeys(picture for picture in linked if picture is not None))


def _allowed(picture: etree._Element, text: etree._Element, name: str) -> list[dict[str, Any]]:
    """Return the pictures of an item, unless it is held back though its text isn't."""
    status, embargo = release(picture)
    if status != "published" or (embargo and embargo != release(text)[1]):
        return []
    return _pictures(picture, name)


def _no_story(item: etree._Element, name: str, place: str) -> Rejected:
    """Return the rejection of an item that is no article, or can't be read as one."""
    contents = [content for content in item.iter("{*}ContentItem") if content.get("Href")]
    away = [content.get("Href", "") for content in contents if is_of_text(content)]
    other = [
        formal(content, "{*}MediaType") or formal(content, "{*}MimeType") for content in contents
    ]
    if item.find("{*}NewsComponent") is None:
        what = next((etree.QName(child).localname for child in item.iterchildren("{*}Update", "{*}TopicSet")), "")  # fmt: skip
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
    headline = next(item.iter("{*}HeadLine"), None)
    return plain("" if headline is None else "".join(headline.itertext())) or identity(item)


def _revision(item: etree._Element) -> int:
    number = text_at(item, "{*}Identification/{*}NewsIdentifier/{*}RevisionId")
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def _read(
    item: etree._Element,
    parts: list[Story],
    pictures: list[dict[str, Any]],
    root: etree._Element,
    place: str,
) -> Iterator[Raw]:
    for number, story in enumerate(parts):
        inner = f"{place}.NewsComponent[{number}]".lstrip(".") if len(parts) > 1 else place
        notices: list[Finding] = []
        if story.bodies:
            notices.append(_of_several(story))
        meta = meta_of(item, story, root)
        record = {**story.body.record, **meta}
        if len(parts) > 1:
            inside = (component.get("Duid") for component in story.chain[:-1])
            record["id"] = f"{record.get('id', '')}#{next(filter(None, inside), number + 1)}"
        within = story.body.record.get("status", "published")
        if within != "published":
            record["status"] = within
        record["body"] = _body(story, record, notices)
        shown = [*story.pictures, *(pictures if number == 0 else ())]
        if shown:
            record["picture"] = shown[0]
            record["body"] += "".join(map(shown_picture, shown[1:]))
        yield Raw(inner, record, tuple(notices))


def _body(story: Story, record: dict[str, Any], notices: list[Finding]) -> str:
    """Return the body without a second headline, and without a standfirst that is its beginning."""
    body = tree(story.body.html)
    html = story.body.html
    if without_headline(body, str(record.get("headline", ""))):
        notices.append(repeated_headline())
        html = source_of(body)
    if record.get("standfirst") and repeats_beginning(html, record["standfirst"]):
        notices.append(repeated_beginning("NewsComponent"))
        del record["standfirst"]
    return html


def _of_several(story: Story) -> Finding:
    return emit("REC010", case="prints", path="NewsComponent", labels=", ".join(story.bodies))
