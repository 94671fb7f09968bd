"""Finds authors whose name is nearly one of the masthead's list, and who so miss what it says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher

from paperpress.findings import emit
from paperpress.model.article import Article, Author
from paperpress.model.finding import Finding

#: How alike two names are that may well be one: a letter, a mark or an initial apart.
_ALIKE = 0.85
#: Characters; what is longer is no name.
_LONGEST = 100


class Contributors:
    """The masthead's list of contributors, asked for names that nearly stand in it."""

    def __init__(self, names: Mapping[str, str], plain: Mapping[str, str], ids: Set[str]) -> None:
        self._names = names
        self._plain = plain
        self._ids = ids
        self._asked: dict[str, str] = {}

    @classmethod
    def of(cls, contributors: Sequence[Author]) -> Contributors:
        """Return the list of these people."""
        names = {author.name.casefold(): author.name for author in contributors}
        plain = {_plain(name): name for name in names.values()}
        return cls(names, plain, {author.id for author in contributors if author.id})

    def findings(self, article: Article) -> Iterator[Finding]:
        """Yield a finding for each author, or printed name, that nearly stands in the list."""
        if not self._names:
            return
        for place, author in enumerate(article.authors):
            if author.bio or author.id in self._ids:
                continue  # who brings their own words misses nothing
            meant = self._meant(author.name)
            if meant:
                path = f"authors[{place}]"
                yield emit("REC126", article=article.id, path=path, name=author.name, meant=meant)
        if not article.authors and article.byline and len(article.byline) <= _LONGEST:
            for name, meant in self._in_line(article.byline):
                yield emit("REC126", article=article.id, path="byline", name=name, meant=meant)

    def _meant(self, name: str) -> str:
        """Return the only name of the list that a name nearly is; empty where there is none."""
        if name.casefold() in self._names or len(name) > _LONGEST:
            return ""
        if name not in self._asked:
            plain = _plain(name)
            near = [listed for other, listed in self._plain.items() if _is_near(plain, other)]
            self._asked[name] = near[0] if len(near) == 1 else ""
        return self._asked[name]

    def _in_line(self, byline: str) -> Iterator[tuple[str, str]]:
        """Yield the runs of words of a printed line that nearly are a name of the list."""
        if any(name in byline.casefold() for name in self._names):
            return
        words = byline.split()
        for length in sorted({len(name.split()) for name in self._names}):
            for start in range(len(words) - length + 1):
                name = " ".join(words[start : start + length]).strip(",;.")
                meant = self._meant(name)
                if meant:
                    yield name, meant


def _plain(name: str) -> str:
    """Return a name without case, marks, points and the order of its words: ``Lee, Ann``."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(
        letter if letter.isalnum() else " "
        for letter in letters
        if not unicodedata.combining(letter)
    )
    return " ".join(sorted(kept.split()))


def _is_near(name: str, other: str) -> bool:
    """Tell whether two names differ by a slip of the pen, or by an initial."""
    if SequenceMatcher(None, name, other).ratio() >= _ALIKE:
        return True
    words, others = name.split(), other.split()
    initials = zip(words, others, strict=False)
    return (
        len(words) == len(others) > 1
        and any(a == b and len(a) > 1 for a, b in zip(words, others, strict=True))
        and all(a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0]) for a, b in initials)
    )
