"""A drawing of anyone's, made anew of what may be drawn.

The threats: entities that multiply, nesting that overflows a stack, references that multiply, files
of this machine and addresses of the web that are drawn in, filters without bound. What is kept is a
list (`paperpress.pictures.drawing.vocabulary`); what the list can't bound is bounded where it is
drawn (`paperpress.pictures.drawing.render`).
"""

from __future__ import annotations

import re
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote_to_bytes

from lxml import etree

from paperpress.findings import emit
from paperpress.model.drawing_words import drawing_words
from paperpress.model.picture import UnusablePicture
from paperpress.pictures.drawing.faces import undrawable
from paperpress.pictures.drawing.foreign import text_in_place
from paperpress.pictures.drawing.measures import Measures, measures_of
from paperpress.pictures.drawing.style import family, safe_style, safe_value
from paperpress.pictures.drawing.vocabulary import ATTRIBUTES, ELEMENTS, SHAPES, SILENT, TOLD
from paperpress.pictures.opening.header import format_of, open_picture

SVG_NS: Final = "http://www.w3.org/2000/svg"
#: Bytes; a map of a whole country with every road has fewer.
_LARGEST: Final = 10_000_000
_MOST_ELEMENTS: Final = 100_000
_DEEPEST: Final = 64
_MOST_PIXELS: Final = 50_000_000
_SEARCHED: Final = 65_536
_GZIP: Final = b"\x1f\x8b"
_DATA: Final = re.compile(r"data:image/[\w.+-]+(?:;[\w-]+=[^;,]*)*(?P<base64>;base64)?,", re.I)
_TYPES: Final = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "WebP": "webp"}


@dataclass(frozen=True, slots=True)
class SafeDrawing:
    """A drawing that may be drawn."""

    root: etree._Element
    measures: Measures
    words: str
    """What it says of itself; empty where that is nothing."""
    left_out: tuple[str, ...]
    """What of it isn't drawn."""
    undrawable: str
    """Letters that no face draws, which are left out of its texts."""


def is_drawing(data: bytes) -> bool:
    """Tell whether a file is an SVG, packed or not, by its beginning."""
    beginning = unpacked(data, _SEARCHED)[:_SEARCHED].replace(b"\0", b"").lower()
    return re.search(rb"<(?:\w+:)?svg[\s>/]", beginning) is not None and not re.match(
        rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:!doctype\s+html|html)", beginning
    )


def unpacked(data: bytes, most: int) -> bytes:
    """Return the bytes of an SVG that may be packed (``.svgz``), no more of them than so many."""
    if not data.startswith(_GZIP):
        return data
    try:
        return zlib.decompressobj(wbits=31).decompress(data, most)
    except zlib.error:
        return b""


def safe_drawing(data: bytes) -> SafeDrawing | UnusablePicture:
    """Return what of a drawing may be drawn, or why nothing can be."""
    text = unpacked(data, _LARGEST + 1)
    if len(text) > _LARGEST:
        return _too_much(f"{_LARGEST // 10**6} MB")
    # Entities of the file itself are replaced, as some programs write addresses so: libxml2 bounds
    # what they grow to, and no depth or text is taken that its own bounds don't let.
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        return _broken(f"it is no well-formed XML, or unfolds to too much, at line {error.lineno}")
    except ValueError:
        return _broken("it holds what no XML holds")
    if _name(root) != "svg":
        return _broken("it holds no svg")
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return _too_much(f"{_MOST_ELEMENTS} elements")
    return _Copy().of(root)


def _broken(why: str) -> UnusablePicture:
    return UnusablePicture(emit("PIC070", case="broken", why=why))


def _too_much(what: str) -> UnusablePicture:
    return UnusablePicture(emit("PIC070", case="too much", what=what))


