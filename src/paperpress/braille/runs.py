"""A run of text becomes a run in cells: its languages, emphasis and links go along.

A run is translated as a whole, since a sign can belong to several words: a passage in italics, or in
capitals. Where a link begins in it is found again by the places that liblouis tells, and where a word
may be divided, which a soft hyphen says, in print as in cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import assert_never

from paperpress.body.hyphenation import SOFT_HYPHEN
from paperpress.braille.codes import Code
from paperpress.braille.louis import Cells
from paperpress.braille.switching import Switches
from paperpress.braille.translation import Translation, in_braille
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

#: liblouis.h, typeforms; a code that has no sign for one leaves it out.
_ITALIC, _UNDERLINE, _BOLD = 1, 2, 4
_EMPHASIS = {
    "em": _ITALIC, "i": _ITALIC, "cite": _ITALIC, "dfn": _ITALIC, "var": _ITALIC,
    "strong": _BOLD, "b": _BOLD, "u": _UNDERLINE,
}  # fmt: skip
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


@dataclass(frozen=True, slots=True)
class _Style:
    """What is the same for characters that stand together."""

    language: str
    emphasis: int = 0
    href: str | None = None
    link: int = 0
    """Which link of the run: two to one address stay two."""


@dataclass(slots=True)
class _Flat:
    """A run without its nesting, up to a line break."""

    text: list[str] = field(default_factory=list)
    """Prepared characters, one each."""
    styles: list[_Style] = field(default_factory=list)
    marks: list[tuple[int, Inline]] = field(default_factory=list)
    """What has no characters, with the place that it stands before."""
    divisions: set[int] = field(default_factory=set)
    """The places before which a word may be divided."""

    def add(self, prepared: str, style: _Style) -> None:
        """Put characters at the end; white space is written once."""
        for character in prepared:
            if character == " " and (not self.text or self.text[-1] == " "):
                continue
            self.text.append(character)
            self.styles.append(style)


def run_in_cells(
    translation: Translation,
    inlines: Inlines,
    language: str,
    around: str = "",
    switches: Switches | None = None,
) -> Inlines:
    """Return a run in cells.

    `language` is that of the block, and `around` that of the article where that is another;
    `switches` gathers what other codes the run goes over into.
    """
    flattening = _Flattening(translation)
    flattening.add(inlines, _Style(language))
    running = _Running(translation, language, around or language, switches or Switches())
    parts: list[Inline] = []
    for number, flat in enumerate(flattening.lines):
        if number:
            parts.append(LineBreak())
        parts += running.in_cells(flat)
    return tuple(parts)


class _Flattening:
    def __init__(self, translation: Translation) -> None:
        self.lines = [_Flat()]
        self._translation = translation
        self._links = 0

    def add(self, inlines: Inlines, style: _Style) -> None:
        """Put a run at the end of what is flat already."""
        for inline in inlines:
            match inline:
                case Text(text):
                    self._say(text, style)
                case Formula(line):
                    self._say(line, style)
                case LineBreak():
                    self.lines.append(_Flat())
                case Span():
                    self._span(inline, style)
                case Link(href, children):
                    self._links += 1
                    within = _Style(style.language, style.emphasis, href, self._links)
                    self.add(children or (Text(href),), within)
                case NoteReference() | PageBreak() | Anchor():
                    self.lines[-1].marks.append((len(self.lines[-1].text), inline))
                case _:
                    assert_never(inline)

    def _span(self, span: Span, style: _Style) -> None:
        emphasis = style.emphasis | _EMPHASIS.get(span.kind, 0)
        within = _Style(span.language or style.language, emphasis, style.href, style.link)
        if span.kind == "q":
            self._say("“", within)
        match span.kind, span.children:
            case ("sup", (Text(text),)):
                self._script(text, text.translate(_RAISED), within)
            case ("sub", (Text(text),)):
                self._script(text, text.translate(_LOWERED), within)
            case _:
                self.add(span.children, within)
        if span.kind == "q":
            self._say("”", within)

    def _script(self, text: str, moved: str, style: _Style) -> None:
        """Put raised or lowered signs where all of them have such a character; else the plain ones."""
        changed = all(a != b for a, b in zip(text, moved, strict=True))
        self._say(moved if changed else text, style)

    def _say(self, text: str, style: _Style) -> None:
        line = self.lines[-1]
        for number, part in enumerate(text.split(SOFT_HYPHEN)):
            if number and not style.emphasis:  # An indicator of emphasis ends with its row.
                line.divisions.add(len(line.text))
            for sign, language in self._translation.prepared(part, style.language):
                line.add(sign, replace(style, language=language))


@dataclass(frozen=True, slots=True)
class _Running:
    """Puts the lines of a run into cells."""

    translation: Translation
    language: str
    around: str
    switches: Switches

    def in_cells(self, flat: _Flat) -> Iterator[Inline]:
        """Yield a flat run in cells, cut where a link or a language begins or a mark stands."""
        pieces: list[tuple[_Style, str | Inline]] = []
        marks = list(flat.marks)
        text, styles = "".join(flat.text), flat.styles
        languages = [style.language for style in styles]
        for part in self.translation.parts(text, languages, self.around, self.switches):
            within = styles[part.start : part.end]
            cells = self._translated(flat, part.code, part.start, part.end)
            cuts = {place - part.start for place, _ in marks if part.start <= place < part.end}
            pieces.append((self._of_sign(within[0]), part.before))
            for first, last in _stretches(within, cuts):
                while marks and marks[0][0] == part.start + first:
                    pieces.append((within[first], marks.pop(0)[1]))
                piece = cells.text[_at(cells.places, first) : _at(cells.places, last)]
                pieces.append((within[first], piece))
            pieces.append((self._of_sign(within[-1]), part.after))
        pieces += [(_Style(self.language), mark) for _, mark in marks]
        yield from _nested(pieces, self.language)

    def _of_sign(self, style: _Style) -> _Style:
        """Return the style of a sign beside a character: in its link, in the language around."""
        return replace(style, language=self.language)

    def _translated(self, flat: _Flat, code: Code, start: int, end: int) -> Cells:
        """Return a part in cells, with soft hyphens where its code lets a word be divided."""
        emphasis = [style.emphasis for style in flat.styles[start:end]]
        text = "".join(flat.text[start:end])
        cells = self.translation.translated(text, code, emphasis)
        if not self.translation.divides(code):
            return cells
        places = {place - start for place in flat.divisions if start < place < end}
        return _divided(cells, {place for place in places if text[place - 1 : place + 1].islower()})


def _divided(cells: Cells, divisions: set[int]) -> Cells:
    """Return cells with a soft hyphen before those characters that have cells of their own."""
    text, places = "", []
    for number, (cell, place) in enumerate(zip(cells.text, cells.places, strict=True)):
        begins = number > 0 and cells.places[number - 1] < place
        if begins and place in divisions:
            text += SOFT_HYPHEN
            places.append(place)
        text += cell
        places.append(place)
    return Cells(text, tuple(places))


def _stretches(styles: list[_Style], cuts: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the beginnings and ends of what stays in one piece."""
    begins = [
        index
        for index, style in enumerate(styles)
        if index == 0
        or index in cuts
        or (style.language, style.link) != (styles[index - 1].language, styles[index - 1].link)
    ]
    yield from zip(begins, [*begins[1:], len(styles)], strict=True)


def _at(places: tuple[int, ...], character: int) -> int:
    """Return the cell that a character's cells begin with; a contraction isn't cut."""
    return next((cell for cell, place in enumerate(places) if place >= character), len(places))


def _nested(pieces: list[tuple[_Style, str | Inline]], language: str) -> Iterator[Inline]:
    """Yield pieces under their links and languages."""
    for link, of_link in groupby(pieces, key=lambda piece: (piece[0].link, piece[0].href)):
        inner: list[Inline] = []
        for tongue, of_language in groupby(of_link, key=lambda piece: piece[0].language):
            parts = tuple(
                Text(part) if isinstance(part, str) else part for _, part in of_language if part
            )
            if tongue == language or not parts:
                inner += parts
            else:
                inner.append(Span("span", parts, language=in_braille(tongue)))
        href = link[1]
        if href is None:
            yield from inner
        elif inner:
            yield Link(href, tuple(inner))
