"""Runs of a line: whether one shows anything, and its texts joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from paperpress.model.blocks import (
    Anchor,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    PageBreak,
    Span,
    Text,
)
from paperpress.model.formulas import Formula

_NOTHING = re.compile("[\\s\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]*")


def joined(parts: Sequence[Inline]) -> Inlines:
    """Return the parts with neighbouring texts joined and empty ones removed."""
    result: list[Inline] = []
    for part in parts:
        if isinstance(part, Text):
            if not part.text:
                continue
            if result and isinstance(result[-1], Text):
                result[-1] = Text(result[-1].text + part.text)
                continue
        result.append(part)
    return tuple(result)


def is_blank(inlines: Inlines) -> bool:
    """Tell whether a run shows nothing: only spaces, and no note reference."""
    for inline in inlines:
        match inline:
            case Text(text):
                if _NOTHING.fullmatch(text) is None:
                    return False
            case Span(children=children) | Link(children=children):
                if not is_blank(children):
                    return False
            case NoteReference() | Formula():
                return False
            case LineBreak() | PageBreak() | Anchor():
                pass
            case _:
                assert_never(inline)
    return True
