"""Formulas in MathML, written out on one line: ``12 × 3²``, ``(a + b)/2``, ``√(x)``.

Read as MathML 3 says (https://www.w3.org/TR/MathML3/chapter3.html), with the operators that aren't
shown (U+2061 to U+2064).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from paperpress.body import formula_signs as signs
from paperpress.body.elements import tag
from paperpress.body.formula_text import (
    NOTHING,
    RELATIONS,
    Kind,
    Part,
    lowered,
    raised,
    ratio,
    row,
    scripts,
)
from paperpress.model.text import fold

#: Marks over a letter, as combining characters.
_OVER: Final = {
    "¯": "\u0305", "―": "\u0305", "─": "\u0305", "‾": "\u0305", "_": "\u0332", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303",
    "˜": "\u0303", "→": "\u20d7", "⃗": "\u20d7", "˙": "\u0307", "¨": "\u0308", "ˇ": "\u030c",
}  # fmt: skip
_CONTENT: Final = {
    "plus": "+", "minus": "−", "times": "×", "eq": "=", "neq": "≠", "lt": "<", "gt": ">", "leq": "≤",
    "geq": "≥", "in": "∈",
}  # fmt: skip
_CUT: Final = frozenset(
    {"annotation", "annotation-xml", "mphantom", "none", "mprescripts", "script", "style"}
)


def in_a_line(formula: etree._Element) -> str:
    """Return a formula in MathML on one line; the empty string where it shows nothing."""
    return fold(_part(formula).text)


def name_of(element: etree._Element) -> str:
    """Return an element's name without a prefix or namespace."""
    return tag(element).rpartition("}")[2].rpartition(":")[2]


def _part(element: etree._Element) -> Part:
    name = name_of(element)
    if name in _CUT or not name:
        return NOTHING
    return _PARTS.get(name, _row)(element)


def _children(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if name_of(child)]


def _argument(element: etree._Element, index: int) -> Part:
    """Return the child of an element at a position; an empty part where it has too few children."""
    children = _children(element)
    return _part(children[index]) if index < len(children) else NOTHING


def _text(element: etree._Element) -> str:
    return fold("".join(element.itertext()))


def _row(element: etree._Element) -> Part:
    """Return elements side by side; an element that isn't MathML's gives its characters."""
    parts = [Part(fold(element.text or ""), Kind.WORD)]
    for child in element:
        parts += (_part(child), Part(fold(child.tail or ""), Kind.WORD))
    return row(_with_bars(parts))


def _with_bars(parts: list[Part]) -> list[Part]:
    """Return the parts with each bar as an opening or closing bar; a single bar is a relation."""
    bars = [index for index, part in enumerate(parts) if part.text in {"|", "‖"}]
    for number, index in enumerate(bars):
        single = number == len(bars) - 1 and number % 2 == 0
        kind = Kind.OPERATOR if single else (Kind.CLOSE if number % 2 else Kind.OPEN)
        parts[index] = Part(parts[index].text, kind)
    return parts


def _semantics(element: etree._Element) -> Part:
    return _argument(element, 0)


def _number(element: etree._Element) -> Part:
    return signs.number(_text(element))


def _identifier(element: etree._Element) -> Part:
    return signs.identifier(_text(element))


def _operator(element: etree._Element) -> Part:
    return signs.operator(_text(element))


def _words(element: etree._Element) -> Part:
    return Part(_text(element), Kind.WORD)


def _fraction(element: etree._Element) -> Part:
    above, below = _argument(element, 0), _argument(element, 1)
    if (element.get("linethickness") or "").strip().startswith("0"):
        return Part(f"C({above.text}, {below.text})", Kind.CLOSED)
    return ratio(above, below)


def _root(element: etree._Element) -> Part:
    return Part(f"√({_row(element).text})", Kind.CLOSED)


def _root_of_degree(element: etree._Element) -> Part:
    under, degree = _argument(element, 0), _argument(element, 1)
    roots = {"2": "√", "3": "∛", "4": "∜"}
    if degree.text in roots:
        return Part(f"{roots[degree.text]}({under.text})", Kind.CLOSED)
    return Part(f"{under.whole}^(1/{degree.whole})", Kind.CLOSED)


def _below(element: etree._Element) -> Part:
    return scripts(_argument(element, 0), below=_argument(element, 1))


def _above(element: etree._Element) -> Part:
    return scripts(_argument(element, 0), above=_argument(element, 1))


def _both(element: etree._Element) -> Part:
    return scripts(_argument(element, 0), _argument(element, 1), _argument(element, 2))


