"""Pictures of NewsML 1: each once, in its largest size, with what stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

from paperpress.sources.formats.newsml1.content import area, caption_of, is_picture, is_text
from paperpress.sources.formats.newsml1.roles import (
    ALTERNATIVES,
    CAPTIONS,
    SMALL,
    children,
    is_choice,
    is_component,
    line,
    role_of,
)
from paperpress.sources.parsing.values import filled


def pictures_of(
    component: etree._Element,
    name: str,
    without: Collection[etree._Element] = (),
    *,
    is_story: bool = False,
) -> list[dict[str, Any]]:
    """Return the pictures below a component.

    Args:
        component: an item's, or a story's.
        name: the file.
        without: ContentItems that belong elsewhere.
        is_story: whether its lines and texts are a text's, and no picture's, but for a caption.
    """
    groups: dict[etree._Element, list[etree._Element]] = {}
    sized: dict[etree._Element, bool] = {}
    for content in component.iter("{*}ContentItem"):
        if content not in without and is_picture(content) and content.get("Href"):
            groups.setdefault(_group(content, component, sized), []).append(content)
    around = [_around(group) for group in groups]
    several = {holder for holder, count in Counter(around).items() if count > 1}
    if is_story:
        several.add(component)
    pictures = [_picture(group, sizes, several, name) for group, sizes in groups.items()]
    if len(pictures) == 1 and not pictures[0].get("caption"):
        pictures[0].update(filled(caption=next(_captions(component, name, without), "")))
    return pictures


def _group(
    content: etree._Element, top: etree._Element, sized: dict[etree._Element, bool]
) -> etree._Element:
    """Return the component that holds one picture in several sizes.

    Args:
        content: the picture in one size.
        top: the component whose pictures are gathered.
        sized: what is known of components, each looked at once.
    """
    holder = content.getparent()
    if holder is None or (holder is top and not is_choice(holder)):
        return content
    outer = holder.getparent()
    if outer is None or not is_component(outer):
        return holder
    if outer not in sized:
        sized[outer] = is_choice(outer) or any(role_of(child) in SMALL for child in children(outer))
    return outer if sized[outer] else holder


def _around(group: etree._Element) -> etree._Element | None:
    outer = group.getparent()
    return outer if outer is not None and is_component(outer) else None


def _captions(
    component: etree._Element, name: str, without: Collection[etree._Element]
) -> Iterator[str]:
    """Yield the captions among the parts of a component, wherever they stand."""
    for holder in component.iter("{*}NewsComponent"):
        for content in holder.iterchildren("{*}ContentItem") if role_of(holder) in CAPTIONS else ():
            if content not in without:
                yield caption_of(content, name)


def _picture(
    group: etree._Element,
    sizes: list[etree._Element],
    several: Collection[etree._Element | None],
    name: str,
) -> dict[str, Any]:
    """Return a picture with the words of its group, and of what is round that alone."""
    largest = max(sizes, key=lambda size: (_is_large(size), area(size)))
    holders = [group] if is_component(group) and group not in several else []
    outer = _around(group)
    if outer is not None and outer not in several:
        holders.append(outer)
    texts: dict[str, str] = {}
    for content in (item for holder in holders for item in holder.iter("{*}ContentItem")):
        role = role_of(content.getparent())
        if is_text(content) and role in ALTERNATIVES | CAPTIONS | {""}:
            texts.setdefault(
                "alt" if role in ALTERNATIVES else "caption", caption_of(content, name)
            )
    lines = tuple(holders)
    return filled(
        src=largest.get("Href"),
        caption=texts.get("caption") or line(lines, "HeadLine"),
        credit=line(lines, "CreditLine") or line(lines, "ByLine"),
        alt=texts.get("alt"),
    )


def _is_large(content: etree._Element) -> bool:
    return role_of(content.getparent()) not in SMALL