def _name(element: etree._Element) -> str:
    """Return an element's name in small letters; empty for what is no element of SVG."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    return name.localname.lower() if name.namespace in {None, SVG_NS} else ""


class _TooDeepError(Exception):
    """Elements lie in one another deeper than is drawn."""


@dataclass(slots=True)
class _Copy:
    """Makes a drawing anew, and keeps in mind what is left out."""

    left_out: set[str] = field(default_factory=set)
    pixels: int = 0
    shapes: int = 0

    def of(self, root: etree._Element) -> SafeDrawing | UnusablePicture:
        copy = etree.Element(f"{{{SVG_NS}}}svg", nsmap={None: SVG_NS})
        self._attributes(copy, root)
        measures = measures_of(dict(copy.attrib))
        try:
            self._fill(copy, root, 1)
        except _TooDeepError:
            return _too_much(f"{_DEEPEST} elements within one another")
        if measures is None or not self.shapes:
            return UnusablePicture(emit("PIC070", case="empty"))
        texts = {
            name: "".join(child.itertext())
            for child in root.iterchildren(etree.Element)
            if (name := _name(child)) in {"title", "desc"}
        }
        label = root.get("aria-label") or ""
        words = drawing_words(label, texts.get("title", ""), texts.get("desc", ""))
        undrawn = _without_undrawable(copy)
        return SafeDrawing(copy, measures, words, tuple(sorted(self.left_out)), undrawn)

    def _fill(self, copy: etree._Element, element: etree._Element, depth: int) -> None:
        if depth > _DEEPEST:
            raise _TooDeepError
        copy.text = element.text
        for child in element:
            part = self._child(copy, child, depth)
            if child.tail:
                if part is not None:
                    part.tail = child.tail
                elif len(copy):
                    copy[-1].tail = (copy[-1].tail or "") + child.tail
                else:
                    copy.text = (copy.text or "") + child.tail

    def _child(
        self, parent: etree._Element, child: etree._Element, depth: int
    ) -> etree._Element | None:
        """Return the copy of an element, added to its parent; None where it is left out."""
        name = _name(child)
        if name == "foreignobject":
            return self._foreign(parent, child)
        if name == "a":
            name = "g" if _name(parent) not in {"text", "tspan", "textpath"} else "tspan"
        source = _reference(child)
        if name == "image":
            source = self._picture(source)
        elif not source.startswith("#"):
            source = ""
        if name not in ELEMENTS or (name in {"image", "use"} and not source):
            if name in TOLD:
                self.left_out.add(TOLD[name])
            elif name and name not in SILENT and len(child):
                self.left_out.add("elements that no drawing has")
            return None
        copy = etree.SubElement(parent, f"{{{SVG_NS}}}{ELEMENTS[name]}")
        self.shapes += name in SHAPES
        self._attributes(copy, child)
        if source:
            copy.set("href", source)
        if name == "style":
            copy.text = safe_style("".join(child.itertext()))
        else:
            self._fill(copy, child, depth + 1)
        return copy

    def _attributes(self, copy: etree._Element, element: etree._Element) -> None:
        for key, value in element.attrib.items():
            name = ATTRIBUTES.get(key.lower())
            if name is None:
                continue
            if name == "style":
                copy.set(name, safe_style(value))
            else:
                copy.set(name, family(value) if name == "font-family" else safe_value(value))

    def _foreign(self, parent: etree._Element, child: etree._Element) -> etree._Element | None:
        """Return the words of HTML in a drawing as text; nothing where `switch` has such a text."""
        if _name(parent) == "switch":
            return None
        text = text_in_place(child)
        if text is not None:
            parent.append(text)
            self.shapes += 1
        return text

    def _picture(self, source: str) -> str:
        """Return a picture that stands in its own address, written anew; empty for any other."""
        address = _DATA.match(source)
        if address is None:
            return ""
        rest = source[address.end() :]
        try:
            data = (
                b64decode(unquote_to_bytes(rest)) if address["base64"] else unquote_to_bytes(rest)
            )
        except ValueError:
            return ""
        form = format_of(data)
        opened = open_picture(data)
        if form is None or form.name not in _TYPES or isinstance(opened, UnusablePicture):
            return ""
        self.pixels += opened.image.width * opened.image.height
        if self.pixels > _MOST_PIXELS:
            return ""
        return f"data:image/{_TYPES[form.name]};base64,{b64encode(data).decode()}"


def _without_undrawable(root: etree._Element) -> str:
    """Take the letters that no face draws out of a drawing's texts, and return them.

    A box in a letter's place says less than nothing.
    """
    holders = [each for text in root.iter(f"{{{SVG_NS}}}text") for each in text.iter()]
    undrawn = undrawable("".join(f"{each.text or ''}{each.tail or ''}" for each in holders))
    for each in holders if undrawn else ():
        each.text, each.tail = (
            "".join(letter for letter in part or "" if letter not in undrawn)
            for part in (each.text, each.tail)
        )
    return undrawn


def _reference(element: etree._Element) -> str:
    """Return what an element refers to: a place in the drawing, or a picture."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname.lower() == "href":
            return value.strip()
    return ""
