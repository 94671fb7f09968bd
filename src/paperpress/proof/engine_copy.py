"""An EPUB made ready for MuPDF, so that it lays pages out as reading systems do and tells where."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from paperpress.checks.view import Page, View

#: Elements that stand in a line: they have no first line of their own.
_IN_LINE: Final = frozenset(
    {"a", "b", "bdi", "bdo", "br", "cite", "code", "em", "i", "q", "s", "small", "span", "strong",
     "sub", "sup", "time", "u", "wbr"}
)  # fmt: skip


def engine_copy(data: bytes, view: View) -> bytes:
    """Return the EPUB whose elements all have ids, and whose pictures are as large as the sheet says.

    An id changes nothing on a page, and says where an element stands. MuPDF lets `width` and
    `height` of a picture win over its style sheet; HTML has it the other way round (section 15.4.3).
    """
    folder = f"{view.folder}/" if view.folder else ""
    written = {folder + page.href: _copied(page) for page in view.by_href.values()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in dict.fromkeys(old.namelist()):
            new.writestr(name, written.get(name) or old.read(name))
    return out.getvalue()


def ids_of(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the number of each element that has lines of its own, and its id in the copy."""
    for number, element in enumerate(page.elements):
        if etree.QName(element).localname not in _IN_LINE:
            yield number, element.get("id") or f"measured-{number}"


def _copied(page: Page) -> bytes:
    copy = Page(page.href, deepcopy(page.tree))
    for number, id in list(ids_of(copy)):
        element = copy.elements[number]
        element.set("id", id)
        if etree.QName(element).localname == "img":
            element.attrib.pop("width", None)
            element.attrib.pop("height", None)
    return etree.tostring(copy.tree, xml_declaration=True, encoding="utf-8")
