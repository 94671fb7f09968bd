"""Soft hyphens in body text, by Pyphen, for engines that can't hyphenate by themselves.

They are a choice, never a default: screen readers mispronounce words that hold one, and look-up
fails on them (docs/decisions/0006-hyphenation.md). So they stand in paragraphs alone, never in
headings, links, names, notes, tables' headers, listings or quotations of a title; and taking them
out gives the bytes of the edition pressed without.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial

import pyphen

from paperpress.model.blocks import (
    Block,
    Blocks,
    Body,
    Cell,
    Inline,
    Inlines,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
)
from paperpress.model.traversal import rebuilt

SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]{6,}")
#: Runs whose letters are meant as they stand: names, titles, what a machine reads.
_NEVER = frozenset({"abbr", "bdi", "cite", "code", "dfn", "kbd", "samp", "sub", "sup", "var"})
#: Languages that write every noun with a capital, so that a capital tells no name.
_CAPITAL_NOUNS = frozenset({"de", "lb", "gsw", "nds"})


def soften(body: Body, language: str) -> Body:
    """Return the body with soft hyphens where its words may be broken, each in its own language."""
    return replace(body, blocks=_blocks(body.blocks, language))


def _blocks(blocks: Blocks, language: str) -> Blocks:
    return tuple(_block(block, language) for block in blocks)


def _block(block: Block, language: str) -> Block:
    match block:
        case Paragraph(inlines, marked):
            return replace(block, inlines=_inlines(inlines, marked or language))
        case Quote(language=marked):
            return rebuilt(block, partial(_blocks, language=marked or language))
        case Table(body=rows):
            return replace(
                block, body=tuple(tuple(_cell(cell, language) for cell in row) for row in rows)
            )
        case _:
            return rebuilt(block, partial(_blocks, language=language))


def _cell(cell: Cell, language: str) -> Cell:
    return cell if cell.scope else replace(cell, blocks=_blocks(cell.blocks, language))


def _inlines(inlines: Inlines, language: str) -> Inlines:
    softened: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                softened.append(Text(_text(text, language)))
            case Span(kind, children, marked) if kind not in _NEVER:
                softened.append(replace(inline, children=_inlines(children, marked or language)))
            case _:
                softened.append(inline)
    return tuple(softened)


def _text(text: str, language: str) -> str:
    dictionary = _dictionary(language)
    if dictionary is None:
        return text
    names = language.split("-")[0] not in _CAPITAL_NOUNS
    return _WORD.sub(partial(_word, dictionary, names), text)


def _word(dictionary: pyphen.Pyphen, names: bool, match: re.Match[str]) -> str:
    word = match.group()
    if names and word[0].isupper() and not _begins_sentence(match.string, match.start()):
        return word
    return str(dictionary.inserted(word, SOFT_HYPHEN))


def _begins_sentence(text: str, position: int) -> bool:
    before = text[:position].rstrip(" \n\u00a0“”„«»\"'’‘(")
    return not before or before[-1] in ".!?…"


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    name = pyphen.language_fallback(language.replace("-", "_"))
    return None if name is None else pyphen.Pyphen(lang=name, left=3, right=3)
