"""What else a reader might like, at the foot of an article."""

from __future__ import annotations

from paperpress.xhtml.context import ArticlePage, Pointer
from paperpress.xhtml.tree import Element, add, language_of, say, whole
from paperpress.xhtml.words import Words, name


def related_section(footer: Element, context: ArticlePage, words: Words) -> None:
    """Write a list of articles that a reader might like: first those of this edition, then those on the web."""
    section = add(footer, "section", {"class": "related", "aria-labelledby": "related"})
    title = words.text("More articles you might like")
    add(section, "h2", {"id": "related", **words.marks}, title)
    items = add(section, "ul")
    for pointer in sorted(context.related, key=lambda pointer: (not pointer.href, pointer.on_web)):
        _entry(whole(add(items, "li")), pointer, context, words)


def _entry(item: Element, pointer: Pointer, context: ArticlePage, words: Words) -> None:
    """Write desk and headline of an article that a reader might like.

    Of one that isn't in this edition its standfirst and date too: here nothing else tells them.
    """
    marks = language_of(pointer.language, context.language, pointer.direction, context.direction)
    if pointer.desk:
        add(item, "p", {"class": "desk"}, pointer.desk)
    line = add(item, "p", {"class": "headline"})
    link = add(line, "a" if pointer.href else "span", {"href": pointer.href or None, **marks})
    if pointer.on_web:
        words.fill(
            link,
            "{headline} (on the web)",
            headline=lambda parent: name(parent, pointer.headline, context.direction),
        )
    else:
        say(link, pointer.headline)
    if pointer.href and not pointer.on_web:
        return
    if pointer.standfirst:
        add(item, "p", {"class": "standfirst", **marks}, pointer.standfirst)
    if pointer.published is not None:
        words.time(pointer.published)(add(item, "p", {"class": "dateline"}))
