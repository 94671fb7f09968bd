"""What a drawing in SVG says of itself, as an alternative text (SVG-AAM 1.0, section 8)."""

from __future__ import annotations

import re
from typing import Final

from paperpress.model.text import fold, sanitise

#: What drawing programs write there by themselves.
_OF_PROGRAMS: Final = re.compile(
    r"(?:created|generated|made|drawn|exported|produced)\s+(?:with|by|using|in)\b.*"
    r"|(?:untitled|layer|ebene|calque|group|artboard|page|path|shape|slide|svg|icon|drawing|image"
    r"|rectangle|combined shape|figure|chart|logo)?[\s_-]*\d*"
    r"|\S+\.(?:svg|ai|eps|sketch|fig|pdf)",
    re.I | re.S,
)
#: Characters; what is longer is a description, which an editor parts from the text.
_LONGEST: Final = 300


def drawing_words(label: str, title: str, description: str) -> str:
    """Return label or title, and the description, on one line; empty where nobody wrote one."""
    name = _meant(label) or _meant(title)
    more = _meant(description)
    if not name or not more or more.casefold() == name.casefold():
        return (name or more)[:_LONGEST]
    both = f"{name}{'' if name[-1] in '.!?…:' else '.'} {more}"
    return both if len(both) <= _LONGEST else name[:_LONGEST]


def _meant(text: str) -> str:
    words = fold(sanitise(text))
    return "" if _OF_PROGRAMS.fullmatch(words) else words
