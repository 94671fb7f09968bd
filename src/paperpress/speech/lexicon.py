"""The newsroom's own pronunciations: PLS 1.0 (https://www.w3.org/TR/pronunciation-lexicon/)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from paperpress.errors import ConfigurationError
from paperpress.vocab import XML_LANG

_PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one language, and how they are said."""

    language: str
    aliases: tuple[tuple[str, str], ...]
    """Words as they are written, and what is said for each."""
    data: bytes
    """The file, which reading systems get as it is."""


def read_lexicon(path: Path) -> Lexicon:
    """Read a lexicon.

    Raises:
        ConfigurationError: it can't be read, or is no lexicon with a language.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: can't be read: {error.strerror}") from None
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ConfigurationError(f"{path}: is no XML: {error}") from None
    language = root.get(XML_LANG)
    if root.tag != f"{_PLS}lexicon" or not language:
        raise ConfigurationError(f"{path}: is no lexicon of PLS 1.0 with an xml:lang")
    aliases = [
        (grapheme.text.strip(), alias.text.strip())
        for lexeme in root.iter(f"{_PLS}lexeme")
        for alias in lexeme.findall(f"{_PLS}alias")[:1]
        for grapheme in lexeme.findall(f"{_PLS}grapheme")
        if grapheme.text and alias.text
    ]
    return Lexicon(language, tuple(aliases), data)


def pronounced(text: str, language: str, lexicons: Sequence[Lexicon]) -> str:
    """Return a text with the words of the language's lexicons as they are said."""
    for lexicon in lexicons:
        if _covers(lexicon.language, language) and lexicon.aliases:
            text = _replaced(text, lexicon.aliases)
    return text


def _replaced(text: str, aliases: tuple[tuple[str, str], ...]) -> str:
    spoken = dict(aliases)
    return _pattern(aliases).sub(lambda match: spoken[match[0]], text)


def _covers(lexicon: str, language: str) -> bool:
    wide, narrow = lexicon.lower(), language.lower()
    return narrow == wide or narrow.startswith(f"{wide}-")


@cache
def _pattern(aliases: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    words = sorted((word for word, _ in aliases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
