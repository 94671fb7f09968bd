"""A line of text to glyphs in their places, by HarfBuzz: joined, stacked, reordered and kerned.

A line is parted into runs of one direction (Unicode Standard Annex #9, by python-bidi), one script
and one face. HarfBuzz shapes each, and draws the outlines of its glyphs into a mask.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

import uharfbuzz
from PIL import Image

from paperpress.model.language import direction_of, script_of
from paperpress.pictures.cover import faces
from paperpress.pictures.cover.faces import UNITS, Typeface
from paperpress.pictures.cover.graphemes import graphemes, is_ignorable
from paperpress.pictures.cover.style import Style

#: Classes of letters of which lines have to be put in order (Unicode Standard Annex #9).
_FROM_THE_RIGHT: Final = frozenset({"R", "AL", "AN"})
#: Scripts whose letters stand apart, so that they may stand further apart.
_APART: Final = frozenset({"", "Latn", "Grek", "Cyrl", "Hebr", "Armn", "Geor", "Ethi"})
#: Scripts of which languages use several together: Chinese, Japanese and Korean.
_OF_SEVERAL: Final = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
#: Scripts that one face has, and "", which is none that is known.
_ALIKE: Final = frozenset({"", "Latn", "Grek", "Cyrl"})
#: Below it all letters are Latin, and nothing combines.
_BEYOND_LATIN: Final = "\u02b0"
_OF_ANY_SCRIPT: Final = frozenset("‘’‚“”„‹›–—…•")
_UNLIGATED: Final = {"liga": False, "clig": False}


class _Run(NamedTuple):
    text: str
    face: Typeface
    script: str
    level: int


class _Glyph(NamedTuple):
    font: uharfbuzz.Font
    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line's glyphs, from the left; in parts of a pixel (`UNITS`)."""

    glyphs: tuple[_Glyph, ...]


@lru_cache(maxsize=8192)
def face_for(grapheme: str, language: str, theme_face: Typeface | None = None) -> Typeface | None:
    """Return the first face for a language that has every letter of a grapheme; None where none has."""
    points = {ord(letter) for letter in grapheme if not is_ignorable(letter)}
    if not points:
        return None
    offered = faces.faces(language, theme_face)
    return next((face for face in offered if points <= faces.draws(face)), None)


@lru_cache(maxsize=2048)
def shaped(line: str, style: Style) -> Shaped:
    """Return the glyphs of a line in which every letter has a face."""
    glyphs: list[_Glyph] = []
    x = 0
    for run in _in_order(list(_runs(line, style))):
        font, extra = _font(run, style), _extra(run, style)
        buffer = _shape(run, style)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            aside, up, across, _ = place.position
            glyphs.append(_Glyph(font, info.codepoint, x + aside, up))
            x += across + (extra if across else 0)
    return Shaped(tuple(glyphs))


@lru_cache(maxsize=2048)
def width(line: str, style: Style) -> float:
    """Return the width of a line in which every letter has a face, in pixels.

    Copyfitting asks for many more lines than are drawn.
    """
    x = 0
    for run in _runs(line, style):
        extra = _extra(run, style)
        advances = [place.x_advance for place in _shape(run, style).glyph_positions]
        x += sum(advances) + extra * sum(map(bool, advances))
    return x / UNITS


def _shape(run: _Run, style: Style) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.direction = "rtl" if run.level % 2 else "ltr"
    buffer.script = run.script or "Zyyy"
    buffer.language = style.language
    uharfbuzz.shape(_font(run, style), buffer, _UNLIGATED if _extra(run, style) else None)
    return buffer


def _font(run: _Run, style: Style) -> uharfbuzz.Font:
    return faces.cut(run.face, style.size, style.weight)


def _extra(run: _Run, style: Style) -> int:
    """Return what stands after each letter more than the face asks for."""
    return round(style.spacing * style.size * UNITS) if run.script in _APART else 0


def _runs(line: str, style: Style) -> Iterator[_Run]:
    """Yield the runs of a line, as they are read."""
    letters = set(line)
    if _is_latin(letters) and len(used := {_face(letter, style) for letter in letters}) == 1:
        yield _Run(line, used.pop(), "Latn", 0)
        return
    parts = graphemes(line)
    pieces = zip(parts, _scripts(parts), _levels(line, parts, style.language), strict=True)
    marked = (_Run(part, _face(part, style), script, level) for part, script, level in pieces)
    for (face, script, level), run in groupby(marked, key=lambda piece: piece[1:]):
        yield _Run("".join(piece.text for piece in run), face, script, level)


