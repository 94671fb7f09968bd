"""Several people in a text that stands where one author does."""

from __future__ import annotations

import re
from typing import Final

from paperpress.sources.parsing.people import authors

_WORDS: Final = re.compile(r"\w+")
#: Of one name.
_MOST_WORDS: Final = 6
#: Small words within a name of a person; any other is of a body's (“Department of Health”).
_PARTICLES: Final = frozenset(
    {
        *("de", "la", "las", "los", "le", "du", "des", "van", "von", "der", "den", "dem", "zu"),
        *("zum", "del", "della", "di", "da", "do", "dos", "das", "af", "av", "bin", "ben", "al"),
        *("el", "ter", "ten", "te", "y"),
    }
)
_OF_A_BODY: Final = frozenset({"The", "Die", "Der", "Das", "Le", "Les", "El", "Los", "Il"})
#: What goes where names are parted.
_BETWEEN: Final = frozenset(
    {
        *("and", "und", "with", "avec", "mit", "con", "met", "et", "og", "och", "oraz", "та"),
        *("also", "y", "e", "i", "en", "и", "і", "ja", "by", "von", "par", "por", "di", "da"),
    }
)


def several(text: str) -> list[str]:
    """Return the people of a text that names several and nothing else; none where that isn't sure.

    Each has two words at least, so that a firm (“Marks & Spencer”) and a staff stay what they are.
    """
    people = authors(text)
    names = [str(person["name"]) for person in people]
    is_all = all(len(person) == 1 for person in people) and all(map(_is_whole, names))
    return names if len(names) > 1 and is_all and _words(text) - _words(*names) <= _BETWEEN else []


def _words(*texts: str) -> set[str]:
    return set(_WORDS.findall(" ".join(texts).casefold()))


def _is_whole(name: str) -> bool:
    words = name.split()
    inner = (word for word in words[1:-1] if word[:1].islower())
    return (
        1 < len(words) <= _MOST_WORDS
        and words[0][:1].isupper()
        and words[0] not in _OF_A_BODY
        and words[-1][:1].isupper()
        and _PARTICLES.issuperset(inner)
    )
