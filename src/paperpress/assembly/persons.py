"""People as pages name them: what is told of each, beside whom, and with which portrait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from paperpress.assembly.addresses import mail_address
from paperpress.assembly.edition_pictures import EditionPictures
from paperpress.assembly.links import safe_address
from paperpress.assembly.name_order import file_as
from paperpress.assembly.people import Contributor, Credit
from paperpress.model.finding import Finding
from paperpress.model.language import direction_of
from paperpress.model.legend import AltText, Legend
from paperpress.model.picture import UnusablePicture
from paperpress.xhtml.context import Person, Pointer, Shown


def persons_of(
    contributors: Sequence[Contributor],
    shown: EditionPictures,
    pointers: Sequence[Pointer],
    findings: list[Finding],
) -> dict[str, Person]:
    """Return each contributor as pages name them, by anchor; `pointers` lead to the articles."""
    beside = _beside_names(contributors, [pointer.headline for pointer in pointers])
    return {
        person.anchor: replace(
            person_of(person, findings),
            portrait=_portrait(person, shown, findings),
            articles=tuple(pointers[number] for number in person.articles),
            beside=beside.get(person.anchor, ""),
        )
        for person in contributors
    }


def person_of(person: Contributor, findings: list[Finding]) -> Person:
    """Return a contributor as pages name them, without the portrait and the list of their articles."""
    author = person.author
    return Person(
        anchor=person.anchor,
        name=author.name,
        language=person.language,
        direction=direction_of(person.language),
        role=author.role or "",
        bio=author.bio or "",
        url=safe_address(author.url, "", f"authors[{author.name}].url", findings),
        email=mail_address(author.email or "", f"authors[{author.name}].email", findings),
        file_as=author.file_as or file_as(author.name, person.language),
    )


def credited(credit: Credit, entries: Mapping[str, Person]) -> Person:
    """Return the edition's entry of an author, with the biography and role that the article gives."""
    author, entry = credit.mention.author, entries[credit.contributor.anchor]
    if not (author.bio or author.role):
        return entry
    return replace(
        entry,
        bio=author.bio or entry.bio,
        role=author.role or entry.role,
        language=credit.mention.language,
        direction=direction_of(credit.mention.language),
    )


def _portrait(person: Contributor, shown: EditionPictures, findings: list[Finding]) -> Shown | None:
    """Return the portrait. Without a text it is decorative: the name stands right above it."""
    picture, ref = person.author.portrait, person.portrait
    if picture is None or ref is None:
        return None
    result = shown.developed[ref]
    path = f"authors[{person.author.name}].portrait"
    if isinstance(result, UnusablePicture):
        findings.append(replace(result.finding, path=path))
        return None
    findings += [replace(finding, path=path) for finding in result.findings]
    text = picture.alt or ""
    alt = AltText(text, "supplied" if text else "decorative")
    href = shown.keep(result, person.anchor)
    return Shown(
        href,
        result.width,
        result.height,
        Legend(alt, "", picture.credit or ""),
        subject=person.author.name,
        empty_alt=shown.empty_alt,
    )


def _beside_names(people: Sequence[Contributor], headlines: Sequence[str]) -> dict[str, str]:
    """Return what distinguishes people with the same name on a page, by anchor: a headline or a number.

    `headlines` are the articles', by position.
    """
    namesakes: dict[str, list[Contributor]] = {}
    for person in people:
        namesakes.setdefault(person.author.name.casefold(), []).append(person)
    beside: dict[str, str] = {}
    for group in namesakes.values():
        if len(group) < 2:
            continue
        first = [headlines[person.articles[0]] for person in group]
        differ = len(set(first)) == len(first)
        for number, (person, headline) in enumerate(zip(group, first, strict=True), 1):
            beside[person.anchor] = headline if differ else str(number)
    return beside
