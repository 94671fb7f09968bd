"""Records within a wrapper: which format they are of, and what its reader makes of them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from paperpress.findings import emit
from paperpress.model.finding import Rejected
from paperpress.sources.formats.table import FORMATS, Format
from paperpress.sources.parsing.json_shape import begun, documents
from paperpress.sources.parsing.json_text import given_twice
from paperpress.sources.parsing.transcoding import begun_in_utf_8, in_utf_8
from paperpress.sources.parsing.values import items
from paperpress.sources.parsing.wrappers import HOLDS, follow, held_back, is_article, unwrapped
from paperpress.sources.raw import Raw

_NUMBER = re.compile(r"\[\d+\]")
_EACH = re.compile(r"\.?\[\]")
_KEYED = re.compile(r"\w+\[\d+\]\S*")
#: Formats that any JSON may be of, so that what is within is looked at first.
_PLAIN = frozenset({"json", "jsonl"})


@dataclass(frozen=True, slots=True)
class Within:
    """Records within a wrapper."""

    path: str
    """The keys that lead to them: ``data.items``."""
    format: Format

    def records(self, file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
        """Yield the records of a file; the first has a finding that says where they were."""
        source = in_utf_8(file)
        is_first = True
        for result in self._all(source.file, name):
            if isinstance(result, Raw) and is_first:
                is_first = False
                finding = emit("REC200", path=self.path, place=self.path.replace(".[]", "[]"))
                result = replace(result, notices=(finding, *result.notices))
            yield source.noted(result)

    def _all(self, file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
        for outcome in documents(file, name):
            if isinstance(outcome, Rejected):
                yield outcome
                continue
            place, document = outcome
            source = f"{name}, {place}" if place else name
            for result in self._read(self._held(document), source):
                where = (
                    f"{place} {self._place(result.place)}".strip()
                    if isinstance(result, Raw)
                    else ""
                )
                yield replace(result, place=where) if isinstance(result, Raw) else result

    def _read(self, held: Any, name: str) -> Iterator[Raw | Rejected]:
        """Yield what a format's reader makes of the inner records; records of our own stay as they are."""
        is_each = "[]" in self.path and isinstance(held, list)
        for number, part in enumerate(held if is_each else [held]):
            place = f"[{number}]" if is_each else ""
            bare, holds = _bare(part)
            reasons = given_twice(bare) if self.format.name not in _PLAIN else ()
            for result in self._plain(bare, name):
                if isinstance(result, Raw):
                    result = replace(
                        result, holds=tuple(r for r in reasons if _is_of(r.path, result.place))
                    )
                    result = _held_too(replace(result, place=f"{place}{result.place}"), holds)
                yield result

    def _plain(self, bare: Any, name: str) -> Iterator[Raw | Rejected]:
        if self.format.name not in _PLAIN:
            yield from self.format.records(io.BytesIO(json.dumps(bare).encode()), name)
            return
        for number, record in enumerate(items(bare)):
            yield Raw(f"[{number}]" if isinstance(bare, list) else "", record)

    def _place(self, inner: str) -> str:
        """Return the place of a record: ``hits.hits[2]._source``."""
        number = _NUMBER.match(inner)
        if "[]" in self.path and number is not None:
            return _EACH.sub(number[0], self.path, count=1) + inner[number.end() :]
        if not inner or inner.startswith("["):
            return f"{self.path}{inner}"
        return f"{self.path}.{inner}" if _KEYED.fullmatch(inner) else f"{self.path} {inner}"

    def _held(self, document: Any) -> Any:
        """Return the inner document; a line of another shape unchanged, so that its reader says what it lacks."""
        try:
            return follow(document, self.path)
        except (LookupError, TypeError):
            return document


def _bare(part: Any) -> tuple[Any, dict[str, Any]]:
    """Return the inner record as its system wrote it, and what its wrappers say that holds it back."""
    objects = [item for item in items(part) if isinstance(item, dict)]
    holds: dict[str, Any] = next((item[HOLDS] for item in objects if HOLDS in item), {})
    for item in objects:
        item.pop(HOLDS, None)
    return part, holds


def _is_of(path: str, place: str) -> bool:
    """Tell whether a path in a list of records, or in one, is that of the record at a place."""
    number = _NUMBER.match(path)
    return number is None or _NUMBER.match(place) is None or place.startswith(number[0])


def _held_too(raw: Raw, holds: dict[str, Any]) -> Raw:
    """Return the record held back as its wrapper says; with two embargoes it is withheld."""
    if not holds or not isinstance(raw.record, dict):
        return raw
    record = dict(raw.record)
    embargo = record.setdefault("embargo", holds.get("embargo"))
    if "status" in holds or holds.get("embargo") not in (None, embargo):
        record["status"] = "withheld"
    return replace(raw, record=record)


def looked_into(start: bytes, wanted: Format | None, at_the_top: Format | None) -> Within | None:
    """Return where in a JSON document its records are; None where they are at its top.

    Args:
        start: the beginning of the file.
        wanted: the format that is asked for; None: any.
        at_the_top: the format that the document is of as it stands; None: none that is known.
    """
    begins = begun_in_utf_8(start).lstrip()[:1]
    is_plain = at_the_top is None or at_the_top.name in _PLAIN
    is_asked = wanted is not None and wanted.reader is not None and not wanted.detects(start)
    if begins not in {b"{", b"["} or not (is_asked if wanted is not None else is_plain):
        return None
    ours: Within | None = None
    document = begun(begun_in_utf_8(start))
    for wrapped in unwrapped(document):
        sample = json.dumps(
            wrapped.held[:1] if isinstance(wrapped.held, list) else wrapped.held
        ).encode()
        for candidate in FORMATS if wanted is None else (wanted,):
            if candidate.name not in _PLAIN and candidate.detects(sample):
                return Within(wrapped.path, candidate)
        first = (items(wrapped.held) or [None])[0]
        plain = next(candidate for candidate in FORMATS if candidate.name == "json")
        if is_article(first) and (wanted is None or wanted.name in _PLAIN):
            ours = Within(wrapped.path, plain)
    # A list under its own name is what the record's reader takes as it is (docs/record.md).
    is_own_list = ours is not None and ours.path == "articles" and not held_back(document)
    return None if is_own_list else ours
