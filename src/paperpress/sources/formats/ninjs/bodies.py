"""The body of a ninjs item: which of several, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from paperpress.body.html import is_markup
from paperpress.sources.formats.ninjs.media import values
from paperpress.sources.formats.nitf.text import Nitf, nitf
from paperpress.sources.parsing.bodies import letters, within
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.snippets import paragraphs

#: Roles of a body that is a part of the story, or stands for it.
_PARTS = ("summary", "teaser", "brief", "abstract", "extract", "lead", "intro", "short")
#: Forms from the richest to the poorest; of an unknown one nothing is sure but its characters.
_FORMS = ("html", "nitf", "text", "unknown")


@dataclass(frozen=True, slots=True)
class Body:
    """A body of an item."""

    role: str
    form: str
    source: str

    @property
    def label(self) -> str:
        """How it is called in what an editor is told."""
        return self.role or self.form


@dataclass(frozen=True, slots=True)
class Chosen:
    """The body that is read, and what else it brought."""

    html: str
    body: Body | None
    among: tuple[Body, ...]
    """All bodies of the item."""
    document: Nitf | None = None
    """The NITF document that it was, with its own headline and byline."""


def chosen(item: dict[str, Any]) -> Chosen:
    """Return the body of an item: HTML before NITF before plain text, and of two the one that says more."""
    bodies = tuple(
        Body(role, _form(role, kind, source), source)
        for role, kind, source in values(item, "bodies", "body")
        if source.strip()
    )
    whole = [body for body in bodies if not any(part in body.role for part in _PARTS)] or bodies
    best = min(whole, key=_order, default=None)
    if best is None:
        return Chosen("", None, bodies)
    if best.form == "html":
        return Chosen(within(best.source), best, bodies)
    if best.form == "nitf":
        document = nitf(best.source)
        return Chosen(document.body, best, bodies, document)
    return Chosen(paragraphs(best.source), best, bodies)


def _order(body: Body) -> tuple[int, int]:
    return _FORMS.index(body.form), -len(letters(plain(body.source)))


def _form(role: str, kind: str, source: str) -> str:
    start = source.lstrip()[:400].lower()
    if "<nitf" in start:
        return "nitf"
    if "html" in kind.lower() or (not kind and "html" in role):
        return "html"
    if kind.startswith("text/plain") or (not kind and role == "text"):
        return "text"
    if "xml" in kind.lower():
        return "unknown"
    return "html" if is_markup(source) else "text"
