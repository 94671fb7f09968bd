"""What is noted while one record is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

from paperpress.findings import emit
from paperpress.model.finding import FieldError, Finding
from paperpress.model.text import balance

#: Characters of an editor's value or key that a message quotes.
_QUOTED: Final = 60


class Notes:
    """What was mended or let go in one record, and what holds it back."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.findings = list(findings)
        """Their `article` is empty: the id is known only when all is read."""
        self.held: list[FieldError] = []
        """Why the article must not be pressed; empty: nothing holds it back."""
        self.depth = 0
        """Blocks that the one being read lies within."""

    def add(self, code: str, path: str, **values: str) -> None:
        """Note a finding of the catalogue; filled with values."""
        named: dict[str, Any] = dict(values)
        self.findings.append(emit(code, path=path, **named))

    def hold(self, path: str, message: str) -> None:
        """Note a reason to hold the article back."""
        self.held.append(FieldError(path, message))

    def controls(self, text: str, path: str) -> None:
        """Note invisible controls of text direction that don't pair in a text."""
        if balance(text) != text:
            self.findings.append(emit("REC003", path=path))


Reader: TypeAlias = Callable[[Any, str, Notes], Any]
"""Reads a value at a path; None where it can't be used, and then why is noted."""


def names(line: str) -> tuple[str, ...]:
    """Return the names in a line, so that a table of many reads as one."""
    return tuple(line.split())


def shown(value: object) -> str:
    """Return what stood at a place, as a message says it: bounded, whatever the value holds."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case int() | float():
            return f"the number {_number(value)}"
        case list() | tuple():
            return f"a list of {len(value)}" if value else "an empty list"
        case dict():
            keys = ", ".join(quoted(str(key)) for key in list(value)[:4])
            more = ", …" if len(value) > 4 else ""
            return f"an object with {keys}{more}" if value else "an empty object"
    return f"a {type(value).__name__}"


def quoted(text: str) -> str:
    """Return a text between quotation marks, cut where it is long."""
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def _number(value: float) -> str:
    """Return a number's digits; one of thousands is told by its size alone."""
    if isinstance(value, int) and value.bit_length() > 200:
        return "that has more than 60 digits"
    return str(value)
