"""People of a printed line: who wrote, as what, from where, for whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

_BEFORE = re.compile(
    r"^(?:(?:written|reported|reporting|story|words|text|report|an article|posted|edited)\s+by"
    r"|by|von|text|par|por|di|door|av|af|przez|autor(?:a|in)?:|auteur\s*:|автор:|від|بقلم|כתב)\s*:?\s+",
    re.I,
)
_MAIL = re.compile(r"[<(\[]?\b([\w.+-]+@[\w-]+(?:\.[\w-]+)+)\b[>)\]]?")
_HANDLE = re.compile(r"(?:^|\s)[(\[]?@\w+[)\]]?")
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
#: Between names: marks and words that are never a part of one, then words that may be.
_PARTED = re.compile(r"\s*(?:;|•|·|、|，|،)\s*|\s+(?:&|\+)\s+")
_SURELY = re.compile(r"\s+(?:and|und|with|avec|mit|con|met|et|og|och|oraz|та|and\s+also)\s+", re.I)
_MAYBE = re.compile(r"\s+(?:y|e|i|en|и|і|ja)\s+")
#: Words that begin with a capital, and what stands between those of a name; a word is read whole, so
#: that one of a hundred capitals isn't taken apart in every way.
_PLACE = re.compile(
    r",?\s+(?:in|à|aus|from)\s+((?:[^\W\d_a-z][\w.'’-]*+[\s,]*+(?:de |la |of )?)+)$"
)
_AFFILIATION = re.compile(r"\s*[|/]\s*|\s+[–—-]\s+|\s+(?:for|pour|für|para)\s+(?=the\s|[A-Z])")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|MD|M\.D|PhD|Ph\.D|Esq|MP|OBE)\.?$", re.I)
#: Words by which a part of a line is a role, not a name.
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent\w*|korrespondent\w*|corresponsal|correspondante?"
    r"|writer|journalist\w*|journaliste|redakt\w*|redact\w*|columnist|critic|photographer|analyst"
    r"|producer|chief|director|bureau|contributor|translator|traduc\w+|übersetz\w*)s?\b",
    re.I,
)
_EDITS = re.compile(r"^edited\s+by\s+", re.I)
#: Characters; what is longer is no printed line, and stays whole.
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Byline:
    """A printed line, taken apart."""

    names: tuple[str, ...]
    role: str = ""
    place: str = ""
    affiliation: str = ""


def byline(text: str) -> Byline:
    """Return a printed line, taken apart.

    ``By Asha Venn and Piet Lander, in Port Ellery``, ``ASHA VENN | THE COURIER``,
    ``Asha Venn, Transport correspondent``. What can't be told for sure stays in the name, since a
    name too long is better than a name lost: no word of a name is ever dropped.
    """
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        return Byline((line,))
    line = _HANDLE.sub("", _MAIL.sub("", line)).strip(" ,;")
    line = _BEFORE.sub("", line)
    within = " ".join(_BRACKETED.findall(line))
    line = _BRACKETED.sub("", line)
    line, affiliation = _cut(line, _AFFILIATION)
    if affiliation and _looks_like_people(affiliation):
        line, affiliation = f"{line}; {affiliation}", ""
    parts = [_placed(part) for part in _parts(line)]
    places = [place for _, place in parts if place]
    roles = [name for name, _ in parts if _is_role(name)]
    names = [name for name, _ in parts if name and not _is_role(name)]
    if len(names) > 1 and any(map(_is_agency, names)):
        affiliation = affiliation or next(filter(_is_agency, names))
        names = [name for name in names if name != affiliation]
    for part in _parts(_BEFORE.sub("", _AMONG.sub("", within))):
        if _is_role(part) or part[:1].islower():
            roles.append(part)
        elif len(part.split()) > 1:
            names.append(part)
        else:
            affiliation = affiliation or part
    return Byline(
        tuple(dict.fromkeys(names)), ", ".join(roles), ", ".join(dict.fromkeys(places)), affiliation
    )


def says_more(text: str) -> bool:
    """Tell whether a printed line says more than who wrote and as what: from where, or for whom."""
    line = byline(text)
    return bool(line.place or line.affiliation)


_AMONG = re.compile(r"^(?:avec|with|mit|con|met)\s+", re.I)


def authors(text: str) -> list[dict[str, Any]]:
    """Return the people of a printed line, each a record's author, with the role that the line tells.

    An address by e-mail is that of the one person whom the line names.
    """
    line = byline(text)
    role = "Editor" if _EDITS.match(text.strip()) else line.role
    people: list[dict[str, Any]] = [
        {"name": name, **({"role": role} if role else {})} for name in line.names
    ]
    mail = _MAIL.search(text) if len(text) <= _LONGEST else None
    if len(people) == 1 and mail is not None:
        people[0]["email"] = mail[1]
    return people


def merged(people: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each person once, in the order of their first mention, with all that is said of them.

    The same person has the same `id`, else the same `url`, else the same name, however its letters'
    case and spaces are written. The first to say something is believed.
    """
    persons: list[dict[str, Any]] = []
    places: dict[tuple[object, ...], list[int]] = {}
    for person in people:
        at = min(
            (i for key in _asked_by(person) for i in _first(places, key, persons)), default=None
        )
        if at is None:
            at = len(persons)
            persons.append(dict(person))
        else:
            persons[at].update(
                {key: value for key, value in person.items() if key not in persons[at]}
            )
        for key in _kept_by(persons[at]):
            heappush(places.setdefault(key, []), at)
    return persons


