"""Formulas on a page: MathML where the engine draws it, else a picture, else a line of text.

Each is heard once: MathML carries its line in ``alttext``, a picture in ``alt``.
"""

from __future__ import annotations

from lxml import etree

from paperpress.model.formulas import Formula, MathElement
from paperpress.vocab import MATHML_NS
from paperpress.xhtml.context import DrawnFormula, ShownFormulas
from paperpress.xhtml.tree import Element, add, say


def formula(parent: Element, shown: Formula, formulas: ShownFormulas) -> None:
    """A formula at the end of a line, as the engine can show it."""
    if formulas.mathml:
        parent.append(mathml(shown))
    elif shown in formulas.drawn:
        _picture(parent, shown, formulas.drawn[shown])
    else:
        say(parent, shown.text)


def mathml(shown: Formula) -> Element:
    """Return the ``math`` element of a formula."""
    element = etree.Element(f"{{{MATHML_NS}}}math", nsmap={None: MATHML_NS})
    for name, value in shown.math.attributes:
        element.set(name, value)
    element.set("alttext", shown.text)
    if shown.block:
        element.set("display", "block")
    _fill(element, shown.math)
    return element


def _fill(element: Element, math: MathElement) -> None:
    for child in math.children:
        if isinstance(child, str):
            say(element, child)
            continue
        inner = etree.SubElement(element, f"{{{MATHML_NS}}}{child.name}")
        for name, value in child.attributes:
            inner.set(name, value)
        _fill(inner, child)


def _picture(parent: Element, shown: Formula, picture: DrawnFormula) -> None:
    """A picture that is as wide as the letters around it ask for: its width is in ems."""
    attributes = {"class": "formula", "src": picture.href, "alt": shown.text}
    add(parent, "img", {**attributes, "style": f"width: {picture.ems:.2f}em"})
