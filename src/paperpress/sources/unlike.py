"""What is said of a source that is of no format: what it looks like, and how it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources.formats.table import FORMATS
from paperpress.sources.lenient.notes import quoted, shown
from paperpress.sources.unpacking import packed_otherwise

_MAPPING: Final = (
    "a mapping in paperpress.toml can say which of its keys holds what (docs/formats/mapping.md)"
)


def formats_tried() -> str:
    """Return the names of all formats, in the order in which they are tried."""
    return ", ".join(candidate.name for candidate in FORMATS)


_CALL: Final = re.compile(r"(?:/\*\*/\s*)?[\w$.]+\(\s*[\[{]")
_HELP: Final = f" ({formats_tried()}): {_MAPPING}"


def unlike(value: object) -> str:
    """Return a sentence on what a JSON value looks like that is no article."""
    return (
        f"looks like {looks_like(value)}, and that is no article of any format that is known{_HELP}"
    )


def with_help_once(results: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
    """Yield what was read; how else a source can be read is said for the first that needs it."""
    is_said = False
    for result in results:
        needs = isinstance(result, Rejected) and any(
            _HELP in error.message for error in result.errors
        )
        yield (
            _without_help(result) if needs and is_said and isinstance(result, Rejected) else result
        )
        is_said = is_said or needs


def _without_help(rejected: Rejected) -> Rejected:
    shorter = (
        replace(error, message=error.message.replace(_HELP, "")) for error in rejected.errors
    )
    return replace(rejected, errors=tuple(shorter))


def looks_like(value: object) -> str:
    """Return what a value is, and what the lists in it hold."""
    if isinstance(value, Mapping):
        keys = ", ".join(quoted(str(key)) for key in list(value)[:6])
        more = ", …" if len(value) > 6 else ""
        lists = [_list(str(key), held) for key, held in value.items() if _holds_objects(held)]
        within = f", in which {'; '.join(lists[:3])}" if lists else ""
        return f"an object with the keys {keys}{more}{within}" if value else "an empty object"
    return shown(value)


def _holds_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _list(key: str, value: list[dict[str, Any]]) -> str:
    keys = ", ".join(quoted(str(inner)) for inner in list(value[0])[:6])
    return f"{quoted(key)} is a list of {len(value)} with the keys {keys}"


def unlike_any(start: bytes) -> str:
    """Return a sentence on what the beginning of a file looks like that is of no format."""
    if not start.strip():
        return "is empty"
    packed = packed_otherwise(start)
    if packed:
        return f"is {packed}, and of no format that is read: send what is in it"
    lines = start.lstrip()[:4000].decode("utf-8", "replace").splitlines()
    first = lines[0].strip()
    if _CALL.match(first):
        return "is a script that hands JSON to a function (JSONP): take what stands in its brackets"
    columns = _columns(first, lines[1:2])
    if columns:
        names = ", ".join(quoted(name.strip('" ')) for name in columns[:6])
        return (
            f"looks like a table (CSV) with the columns {names}: a mapping in paperpress.toml says"
            " which column holds what, and --from names it (docs/formats/mapping.md)"
        )
    return f"begins with {first[:60]!r}, and is of no format that is known{_HELP}"


def _columns(line: str, rest: list[str]) -> list[str]:
    """Return the names in the first line of a table; none where the lines are no table."""
    delimiter = max(",;\t", key=line.count)
    if rest and delimiter not in rest[0]:
        return []
    names = line.lstrip("\ufeff").split(delimiter)
    fit = all(name.strip() and len(name) <= 60 and name.isprintable() for name in names)
    return names if len(names) > 1 and fit and not line.startswith(("<", "{", "[")) else []
