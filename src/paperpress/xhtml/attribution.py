"""Takes an author's dash off the name of who is quoted, since the page writes one."""

from __future__ import annotations

import re
from dataclasses import replace

from paperpress.model.blocks import Inlines, Link, Span, Text

_DASH = re.compile(r"[\s\-\u2010-\u2015\u2212~]+")


def without_dash(inlines: Inlines) -> Inlines:
    """Return a run without the dashes and spaces that it begins with."""
    match inlines:
        case (Text(text), *rest):
            kept = _DASH.sub("", text, count=1) if _DASH.match(text) else text
            return (Text(kept), *rest) if kept else without_dash(tuple(rest))
        case (Span() | Link() as mark, *rest):
            children = without_dash(mark.children)
            return (replace(mark, children=children), *rest) if children else tuple(rest)
        case _:
            return inlines
