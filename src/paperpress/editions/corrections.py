"""Applies what editors changed of records: a function of an article and the overlay alone.

A correction counts for what its editor saw. Where the source says something else by now, it isn't
applied, and the editor is told: nobody's words are put over others unseen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from paperpress.editions.pointed_corrections import pointed, pointed_text
from paperpress.errors import RecordError
from paperpress.findings import emit
from paperpress.model.article import Article, Picture
from paperpress.model.finding import Finding
from paperpress.model.overlay import HOLD, LEAD, PLACE, RELEASE, TEXT_FIELDS, Change, Overlay
from paperpress.model.spots import spot_of


def corrected(article: Article, overlay: Overlay) -> Article:
    """Return an article as editors left it, with a notice for each change (EDN100, EDN107, EDN108).

    What was changed at places of its body goes with it, and is applied when the body is read.
    """
    changes = overlay.of(article.id)
    if not changes:
        return article
    current, notices = pointed(article, changes)
    settled = {notice.path for notice in notices if notice.code == "EDN100"}
    for name in (*TEXT_FIELDS, LEAD):
        change = changes.get(name)
        if change is not None:
            current, notice = _with(current, article, change)
            notices.append(notice)
            settled |= {name} if notice.code == "EDN100" else set()
    before = (each for each in article.notices if not _is_within(each.path, settled))
    return current.model_copy(update={"notices": (*before, *notices)})


def _is_within(path: str, settled: AbstractSet[str]) -> bool:
    """Tell whether a finding is about what an editor has settled since, or a part of it."""
    return path in settled or any(path.startswith(f"{each}.") for each in settled)


def source_text(article: Article, name: str) -> str | None:
    """Return what the source says in a field that may be changed; None: nothing, or no plain text.

    What it says at a place of its body is told by the body that is read from it.
    """
    spot = spot_of(name)
    if spot is not None:
        return pointed_text(article, spot)
    holder, _, inner = name.partition(".")
    if name in {HOLD, PLACE, RELEASE}:
        return None
    if name == LEAD:
        return article.picture.model_dump_json() if article.picture else None
    value = getattr(article, holder)
    if inner:
        value = getattr(value, inner) if value is not None else None
    if value is None or isinstance(value, str):
        return value
    return None if isinstance(value, tuple) else str(value)


def arranged(articles: Iterable[Article], overlay: Overlay) -> tuple[Article, ...]:
    """Return the articles of a desk's day in order, those that editors moved at their places."""
    ordered = list(articles)
    places = overlay.places()
    moved = [article for article in ordered if article.id in places]
    if not moved:
        return tuple(ordered)
    rest = [article for article in ordered if article.id not in places]
    newest_first = {id: number for number, id in enumerate(places)}
    for article in sorted(moved, key=lambda each: (places[each.id], newest_first[each.id])):
        rest.insert(_free(rest, places, places[article.id] - 1), article)
    return tuple(rest)


def _free(articles: Sequence[Article], places: Any, wanted: int) -> int:
    """Return the index for a place: behind one that was moved to the same place later."""
    index = max(0, wanted)
    while index < len(articles) and places.get(articles[index].id) == wanted + 1:
        index += 1
    return index


def _with(current: Article, source: Article, change: Change) -> tuple[Article, Finding]:
    """Return an article with a change applied, if it can be, and the notice of it."""
    who, name = change.who_and_when, change.field
    if source_text(source, name) != change.before:
        return current, emit("EDN107", article=source.id, path=name, who=who, field=name)
    try:
        changed = _led(current, change) if name == LEAD else _set(current, change)
    except (RecordError, ValueError) as error:
        why = str(error).splitlines()[-1]
        return current, emit("EDN108", article=source.id, path=name, who=who, field=name, why=why)
    return changed, emit("EDN100", article=source.id, path=name, who=who, field=name)


def _set(article: Article, change: Change) -> Article:
    """Return an article with one field set.

    Raises:
        RecordError: the value can't stand there.
        ValueError: there is no picture to say something of.
    """
    holder, _, inner = change.field.partition(".")
    if inner:
        if article.picture is None:
            raise ValueError("the article has no lead picture")
        fields = article.picture.model_dump() | {inner: change.value}
        return article.model_copy(update={holder: Picture.model_validate(fields)})
    plain = {"id": article.id, "headline": article.headline, "body": "-", holder: change.value}
    value = getattr(Article.model_validate(plain), holder)
    return article.model_copy(update={holder: value})


def _led(article: Article, change: Change) -> Article:
    """Return an article led by another picture; the two change places when its body is read.

    Raises:
        RecordError: the value is no picture.
        ValueError: it is no JSON.
    """
    lead = Picture.model_validate(json.loads(change.value or ""))
    before = article.picture.model_dump_json() if article.picture else None
    amendments = (*article.amendments, replace(change, before=before))
    return article.model_copy(update={"picture": lead, "amendments": amendments})
