"""What a reading system adds to a page's own style sheets, for engines that take it as CSS."""

from __future__ import annotations

from importlib import resources
from typing import Final

from paperpress.proof.measure.layout import Sized, area_of

#: The text face: as wide as MuPDF's to a hundredth, so that engines differ by what they do alone.
_FILES: Final = {
    "regular": "SourceSerif4[opsz,wght].ttf",
    "italic": "SourceSerif4-Italic[opsz,wght].ttf",
}


def font_file(style: str) -> bytes:
    """Return the text face in a style: regular or italic."""
    return resources.files("fontpkg_source_serif_4").joinpath("files", _FILES[style]).read_bytes()


def reader_sheet(size: Sized, fonts: str) -> str:
    """Return what comes before a page's own sheets: face, size and line height, room for pictures.

    Args:
        size: the screen, and the letters that its reader has set.
        fonts: the address that the names of the styles are appended to.
    """
    device, letters = size
    faces = (
        f"@font-face {{ font-family: measured; src: url({fonts}{style}); font-weight: 200 900;"
        f" font-style: {'normal' if style == 'regular' else style} }}"
        for style in _FILES
    )
    return "\n".join(
        (
            *faces,
            f":root {{ font-family: measured, serif; font-size: {device.text[letters]}pt;"
            " line-height: 1.2; font-optical-sizing: none }",
            f"img, svg, video {{ max-width: 100%; max-height: {area_of(device).height:.2f}pt;"
            " object-fit: contain; break-inside: avoid }",
        )
    )
