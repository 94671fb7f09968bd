"""Formulas of an edition: how each page shows its own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paperpress.assembly.edition_pictures import EditionPictures
from paperpress.model.blocks import Body, Paragraph
from paperpress.model.formulas import Formula
from paperpress.model.story import Story
from paperpress.model.traversal import blocks_in, walk
from paperpress.pictures.formula import EM, formula_picture
from paperpress.xhtml.context import DrawnFormula, ShownFormulas
from paperpress.xhtml.formulas import mathml as mathml_of


def shown_formulas(story: Story, shown: EditionPictures, *, mathml: bool) -> ShownFormulas:
    """Return how a page shows its formulas: in MathML, or those on a line of their own as pictures.

    Within a line the text stands: a picture there has neither the size nor the place of letters.
    """
    if mathml:
        return ShownFormulas(mathml=True)
    drawn: dict[Formula, DrawnFormula] = {}
    for formula in alone(story.body):
        picture = formula_picture(etree.tostring(mathml_of(formula), encoding="unicode"))
        if picture is not None:
            href = shown.keep(picture, f"formula-{story.stem}")
            drawn[formula] = DrawnFormula(href, picture.width / EM)
    return ShownFormulas(mathml=False, drawn=drawn)


def alone(body: Body) -> Iterator[Formula]:
    """Yield the formulas that are a paragraph by themselves."""
    for block in blocks_in(body):
        match block:
            case Paragraph(inlines=(Formula(block=True) as formula,)):
                yield formula
            case _:
                pass


def count_formulas(body: Body) -> int:
    """Return how many formulas a body holds."""
    return sum(isinstance(part, Formula) for part in walk(body))
