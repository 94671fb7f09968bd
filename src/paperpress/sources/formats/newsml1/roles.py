"""Components of NewsML 1: their roles, their lines, and what stands right within them."""

from __future__ import annotations

from typing import Final

from lxml import etree

from paperpress.sources.formats.newsml1.content import formal
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.xml_text import text_at

CAPTIONS: Final = frozenset({"caption", "legend", "légende", "legende", "photocaption", "cutline"})
HEADLINES: Final = frozenset({"title", "headline", "titre", "titel", "titulo", "titular"})
STANDFIRSTS: Final = frozenset(
    {"lead", "abstract", "summary", "intro", "standfirst", "chapeau", "description", "teaser"}
)
ALTERNATIVES: Final = frozenset({"alttext", "alternatetext", "alternativetext"})
#: Pictures that are another one in a smaller size.
SMALL: Final = frozenset({"thumbnail", "quicklook", "preview", "icon", "lowres"})
#: What stands beside a text.
ASIDE: Final = CAPTIONS | HEADLINES | STANDFIRSTS | ALTERNATIVES | {"keywords", "slug", "notes"}
#: Further texts that belong to the story above them, whatever headline they have.
FURTHER: Final = frozenset(
    {"supporting", "supplementary", "sidebar", "background", "factbox", "box"}
)


def line(chain: tuple[etree._Element, ...], *names: str) -> str:
    """Return a line of the nearest NewsLines that has it."""
    for component in chain:
        lines = component.find("{*}NewsLines")
        text = text_at(lines, *(f"{{*}}{name}" for name in names))
        if text:
            return plain(text)
    return ""


def role_of(component: etree._Element | None) -> str:
    """Return the role of a component in small letters; empty: it has none."""
    return formal(component, "{*}Role").lower().replace(" ", "").replace("-", "")


def is_component(element: etree._Element) -> bool:
    """Tell whether an element is a component, and not an item."""
    return etree.QName(element).localname == "NewsComponent"


def is_choice(component: etree._Element) -> bool:
    """Tell whether a component's children are prints of one thing."""
    return component.get("EquivalentsList", "").lower() == "yes"


def children(component: etree._Element) -> list[etree._Element]:
    """Return the components right within a component, and those of items within it."""
    inner = component.iterchildren("{*}NewsComponent", "{*}NewsItem")
    return [
        part
        for child in inner
        for part in ((child,) if is_component(child) else child.iterchildren("{*}NewsComponent"))
    ]
