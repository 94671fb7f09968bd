"""Layouts by WeasyPrint, whose pages are CSS's own: an engine that knows what `avoid` means."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from lxml import etree
from PIL import ImageFile

from paperpress.checks.archive import Archive, PartError, open_archive
from paperpress.checks.view import Page as CheckedPage
from paperpress.checks.view import View
from paperpress.errors import ToolError
from paperpress.proof.measure.layout import (
    Box,
    LaidPage,
    Layout,
    Page,
    Placed,
    Screen,
    Sized,
    area_of,
)
from paperpress.proof.measure.reader_sheets import font_file, languages_of, reader_sheet
from paperpress.vocab import XHTML_NS

#: Names each element's number; no sheet selects by it.
_NUMBER: Final = "data-measured"
#: Points a CSS pixel.
_POINTS: Final = 72 / 96
#: Addresses that lead nowhere but to `_fetcher`; of a scheme that relative ones are resolved by.
_BOOK: Final = "http://edition.invalid/"
_FONTS: Final = "http://fonts.invalid/"


def lay_out(
    path: Path, view: View, pages: Mapping[str, Page], sizes: Sequence[Sized]
) -> Iterator[Layout]:
    """Yield an edition as WeasyPrint lays it out on each device at its size of letter.

    Raises:
        ToolError: WeasyPrint isn't installed.
    """
    library, fetcher = _weasyprint(), _fetcher(open_archive(path.read_bytes(), str(path)))
    folder = f"{view.folder}/" if view.folder else ""
    for size in sizes:
        laid = []
        for href in (href for href in view.spine if href in pages):
            html = library.HTML(
                string=_page(view.by_href[href], size, languages_of(view)),
                base_url=_BOOK + folder + href,
                encoding="utf-8",
                url_fetcher=fetcher,
            )
            document = html.render(font_config=_font_configuration())
            screens = [Screen(tuple(_placed(page._page_box))) for page in document.pages]
            laid.append(LaidPage(pages[href], tuple(screens)))
        device, letters = size
        yield Layout(area_of(device), device.text[letters], tuple(laid))


def _page(page: CheckedPage, size: Sized, languages: frozenset[str]) -> bytes:
    """Return a page as HTML, with the reader's sheets and a number on each element."""
    copy = CheckedPage(page.href, deepcopy(page.tree))
    for number, element in enumerate(copy.elements):
        element.set(_NUMBER, str(number))
    head = next(iter(copy.named("head")), None)
    if head is None:
        head = etree.Element(f"{{{XHTML_NS}}}head")
        copy.tree.insert(0, head)
    head.insert(0, _style(reader_sheet(size, _FONTS, languages)))
    head.append(_style(_screen(size)))
    data: bytes = etree.tostring(copy.tree, method="html", encoding="utf-8")
    return data


def _style(text: str) -> etree._Element:
    element = etree.Element(f"{{{XHTML_NS}}}style")
    element.text = text
    return element


def _screen(size: Sized) -> str:
    """Return what comes after a page's own sheets: the screen as a page of its size."""
    device, _ = size
    width, height = device.points
    margins = " ".join(f"{margin:.2f}pt" for margin in device.margins)
    return (
        f"@page {{ size: {width:.2f}pt {height:.2f}pt; margin: {margins} }}"
        " body { margin: 0 !important }"
    )


def _placed(box: Any) -> Iterator[Placed]:
    """Yield the texts and pictures of a box, in document order."""
    boxes = _weasyprint().formatting_structure.boxes
    if isinstance(box, boxes.ReplacedBox):
        edges = (box.content_box_x(), box.content_box_y(), box.width, box.height)
        yield Placed(_number(box), _box(*edges), is_picture=True)
    elif isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield Placed(_number(box), _box(box.position_x, box.position_y, box.width, box.height))
    else:
        for child in getattr(box, "children", ()):
            yield from _placed(child)


def _number(box: Any) -> int:
    return int(box.element.get(_NUMBER, 0)) if box.element is not None else 0


def _box(left: float, top: float, width: float, height: float) -> Box:
    edges = (left, top, left + width, top + height)
    return Box(*(round(edge * _POINTS, 2) for edge in edges))


def _fetcher(archive: Archive) -> Any:
    """Return what gives WeasyPrint the edition's own files and the text face, and nothing else."""
    urls = _weasyprint().urls

    read = cache(archive.read)

    class Fetcher(urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, *_: Any, **__: Any) -> Any:
            name = unquote(urlsplit(url).path[1:])
            if url.startswith(_FONTS):
                return urls.URLFetcherResponse(url, font_file(name))
            if not url.startswith(_BOOK):
                raise ValueError(f"{url}: lies outside the edition")
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            try:
                return urls.URLFetcherResponse(url, read(name), {"Content-Type": kind})
            except PartError as error:
                raise ValueError(str(error)) from None

    return Fetcher()


@cache
def _font_configuration() -> Any:
    return _weasyprint().text.fonts.FontConfiguration()


@cache
def _weasyprint() -> ModuleType:
    # As it is loaded it lets Pillow take pictures that are cut short for whole, in all of the process.
    strict = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        import weasyprint
        import weasyprint.formatting_structure.boxes
        import weasyprint.text.fonts
        import weasyprint.urls
    except (ImportError, OSError) as error:  # OSError: Pango isn't there
        raise ToolError(
            "WeasyPrint is missing: install it with `pip install 'paperpress[measure]'`, and Pango"
            f" ({type(error).__name__})"
        ) from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = strict
    module: ModuleType = weasyprint
    return module
