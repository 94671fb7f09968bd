"""Applies what editors changed at places of a record: related articles, dates of corrections, a credit.

Places of a body are only handed on with the article, since its body is read later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from paperpress.errors import RecordError
from paperpress.findings import emit
from paperpress.model.article import Article, Correction, Picture, Related
from paperpress.model.credit_words import caption_of, with_credit
from paperpress.model.finding import Finding
from paperpress.model.overlay import Change
from paperpress.model.spots import (
    BODY_KINDS,
    CORRECTION_DATE,
    LEAD_CREDIT,
    RELATED,
    Spot,
    file_name,
    index_of,
    spot_of,
    spots,
)


def pointed(article: Article, changes: Mapping[str, Change]) -> tuple[Article, list[Finding]]:
    """Return an article with what was changed at its places, and a notice for each that isn't in its body."""
    parts = _Parts(article, article.picture, [*article.related], [*article.corrections])
    in_body = []
    for name, change in changes.items():
        spot = spot_of(name)
        if spot is None:
            continue
        if spot.kind in BODY_KINDS:
            in_body.append(change)
        else:
            parts.take(spot, change)
    if not (in_body or parts.notices):
        return article, []
    update = {
        "picture": parts.picture,
        "related": tuple(each for each in parts.related if each is not None),
        "corrections": tuple(parts.corrections),
        "amendments": tuple(in_body),
    }
    return article.model_copy(update=update), parts.notices


def pointed_text(article: Article, spot: Spot) -> str | None:
    """Return what the source says at a place; None where it has no such place, or the place is in its body."""
    number = _number(article, spot)
    if number is None:
        return None
    match spot.kind:
        case "related":
            return article.related[number].model_dump_json(exclude_none=True)
        case "related.published":
            return str(article.related[number].published or "")
        case "corrections.date":
            return str(article.corrections[number].date or "")
    assert article.picture is not None, "it has a place"
    return caption_of(article.picture)


def pointed_spots(article: Article, kind: str) -> tuple[Spot, ...]:
    """Return the places of a kind that an article has outside its body, in their order."""
    return spots(kind, _names(article, kind))


def path_of(article: Article, spot: Spot) -> str:
    """Return where a place is in the record, as findings name it."""
    holder, _, inner = spot.kind.partition(".")
    number = _number(article, spot)
    place = "" if number is None or spot.kind == LEAD_CREDIT else f"[{number}]"
    return f"{holder}{place}.{inner}" if inner else f"{holder}{place}"


@dataclass(slots=True)
class _Parts:
    """The parts of an article that have places, as they are changed one by one."""

    source: Article
    picture: Picture | None
    related: list[Related | None]
    corrections: list[Correction]
    notices: list[Finding] = field(default_factory=list)

    def take(self, spot: Spot, change: Change) -> None:
        """Apply a change, if it can be, and note that."""
        path = path_of(self.source, spot)
        about: dict[str, Any] = {"article": self.source.id, "who": change.who_and_when}
        about["path"] = path
        number = _number(self.source, spot)
        if number is None or pointed_text(self.source, spot) != change.before:
            self.notices.append(emit("EDN107", field=spot.short, **about))
            return
        try:
            self._set(spot, number, change.value or "")
        except (RecordError, ValueError) as error:
            why = str(error).splitlines()[-1]
            self.notices.append(emit("EDN108", field=spot.short, why=why, **about))
        else:
            self.notices.append(emit("EDN100", field=spot.short, **about))

    def _set(self, spot: Spot, number: int, value: str) -> None:
        """Set what stands at a place.

        Raises:
            RecordError: the value can't stand there.
            ValueError: the caption hasn't these words.
        """
        if spot.kind == LEAD_CREDIT and self.picture is not None:
            self.picture = with_credit(self.picture, value)
        elif spot.kind == RELATED:
            self.related[number] = Related(id=value) if value else None
        elif spot.kind == CORRECTION_DATE:
            fields = {"text": self.corrections[number].text, "date": value}
            self.corrections[number] = Correction.model_validate(fields)
        elif (related := self.related[number]) is not None:
            fields = related.model_dump(exclude_none=True) | {"published": value}
            self.related[number] = Related.model_validate(fields)


def _number(article: Article, spot: Spot) -> int | None:
    return index_of(spot, _names(article, spot.kind))


def _names(article: Article, kind: str) -> list[str]:
    """Return what the places of a kind are found by."""
    if kind == CORRECTION_DATE:
        return [each.text for each in article.corrections]
    if kind == LEAD_CREDIT:
        return [file_name(article.picture.src)] if article.picture else []
    if kind in BODY_KINDS:
        return []
    return [each.headline or each.url or each.id or "" for each in article.related]
