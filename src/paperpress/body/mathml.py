"""MathML becomes a formula of the model: what MathML Core draws, by a list of what may pass.

Elements and attributes are those that MathML Core (https://www.w3.org/TR/mathml-core/) and the
schema of MathML 3, which EPUB 3.3 asks for, have in common. Annotations, links, scripts and styles
have no place in the model, so they can't reach a page. A formula that doesn't fit, as one in
Content MathML, has no tree, and stands on one line alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lxml import etree

from paperpress.body.elements import tag
from paperpress.model.formulas import MathElement
from paperpress.model.text import fold, sanitise

_MOST_ELEMENTS: Final = 2000
_DEEPEST: Final = 48

_TOKENS: Final = frozenset({"mi", "mn", "mo", "mtext", "ms"})
#: How many elements must lie in one, no more and no fewer (MathML Core, section 3).
_ARITY: Final[Mapping[str, int]] = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3,
    "munderover": 3,
}  # fmt: skip
_ROWS: Final = frozenset(
    {"math", "mrow", "mstyle", "merror", "mpadded", "mphantom", "msqrt", "mtd"}
)
#: What has nothing in it that could be drawn.
_LEFT_OUT: Final = frozenset(
    {
        "annotation", "annotation-xml", "maligngroup", "malignmark", "mglyph", "script", "style",
        "title", "desc",
    }
)  # fmt: skip
#: Elements whose meaning is in the tree of another notation.
_CONTENT: Final = frozenset({"apply", "bind", "ci", "cn", "csymbol", "lambda", "piecewise", "set"})

_BOOLEAN: Final = re.compile(r"true|false")
_LENGTH: Final = re.compile(r"-?(?:\d{1,3}(?:\.\d{1,6})?|\.\d{1,6})(?:em|ex|px|pt|pc|in|cm|mm|%)|0")
_COUNT: Final = re.compile(r"[1-9]\d?")
_ALIGNMENT: Final = re.compile(r"(?:left|center|right)(?: (?:left|center|right)){0,99}")
_LENGTHS: Final = re.compile(rf"(?:{_LENGTH.pattern})(?: (?:{_LENGTH.pattern})){{0,99}}")
_VARIANT: Final = re.compile(
    r"normal|bold|italic|bold-italic|double-struck|bold-fraktur|script|bold-script|fraktur"
    r"|sans-serif|bold-sans-serif|sans-serif-italic|sans-serif-bold-italic|monospace"
)
_OF_TOKENS: Final = {"mathvariant": _VARIANT, "dir": re.compile("ltr|rtl")}
_OF_OPERATORS: Final = {
    **_OF_TOKENS, "form": re.compile("prefix|infix|postfix"),
    **dict.fromkeys(
        ("fence", "separator", "stretchy", "symmetric", "largeop", "movablelimits", "accent"),
        _BOOLEAN,
    ),
    **dict.fromkeys(("lspace", "rspace", "minsize", "maxsize"), _LENGTH),
}  # fmt: skip
_ATTRIBUTES: Final[Mapping[str, Mapping[str, re.Pattern[str]]]] = {
    **dict.fromkeys(("mi", "mn", "mtext", "ms"), _OF_TOKENS),
    "math": {"dir": _OF_TOKENS["dir"]},
    "mo": _OF_OPERATORS,
    "mspace": dict.fromkeys(("width", "height", "depth"), _LENGTH),
    "mpadded": dict.fromkeys(("width", "height", "depth", "lspace", "voffset"), _LENGTH),
    "mstyle": {"displaystyle": _BOOLEAN, "scriptlevel": re.compile(r"[+-]?\d"), **_OF_TOKENS},
    "mfrac": {"linethickness": _LENGTH},
    "munder": {"accentunder": _BOOLEAN},
    "mover": {"accent": _BOOLEAN},
    "munderover": {"accent": _BOOLEAN, "accentunder": _BOOLEAN},
    "mtable": {
        "columnalign": _ALIGNMENT,
        "columnspacing": _LENGTHS,
        "rowspacing": _LENGTHS,
        "displaystyle": _BOOLEAN,
    },
    "mtr": {"columnalign": _ALIGNMENT},
    "mtd": {
        "columnalign": re.compile("left|center|right"),
        "columnspan": _COUNT,
        "rowspan": _COUNT,
    },
}

_NOTHING: Final = MathElement("mrow")


class _UnfitError(Exception):
    """A formula can't be written in MathML Core."""


def math_of(formula: etree._Element) -> MathElement | None:
    """Return a ``math`` element as the model has it; None where it doesn't fit, or draws nothing."""
    elements = [element for element in formula.iter() if isinstance(element.tag, str)]
    if len(elements) > _MOST_ELEMENTS:
        return None
    try:
        math = MathElement("math", _attributes(formula), tuple(_inside(formula, 1)))
    except _UnfitError:
        return None
    return math if _draws(math) else None


def _draws(element: MathElement) -> bool:
    if element.name == "mphantom":
        return False
    return any(child if isinstance(child, str) else _draws(child) for child in element.children)


