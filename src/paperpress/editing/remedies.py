"""Remedies that can be taken by one key: a correction of the record that is sure once it is asked for.

Whether it is right is the editor's to say: what it would make is shown before it is taken. A body is
changed at the place alone, in the source's own words, so that all else of it stays as it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, TypeAlias

from paperpress.editions.corrections import source_text
from paperpress.model.article import Article
from paperpress.model.finding import Finding
from paperpress.model.masthead import Masthead
from paperpress.model.overlay import HOLD


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that mends what was found."""

    finding: Finding
    field: str
    value: str
    name: str
    """What the button says; a message of the catalogue."""
    shown: str
    """What it would make."""


_Maker: TypeAlias = Callable[[Article, Masthead], tuple[str, str, str, str] | None]
#: A paragraph that is all bold, as outline.py takes it for a heading: short, and no sentence.
_BOLD = re.compile(
    r"<p\b[^>]*>\s*<(b|strong)\b[^>]*>(?P<words>[^<]{1,80}?)</\1>\s*</p\s*>", re.IGNORECASE
)
_SENTENCE_ENDS: Final = (".", "!", "?", "…", ":", ";", ",")
_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr\s*>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<(?P<end>/?)td\b", re.IGNORECASE)
#: Words of an article that are compared, and how many of them two have in common that are nearly one.
_COMPARED, _NEAR = 400, 0.8
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")


def remedies(article: Article, findings: Iterable[Finding], masthead: Masthead) -> list[Remedy]:
    """Return the remedies for what was found of an article, as it stands with what was corrected."""
    offered: dict[str, Remedy] = {}
    for finding in findings:
        make = _MAKERS.get((finding.code, finding.path)) or _MAKERS.get((finding.code, ""))
        correction = make(article, masthead) if make else None
        if correction is not None:
            offered.setdefault(finding.code, Remedy(finding, *correction))
    return list(offered.values())


def _bold_headings(article: Article, _masthead: Masthead) -> tuple[str, str, str, str] | None:
    if not isinstance(article.body, str):
        return None
    headings: list[str] = []

    def heading(match: re.Match[str]) -> str:
        words = match["words"].strip()
        if not words or words.endswith(_SENTENCE_ENDS):
            return match.group()
        headings.append(words)
        return f"<h2>{words}</h2>"

    body = _BOLD.sub(heading, article.body)
    return ("body", body, "Make them headings", "; ".join(headings)) if headings else None


def _table_headers(article: Article, _masthead: Masthead) -> tuple[str, str, str, str] | None:
    if not isinstance(article.body, str):
        return None
    rows: list[str] = []

    def header(match: re.Match[str]) -> str:
        table = match.group()
        row = _ROW.search(table)
        if row is None or "<th" in table.lower():
            return table
        rows.append(" | ".join(_TAG.sub(" ", row.group()).split()))
        return table[: row.start()] + _CELL.sub(r"<\g<end>th", row.group()) + table[row.end() :]

    body = _TABLE.sub(header, article.body)
    return ("body", body, "Let the first row head the columns", "; ".join(rows)) if rows else None


def _nearest_desk(article: Article, masthead: Masthead) -> tuple[str, str, str, str] | None:
    near = get_close_matches(article.desk or "", [desk.name for desk in masthead.desks], n=1)
    return ("desk", near[0], "Put it to this desk", near[0]) if near else None


def _own_language(_article: Article, masthead: Masthead) -> tuple[str, str, str, str]:
    return "language", masthead.language, "Mark it with this language", masthead.language


def _no_caption(article: Article, _masthead: Masthead) -> tuple[str, str, str, str] | None:
    if not source_text(article, "picture.caption"):
        return None
    return "picture.caption", "", "Take the caption away", ""


_MAKERS: Final[Mapping[tuple[str, str], _Maker]] = {
    ("TXT010", ""): _bold_headings,
    ("TXT012", ""): _table_headers,
    ("EDN001", ""): _nearest_desk,
    ("REC113", ""): _own_language,
    ("ALT005", "picture.caption"): _no_caption,
}


def near_duplicates(articles: Sequence[Article]) -> list[tuple[Article, Article]]:
    """Return articles that are nearly another one of the same day, each with that earlier one."""
    words = [_words_of(article) for article in articles]
    pairs = []
    for later, article in enumerate(articles):
        for earlier in range(later):
            both, either = words[later] & words[earlier], words[later] | words[earlier]
            if len(both) >= _NEAR * max(1, len(either)):
                pairs.append((article, articles[earlier]))
                break
    return pairs


def held_as_duplicate(earlier: Article) -> tuple[str, str]:
    """Return the field and value that hold back an article that is nearly another one."""
    return HOLD, f"is nearly the article {earlier.id}"


def _words_of(article: Article) -> frozenset[str]:
    body = article.body
    text = body if isinstance(body, str) else " ".join(str(block.model_dump()) for block in body)
    plain = _TAG.sub(" ", text).casefold()
    return frozenset(_WORD.findall(plain)[:_COMPARED])
