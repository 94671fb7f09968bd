"""What an element says by its ``style``, or a class that editors have, that HTML says better.

Type that is struck through, slanted, bold, raised, lowered or underlined means something; so does
what isn't shown at all. Colour, size, font and place don't: those are the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from paperpress.body.elements import classes, tag
from paperpress.model.blocks import SpanKind

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_NONE: Final[Mapping[str, str]] = MappingProxyType({})

#: Of each kind, the elements that mean it already, and those that look so by themselves.
_MEANT: Final[Mapping[SpanKind, frozenset[str]]] = {
    "s": frozenset({"s", "strike", "del"}),
    "b": frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"}),
    "i": frozenset({"i", "em", "cite", "dfn", "var", "address"}),
    "u": frozenset({"u", "ins", "a"}),
    "sup": frozenset({"sup"}),
    "sub": frozenset({"sub"}),
}
#: Classes that editors and style sheets which many sites share give to a run in a line.
_CLASSES: Final[Mapping[str, SpanKind]] = {
    **dict.fromkeys(("strikethrough", "line-through", "strike", "strike-through"), "s"),
    **dict.fromkeys(("bold", "fw-bold", "font-bold", "font-weight-bold", "text-bold"), "b"),
    **dict.fromkeys(("italic", "italics", "fst-italic", "font-italic", "text-italic"), "i"),
    **dict.fromkeys(("underline", "text-underline", "underlined"), "u"),
    **dict.fromkeys(("superscript", "sup"), "sup"),
    **dict.fromkeys(("subscript", "sub"), "sub"),
}
_ZERO = re.compile(r"0+(?:\.0+)?(?:px|em|rem|pt|%)?")
_BOLD = re.compile(r"bold|bolder|[6-9][0-9][0-9]|1000")
_REGULAR = re.compile(r"normal|lighter|[1-5][0-9]?[0-9]?")


def style_of(element: etree._Element) -> Mapping[str, str]:
    """Return the declarations of an element's ``style``, in lower case; the last of each name counts."""
    text = element.get("style")
    if not text:
        return _NONE
    declarations: dict[str, str] = {}
    for declaration in _COMMENT.sub(" ", text).lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            declarations[name.strip()] = value.replace("!important", "").strip()
    return declarations


def kinds_of(element: etree._Element, around: Iterable[SpanKind]) -> tuple[SpanKind, ...]:
    """Return the kinds of span that an element's style or class stands for.

    Args:
        element: any element; what its own name means already isn't repeated.
        around: the kinds that are open around it.
    """
    style, name = style_of(element), tag(element)
    named = classes(element) if name in {"span", "font"} else frozenset[str]()
    if not style and not named:
        return ()
    open_already = set(around)
    by_class = (_CLASSES[word] for word in sorted(named) if word in _CLASSES)
    return tuple(
        kind
        for kind in dict.fromkeys((*_declared(style), *by_class))
        if name not in _MEANT[kind] and open_already.isdisjoint(_MEANT[kind])
    )


def _declared(style: Mapping[str, str]) -> Iterable[SpanKind]:
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}".split()
    font = style.get("font", "").partition("/")[0].split()
    if "line-through" in lines:
        yield "s"
    if "underline" in lines:
        yield "u"
    if _BOLD.fullmatch(style.get("font-weight", "")) or "bold" in font:
        yield "b"
    if style.get("font-style", "").startswith(("italic", "oblique")) or "italic" in font:
        yield "i"
    match style.get("vertical-align") or style.get("font-variant-position"):
        case "super":
            yield "sup"
        case "sub":
            yield "sub"


def is_plain(element: etree._Element) -> bool:
    """Tell whether a bold or slanted element takes that away again by its style.

    Word processors wrap what they copy so: ``<b style="font-weight:normal">`` around the whole, or
    ``<b><span style="font-weight:400">`` around a word.
    """
    name = tag(element)
    property_ = {"b": "font-weight", "strong": "font-weight"}.get(name, "font-style")
    if name not in {"b", "strong", "i", "em"}:
        return False
    only = len(element) == 1 and not (element.text or "").strip()
    holders = [element, *(child for child in element if only and not (child.tail or "").strip())]
    values = (style_of(holder).get(property_, "") for holder in holders)
    return any(_REGULAR.fullmatch(value) is not None for value in values)


def is_hidden(element: etree._Element) -> bool:
    """Tell whether a browser shows nothing of an element because of its style or ``hidden``."""
    hidden = element.get("hidden")
    if hidden is None and not element.get("style"):
        return False
    if hidden is not None and hidden.strip().lower() != "until-found":
        return True
    style = style_of(element)
    return bool(style) and bool(
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or style.get("mso-hide") == "all"
        # As a newsletter's preview has it; a `height` of nothing holds a video's frame in its padding.
        or (style.get("overflow") == "hidden" and _ZERO.fullmatch(style.get("max-height", "")))
    )
