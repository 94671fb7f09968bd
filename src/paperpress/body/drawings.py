"""Drawings in SVG that stand in a body: pictures, but for icons, which are words or nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import Final

from lxml import etree

from paperpress.body.block_builder import BlockBuilder
from paperpress.body.elements import attribute, characters, descendants, tag
from paperpress.body.embeds import player
from paperpress.body.findings import BodyFinding
from paperpress.body.flow import Reader
from paperpress.body.language_marks import LanguageMark
from paperpress.body.styles import style_of
from paperpress.model.article import Picture
from paperpress.model.blocks import Figure
from paperpress.model.drawing_words import drawing_words
from paperpress.model.text import sanitise

_SVG: Final = "{http://www.w3.org/2000/svg}"
_ADDRESS: Final = "data:image/svg+xml;base64,"
_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")
_FILE: Final = re.compile(r"\.svgz?(?:[?#]|\Z)", re.I)
_LINK: Final = "xlink:href"
_SIZE: Final = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]+)?)\s*(px|em|rem|pt|)\s*")
_LETTER: Final = 16.0
#: Pixels, each way, up to which a drawing is no more than a sign.
_SIGN: Final = 64
#: An icon's path or two; a drawing of anything has more.
_FEW: Final = 2
_DRAWN: Final = (
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "image",
)
_DEEPEST: Final = 200


def drawing(
    reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Read ``svg``: a picture, an icon's words, or nothing where it only decorates."""
    if _is_decoration(element):
        return
    if _is_icon(element):
        reader.body_findings.add(BodyFinding.DRAWING)
        text = characters(element, without=("script", "style", "metadata"))
        text = text or attribute(element, "aria-label")
        builder.text(f" {text} " if text else None)
        return
    if builder.in_link:
        reader.body_findings.add(BodyFinding.LINK_LOST)
    words = _words(element)
    picture = Picture(
        src=_ADDRESS + b64encode(etree.tostring(_copy(element, 0), encoding="utf-8")).decode(),
        alt=words or None,
        description=None if words else _labels(element) or None,
    )
    builder.block(Figure(picture, reader.body_findings.picture_path()))


def object_or_drawing(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``object`` or ``embed``: a drawing's file is a picture, anything else a link."""
    source = attribute(element, "data", "src")
    kind = attribute(element, "type").lower()
    if not source or not (kind.startswith("image/svg") or _FILE.search(source)):
        player(reader, builder, element, language_mark)
        return
    words = attribute(element, "aria-label", "title", "alt") or characters(element)
    picture = Picture(src=source, alt=words or None)
    builder.block(Figure(picture, reader.body_findings.picture_path()))


def _is_decoration(element: etree._Element) -> bool:
    """Tell whether a drawing is marked as one that says nothing, or only keeps parts of others."""
    if (element.get("aria-hidden") or "").strip().lower() == "true":
        return True
    if not {"presentation", "none"}.isdisjoint((element.get("role") or "").lower().split()):
        return True
    return _shapes(element) == 0 and next(descendants(element, "symbol"), None) is not None


def _is_icon(element: etree._Element) -> bool:
    """Tell whether a drawing is a sign in a line, and no picture.

    It is no larger than a few letters; or it has no size, no letters, and no more than a path or two
    as signs have whose size a style sheet knows, and is no figure.
    """
    shapes = _shapes(element)
    if shapes == 0:
        return True
    sizes = [size for name in ("width", "height") if (size := _size(element, name)) is not None]
    if sizes:
        return max(sizes) <= _SIGN
    view = re.findall(r"[0-9.]+", element.get("viewbox") or "")
    if len(view) == 4 and all(_number(side) <= _SIGN for side in view[2:]):
        return True
    if next(descendants(element, "text", "foreignobject"), None) is not None:
        return False
    if next(element.iterancestors("figure"), None) is not None:
        return False
    return shapes <= _FEW or next(element.iterancestors("a", "button"), None) is not None


def _shapes(element: etree._Element) -> int:
    kept = set(descendants(element, "symbol", "defs"))
    return sum(
        not any(up in kept for up in shape.iterancestors())
        for shape in descendants(element, *_DRAWN)
    )


def _size(element: etree._Element, name: str) -> float | None:
    length = _SIZE.fullmatch(element.get(name) or style_of(element).get(name, ""))
    if length is None:
        return None
    return float(length[1]) * (_LETTER if "em" in length[2] else 1)


def _number(text: str) -> float:
    return float(text) if re.fullmatch(r"[0-9]+\.?[0-9]*", text) else 0.0


def _words(element: etree._Element) -> str:
    texts = {tag(child): "".join(child.itertext()) for child in reversed(element)}
    label = element.get("aria-label") or ""
    return drawing_words(label, texts.get("title", ""), texts.get("desc", ""))


def _labels(element: etree._Element) -> str:
    """Return the words that are written in a drawing, which nobody hears in a picture of it."""
    texts = (characters(text) for text in descendants(element, "text", "foreignobject"))
    return ", ".join(dict.fromkeys(text for text in texts if text))


def _copy(element: etree._Element, depth: int) -> etree._Element:
    """Return an element of an HTML tree as one of SVG, which XML can hold."""
    copy = etree.Element(_SVG + tag(element), nsmap={None: _SVG[1:-1]})
    for name, value in element.attrib.items():
        key = "href" if name == _LINK else name
        if _NAME.fullmatch(key):
            copy.set(key, sanitise(value))
    copy.text = element.text
    for child in element:
        if _NAME.fullmatch(tag(child)) and depth < _DEEPEST:
            inner = _copy(child, depth + 1)
            inner.tail = child.tail
            copy.append(inner)
    return copy
