"""Brackets and quotation marks of a text: whether each that is opened is closed."""

from __future__ import annotations

from typing import Final

_PAIRS: Final = (
    ("(", ")"), ("[", "]"), ("（", "）"), ("“", "”"), ("„", "“”"), ("«", "»"),
    ("「", "」"), ("『", "』"), ("《", "》"),
)  # fmt: skip


def is_closed(text: str) -> bool:
    """Tell whether every bracket and quotation mark that a text opens is closed in it."""
    return text.count('"') % 2 == 0 and not is_open(text)


def is_open(text: str) -> str:
    """Return the bracket or quotation mark that a text opens and doesn't close; else nothing."""
    for opener, closers in _PAIRS:
        opened = text.count(opener)
        if opener == "“":
            opened -= text.count("„")  # which it closes, in German
        if opened > sum(map(text.count, closers)):
            return opener
    return ""