def _is_latin(letters: Set[str]) -> bool:
    """Tell whether letters are all of the Latin script, or of every script, and one at least is Latin.

    Most lines are so, and are one run where one face has all of it.
    """
    return all(letter < _BEYOND_LATIN or letter in _OF_ANY_SCRIPT for letter in letters) and any(
        map(_script, letters)
    )


def _face(part: str, style: Style) -> Typeface:
    face = face_for(part, style.language, style.theme_face)
    assert face is not None, "only texts that can be set come here"
    return face


def _scripts(parts: Sequence[str]) -> Iterator[str]:
    """Yield the script of each part; what belongs to every script takes that of the part before.

    A closing bracket takes that of the bracket that it closes.
    """
    script = next(filter(None, map(_script, parts)), "")
    around: list[str] = []
    for part in parts:
        category = unicodedata.category(part[0])
        if category == "Ps":
            around.append(script)
        if category == "Pe" and around:
            script = around.pop()
        script = _script(part) or script
        yield script


@lru_cache(maxsize=512)
def as_written(text: str, language: str) -> str:
    """Return a language's tag, with the script that most of a text is in where it isn't the language's.

    A headline from elsewhere may be tagged with the paper's language: it is set in the face, with
    the leading and in the direction of what it is written in all the same.
    """
    scripts = Counter(filter(None, map(_script, text)))
    if not scripts or scripts.keys() & _OF_SEVERAL:
        return language
    script = min(scripts, key=lambda name: (-scripts[name], name))
    usual = script_of(language)
    if script == usual or {script, usual} <= _ALIKE:
        return language
    return f"{language.partition('-')[0]}-{script}"


@lru_cache(maxsize=4096)
def _script(part: str) -> str:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(part)
    buffer.guess_segment_properties()
    return buffer.script or ""


def _levels(line: str, parts: Sequence[str], language: str) -> Sequence[int]:
    """Return the embedding level of each part: odd where it is read from the right."""
    if line.isascii() or _FROM_THE_RIGHT.isdisjoint(map(unicodedata.bidirectional, line)):
        return [0] * len(parts)
    from bidi import algorithm  # most covers have nothing to put in order

    base = int(direction_of(language) == "rtl")
    storage = algorithm.get_empty_storage()
    storage.update(base_level=base, base_dir="LR"[base])
    # One letter a part, so that joiners, which the algorithm removes, don't change the count.
    firsts = (" " if unicodedata.bidirectional(part[0]) == "BN" else part[0] for part in parts)
    algorithm.get_embedding_levels("".join(firsts), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [letter["level"] for letter in storage["chars"]]


def _in_order(runs: list[_Run]) -> list[_Run]:
    """Return runs from the left to the right (Annex #9, rule L2)."""
    highest = max((run.level for run in runs), default=0)
    for level in range(highest, 0, -1):
        ordered: list[_Run] = []
        for is_above, group in groupby(runs, key=lambda run: run.level >= level):
            same = list(group)
            ordered.extend(reversed(same) if is_above else same)
        runs = ordered
    return runs


class Mask(NamedTuple):
    """A line as it is laid on a sheet: how much ink each pixel takes."""

    image: Image.Image
    left: int
    """From the line's point, in pixels."""
    top: int


def mask(line: Shaped, fraction: float = 0.0) -> Mask | None:
    """Return the mask of a line that begins a fraction of a pixel to the right; None where it is blank."""
    pen = uharfbuzz.RasterDraw()
    pen.scale_factor = (UNITS, UNITS)
    for glyph in line.glyphs:
        pen.transform = (1, 0, 0, 1, glyph.x + fraction * UNITS, glyph.y)
        pen.draw_glyph(glyph.font, glyph.number)
    drawn = pen.render()
    extents = drawn.extents
    if not extents.width or not extents.height:
        return None
    size = extents.width, extents.height
    image = Image.frombytes("L", size, drawn.buffer, "raw", "L", extents.stride, -1)
    return Mask(image, extents.x_origin, -(extents.y_origin + extents.height))