def _name(element: etree._Element) -> str:
    return tag(element).rpartition("}")[2].rpartition(":")[2]


def _inside(element: etree._Element, depth: int) -> Iterator[MathElement]:
    """Yield what lies in an element; characters that stand bare there become a text."""
    if depth > _DEEPEST:
        raise _UnfitError
    yield from _bare(element.text)
    for child in element:
        if _name(child) and _name(child) not in _LEFT_OUT:
            yield _element(child, depth + 1)
        yield from _bare(child.tail)


def _bare(text: str | None) -> Iterator[MathElement]:
    words = _characters(text or "")
    if words:
        yield MathElement("mtext", (), (words,))


def _characters(text: str) -> str:
    return fold(sanitise(text))


def _element(element: etree._Element, depth: int) -> MathElement:
    name = _name(element)
    if name in _CONTENT:
        raise _UnfitError
    if name in _TOKENS:
        text = _characters("".join(element.itertext()))
        return MathElement(name, _attributes(element), (text,) if text else ())
    if name in {"mspace", "mprescripts"}:
        return MathElement(name, _attributes(element))
    if name == "none":
        return _NOTHING
    if name in _OTHERS:
        return _OTHERS[name](element, depth)
    inside = tuple(_inside(element, depth))
    if name in _ARITY:
        if len(inside) != _ARITY[name]:
            raise _UnfitError
        return MathElement(name, _attributes(element), inside)
    return MathElement(name if name in _ROWS else "mrow", _attributes(element), inside)


def _attributes(element: etree._Element) -> tuple[tuple[str, str], ...]:
    allowed = _ATTRIBUTES.get(_name(element), {})
    values = ((name, fold(element.get(name) or "").lower()) for name in allowed)
    return tuple((name, value) for name, value in values if allowed[name].fullmatch(value))


def _semantics(element: etree._Element, depth: int) -> MathElement:
    """Return what is drawn of ``semantics``: its first child."""
    inside = tuple(_inside(element, depth))
    return inside[0] if inside else _NOTHING


def _chosen(element: etree._Element, depth: int) -> MathElement:
    """Return what ``maction`` shows at first."""
    inside = tuple(_inside(element, depth))
    selection = (element.get("selection") or "1").strip()
    number = int(selection) - 1 if re.fullmatch(r"[1-9]\d?", selection) else 0
    return inside[number] if number < len(inside) else _NOTHING


def _fenced(element: etree._Element, depth: int) -> MathElement:
    """Return ``mfenced``, which MathML Core hasn't, as the row that it stands for."""
    opening, closing = (
        _characters(element.get(name) or "") if name in element.attrib else usual
        for name, usual in (("open", "("), ("close", ")"))
    )
    separators = "".join((element.get("separators") or ",").split()) or ","
    row: list[MathElement] = [_operator(opening)] if opening else []
    for index, child in enumerate(_inside(element, depth)):
        if index:
            row.append(_operator(separators[min(index - 1, len(separators) - 1)]))
        row.append(child)
    return MathElement("mrow", (), (*row, *([_operator(closing)] if closing else ())))


def _operator(sign: str) -> MathElement:
    return MathElement("mo", (), (sign,))


def _enclosed(element: etree._Element, depth: int) -> MathElement:
    """Return ``menclose``, which MathML Core hasn't, as a root or as what is in it."""
    root = "radical" in (element.get("notation") or "")
    return MathElement("msqrt" if root else "mrow", (), tuple(_inside(element, depth)))


def _multiscripts(element: etree._Element, depth: int) -> MathElement:
    """Return ``mmultiscripts``; its scripts come in pairs, after the base and before it."""
    inside = tuple(_inside(element, depth))
    names = [child.name for child in inside]
    if not inside or names.count("mprescripts") > 1 or names[0] == "mprescripts":
        raise _UnfitError
    at = names.index("mprescripts") if "mprescripts" in names else len(names)
    if (at - 1) % 2 or (len(names) - at - 1 if at < len(names) else 0) % 2:
        raise _UnfitError
    return MathElement("mmultiscripts", (), inside)


def _table(element: etree._Element, depth: int) -> MathElement:
    """Return ``mtable``: rows of cells and nothing else."""
    rows = tuple(
        MathElement("mtr", _attributes(row), tuple(_cells(row, depth + 1)))
        for row in element
        if _name(row) in {"mtr", "mlabeledtr"}
    )
    return MathElement("mtable", _attributes(element), rows) if rows else _NOTHING


def _cells(row: etree._Element, depth: int) -> Iterator[MathElement]:
    """Yield the cells of a row, without the label that ``mlabeledtr`` begins with."""
    cells = [cell for cell in row if _name(cell) == "mtd"]
    for cell in cells[_name(row) == "mlabeledtr" :]:
        yield MathElement("mtd", _attributes(cell), tuple(_inside(cell, depth + 1)))


_OTHERS: Final[Mapping[str, Callable[[etree._Element, int], MathElement]]] = {
    "semantics": _semantics,
    "maction": _chosen,
    "mfenced": _fenced,
    "menclose": _enclosed,
    "mmultiscripts": _multiscripts,
    "mtable": _table,
}