def _kept_by(person: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    """Yield what a person is looked up by: with what else is known of them, which decides in its place."""
    id, url = (str(person.get(key) or "") for key in ("id", "url"))
    if id:
        yield "id", id
    if url:
        yield "url", url, bool(id)
    yield "name", _folded(person), bool(id), bool(url)


def _asked_by(person: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    """Yield everything by which the same person may be kept: a name counts where ids and urls don't."""
    id, url = (str(person.get(key) or "") for key in ("id", "url"))
    if id:
        yield "id", id
    for has_id in (False,) if id else (False, True):
        if url:
            yield "url", url, has_id
        for has_url in (False,) if url else (False, True):
            yield "name", _folded(person), has_id, has_url


def _first(
    places: dict[tuple[object, ...], list[int]],
    key: tuple[object, ...],
    persons: list[dict[str, Any]],
) -> Iterator[int]:
    """Yield the first person who is still kept under a key: later facts may have moved them."""
    kept = places.get(key, [])
    while kept and key not in _kept_by(persons[kept[0]]):
        heappop(kept)
    if kept:
        yield kept[0]


def _folded(person: dict[str, Any]) -> str:
    return " ".join(str(person.get("name", "")).casefold().split())


def _cut(line: str, at: re.Pattern[str]) -> tuple[str, str]:
    match = at.search(line)
    return (line, "") if match is None else (line[: match.start()], line[match.end() :].strip())


def _looks_like_people(text: str) -> bool:
    """Tell whether a line is two names, as ``Asha Venn

    Piet Lander``, and no newspaper's name.
    """
    words = text.split()
    return (
        len(words) == 2
        and words[0].lower() not in {"the", "le", "la", "el", "die", "der"}
        and (not text.isupper() and not _ROLE.search(text))
    )


def _parts(line: str) -> Iterator[str]:
    """Yield the parts of a line between people; a role or suffix after a comma is a part of its own."""
    for piece in _PARTED.split(line):
        sides = _SURELY.split(piece)
        # What goes on with a small letter is no name: “Courier staff and agencies”.
        for side in sides if all(not side[:1].islower() for side in sides) else (piece,):
            yield from _commas(side)


def _commas(text: str) -> Iterator[str]:
    bits = [bit.strip() for bit in text.split(",") if bit.strip()]
    if _is_turned_round(bits):
        yield f"{bits[1]} {bits[0]}"
        return
    name = ""
    for bit in bits:
        if name and (_SUFFIX.fullmatch(bit) or _PLACE.search(f"{name}, {bit}")):
            name = f"{name}, {bit}"
            continue
        if name:
            yield from _maybe(name)
        name = bit
    if name:
        yield from _maybe(name)


def _is_turned_round(bits: list[str]) -> bool:
    """Tell whether a name has the family name first, as in catalogues: ``Venn, Asha``."""
    return (
        len(bits) == 2
        and all(" " not in bit and bit.istitle() for bit in bits)
        and not any(_SUFFIX.fullmatch(bit) or _ROLE.search(bit) for bit in bits)
    )


def _maybe(text: str) -> Iterator[str]:
    """Yield parts of a text split at “y” and “e”, where both sides are whole names.

    José Ortega y Gasset is one person.
    """
    sides = _MAYBE.split(text)
    whole = all(len(side.split()) > 1 and side[:1].isupper() for side in sides)
    yield from sides if len(sides) > 1 and whole else (text,)


def _placed(part: str) -> tuple[str, str]:
    match = _PLACE.search(part)
    if match is None or len(part[: match.start()].split()) < 2:
        return part.strip(" ,"), ""
    return part[: match.start()].strip(" ,"), match[1].strip(" ,")


def _is_role(part: str) -> bool:
    """Tell whether a part of a line is a role: ``Transport correspondent``, ``staff writer``."""
    return bool(_ROLE.search(part))


def _is_agency(part: str) -> bool:
    """Tell whether a part of a line is an agency: ``dpa``, ``AP``, beside somebody's name."""
    return " " not in part and len(part) < 8 and (part.islower() or part.isupper())
