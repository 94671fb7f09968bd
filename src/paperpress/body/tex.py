"""Formulas in TeX, where a text holds them: between ``\\(`` and ``\\)``, ``\\[`` and ``\\]``, ``$$``
and ``$$``, in ``$latex …$`` and ``[latex]``, or as an environment.

A dollar is a dollar: ``$5 and $10`` is never taken for a formula, nor is anything else that only
stands between such signs and reads as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from paperpress.body.elements import attribute
from paperpress.body.formulas import in_a_line, name_of
from paperpress.body.mathml import math_of
from paperpress.model.formulas import Formula
from paperpress.model.text import balance, fold, sanitise

#: Characters; a longer one is no formula that anyone wrote.
_LONGEST: Final = 4000
_ANY: Final = rf"[^\0]{{1,{_LONGEST}}}?"
_FORMULA = re.compile(
    rf"\\\((?P<line>{_ANY})\\\)|\\\[(?P<block>{_ANY})\\\]|\$\$(?P<dollars>{_ANY})\$\$"
    rf"|\$latex\s(?P<latex>[^$]{{1,{_LONGEST}}}?)\$|\[latex\](?P<code>{_ANY})\[/latex\]"
    rf"|(?P<whole>\\begin\{{(?P<name>[a-z]+\*?)\}}{_ANY}\\end\{{(?P=name)\}})"
)
_BEGINS: Final = ("\\(", "\\[", "$$", "$latex", "[latex]", "\\begin{")
_BLOCKS: Final = frozenset({"block", "dollars", "whole"})
_WORDS = re.compile(r"(?<![\\A-Za-z])[^\W\d_]{2,}")
#: What no prose has: commands, powers, indices, equations.
_SURE = re.compile(r"\\[A-Za-z]+|[\^_{}]|[0-9A-Za-z)]\s*=\s*[-0-9A-Za-z(\\]")
_IN_WORDS = re.compile(r"\\[A-Za-z]+\*?(?:\{[^{}\\]*\})?")
_NUMBERED = re.compile(r"(\\(?:begin|end))\{(align|equation|gather|multline|eqnarray)\}")
_UNREADABLE: Final = (
    ValueError, IndexError, KeyError, StopIteration, TypeError, AttributeError, RecursionError,
    etree.XMLSyntaxError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tex:
    """A formula in TeX, in a text."""

    typed: str
    """As it was typed, with the signs around it."""
    source: str
    """What is between the signs."""
    block: bool
    """Whether it stands on a line of its own."""


def holds_tex(text: str) -> bool:
    """Tell whether a text may hold formulas in TeX."""
    if "\\" not in text and "$" not in text and "[" not in text:
        return False
    return any(begin in text for begin in _BEGINS)


def parts_of(text: str) -> Iterator[str | Tex]:
    """Yield the text and the formulas in it, in order."""
    end = 0
    for match in _FORMULA.finditer(text):
        name = match.lastgroup if match.lastgroup != "name" else "whole"
        assert name is not None, "each way to write a formula has a name"
        source = match[name]
        if not _is_formula(source, dollars=name == "dollars"):
            continue
        yield text[end : match.start()]
        yield Tex(match.group(), source, name in _BLOCKS)
        end = match.end()
    yield text[end:]


def _is_formula(source: str, *, dollars: bool) -> bool:
    """Tell whether a text between signs of TeX is a formula, and not words or prices."""
    words = len(_WORDS.findall(_IN_WORDS.sub(" ", source)))
    if _SURE.search(source):
        return words <= 2 * len(_SURE.findall(source))
    if dollars and not any(map(str.isalpha, source)):
        return False
    return words == 0 and any(map(str.isalnum, source))


def written(source: str) -> str:
    """Return a formula in TeX on one line; empty where it can't be read."""
    return _read(source)[0]


def formula_of(source: str, *, block: bool) -> str | Formula:
    """Return a formula in TeX; its line alone where no engine draws it, empty where it can't be read."""
    line, mathml = _read(source)
    return line if mathml is None else with_math(line, mathml, block=block)


def with_math(text: str, formula: etree._Element, *, block: bool) -> str | Formula:
    """Return the words for a formula, with its MathML where that is such as engines draw."""
    math = math_of(formula) if text else None
    return text if math is None else Formula(balance(sanitise(text)), math, block)


@lru_cache(maxsize=1024)
def _read(source: str) -> tuple[str, etree._Element | None]:
    """Return a formula in TeX on one line, and as MathML; nothing where it can't be read."""
    # Loaded where it is needed: few editions have a formula.
    from latex2mathml import converter, exceptions

    unreadable = tuple(
        error
        for error in vars(exceptions).values()
        if isinstance(error, type) and issubclass(error, Exception)
    )

    try:
        mathml = etree.fromstring(converter.convert(_NUMBERED.sub(r"\1{\2*}", fold(source))))
        text = in_a_line(mathml)
    except unreadable + _UNREADABLE:
        return "", None
    return ("", None) if "\\" in text else (text, mathml)


def words_of(formula: etree._Element) -> str:
    """Return the words for a formula in MathML: the author's own, else the formula on one line."""
    words = attribute(formula, "alttext")
    if words and not _SURE.search(words):
        return words
    text = in_a_line(formula)
    notes = (fold("".join(note.itertext())) for note in formula.iter() if _holds_tex(note))
    sources = [source for source in (words, *notes) if source]
    if text or not sources:
        return text
    return next((line for source in sources if (line := written(source))), sources[0])


def _holds_tex(element: etree._Element) -> bool:
    return name_of(element) == "annotation" and "tex" in (element.get("encoding") or "").lower()
