"""The tree of NewsComponents as stories: which is a text of its own, and what stands beside it.

NewsML 1.2, section 5.7 (https://iptc.org/std/NewsML/1.2/): a component's children are its parts, or
with ``EquivalentsList`` prints of one thing, of which one is shown. A part's role says what it is.
Elements are at most `DEEPEST` deep, so that the walk is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from paperpress.sources.formats.newsml1.content import (
    Text,
    area,
    caption_of,
    formal,
    is_picture,
    is_text,
    text_of,
)
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import told
from paperpress.sources.parsing.xml_text import said

_CAPTIONS: Final = frozenset({"caption", "legend", "légende", "legende", "photocaption", "cutline"})
_HEADLINES: Final = frozenset({"title", "headline", "titre", "titel", "titulo", "titular"})
_STANDFIRSTS: Final = frozenset(
    {"lead", "abstract", "summary", "intro", "standfirst", "chapeau", "description", "teaser"}
)
_ALTERNATIVES: Final = frozenset({"alttext", "alternatetext", "alternativetext"})
_SMALL: Final = frozenset({"thumbnail", "quicklook", "preview", "icon", "lowres"})
_SIDE_ROLES: Final = (
    _CAPTIONS | _HEADLINES | _STANDFIRSTS | _ALTERNATIVES | {"keywords", "slug", "notes"}
)
#: Further texts that belong to the story above them, whatever headline they have.
_BESIDE: Final = frozenset(
    {"supporting", "supplementary", "sidebar", "background", "factbox", "box"}
)


@dataclass(slots=True)
class Story:
    """A text of an item, and what stands beside it."""

    chain: tuple[etree._Element, ...]
    """The component that is the story, and those round it, from the inside out."""
    body: Text
    bodies: list[str] = field(default_factory=list)
    """Of several prints of the text, what they are called; empty where there is one."""
    headline: str = ""
    standfirst: str = ""
    pictures: list[dict[str, Any]] = field(default_factory=list)


def line(chain: tuple[etree._Element, ...], *names: str) -> str:
    """Return a line of the nearest NewsLines that has it."""
    for component in chain:
        lines = component.find("{*}NewsLines")
        found = said(lines, *(f"{{*}}{name}" for name in names))
        if found:
            return plain(found)
    return ""


def role_of(component: etree._Element) -> str:
    """Return the role of a component in small letters."""
    return formal(component, "{*}Role").lower().replace(" ", "").replace("-", "")


def is_item(element: etree._Element) -> bool:
    """Return whether an element is an item, and not a component."""
    return etree.QName(element).localname == "NewsItem"


def children(component: etree._Element) -> list[etree._Element]:
    """Return the components right within a component, and those of items within it."""
    inner = component.iterchildren("{*}NewsComponent", "{*}NewsItem")
    return [
        one
        for child in inner
        for one in (child.iterchildren("{*}NewsComponent") if is_item(child) else (child,))
    ]


def stories(
    component: etree._Element, above: tuple[etree._Element, ...], name: str
) -> Iterator[Story]:
    """Yield the stories of a component: its own, or of each part that is a text with a headline."""
    chain = (component, *above)
    parts = [one for one in children(component) if _has_text(one) and _has_headline(one)]
    parts = [one for one in parts if role_of(one) not in _BESIDE | _SIDE_ROLES]
    is_choice = component.get("EquivalentsList", "").lower() == "yes"
    own = [one for one in component.iterchildren("{*}ContentItem") if is_text(one)]
    if len(parts) > 1 and not is_choice and not own:
        pictures = _pictures(component, name, without=parts)
        for part in parts:
            for one in stories(part, chain, name):
                one.pictures += pictures
                pictures = []
                yield one
        return
    found = _story(component, chain, name)
    if found is not None:
        yield found


def pictures_of(component: etree._Element, name: str) -> list[dict[str, Any]]:
    """Return the pictures of a component, each in its largest size."""
    return _pictures(component, name, without=[], is_story=False)


def _has_text(component: etree._Element) -> bool:
    return any(
        is_text(one)
        and (parent := one.getparent()) is not None
        and role_of(parent) not in _SIDE_ROLES
        for one in component.iter("{*}ContentItem")
    )


def _has_headline(component: etree._Element) -> bool:
    return bool(line((component,), "HeadLine")) or any(
        role_of(one) in _HEADLINES for one in children(component)
    )


def _story(component: etree._Element, chain: tuple[etree._Element, ...], name: str) -> Story | None:
    """The story that a component is, with the texts of its parts by their roles."""
    bodies: list[tuple[str, Text]] = []
    found = Story(chain, Text("", 3, {}))
    for holder, contents in _texts(component):
        role = role_of(holder)
        texts = [text_of(one, name) for one in contents]
        if role in _HEADLINES:
            found.headline = found.headline or plain(texts[0].html)
        elif role in _STANDFIRSTS:
            found.standfirst = found.standfirst or plain(texts[0].html)
        elif role not in _SIDE_ROLES and not _is_of_picture(holder, component):
            best = min(texts, key=lambda one: one.rank)
            if len(texts) > 1:
                found.bodies = [_label(one) for one in contents]
            bodies.append((line((holder,), "HeadLine") if holder is not component else "", best))
            if len(bodies) == 1:
                found.chain = (holder, *(one for one in holder.iterancestors("{*}NewsComponent")))
    if not bodies:
        return None
    found.body = bodies[0][1]
    main = bodies[0][0]
    more = [f"<h2>{plain(title)}</h2>{text.html}" if title and title != main else text.html for title, text in bodies[1:]]  # fmt: skip
    found.body = Text("".join([found.body.html, *more]), found.body.rank, found.body.record)
    found.pictures = _pictures(component, name, without=[])
    return found


def _texts(component: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """The texts of a component in their order, with what holds each; prints of one are together."""
    waiting = [component]
    while waiting:
        one = waiting.pop()
        contents = [inner for inner in one.iterchildren("{*}ContentItem") if is_text(inner)]
        inner = children(one)
        if one.get("EquivalentsList", "").lower() == "yes":
            held = [next((t for t in child.iter("{*}ContentItem") if is_text(t)), None) for child in inner]  # fmt: skip
            contents += [text for text in held if text is not None]
            if contents:
                yield one, contents
            continue
        for text in contents:
            yield one, [text]
        waiting += reversed(inner)


def _label(content: etree._Element) -> str:
    return formal(content, "{*}Format") or formal(content, "{*}MimeType") or "text"


def _is_of_picture(holder: etree._Element, story: etree._Element) -> bool:
    """Whether a text without a role stands in a component whose content is a picture."""
    return holder is not story and any(
        is_picture(one) for one in holder.iterchildren("{*}ContentItem")
    )


def _pictures(
    component: etree._Element, name: str, without: list[etree._Element], *, is_story: bool = True
) -> list[dict[str, Any]]:
    """The pictures below a component, but for those of some parts; each once, in its largest size.

    The lines and texts of a story are not those of the pictures in it, but for a caption.
    """
    groups: dict[etree._Element, list[etree._Element]] = {}
    passed = {one for part in without for one in part.iter("{*}ContentItem")} if without else set()
    for content in component.iter("{*}ContentItem"):
        if content not in passed and is_picture(content) and content.get("Href"):
            groups.setdefault(_group(content, component), []).append(content)
    top = component if is_story else None
    found = [_picture(group, sizes, top, name) for group, sizes in groups.items()]
    if len(found) == 1 and not found[0].get("caption"):
        captions = (
            caption_of(one, name)
            for holder in component.iter("{*}NewsComponent")
            if role_of(holder) in _CAPTIONS
            for one in holder.iterchildren("{*}ContentItem")
            if one not in passed
        )
        found[0].update(told(caption=next(captions, "")))
    return found


def _group(content: etree._Element, top: etree._Element) -> etree._Element:
    """What holds a picture in its sizes: the component round those that are one size each."""
    holder = content.getparent()
    outer = None if holder is None else holder.getparent()
    if holder is None or holder is top or outer is None or (outer is top and not _is_size(holder)):
        return content if holder is top else holder if holder is not None else content
    is_part = _is_size(holder) and str(outer.tag).endswith("NewsComponent")
    return outer if is_part else holder


def _is_size(component: etree._Element) -> bool:
    """Whether a component is a picture in one of its sizes, beside others of them or a caption."""
    outer = component.getparent()
    if outer is None or not str(outer.tag).endswith("NewsComponent"):
        return False
    roles = {role_of(one) for one in children(outer) if one is not component}
    is_choice = outer.get("EquivalentsList", "").lower() == "yes"
    return is_choice or not roles.isdisjoint(_SMALL | _CAPTIONS) or role_of(component) in _SMALL


def _picture(
    group: etree._Element, sizes: list[etree._Element], top: etree._Element | None, name: str
) -> dict[str, Any]:
    largest = max(sizes, key=lambda one: (_is_large(one), area(one)))
    holders = [group] if str(group.tag).endswith("NewsComponent") else []
    outer = group.getparent()
    if outer is not None and outer is not top and str(outer.tag).endswith("NewsComponent"):
        holders.append(outer)
    texts: dict[str, str] = {}
    for holder in holders:
        for content in holder.iter("{*}ContentItem"):
            parent = content.getparent()
            if is_text(content) and parent is not None:
                role = role_of(parent)
                kind = (
                    "alt"
                    if role in _ALTERNATIVES
                    else "caption"
                    if role in _CAPTIONS | {""}
                    else ""
                )
                texts.setdefault(kind, caption_of(content, name))
    lines = tuple(holders)
    return told(
        src=largest.get("Href"),
        caption=texts.get("caption") or line(lines, "Caption") or line(lines, "HeadLine"),
        credit=line(lines, "CreditLine") or line(lines, "ByLine"),
        alt=texts.get("alt"),
    )


def _is_large(content: etree._Element) -> bool:
    parent = content.getparent()
    return parent is not None and role_of(parent) not in _SMALL
