"""Drawings of formulas that programs put beside the MathML or TeX they were made from.


Such a drawing is left out, since the formula would be read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from lxml import etree

from paperpress.body.elements import attribute, classes, tag

#: KaTeX, MathJax 2 and 3, and MediaWiki.
_DRAWN = re.compile(r"katex-html|mathjax.*|mjx-.*|mwe-math-fallback-image-.*")
_PICTURES: Final = frozenset(
    {"latex", "tex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display"}
)
#: How far from its source a drawing stands: elements up, and elements on either side.
_UP, _BESIDE = 4, 2


def drawn_again(roots: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Yield the elements that draw a formula whose MathML or TeX stands beside them."""
    for root in roots:
        for source in root.iter("math", "script"):
            if tag(source) == "script" and not _is_source(source):
                continue
            for up in (source, *islice(source.iterancestors(), _UP)):
                for other in _beside(up):
                    if _is_drawn(other) or (_is_source(other) and _is_named_as_drawn(up)):
                        yield other


def _beside(element: etree._Element) -> Iterator[etree._Element]:
    yield from islice(element.itersiblings(preceding=True), _BESIDE)
    yield from islice(element.itersiblings(), _BESIDE)


def _is_source(element: etree._Element) -> bool:
    return tag(element) == "script" and (element.get("type") or "").lower().startswith("math/")


def _is_drawn(element: etree._Element) -> bool:
    if next(element.iter("math"), None) is not None:
        return False
    return tag(element).startswith("mjx-") or _is_named_as_drawn(element)


def _is_named_as_drawn(element: etree._Element) -> bool:
    return any(_DRAWN.fullmatch(name) for name in classes(element))


def source_of_picture(image: etree._Element) -> str:
    """Return the TeX that an image of a formula was made from; empty for any other image."""
    return attribute(image, "alt") if not classes(image).isdisjoint(_PICTURES) else ""