def _over(element: etree._Element) -> Part:
    """Return ``mover`` as a part: a mark over letters, or what stands over a sign."""
    base, mark = _argument(element, 0), _argument(element, 1)
    combining = _OVER.get(mark.text)
    if (
        combining is not None
        and base.text.isalnum()
        and (len(base.text) == 1 or combining in "\u0305\u0332")
    ):
        return Part("".join(letter + combining for letter in base.text), base.kind)
    return scripts(base, above=mark)


def _multiscripts(element: etree._Element) -> Part:
    """Return ``mmultiscripts`` as a part: indices and exponents after the base, then before it: ``¹⁴₆C``."""
    base, *rest = _children(element) or [element]
    names = [name_of(child) for child in rest]
    at = names.index("mprescripts") if "mprescripts" in names else len(names)
    text = _part(base).whole if base is not element else ""
    behind, before = rest[:at], rest[at + 1 :]
    for below, above in zip(behind[::2], behind[1::2], strict=False):
        text += lowered(_part(below).text) + raised(_part(above).text)
    for below, above in zip(before[::2], before[1::2], strict=False):
        text = raised(_part(above).text) + lowered(_part(below).text) + text
    return Part(text, Kind.CLOSED)


def _fenced(element: etree._Element) -> Part:
    opening, closing = element.get("open"), element.get("close")
    separators = (element.get("separators") or ",").replace(" ", "") or ","
    parts = [_part(child) for child in _children(element)]
    text = parts[0].text if parts else ""
    for index, part in enumerate(parts[1:]):
        text += f"{separators[min(index, len(separators) - 1)]} {part.text}"
    first, last = "(" if opening is None else opening, ")" if closing is None else closing
    return Part(f"{first}{text}{last}", Kind.CLOSED)


def _enclosed(element: etree._Element) -> Part:
    inner = _row(element)
    return (
        Part(f"√({inner.text})", Kind.CLOSED)
        if "radical" in (element.get("notation") or "")
        else inner
    )


def _table(element: etree._Element) -> Part:
    """Return ``mtable`` as a part: commas between cells, semicolons between rows."""
    rows = [[_part(cell).text for cell in _children(line)] for line in _children(element)]
    equations = any(cells[1:] and cells[1][:1] in RELATIONS for cells in rows) or all(
        len(cells) == 1 for cells in rows
    )
    text = "; ".join((" " if equations else ", ").join(filter(None, cells)) for cells in rows)
    fenced = _is_fenced(element)
    return Part(
        text if fenced or equations else f"[{text}]",
        Kind.SUM if fenced or equations else Kind.CLOSED,
    )


def _is_fenced(table: etree._Element) -> bool:
    before = table.getprevious()
    return (
        before is not None
        and name_of(before) == "mo"
        and _text(before) in signs.OPENING | {"|", "‖"}
    )


def _chosen(element: etree._Element) -> Part:
    """Return ``maction`` as a part: what is shown at first."""
    selection = (element.get("selection") or "1").strip()
    return _argument(element, int(selection) - 1 if selection.isdecimal() and int(selection) else 0)


def _quoted(element: etree._Element) -> Part:
    return Part(f"“{_text(element)}”", Kind.WORD)


def _space(_element: etree._Element) -> Part:
    return Part(" ", Kind.SPACE)


def _apply(element: etree._Element) -> Part:
    """Return ``apply``, of Content MathML, as a part: an operator before its operands."""
    operator, *rest = _children(element) or [element]
    name, parts = name_of(operator), [_part(child) for child in rest]
    if name in _CONTENT and parts:
        sign = Part(_CONTENT[name], Kind.OPERATOR)
        return row([sign, *parts] if len(parts) == 1 else _alternating(parts, sign))
    if name == "divide" and len(parts) == 2:
        return ratio(*parts)
    if name == "power" and len(parts) == 2:
        return scripts(parts[0], above=parts[1])
    if name == "root" and parts:
        return Part(f"√({parts[-1].text})", Kind.CLOSED)
    function = _text(operator) or name
    return Part(f"{function}({', '.join(part.text for part in parts)})", Kind.CLOSED)


def _alternating(parts: list[Part], sign: Part) -> list[Part]:
    closed = [Part(part.whole, Kind.CLOSED) for part in parts]
    return [closed[0], *(part for closed_part in closed[1:] for part in (sign, closed_part))]


_PARTS: Final[Mapping[str, Callable[[etree._Element], Part]]] = {
    "semantics": _semantics,
    "mn": _number,
    "cn": _number,
    "mi": _identifier,
    "ci": _identifier,
    "mo": _operator,
    "mtext": _words,
    "ms": _quoted,
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root_of_degree,
    "msub": _below,
    "msup": _above,
    "msubsup": _both,
    "munder": _below,
    "mover": _over,
    "munderover": _both,
    "mmultiscripts": _multiscripts,
    "mfenced": _fenced,
    "menclose": _enclosed,
    "mtable": _table,
    "maction": _chosen,
    "apply": _apply,
}
