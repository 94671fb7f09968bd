"""A name as a library sorts it: the family name first, where a name has one (``file-as``).

nameparser takes a name apart: titles, given names, particles, family name, suffixes. What it can't
know is settled before and after: newsrooms and agencies, several people in one line, names whose
family name stands first, two family names. Where particles stand goes by the language around the
name, as IFLA's "Names of Persons" tells it by country. What no rule is sure of stays as printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from paperpress.assembly import name_words as words
from paperpress.assembly.east_asian_names import is_family_first
from paperpress.model.text import fold

if TYPE_CHECKING:
    from nameparser import ParsedName, Parser

#: What joins several people, or a person and what isn't their name.
_SEVERAL = re.compile(
    r"\s(?:and|und|et|og|och|en|with|mit|avec|con|for|für|of|та)\s|[&+/|;@\d]", re.I
)
#: What joins several people only where a whole name stands on either side: not Ortega y Gasset.
_PERHAPS_SEVERAL = re.compile(r"\s(?:y|e|i|и|і)\s")
_GENERATION = re.compile(
    r"(?:[js]r|i{1,3}|iv|vi{0,3}|junior|senior|júnior|filho|neto|sobrinho|fils|père|2nd|3rd)\.?",
    re.I,
)
#: Prepositions of Dutch names, which elsewhere lead to a place: ``Sophie in 't Veld``.
_DUTCH = re.compile(r"\b(?:in|onder|over|uit|voor) (?=(?:['’]t|den?|der|het) )")
_HONORARY = re.compile(r"\s[eh]\. ?[ch]\.\s")
#: Sons and daughters, who are filed by their own name in Iceland; elsewhere it takes a letter or an
#: ending that only Icelandic has, since Swedes end in “son” too.
_CHILD = re.compile("(?:son|d[oó]ttir|bur)$", re.I)
_ICELANDIC = re.compile("[ðþ].*son$|d[oó]ttir$", re.I)
#: Languages whose names have no family name that would go first, or have it first anyway.
_AS_PRINTED: Final = frozenset({"hu", "am", "ti", "my"})
_TWO_FAMILY_NAMES: Final = frozenset({"es", "ca", "gl", "eu"})
#: Languages whose libraries put particles behind the given names, and those that stay all the same.
_BEHIND: Final = {
    **dict.fromkeys(
        ("nl", "da", "sv", "nb", "nn", "no", "pt", *_TWO_FAMILY_NAMES), frozenset[str]()
    ),
    **dict.fromkeys(("de", "lb", "gsw"), frozenset({"am", "im", "vom", "zum", "zur"})),
    "fr": frozenset({"le", "la", "les", "du", "des"}),
}
#: What Portuguese names end in that are a father's, an uncle's or a grandfather's too.
_KIN: Final = frozenset({"filho", "neto", "sobrinho"})
#: ``Alexandre Dumas fils``.
_KIN_BEHIND = re.compile("(.+) (fils|père)")
_ARTICLES: Final = frozenset({"el", "la", "los", "las", "o", "a", "os", "as"})


@cache
def file_as(name: str, language: str) -> str:
    """Return a name in the order in which a library sorts it; `language` (BCP 47) is the text's.

    ``Martin Luther King, Jr.`` is filed as ``King, Martin Luther, Jr.``; ``The Editors``, ``Smith,
    John``, ``Björk Guðmundsdóttir``, ``Xi Jinping`` and ``山田太郎`` as they stand.
    """
    text = _HONORARY.sub(" ", fold(name))
    primary = language.split("-")[0].lower()
    kin = _KIN_BEHIND.fullmatch(text)
    if kin is not None:
        return f"{file_as(kin[1], language)}, {kin[2]}"
    head, comma, tail = text.partition(",")
    if comma and not words.BODIES.isdisjoint(_plain(tail).split()):
        return file_as(head, language)  # a role behind a name
    if not _is_european(text) or _is_no_person(text) or _stands_as_printed(text, primary):
        return text
    return _in_capitals(text) or _turned(text, _parser().parse(text), language)


def _is_european(text: str) -> bool:
    """Tell whether all letters are Latin, Greek or Cyrillic; in other scripts names sort as they stand."""
    names = (unicodedata.name(c, "") for c in text if ord(c) > 0x52F and c.isalpha())
    return all(name.startswith(("LATIN", "GREEK", "CYRILLIC", "MODIFIER")) for name in names)


def _plain(text: str) -> str:
    """Return the text case-folded, without accents and marks: names are printed with and without."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(
        c for c in decomposed if c.isalnum() or c in " -" or unicodedata.category(c) == "Zs"
    )


def _is_no_person(text: str) -> bool:
    """Tell whether a line names a newsroom, an agency, a job or several people."""
    plain = _plain(text)
    parts = plain.replace("-", " ").split()
    sides = _PERHAPS_SEVERAL.split(text)
    return (
        len(parts) < 2
        or parts[0] in words.DETERMINERS
        or plain in words.KNOWN_BODIES
        or not words.BODIES.isdisjoint(parts)
        or bool(_SEVERAL.search(text))
        or (len(sides) > 1 and all(len(side.split()) > 1 for side in sides))
        or _holds_small_words(text)
    )


