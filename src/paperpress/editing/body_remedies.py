"""Remedies for what stands in an article: languages, headings, tables, credits, related articles, twins.

They are told from the article itself, and not from a report, so that they are there as soon as the
source is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from paperpress.body.amendments import is_headed, spots_in, spots_of_words
from paperpress.body.outline import poses_as_heading
from paperpress.body.word_places import runs_of
from paperpress.captions.doubts import credit_doubt
from paperpress.editing.foreign_runs import foreign_runs
from paperpress.editing.remedies import Offer, Remedy
from paperpress.editions.pointed_corrections import pointed_spots
from paperpress.model.article import Article, Picture, Related
from paperpress.model.blocks import Body, Figure, Paragraph, Table, plain
from paperpress.model.overlay import HOLD
from paperpress.model.spots import BODY_CREDIT, HEADER, HEADING, LEAD_CREDIT, RELATED, Spot
from paperpress.model.text import fold

#: Words of an article that are compared, and how many of them two have in common that are nearly one.
_COMPARED: Final = 400
_NEAR: Final = 0.8
#: Different words of an article; two short items may well be made of the same ones.
_FEWEST: Final = 40
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sent:
    """An article as the source has it, with its body, and the places that editors have changed."""

    article: Article
    body: Body
    language: str
    changed: frozenset[str]


def place_remedies(sent: Sent, others: Sequence[Article]) -> Iterator[Remedy]:
    """Yield the remedies for what stands in an article.

    Args:
        sent: the article.
        others: the articles of the run that a related one may be.
    """
    remedies = (*_languages(sent), *_headings(sent), *_tables(sent), *_credits(sent))
    yield from (each for each in remedies if each.field not in sent.changed)
    yield from (each for each in _related(sent, others) if each.field not in sent.changed)


def _languages(sent: Sent) -> Iterator[Remedy]:
    for run in foreign_runs(sent.body, sent.language):
        for spot in spots_of_words(sent.body, run.words):
            about = "These words aren’t in the article’s language, and aren’t marked so:"
            offers = (Offer(run.guess, "Mark them as {value}"),) if run.guess else ()
            yield Remedy("TXT111", about, spot.name, run.words, offers, "language")


def _headings(sent: Sent) -> Iterator[Remedy]:
    for spot, block in spots_in(sent.body, HEADING):
        if isinstance(block, Paragraph) and poses_as_heading(block):
            about = "This paragraph is all bold, and may be a heading:"
            yield Remedy("TXT010", about, spot.name, spot.words, (Offer("2", "Make it a heading"),))


def _tables(sent: Sent) -> Iterator[Remedy]:
    for spot, block in spots_in(sent.body, HEADER):
        if not isinstance(block, Table) or is_headed(block):
            continue
        offers = [Offer("column", "Let the first column head the rows")]
        if len(block.body) > 1:
            offers = [
                Offer("row", "Let the first row head the columns"),
                *offers,
                Offer("both", "Let both head"),
            ]
        about = "This table has no header cells. Its first row:"
        yield Remedy("TXT012", about, spot.name, spot.words, tuple(offers))


def _credits(sent: Sent) -> Iterator[Remedy]:
    pictures: list[tuple[Spot, Picture]] = [
        (spot, block.picture)
        for spot, block in spots_in(sent.body, BODY_CREDIT)
        if isinstance(block, Figure)
    ]
    lead = sent.article.picture
    if lead is not None:
        pictures = [(spot, lead) for spot in pointed_spots(sent.article, LEAD_CREDIT)] + pictures
    for spot, picture in pictures:
        doubt = credit_doubt(picture, language=sent.language)
        if doubt is None:
            continue
        back = Offer("", "Leave it in the caption")
        credit = Offer(doubt.words, "It is the credit: {value}")
        about = "These words may be the credit, or may be seen in the picture:"
        yield Remedy("", about, spot.name, picture.caption or "", (credit, back))


def _related(sent: Sent, others: Sequence[Article]) -> Iterator[Remedy]:
    for spot, related in zip(
        pointed_spots(sent.article, RELATED), sent.article.related, strict=True
    ):
        if related.url or _is_known(related, others):
            continue
        about = "This related article isn’t among those of the day, and has no address:"
        name = related.headline or related.id or ""
        near = nearest(name, others)
        offers = [Offer("", "Leave it out")]
        if near is not None:
            offers.insert(0, Offer(near.id, "It is {value}", near.headline))
        yield Remedy("LNK011", about, spot.name, name, tuple(offers), "article")


def _is_known(related: Related, others: Sequence[Article]) -> bool:
    headline = fold(related.headline or related.id or "")
    return any(each.id == related.id or fold(each.headline) == headline for each in others)


def nearest(headline: str, others: Iterable[Article]) -> Article | None:
    """Return the article whose headline is most like one; None where there are no articles."""
    wanted = headline.casefold()

    def likeness(article: Article) -> float:
        return SequenceMatcher(None, wanted, article.headline.casefold()).ratio()

    return max(others, key=likeness, default=None)


def words_of(body: Body) -> frozenset[str]:
    """Return the words that an article is compared by."""
    text = " ".join(plain(run.inlines) for run in runs_of(body)).casefold()
    return frozenset(_WORD.findall(text)[:_COMPARED])


def is_nearly(words: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether two articles have nearly the same words."""
    enough = min(len(words), len(others)) >= _FEWEST
    return enough and len(words & others) >= _NEAR * len(words | others)


def held_as_duplicate(other: Article) -> tuple[str, str]:
    """Return the field and value that hold back an article that is nearly another one."""
    return HOLD, f"is nearly the article {other.id}"
