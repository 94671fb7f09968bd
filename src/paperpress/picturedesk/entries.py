"""What an editor says about pictures, line by line, with every error at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from paperpress.model.alt_texts import AltTexts, Details, written
from paperpress.model.article import PictureKind
from paperpress.model.language import normalise
from paperpress.model.text import fold, fold_lines

_KEY = re.compile(r"sha256-[0-9a-f]{64}")
_YES = frozenset({"yes", "x", "1", "true", "y"})
_NO = frozenset({"", "no", "0", "false", "n"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, as its format gives it."""

    number: int
    """Of its first line in the file, from 1."""
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Words:
    """What a file says about pictures."""

    texts: AltTexts
    unfilled: int
    """Lines that say nothing yet."""
    errors: tuple[str, ...]
    """``line 3: what is wrong, and what to do``; in the order of the file."""


def words_of(lines: Iterable[Line | str]) -> Words:
    """Return the texts of lines; a line that is a string is an error that its format reported."""
    texts: dict[tuple[str, str], str] = {}
    places: dict[tuple[str, str], int] = {}
    details: dict[tuple[str, str], Details] = {}
    errors: list[str] = []
    unfilled = 0
    for line in lines:
        if isinstance(line, str):
            errors.append(line)
            continue
        flaws = list(_errors(line.fields))
        if flaws:
            errors += [f"line {line.number}: {error}" for error in flaws]
            continue
        text, key, more = _text(line.fields), key_in(line.fields), _details(line.fields)
        if more != Details():
            details[key] = more
        if text is None:
            unfilled += 1
            continue
        if texts.setdefault(key, text) != text:
            errors.append(
                f"line {line.number}: says something else of the picture of line {places[key]}:"
                " keep one of the two"
            )
        places.setdefault(key, line.number)
    return Words(AltTexts(texts, details), unfilled, tuple(errors))


def _errors(fields: Mapping[str, object]) -> Iterator[str]:
    picture = fields.get("picture")
    if not isinstance(picture, str) or not _KEY.fullmatch(picture.strip().lower()):
        yield "picture is no key of a picture: leave that column as it was exported"
    language = fields.get("language")
    try:
        normalise(language if isinstance(language, str) else "")
    except ValueError as error:
        yield f"language: {error}"
    alt, decorative = fields.get("alt", ""), fields.get("decorative", "")
    if not isinstance(alt, str | None):
        yield "alt is no text: write it in quotation marks"
    if not isinstance(decorative, bool | None) and (
        not isinstance(decorative, str) or decorative.strip().lower() not in _YES | _NO
    ):
        yield f"decorative is {decorative!r}: write yes, or leave it empty"
    elif isinstance(alt, str) and fold(alt) and _is_yes(decorative):
        yield "has a text and is marked as decorative: take one of the two out"
    if fields.get("kind") not in (None, "", *get_args(PictureKind)):
        yield f"kind is {fields['kind']!r}: take one of {', '.join(get_args(PictureKind))}"


def _is_yes(value: object) -> bool:
    return value is True or (isinstance(value, str) and value.strip().lower() in _YES)


def _text(fields: Mapping[str, object]) -> str | None:
    """Return an editor's own text, cleaned; empty: decorative; None: not written yet."""
    if _is_yes(fields.get("decorative")):
        return ""
    return fold(str(fields.get("alt") or "")) or None


def _details(fields: Mapping[str, Any]) -> Details:
    """Return what else a line says; what is no text there says nothing."""
    texts = {name: fields[name] for name in ("by", "at") if isinstance(fields.get(name), str)}
    description = fields.get("description")
    return Details(
        description=fold_lines(description) if isinstance(description, str) else "",
        kind=fields.get("kind") or None,
        drafted=fields.get("drafted") is True,
        instead_of=fields["instead_of"] if isinstance(fields.get("instead_of"), str) else None,
        **texts,
    )


def key_in(fields: Mapping[str, object]) -> tuple[str, str]:
    """Return the picture and the language that a right line is about."""
    picture = str(fields["picture"]).strip().lower()
    return picture, written(normalise(str(fields["language"])))


def json_lines(text: str) -> Iterator[Line | str]:
    """Yield the lines of a JSON Lines file; blank ones are left out."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):  # also of a number that is too long to read
            yield f"line {number}: is no JSON: every line is one object, {{…}}"
            continue
        if isinstance(value, dict):
            yield Line(number, value)
        else:
            yield f"line {number}: is no object: every line is {{…}}"
