"""What the JSON formats share: what can go wrong with the text, said plainly."""

from __future__ import annotations

import json

#: A document may be no JSON, no UTF-8, too deep to read, or hold a number too long to read.
UNREADABLE = (ValueError, RecursionError)


def told(error: ValueError | RecursionError) -> str:
    """What is wrong with the text, and where."""
    if isinstance(error, json.JSONDecodeError):
        return f"is no JSON: {error.msg} at line {error.lineno}, column {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return f"is not in UTF-8: byte {error.start} can't be read; export it as UTF-8"
    if isinstance(error, RecursionError):
        return "is nested too deeply to be an article"
    return f"is no JSON: {error}"
