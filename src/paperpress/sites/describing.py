"""A paperpress.toml for a site that was detected, with what was found as comments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from paperpress.errors import RecordError
from paperpress.model.masthead import Masthead
from paperpress.sites.ways import DeskFound, Detected, Way
from paperpress.slugs import slug

_LANGUAGE = "en"


def toml_of(detected: Detected, today: date) -> str:
    """Return the text of a paperpress.toml that presses a site as it is."""
    return "\n".join([*_head(detected, today), *_masthead(detected), *_desks(detected.way.desks),
                      *_source(detected)]) + "\n"  # fmt: skip


def title_of(detected: Detected) -> str:
    """Return the paper's title; the site's host where it says none."""
    host = detected.front.url.partition("://")[2].partition("/")[0]
    return " ".join((detected.way.title or detected.front.title or host).split())


def _head(detected: Detected, today: date) -> Iterator[str]:
    yield f"# Written by `paperpress new --from` on {today}: change it as you like."
    yield f"# Found at {detected.front.url}: {detected.way.what}."
    for way in detected.others:
        yield f"# There is also {way.what}: {way.url}"


def _masthead(detected: Detected) -> Iterator[str]:
    front, way = detected.front, detected.way
    yield from ("", "[masthead]", f"title = {_text(title_of(detected))}")
    languages = [tag for tag in (front.language, way.language) if _is_language(tag)]
    if not languages:
        yield "# The site doesn't say which language it is in: write it here."
    language = languages[0] if languages else _LANGUAGE
    yield f"language = {_text(language)}"
    others = [tag for tag in front.languages if tag.lower() != language.lower()]
    if others:
        yield f"# The site is also in {', '.join(others)}: an article may name a language of its own."
    yield "# Never change this once editions are out: a device knows an edition by what follows from it."
    yield f"identifier = {_text(front.url)}"
    yield f"url = {_text(front.url)}"
    if _is_zone(way.timezone):
        yield f"timezone = {_text(way.timezone)}"
    else:
        yield "# The site doesn't say its time zone; days begin and end by it: write one such as Europe/London."
        yield 'timezone = "UTC"'
    yield "# Whom readers and the site's owner can turn to, as an e-mail address or a web address:"
    yield '# contact = "editor@paper.example"'
    if front.logo:
        yield f"# The site's logo is {_comment(front.logo)}."
    yield "# Logo and colours aren't taken over: the cover sets the title in the theme's letters (docs/themes.md)."


def _desks(desks: tuple[DeskFound, ...]) -> Iterator[str]:
    """Yield a table for each desk; of two with one slug, the first."""
    by_slug: dict[str, DeskFound] = {}
    for desk in desks:
        by_slug.setdefault(slug(desk.name), desk)
    if not by_slug:
        yield from (
            "",
            "# The site names no desks: each that an article names gets an edition of its own.",
        )
        return
    yield from (
        "",
        "# In this order; a desk that isn't here follows after them. Take out what needs none.",
    )
    for name, desk in by_slug.items():
        articles = f"{desk.count} article{'' if desk.count == 1 else 's'}"
        yield from (
            "[[desks]]",
            f"slug = {_text(name)}",
            f"name = {_text(desk.name)}  # {articles}",
            "",
        )


def _source(detected: Detected) -> Iterator[str]:
    way = detected.way
    yield from ("", "[[sources]]", f"url = {_text(way.url)}", f"kind = {_text(way.kind)}")
    for key, value in way.keys.items():
        yield f"{key} = {_text(value)}"
    yield "# Today's edition and yesterday's; a day that an edition was pressed of before is kept."
    yield "days = 2"
    for note in way.notes:
        yield f"# {_comment(note)}"
    for line in detected.missing:
        yield f"# Not taken: {_comment(line)}"
    yield from (
        "",
        "[edition]",
        "# `paperpress profiles` lists the devices.",
        'profiles = ["eink"]',
    )


def _text(value: str) -> str:
    """Return a string of TOML, which knows all escapes of JSON's strings."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _comment(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)


def _is_language(tag: str) -> bool:
    try:
        Masthead(title="T", language=tag)
    except RecordError:
        return False
    return True


def summary_of(way: Way) -> str:
    """Return a line on a way and its desks, for whoever asked."""
    names = [f"{desk.name} ({desk.count})" for desk in way.desks]
    return f"{way.what}; desks: {', '.join(names)}" if names else way.what
