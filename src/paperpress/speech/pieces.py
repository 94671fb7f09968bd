"""The pieces of a line: text, and elements within it, taken apart and put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from paperpress.locales import catalogue
from paperpress.speech.phrases import MATH, Phrase, is_aside, is_spoken, runs
from paperpress.vocab import XHTML_NS
from paperpress.xhtml.tree import Element, say

Piece: TypeAlias = str | Element


def tags(listed: str) -> frozenset[str]:
    """Return the names of XHTML elements, in their namespace."""
    return frozenset(f"{{{XHTML_NS}}}{name}" for name in listed.split())


(IMAGE,) = tags("img")
#: What stands alone in a line and still can't take the spans of its sentences.
_WHOLE = {MATH, *tags("img br wbr ruby")}


def nodes_of(parent: Element) -> list[Piece]:
    """Return what an element holds: its text and its children, these without their tails."""
    nodes: list[Piece] = [parent.text] if parent.text else []
    for child in parent:
        nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
            child.tail = None
    return nodes


def append(parent: Element, piece: Piece) -> None:
    """Put a piece after all that an element holds."""
    if isinstance(piece, str):
        say(parent, piece)
    else:
        parent.append(piece)


def text_of(piece: Piece) -> str:
    """Return what a piece gives to the line in which sentences are looked for."""
    if isinstance(piece, str):
        return piece
    return "".join(part.text for part in runs(piece, ""))


def parts_of(pieces: Sequence[Piece], language: str) -> Iterator[Phrase]:
    """Yield the texts of pieces, each with its language."""
    for piece in pieces:
        if isinstance(piece, str):
            yield Phrase(piece, language)
        else:
            yield from runs(piece, language)


def bared(pieces: Sequence[Piece]) -> tuple[str, list[Piece], str]:
    """Return pieces without the white space at their ends, and that white space."""
    inner = list(pieces)
    head = tail = ""
    if inner and isinstance(inner[0], str):
        head = inner[0][: len(inner[0]) - len(inner[0].lstrip())]
        inner[0] = inner[0].lstrip()
    if inner and isinstance(inner[-1], str):
        tail = inner[-1][len(inner[-1].rstrip()) :]
        inner[-1] = inner[-1].rstrip()
    return head, [piece for piece in inner if piece != ""], tail


def holds_lines(element: Element) -> bool:
    """Tell whether an element that stands alone in a line can take the spans of its sentences."""
    return (
        isinstance(element.tag, str)
        and element.tag not in _WHOLE
        and not is_aside(element)
        and not is_credit(element)
        and is_spoken(element)
        and (len(element) > 0 or bool(element.text))
    )


def is_credit(element: Element) -> bool:
    """Tell whether an element is a picture's credit."""
    return element.get("class") == "credit"


def announced(text: str, language: str, *, cover: bool) -> Iterator[Phrase]:
    """Yield a picture's text, announced as one; a cover says what it is by itself."""
    words = catalogue(language)
    label = words.text("Picture")
    announces_itself = text.startswith(label) and not text[len(label) : len(label) + 1].isalnum()
    if not cover and not announces_itself:
        same = words.language.split("-")[0] == language.split("-")[0]
        yield Phrase(f"{label}: ", language if same else words.language)
    yield Phrase(text, language)
