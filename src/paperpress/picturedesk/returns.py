"""A sheet that an editor has filled in, read back with what spreadsheets do to one."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from paperpress.errors import SourceError
from paperpress.picturedesk.entries import Line, Words, json_lines, words_of

_NEEDED = ("picture", "language", "alt")
_SEPARATORS = (",", ";", "\t")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Languages that Windows-1252 has every letter of; a sheet in another one that isn't UTF-8 was
#: saved in a code page that can't be told from it, and reading it so would make other letters.
_WINDOWS_1252 = frozenset(
    {
        *("af", "ca", "da", "de", "en", "es", "et", "eu", "fi", "fo", "fr", "ga", "gl", "id"),
        *("is", "it", "lb", "ms", "nb", "nl", "nn", "no", "pt", "sq", "sv", "sw"),
    }
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What came back."""

    words: Words
    encoding: str
    """``utf-8``, ``utf-16`` or ``windows-1252``."""


def read_sheet(data: bytes, name: str) -> Sheet:
    """Return the texts of a sheet: CSV where `name` ends in ``.csv``, else JSON Lines.

    The columns may be in any order and more than there were. Separators may be commas, semicolons
    or tabs; the encoding UTF-8 or UTF-16, or Windows-1252 where that can't be mistaken.

    Raises:
        SourceError: a line is wrong, or none can be read; the message names every error.
    """
    text, encoding = _decoded(data, name)
    lines = list(_csv_lines(text, name) if name.lower().endswith(".csv") else json_lines(text))
    words = words_of(lines)
    errors = list(words.errors)
    if encoding == "windows-1252":
        others = {language for _, language in words.texts.texts} - _WINDOWS_1252
        if others:
            errors.append(
                f"is not UTF-8, and has texts in {', '.join(sorted(others))}, whose letters can't"
                " be told: save it as “CSV UTF-8”"
            )
    if errors:
        raise SourceError("\n".join(f"{name}, {error}" for error in errors))
    return Sheet(words, encoding)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    encodings = ["utf-16"] if data.startswith(_UTF_16) else ["utf-8-sig", "windows-1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise SourceError(f"{name}, its encoding isn't known: save it as UTF-8")


def _csv_lines(text: str, name: str) -> Iterator[Line | str]:
    separator = _separator(text, name)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    names: list[str] | None = None
    number = 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield f"line {number + 1}: is no CSV: {error}"
            return
        if row is None:
            return
        if names is None:
            names = [cell.strip().lower() for cell in row]
        elif any(cell.strip() for cell in row):
            yield _line(number + 1, names, row)
        number = rows.line_num


def _line(number: int, names: list[str], row: list[str]) -> Line | str:
    if any(cell.strip() for cell in row[len(names) :]):
        return f"line {number}: has more cells than the first line: put texts with commas in quotation marks"
    return Line(number, dict(zip(names, row, strict=False)))


def _separator(text: str, name: str) -> str:
    """Return the separator by which the first line has the columns that are needed."""
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    for separator in _SEPARATORS:
        cells = first.lower().split(separator)
        if {cell.strip().strip('"') for cell in cells}.issuperset(_NEEDED):
            return separator
    raise SourceError(
        f"{name}, line 1: names no columns {', '.join(_NEEDED)}: keep the first line as exported"
    )
