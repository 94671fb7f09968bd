"""Remedies that can be taken by one key: a correction of the record that is sure once it is asked for.

Whether it is right is the editor's to say: what it is about and what it would make are shown before it
is taken. A place is named by the source's own words, so that all else stays as it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal, TypeAlias

from paperpress.editions.corrections import source_text
from paperpress.editions.pointed_corrections import pointed_spots
from paperpress.model.article import Article
from paperpress.model.finding import Finding
from paperpress.model.masthead import Masthead
from paperpress.model.spots import CORRECTION_DATE, RELATED_DATE

Asked: TypeAlias = Literal["", "language", "date", "article"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to mend something: what its button says, and the value that it gives to the field."""

    value: str
    label: str
    """A message of the catalogue; ``{value}`` in it is the value, or what is shown for it."""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something that was found, and the ways to mend it."""

    code: str
    """Of the finding; empty where it is only told here."""
    about: str
    """What it is about; a message of the catalogue."""
    field: str
    """What is corrected."""
    words: str
    """The words that it is about."""
    offers: tuple[Offer, ...]
    asks: Asked = ""
    """What an editor may write instead, or choose."""


PUBLISHED: Final = "published"
_Maker: TypeAlias = Callable[[Article, Masthead], Remedy | None]
_READING: Final = re.compile(r"first it is (\d{4}-\d{2}-\d{2})")
_PLACE: Final = re.compile(r"(corrections|related)\[(\d+)\]\.(?:date|published)")
_DATES: Final = frozenset({"REC108", "REC109", "REC110"})
_ABOUT_DATE: Final = "This date can be read in several ways, or in none:"


def record_remedies(
    article: Article, findings: Iterable[Finding], masthead: Masthead
) -> list[Remedy]:
    """Return the remedies for what was found of fields, as they stand with what was corrected."""
    offered: dict[str, Remedy] = {}
    for finding in findings:
        make = _MAKERS.get((finding.code, finding.path)) or _MAKERS.get((finding.code, ""))
        remedy = make(article, masthead) if make else None
        if remedy is not None:
            offered.setdefault(finding.code, remedy)
    return list(offered.values())


def date_remedies(article: Article, findings: Iterable[Finding]) -> Iterator[Remedy]:
    """Yield for each date that can't be told its readings, and a field for another.

    Args:
        article: as the source has it.
        findings: what was found while it was read, but for what is settled.
    """
    for finding in findings:
        name = _dated(article, finding.path) if finding.code in _DATES else ""
        if name:
            readings = dict.fromkeys(_READING.findall(finding.message))
            offers = tuple(Offer(reading, "It is {value}") for reading in readings)
            yield Remedy(finding.code, _ABOUT_DATE, name, finding.message, offers, asks="date")


def _dated(article: Article, path: str) -> str:
    """Return the field of a date that a finding names; empty where it is none that can be set."""
    if path in {PUBLISHED, "updated"}:
        return path
    match = _PLACE.fullmatch(path)
    if match is None:
        return ""
    kind = CORRECTION_DATE if match[1] == "corrections" else RELATED_DATE
    places = pointed_spots(article, kind)
    # Where the record had parts that couldn't be read, the numbers aren't the same.
    return places[int(match[2])].name if int(match[2]) < len(places) else ""


def _nearest_desk(article: Article, masthead: Masthead) -> Remedy | None:
    near = get_close_matches(article.desk or "", [desk.name for desk in masthead.desks], n=1)
    if not near:
        return None
    offer = Offer(near[0], "Put it to the desk {value}")
    about = "The masthead has no such desk:"
    return Remedy("EDN001", about, "desk", article.desk or "", (offer,))


def _own_language(article: Article, masthead: Masthead) -> Remedy:
    offer = Offer(masthead.language, "Mark it with {value}")
    about = "The language of the article isn’t known:"
    return Remedy("REC113", about, "language", article.language or "", (offer,))


def _no_caption(article: Article, _masthead: Masthead) -> Remedy | None:
    caption = source_text(article, "picture.caption")
    if not caption:
        return None
    offer = Offer("", "Take the caption away")
    return Remedy("ALT005", "The caption is a file’s name:", "picture.caption", caption, (offer,))


_MAKERS: Final[Mapping[tuple[str, str], _Maker]] = {
    ("EDN001", ""): _nearest_desk,
    ("REC113", ""): _own_language,
    ("ALT005", "picture.caption"): _no_caption,
}
