"""Decides which mentions of a name are one person.

An id decides. Without one, people of one name are parted by their biographies, and a name alone is
the person that it fits; where it fits several, it is the masthead's, else nobody's but its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from paperpress.findings import emit
from paperpress.model.article import Author
from paperpress.model.finding import Finding
from paperpress.model.picture import PictureRef

Group: TypeAlias = tuple[str, ...]
"""What mentions of one person have in common: an id, or a name and a biography."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody as the masthead or an article tells of them."""

    author: Author
    language: str
    folder: str
    """Where the portrait lies; of the record that tells of it."""
    position: int | None = None
    """The article's, in the edition; None for the masthead."""
    article: str = ""
    """The article's id, for findings."""
    path: str = ""
    """In the record, for findings."""

    @property
    def portrait(self) -> PictureRef | None:
        """The file of the portrait; None where there is none."""
        picture = self.author.portrait
        return None if picture is None else PictureRef(self.folder, picture.src)

    @property
    def name(self) -> str:
        """The name, however its letters' case is written."""
        return _folded(self.author.name)

    @property
    def bio(self) -> str:
        """The biography, to be compared; empty where there is none."""
        return _folded(self.author.bio or "")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def grouped(mentions: Sequence[Mention]) -> list[Group]:
    """Return the person of each mention, in the order of the mentions."""
    names = _Names()
    names.hear(mentions)
    return [names.group(mention) for mention in mentions]


class _Names:
    """What all mentions together tell of each name."""

    def __init__(self) -> None:
        self._bios_of_id: dict[str, set[str]] = {}
        self._ids: dict[str, dict[str, None]] = {}
        self._bios: dict[str, dict[str, None]] = {}
        self._people: dict[str, dict[Group, list[Mention]]] = {}

    def hear(self, mentions: Sequence[Mention]) -> None:
        """Take in what mentions tell: first the ids and biographies, then who has them."""
        for mention in mentions:
            name, id = mention.name, mention.author.id
            if id:
                self._ids.setdefault(name, {})[id] = None
                self._bios_of_id.setdefault(id, set()).update({mention.bio} - {""})
            elif mention.bio:
                self._bios.setdefault(name, {})[mention.bio] = None
        for mention in mentions:
            if mention.author.id or mention.bio:
                people = self._people.setdefault(mention.name, {})
                people.setdefault(self.group(mention), []).append(mention)

    def group(self, mention: Mention) -> Group:
        """Return the person that a mention is about."""
        if mention.author.id:
            return ("id", mention.author.id)
        if mention.bio:
            return self._by_bio(mention.name, mention.bio)
        people = self._people.get(mention.name, {})
        if len(people) < 2:
            return next(iter(people), ("name", mention.name))
        for fits in (_shares_contact(mention), _is_of_masthead):
            fitting = [group for group, mentions in people.items() if any(map(fits, mentions))]
            if len(fitting) == 1:
                return fitting[0]
        return ("name", mention.name)

    def _by_bio(self, name: str, bio: str) -> Group:
        ids = [*self._ids.get(name, {})]
        same = [id for id in ids if bio in self._bios_of_id[id]]
        if len(same) == 1:
            return ("id", same[0])
        if len(ids) == 1 and not self._bios_of_id[ids[0]] and len(self._bios[name]) == 1:
            return ("id", ids[0])
        return ("name", name, bio)


def _is_of_masthead(mention: Mention) -> bool:
    return mention.position is None


def _shares_contact(bare: Mention) -> Callable[[Mention], bool]:
    """Return a test of whether another mention has the same e-mail or web address."""

    def shares(other: Mention) -> bool:
        pairs = ((bare.author.email, other.author.email), (bare.author.url, other.author.url))
        return any(mine is not None and mine == its for mine, its in pairs)

    return shares


def conflicts(mentions: Sequence[Mention], groups: Sequence[Group]) -> Iterator[Finding]:
    """Yield findings for an editor: two biographies under one name or id, or two people with one name."""
    bearers: dict[str, dict[Group, Mention]] = {}
    for mention, group in zip(mentions, groups, strict=True):
        bearers.setdefault(mention.name, {}).setdefault(group, mention)
    met: dict[str, list[tuple[Group, Mention]]] = {}
    of_group: dict[Group, dict[str, Mention]] = {}
    warned: set[tuple[Group, str]] = set()
    for mention, group in zip(mentions, groups, strict=True):
        if group == ("name", mention.name) and len(bearers[mention.name]) > 1:
            another = next(m for g, m in bearers[mention.name].items() if g != group)
            yield _finding("REC091", mention, another)
        if not mention.bio:
            continue
        earlier, same = met.setdefault(mention.name, []), of_group.setdefault(group, {})
        if any(other.bio == mention.bio for _, other in earlier):
            # Nothing new under this name; but the person's entry tells the first that they had.
            candidates = _first(group, same.values(), mention.language)
        else:
            # An id may stand under another name too.
            candidates = [*earlier, *((group, other) for other in same.values())]
        differing = next(
            (other for of, other in candidates if _conflict(group, mention, of, other)), None
        )
        is_new = mention.position is not None and (group, mention.bio) not in warned
        if differing is not None and is_new:
            warned.add((group, mention.bio))
            yield _finding("REC090", mention, differing)
        earlier.append((group, mention))
        same.setdefault(mention.bio, mention)


def _first(group: Group, mentions: Iterable[Mention], language: str) -> list[tuple[Group, Mention]]:
    """Return the first of a person's mentions in a language, if there is one."""
    return [(group, other) for other in mentions if _same_language(other.language, language)][:1]


def _conflict(group: Group, mention: Mention, other_group: Group, other: Mention) -> bool:
    """Tell whether two biographies differ, and may belong to one person.

    Different ids say that they don't, and so do different languages.
    """
    if mention.bio == other.bio:
        return False
    if group == other_group:
        return _same_language(mention.language, other.language)
    return not (group[0] == other_group[0] == "id")


def _same_language(tag: str, other: str) -> bool:
    """Tell whether two tags name one language, the one more exactly than the other: ``en``, ``en-GB``."""
    wide, narrow = sorted((tag, other), key=len)
    return f"{narrow}-".startswith(f"{wide}-")


def _finding(code: str, mention: Mention, other: Mention) -> Finding:
    where = "the masthead" if other.position is None else f"the article {other.article!r}"
    name = mention.author.name
    return emit(code, article=mention.article, path=mention.path, name=name, where=where)
