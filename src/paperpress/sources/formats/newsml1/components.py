"""The tree of NewsComponents as stories: which is a text of its own, and what stands beside it.

NewsML 1.2, section 5.7 (https://iptc.org/std/NewsML/1.2/): a component's children are its parts, or
with ``EquivalentsList`` prints of one thing, of which one is shown. A part's role says what it is.
Elements are at most `DEEPEST` deep, so that the walk is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from paperpress.sources.formats.newsml1.content import Text, formal, is_picture, is_text, text_of
from paperpress.sources.formats.newsml1.pictures import pictures_of
from paperpress.sources.formats.newsml1.roles import (
    ASIDE,
    FURTHER,
    HEADLINES,
    STANDFIRSTS,
    children,
    is_choice,
    line,
    role_of,
)
from paperpress.sources.parsing.plain import plain


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


def stories(
    component: etree._Element, above: tuple[etree._Element, ...], name: str
) -> Iterator[Story]:
    """Yield the stories of a component: itself, or each part that is a text with a headline."""
    chain = (component, *above)
    parts = [part for part in children(component) if _has_text(part) and _has_headline(part)]
    parts = [part for part in parts if role_of(part) not in FURTHER | ASIDE]
    contents = [content for content in component.iterchildren("{*}ContentItem") if is_text(content)]
    if len(parts) > 1 and not is_choice(component) and not contents:
        inner = {content for part in parts for content in part.iter("{*}ContentItem")}
        pictures = pictures_of(component, name, inner, is_story=True)
        for part in parts:
            for story in stories(part, chain, name):
                story.pictures += pictures
                pictures = []
                yield story
        return
    whole = _story(component, chain, name)
    if whole is not None:
        yield whole


def _has_text(component: etree._Element) -> bool:
    return any(
        is_text(content)
        and (parent := content.getparent()) is not None
        and role_of(parent) not in ASIDE
        for content in component.iter("{*}ContentItem")
    )


def _has_headline(component: etree._Element) -> bool:
    return bool(line((component,), "HeadLine")) or any(
        role_of(child) in HEADLINES for child in children(component)
    )


def _story(component: etree._Element, chain: tuple[etree._Element, ...], name: str) -> Story | None:
    """Return the story that a component is, with the texts of its parts by their roles."""
    bodies: list[tuple[str, Text]] = []
    story = Story(chain, Text("", 3, {}))
    for holder, contents in _texts(component):
        role = role_of(holder)
        texts = [text_of(content, name) for content in contents]
        if role in HEADLINES:
            story.headline = story.headline or plain(texts[0].html)
        elif role in STANDFIRSTS:
            story.standfirst = story.standfirst or plain(texts[0].html)
        elif role not in ASIDE and not _is_of_picture(holder, component):
            best = min(texts, key=lambda text: text.rank)
            if len(texts) > 1:
                story.bodies = [_label(content) for content in contents]
            bodies.append((line((holder,), "HeadLine") if holder is not component else "", best))
            if len(bodies) == 1:
                story.chain = (
                    holder,
                    *(ancestor for ancestor in holder.iterancestors("{*}NewsComponent")),
                )
    if not bodies:
        return None
    story.body = bodies[0][1]
    main = bodies[0][0]
    more = [f"<h2>{plain(title)}</h2>{text.html}" if title and title != main else text.html for title, text in bodies[1:]]  # fmt: skip
    story.body = Text("".join([story.body.html, *more]), story.body.rank, story.body.record)
    story.pictures = pictures_of(component, name, is_story=True)
    return story


def _texts(component: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Yield the texts of a component in order, with their holders; versions of one text are together."""
    waiting = [component]
    while waiting:
        holder = waiting.pop()
        contents = [inner for inner in holder.iterchildren("{*}ContentItem") if is_text(inner)]
        inner = children(holder)
        if is_choice(holder):
            held = [next((t for t in child.iter("{*}ContentItem") if is_text(t)), None) for child in inner]  # fmt: skip
            contents += [text for text in held if text is not None]
            if contents:
                yield holder, contents
            continue
        for text in contents:
            yield holder, [text]
        waiting += reversed(inner)


def _label(content: etree._Element) -> str:
    return formal(content, "{*}Format") or formal(content, "{*}MimeType") or "text"


def _is_of_picture(holder: etree._Element, story: etree._Element) -> bool:
    """Tell whether a text without a role stands in a component whose content is a picture."""
    return holder is not story and any(
        is_picture(content) for content in holder.iterchildren("{*}ContentItem")
    )
