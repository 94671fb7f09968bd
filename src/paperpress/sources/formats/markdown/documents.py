"""Markdown with front matter, as Hugo, Jekyll and Pelican have it.

Front matter is YAML between ``---``, TOML between ``+++``, an object of JSON, or Pelican's lines of
``Key: value``. The text is CommonMark with tables and footnotes (https://spec.commonmark.org/).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO

from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.formats.markdown.formulas import formulas
from paperpress.sources.formats.markdown.front_matter import flaw, load_yaml
from paperpress.sources.formats.markdown.shortcodes import written_out
from paperpress.sources.lenient.holding import held_by_keys
from paperpress.sources.parsing.dates import written_by_hand
from paperpress.sources.parsing.json_text import (
    UNREADABLE,
    RepeatedKeys,
    given_twice,
    object_of,
)
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.repeats import repeated_headline
from paperpress.sources.parsing.values import at, each_once, filled, first, items, mapping, text
from paperpress.sources.raw import Raw

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_YAML = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.S | re.M)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.S | re.M)
_FRONT = re.compile(r"---[ \t]*\n(?:#.*\n)*[\w-]+:|\+\+\+[ \t]*\n")
_LINE = re.compile(r"([A-Za-z][\w-]{1,30}):[ \t]*(.*)\n?")
_DECODER = json.JSONDecoder(object_pairs_hook=object_of)
#: Pelican's keys, one of which begins a file of its kind.
_PELICAN = frozenset({"title", "date", "author", "authors", "category", "slug", "summary"})
_TITLE = re.compile(r"\s*#[ \t]+(.+)\n?")
#: Jekyll's file names: the day, and what the address is made of.
_JEKYLL = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)")


def detects(start: bytes) -> bool:
    """Tell whether a file begins with front matter or a heading.


    An object of JSON is front matter if it has a title and is followed by what is no JSON.
    """
    beginning = start.decode("utf-8", "ignore")
    if beginning.startswith("{"):
        try:
            data, end = _DECODER.raw_decode(beginning)
        except UNREADABLE:
            return False
        rest = beginning[end:].strip() if "title" in mapping(data) else ""
        return bool(rest) and not rest.startswith(("{", "["))
    beginning = beginning.replace("\r\n", "\n")
    if _FRONT.match(beginning) or _TITLE.match(beginning):
        return True
    line = _LINE.match(beginning)
    return line is not None and line[1].lower() in _PELICAN


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the article of a file."""
    source = file.read().decode("utf-8", "replace").replace("\r\n", "\n")
    import yaml  # here, since only files of this format need it

    try:
        data, markdown = _parted(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = f"its front matter can't be read: {flaw(error)}"
        yield Rejected(name, "", (FieldError("", message),))
        return
    pairs = data.pairs() if isinstance(data, RepeatedKeys) else list(data.items())
    named = object_of([(key.lower(), value) for key, value in pairs if isinstance(key, str)])
    yield replace(
        _read(named, markdown, name),
        holds=(*held_by_keys(named, {"status", "embargo"}), *given_twice(named)),
    )


def _parted(source: str) -> tuple[dict[str, Any], str]:
    """Return the front matter, and the text after it; front matter without keys is part of the text.

    Raises:
        yaml.YAMLError, ValueError, RecursionError: it begins like front matter, and can't be read.
    """
    match = _YAML.match(source)
    if match:
        data = load_yaml(match[1])
        is_front = data is None or isinstance(data, dict)
        return mapping(data), source[match.end() :] if is_front else source
    match = _TOML.match(source)
    if match:
        return tomllib.loads(match[1]), source[match.end() :]
    if source.startswith("{") and not source.startswith(("{{", "{%")):
        data, end = _DECODER.raw_decode(source)
        return mapping(data), source[end:]
    return _lines(source)


def _lines(source: str) -> tuple[dict[str, Any], str]:
    pairs: list[tuple[str, Any]] = []
    at_end = 0
    while (match := _LINE.match(source, at_end)) is not None:
        pairs.append((match[1], match[2].strip()))
        at_end = match.end()
    is_pelican = not _PELICAN.isdisjoint(key.lower() for key, _ in pairs)
    return (object_of(pairs), source[at_end:]) if is_pelican else ({}, source)


def _read(data: dict[str, Any], markdown: str, name: str) -> Raw:
    stem = PurePath(name).stem
    dated = _JEKYLL.fullmatch(stem)
    notices: list[Finding] = []
    headline = _words(data.get("title"))
    match = _TITLE.match(markdown)
    heading = _heading(match[1]) if match else ""
    if match is not None and headline in ("", heading):
        if headline:
            notices.append(repeated_headline())
        headline, markdown = heading, markdown[match.end() :]
    published = _moment(data.get("date") or data.get("publishdate")) or (dated[1] if dated else "")
    held = data.get("draft") is True or data.get("published") is False
    status = first(data.get("status")).lower()
    record = filled(
        id=first(data.get("id"), data.get("guid"), data.get("slug"), dated[2] if dated else stem),
        headline=headline,
        kicker=_words(data.get("kicker")),
        standfirst=_standfirst(data),
        desk=first(
            *_desks(data.get("categories")), *_list(data.get("category")), data.get("section")
        ),
        authors=_people(data),
        published=published,
        updated=_moment(
            data.get("lastmod") or data.get("modified") or data.get("last_modified_at")
        ),
        embargo=_moment(data.get("embargo") or data.get("publishdate")),
        status="draft" if held or status in {"draft", "hidden"} else status,
        language=first(data.get("lang"), data.get("language"), data.get("locale")),
        url=first(data.get("canonical_url"), data.get("canonicalurl"), _web(data.get("url"))),
        keywords=each_once([*_list(data.get("tags")), *_list(data.get("keywords"))]),
        picture=_picture(data),
        body=str(_parser().render(written_out(markdown, notices))),
    )
    return Raw("", record, tuple(notices))


def _heading(line: str) -> str:
    """Return the words of a heading's line, without closing signs (CommonMark, section 4.2)."""
    bare = line.rstrip()
    opened = bare.rstrip("#")
    return plain(str(_parser().renderInline(opened if opened.endswith((" ", "\t")) else bare)))


def _words(value: object) -> str:
    return " ".join(text(value).split())


def _standfirst(data: dict[str, Any]) -> str:
    keys = ("standfirst", "subtitle", "summary", "description", "excerpt")
    return next((words for key in keys if (words := _words(data.get(key)))), "")


def _list(value: object) -> list[str]:
    """Return a list; a text is split at commas, as in Pelican."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [text(item) for item in items(value)]


def _desks(value: object) -> list[str]:
    """Return the desks in a list or line of categories; Jekyll splits a line at spaces."""
    is_line = isinstance(value, str) and "," not in value
    return text(value).split() if is_line else _list(value)


def _moment(value: object) -> str:
    """Return a date as text: YAML and TOML turn what looks like a date into one."""
    return value.isoformat() if isinstance(value, datetime | date) else written_by_hand(text(value))


def _web(value: object) -> str:
    """Return an address of the web; Hugo's ``url`` is mostly a path, which no reader can open."""
    address = text(value)
    return address if address.startswith(("http://", "https://")) else ""


def _people(data: dict[str, Any]) -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = []
    for entry in [*items(data.get("authors")), *items(data.get("author"))]:
        if isinstance(entry, dict):
            name = first(entry.get("name"), entry.get("title"))
            person = filled(name=name, bio=_words(entry.get("bio")), email=text(entry.get("email")),
                          url=first(entry.get("url"), entry.get("link")))  # fmt: skip
            people += [person] if name else []
        else:
            people += authors(text(entry))
    return merged(people)


def _picture(data: dict[str, Any]) -> dict[str, Any] | None:
    """Return the lead picture, by any of the names that themes give it."""
    keys = (
        "cover",
        "featured_image",
        "featuredimage",
        "feature_image",
        "image",
        "images",
        "header",
    )
    for key in keys:
        value = data.get(key)
        value = (items(value) or [None])[0] if isinstance(value, list) else value
        source = first(
            value, at(value, "src"), at(value, "image"), at(value, "path"), at(value, "url")
        )
        if source:
            return filled(
                src=source,
                alt=first(at(value, "alt"), data.get("image_alt"), data.get("featured_image_alt")),
                caption=first(
                    at(value, "caption"),
                    data.get("image_caption"),
                    data.get("featured_image_caption"),
                ),
                credit=first(at(value, "credit"), data.get("image_credit")),
            )
    return None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    return parser.enable(["table", "strikethrough"]).use(footnote_plugin).use(formulas)