def _holds_small_words(text: str) -> bool:
    """Tell whether a line has a word in small letters that no name has, as in ``Special to``."""
    small = [word for word in _DUTCH.sub("", text).split() if word.islower()]
    if len(small) == len(_DUTCH.sub("", text).split()):
        return False  # somebody who writes themselves so
    of_names = (_parser().lexicon.particles | words.JOINS) - {"in", "onder", "over", "uit", "voor"}
    return any(word.rstrip(".,") not in of_names and "-" not in word for word in small)


def _stands_as_printed(text: str, primary: str) -> bool:
    """Tell whether a name is filed as it is printed, or has no family name."""
    if "," in text:
        return False
    plain = _plain(text).split()
    if primary in _AS_PRINTED or "binti" in plain or (primary in {"ms", "id"} and "bin" in plain):
        return True
    if _ICELANDIC.search(text) or (primary == "is" and _CHILD.search(text)):
        return True
    if len(words.BURMESE.intersection(plain)) > 1:
        return True
    return is_family_first(text, plain, primary)


def _in_capitals(text: str) -> str:
    """Return a name filed by its one word in capitals, as the French write it; else nothing.

    Letters behind a name that already is one (``Ann Lee OBE``, ``Ann Lee AFP``) are no family name.
    """
    parts = text.split()
    if len(parts) > 2 and parts[-1].casefold() in _parser().lexicon.suffix_acronyms:
        return ""
    capitals = [
        part
        for part in parts
        if len(part) > 2 and part.isupper() and "." not in part and not _GENERATION.fullmatch(part)
    ]
    others = [part for part in parts if part not in capitals]
    if len(capitals) != 1 or not others or "," in text or parts[0] in others[1:]:
        return ""
    if any(part.isupper() for part in others) or capitals[0] not in {parts[0], parts[-1]}:
        return ""
    return f"{capitals[0]}, {' '.join(others)}"


def _turned(text: str, parsed: ParsedName, language: str) -> str:
    """Return a name in a library's order; as printed where it has only one part."""
    if not (parsed.given and parsed.family) or _plain(parsed.title) in words.OF_GIVEN_NAMES:
        return text
    head, comma, _ = text.partition(",")
    if comma and parsed.family in head and parsed.given not in head:
        return text  # turned round before it came here
    given, family = _families(parsed, language)
    front, behind = _particles(parsed.family_particles.split(), language)
    if language.split("-")[0].lower() == "pt":  # of several family names the last one counts
        *before, family = family.split() if behind else [family]
        behind = [*behind, *before]
    filed = " ".join([*front, family])
    generation = [s for s in parsed.suffix.split(", ") if _GENERATION.fullmatch(s)]
    return ", ".join([filed, " ".join([*given, *behind]), *generation])


def _families(parsed: ParsedName, language: str) -> tuple[list[str], str]:
    """Return the given names, and the family name without its particles."""
    given, middle, base = parsed.given.split(), parsed.middle.split(), parsed.family_base
    primary = language.split("-")[0].lower()
    if primary == "pt" and middle and base.casefold() in _KIN:
        return [*given, *middle[:-1]], f"{middle[-1]} {base}"
    if middle and not parsed.family_particles and _is_first_of_two(middle[-1], base, primary):
        return [*given, *middle[:-1]], f"{middle[-1]} {base}"
    return [*given, *middle], base


def _is_first_of_two(middle: str, family: str, primary: str) -> bool:
    """Tell whether the word before the family name belongs to it, as in Spanish and in Abdel Rahman."""
    if middle.casefold() in {"abd", "abdel", "abdul"}:
        return True
    if len(family.split()) > 1 or primary == "pt":
        return False
    plain, last = _plain(middle), _plain(family)
    if primary in _TWO_FAMILY_NAMES:
        return len(plain) > 1 and plain not in words.SPANISH_GIVEN
    spanish = words.SPANISH | words.SPANISH_PERHAPS
    sure = plain in words.SPANISH or (plain in words.SPANISH_PERHAPS and last in spanish)
    return sure and plain not in words.SPANISH_GIVEN


def _particles(particles: Sequence[str], language: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the particles that stand before the family name, and those behind the given names.

    English, Italian, Flemish and Afrikaans names keep theirs; so does any name that writes them with
    a capital.
    """
    primary = language.split("-")[0].lower()
    if primary not in _BEHIND or language.lower() == "nl-be":
        return particles, ()
    staying = _BEHIND[primary]
    if len(particles) == 1 and primary in _TWO_FAMILY_NAMES:
        staying = _ARTICLES
    for number, particle in enumerate(particles):
        if particle.lower() in staying or not particle.islower():
            return particles[number:], particles[:number]
    return (), particles


@cache
def _parser() -> Parser:
    from nameparser import Parser, locales, parser_for  # slow to load, and only a press asks for it

    parser = parser_for(locales.RU, locales.TR_AZ)
    lexicon = parser.lexicon.add(particles=words.PARTICLES, suffix_acronyms=words.SUFFIXES)
    return Parser(lexicon=lexicon, policy=parser.policy)
