"""A record as it came becomes an `Article`, or a `Rejected` that tells every error at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from paperpress.model import article as model
from paperpress.model.article import BLOCKS_TAG, HTML_TAG, Article, Origin
from paperpress.model.finding import FieldError, Finding, Rejected, Severity
from paperpress.model.language import is_mended, normalise
from paperpress.model.text import balance
from paperpress.slugs import slug

_OWN = frozenset({"origin", "notices"})
#: Which kind of object a field holds; a list holds several of it.
_KINDS: Mapping[str, type[BaseModel]] = {
    "picture": model.Picture,
    "portrait": model.Picture,
    "pictures": model.Picture,
    "authors": model.Author,
    "related": model.Related,
    "corrections": model.Correction,
}
#: Fields whose emptiness says something: a decorative picture, an empty paragraph.
_MEANT_EMPTY = frozenset({"alt", "text", "html"})
_BLOCKS_IN = frozenset({"body", "blocks", "items"})


@cache
def _block_kinds() -> dict[str, type[BaseModel]]:
    union = get_args(get_args(model.BodyBlock)[0])
    return {get_args(kind.model_fields["type"].annotation)[0]: kind for kind in union}


def article_of(
    record: object, source: str, folder: str, found: tuple[Finding, ...] = ()
) -> Article | Rejected:
    """The article of a record.

    Args:
        record: what JSON made of it.
        source: where it came from, for reports.
        folder: absolute path of the folder that its pictures lie below.
        found: what its format found while reading it.
    """
    if not isinstance(record, dict):
        kind = {"list": "a list", "str": "text", "NoneType": "null"}.get(type(record).__name__)
        message = f"is {kind or 'a number'}, and an article record is an object: {{...}}"
        return Rejected(source, "", (FieldError("", message),))
    notices: list[Finding] = list(found)
    known = _known(record, Article, "", notices)
    _identify(known, notices)
    name = known.get("id") or known.get("headline")
    name = name if isinstance(name, str) else ""
    known["origin"] = Origin(source, folder)
    known["notices"] = tuple(notice.of(name) for notice in notices)
    try:
        return Article.model_validate(known)
    except ValidationError as error:
        return Rejected(source, name, tuple(_errors(error)))


def _known(
    record: dict[Any, Any], kind: type[BaseModel], path: str, notices: list[Finding]
) -> dict[str, Any]:
    """The record without keys that nobody knows, each told; null and blank fields are absent."""
    fields = set(kind.model_fields) - _OWN
    kept: dict[str, Any] = {}
    for key, value in record.items():
        place = f"{path}.{key}" if path else str(key)
        if key not in fields:
            notices.append(_unknown(str(key), place, fields))
        elif value is not None and not _is_blank(key, value, kind):
            kept[key] = _known_within(value, key, place, notices)
    return kept


def _is_blank(key: str, value: Any, kind: type[BaseModel]) -> bool:
    """Whether it is a field that an export left empty; an empty ``alt`` is meant."""
    optional = not kind.model_fields[key].is_required() and key not in _MEANT_EMPTY
    return optional and isinstance(value, str) and not value.strip()


def _known_within(value: Any, key: str, path: str, notices: list[Finding]) -> Any:
    if isinstance(value, list):
        return [
            _known_within(item, key, f"{path}[{number}]", notices)
            for number, item in enumerate(value)
        ]
    if isinstance(value, str):
        notices.extend(_stray_controls(value, path))
        if path == "language":
            notices.extend(_mended_language(value))
    if not isinstance(value, dict):
        return value
    blocks = key in _BLOCKS_IN
    kind = _block_kinds().get(str(value.get("type"))) if blocks else _KINDS.get(key)
    return value if kind is None else _known(value, kind, path, notices)


def _stray_controls(text: str, path: str) -> Iterator[Finding]:
    if balance(text) != text:
        yield Finding(
            "REC003",
            Severity.NOTICE,
            "",
            path,
            "Invisible controls of text direction don't pair, and were balanced.",
            "Take them out: direction follows from the language, and lang marks another one.",
        )


def _mended_language(tag: str) -> Iterator[Finding]:
    try:
        meant = normalise(tag) if is_mended(tag) else None
    except ValueError:
        return  # told as an error of the record
    if meant is not None:
        yield Finding(
            "REC004",
            Severity.NOTICE,
            "",
            "language",
            f"The language {tag!r} was read as {meant!r}.",
            f"Write {meant!r}: a tag of BCP 47.",
        )


def _unknown(key: str, path: str, fields: set[str]) -> Finding:
    near = get_close_matches(key, sorted(fields), n=1)
    return Finding(
        "REC001",
        Severity.NOTICE,
        "",
        path,
        f"The key {key!r} is not known here, so it is left out.",
        f"Did you mean {near[0]!r}?" if near else "docs/record.md lists the keys.",
    )


def _identify(record: dict[str, Any], notices: list[Finding]) -> None:
    """Give a record without id one that its address, or headline and date, decide."""
    if record.get("id") is not None:
        return
    url, headline, published = (record.get(key) for key in ("url", "headline", "published"))
    if isinstance(url, str) and url:
        record["id"] = slug(url.partition("://")[2] or url)
        basis = "its url"
    elif isinstance(headline, str) and headline:
        record["id"] = slug(f"{str(published or '')[:10]} {headline}")
        basis = "its headline and date"
    else:
        return
    notices.append(
        Finding(
            "REC002",
            Severity.NOTICE,
            "",
            "id",
            f"The record has no id, so one was made from {basis}: {record['id']}.",
            "Give the id that the CMS knows the article by: file names come from it, and a re-issue"
            " keeps a reader's place only while it stays the same.",
        )
    )


def _errors(error: ValidationError) -> Iterator[FieldError]:
    for detail in error.errors(include_url=False, include_context=True):
        yield FieldError(_path(detail["loc"]), _message(detail["type"], detail["msg"], detail))


def _path(location: tuple[int | str, ...]) -> str:
    """``body[3].level``, without the tags that tell the kinds of blocks apart."""
    path = ""
    in_blocks = after_number = False
    for part in location:
        if part in {HTML_TAG, BLOCKS_TAG}:
            in_blocks = part == BLOCKS_TAG
            after_number = False
        elif isinstance(part, int):
            path += f"[{part}]"
            after_number = True
        elif not (in_blocks and after_number and part in _block_kinds()):
            path += f".{part}" if path else part
            in_blocks = after_number = False
        else:
            in_blocks = after_number = False
    return path


def _message(kind: str, message: str, detail: Any) -> str:
    if kind == "missing":
        return "is missing, and is required"
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    if kind == "string_type":
        return "must be text"
    if kind == "union_tag_not_found":
        return f"has no type: give one of {', '.join(_block_kinds())}"
    if kind == "union_tag_invalid":
        tag = str(detail.get("ctx", {}).get("tag", ""))
        near = get_close_matches(tag, list(_block_kinds()), n=1)
        offer = (
            f": did you mean {near[0]!r}?" if near else f": give one of {', '.join(_block_kinds())}"
        )
        return f"has the type {tag!r}, which is not known{offer}"
    return message[:1].lower() + message[1:]
