"""Pages of an edition as a device shows them, drawn by MuPDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from PIL import Image

from paperpress.checks.view import View, open_epub
from paperpress.errors import BindingError, ConfigurationError, ToolError
from paperpress.proof.devices import Device, Letters
from paperpress.proof.engine_copy import engine_copy

#: What black and white look like on a panel, from 0 to 255: it reflects some 40 % of the light that
#: paper does, and its black some 4 %.
_INK, _PAPER = 38, 230
#: Places that are the same differ by a hair, in points.
HAIR = 0.1


def count_pages(path: Path, device: Device, letters: Letters = Letters.USUAL) -> int:
    """Return how many pages an edition has on a device.

    Raises:
        ToolError: MuPDF isn't installed.
        ConfigurationError: the file is no EPUB that can be opened.
    """
    with laid_out(path, device, letters) as document:
        return int(document.page_count)


def pages(
    path: Path, device: Device, numbers: Sequence[int], letters: Letters = Letters.USUAL
) -> Iterator[Image.Image]:
    """Yield pages of an edition, from 1, each at the device's pixels and in its greys or colours.

    Raises:
        ToolError: MuPDF isn't installed.
        ConfigurationError: the file is no EPUB that can be opened.
    """
    with laid_out(path, device, letters) as document:
        for number in numbers:
            drawn = _drawn(document[number - 1], device)
            page = Image.new("RGB", device.size, "white")
            page.paste(drawn)
            yield shown(page, device)


def page_with(path: Path, device: Device, href: str) -> Image.Image | None:
    """Return the page on which a file of an edition begins; None where no page of it is read.

    Raises:
        ToolError: MuPDF isn't installed.
        ConfigurationError: the edition is no EPUB that can be opened.
    """
    hrefs = [each.rpartition("/")[2] for each in opened(path)[1].spine]
    if href not in hrefs:
        return None
    with laid_out(path, device) as document:
        drawn = _drawn(document.load_page((hrefs.index(href), 0)), device)
        page = Image.new("RGB", device.size, "white")
        page.paste(drawn)
        return shown(page, device)


def _drawn(page: Any, device: Device) -> Image.Image:
    """Return a page in pixels, without the pictures that begin the next one.

    MuPDF draws such a picture at the foot of this page too, below the text.
    """
    scale = device.ppi / 72
    library = mupdf()
    pixmap = page.get_pixmap(
        matrix=library.Matrix(scale, scale), colorspace=library.csRGB, alpha=False
    )
    drawn = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
    foot = device.points[1] - device.margins[2] - HAIR
    for picture in page.get_image_info():
        if picture["bbox"][1] >= foot:
            drawn.paste("white", (0, int(foot * scale) - 1, drawn.width, drawn.height))
    return drawn


def shown(page: Image.Image, device: Device) -> Image.Image:
    """Return a page as a screen shows it: RGB."""
    if not device.greys:
        return page
    levels = [round(255 * n / (device.greys - 1)) for n in range(device.greys)]
    panel = _in_greys(page.convert("L"), levels)
    if device.colour:
        panel = _under_filter(page, panel)
    scale = (_PAPER - _INK) / 255
    bands = len(panel.getbands())
    return panel.point([round(_INK + n * scale) for n in range(256)] * bands).convert("RGB")


def _in_greys(image: Image.Image, levels: Sequence[int]) -> Image.Image:
    """Return a picture in a panel's greys, dithered as reading software does it (Floyd and Steinberg)."""
    palette = Image.new("P", (1, 1))
    palette.putpalette([level for level in levels for _ in range(3)])
    return image.convert("RGB").quantize(palette=palette).convert("L")


def _under_filter(page: Image.Image, panel: Image.Image) -> Image.Image:
    """Return a page in a panel's greys with paler colours over them, at half the resolution."""
    _, blue, red = page.convert("YCbCr").split()
    half = (max(1, page.width // 2), max(1, page.height // 2))
    pale = [round(128 + (n - 128) * 0.6) for n in range(256)]
    colours = [
        band.resize(half, Image.Resampling.BOX).point(pale).resize(page.size)
        for band in (blue, red)
    ]
    return Image.merge("YCbCr", (panel, *colours)).convert("RGB")


def opened(path: Path) -> tuple[bytes, View]:
    """Return an EPUB's bytes and what is in it.

    Raises:
        ConfigurationError: the file is no EPUB that can be opened.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: can't be read: {error.strerror or error}") from None
    try:
        return data, open_epub(data, str(path))
    except BindingError as error:
        raise ConfigurationError(str(error)) from None


@contextmanager
def laid_out(
    path: Path, device: Device, letters: Letters = Letters.USUAL, copy: bytes | None = None
) -> Iterator[Any]:
    """Give MuPDF's document of an edition, laid out for a device; of its copy where that is at hand.

    Raises:
        ToolError: MuPDF isn't installed.
        ConfigurationError: the file is no EPUB that can be opened.
    """
    library = mupdf()
    # Margins as devices have them; MuPDF's own are those of a book. It looks at this sheet when it
    # opens a file.
    margins = " ".join(f"{margin:.3f}pt" for margin in device.margins)
    library.mupdf.fz_set_user_css(f"@page {{ margin: {margins} }} body {{ margin: 0 }}")
    try:
        document = library.open(stream=copy or engine_copy(*opened(path)), filetype="epub")
    except (library.FileDataError, RuntimeError) as error:
        raise ConfigurationError(f"{path}: is no EPUB that can be opened: {error}") from None
    with document:
        width, height = device.points
        document.layout(width=width, height=height, fontsize=device.text[letters])
        yield document


@cache
def mupdf() -> ModuleType:
    """Return the library, silenced.

    Raises:
        ToolError: it isn't installed.
    """
    try:
        import pymupdf
    except ImportError:
        raise ToolError(
            "proofs are drawn by MuPDF: install it with `pip install 'paperpress[proof]'`"
        ) from None
    library: ModuleType = pymupdf
    library.TOOLS.mupdf_display_errors(False)
    library.TOOLS.mupdf_display_warnings(False)
    return library


def new_document() -> Any:
    """Return an empty PDF of MuPDF's."""
    return mupdf().open()
