"""Pictures at the size that a device needs, of the several that a site keeps of each.

The original of a photograph is 6,000 pixels wide, and a reader's screen a quarter of that. What is
kept of a site names every size, so that a job for another device finds its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from paperpress.body.image_sources import sized
from paperpress.model.article import Article
from paperpress.sources.parsing.bodies import source_of, tree

_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
#: Widths, as WordPress and Ghost write them. A set of densities (``2x``) names no width.
_WIDTH = re.compile(r"\s[1-9][0-9]{1,5}w\s*(?:,|$)")


def best(widths: Iterable[float], wanted: float) -> float:
    """Return the smallest width that is wide enough, else the largest."""
    every = sorted(widths)
    return next((width for width in every if width >= wanted), every[-1])


def fitted(article: Article, width: int) -> Article:
    """Return an article whose body names each picture at one size: the one that a device needs.

    Args:
        article: as it was read.
        width: pixels of the widest screen that it is pressed for.
    """
    body = article.body
    if not isinstance(body, str) or "srcset" not in body:
        return article
    root = tree(body)
    changes = [_fit(element, width) for element in root.iter("img", "source")]
    return article.model_copy(update={"body": source_of(root)}) if any(changes) else article


def _fit(element: etree._Element, width: int) -> bool:
    """Leave one address in each set of an image, and tell whether that took some out."""
    changed = False
    for name in _SETS:
        text = element.get(name, "")
        candidates = dict(sized(text)) if _WIDTH.search(text) else {}
        if len(candidates) > 1:
            wide = best(candidates, width)
            element.set(name, f"{candidates[wide]} {wide:.0f}w")
            changed = True
    return changed
