"""A theme's font in an edition: cut down to the characters that the edition uses, and declared.

A whole font has letters for languages that the edition isn't in; on slow Wi-Fi they cost more than
the articles. The license stays in the font's name table, as the SIL Open Font License asks
(condition 2: "in the appropriate machine-readable metadata fields").
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperpress.errors import ConfigurationError
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.publication import Resource
from paperpress.slugs import slug
from paperpress.themes.font_files import FONT_ERRORS
from paperpress.themes.looks import Font, FontFace
from paperpress.vocab import OTF_TYPE, TTF_TYPE

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_FOLDER = "fonts"
#: What engines add of their own: list markers, page and note numbers, hyphens.
_ADDED = frozenset("0123456789.•◦-\u00ad\u2010")
#: Name table: copyright, family, style, unique name, full name, version, PostScript name, license,
#: and where the license is.
_KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
_CFF = "OTTO"
#: How many of the missing letters a finding shows.
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font as an edition carries it."""

    css: bytes
    """Goes before the theme's sheet."""
    resources: tuple[Resource, ...] = ()
    findings: tuple[Finding, ...] = ()


def embed(font: Font | None, pages: Iterable[bytes], stylesheet: str) -> Embedded:
    """Return a font for pages, given as XHTML in UTF-8, and for a sheet, given by its href.

    EDN022 tells of letters that the font hasn't got. The same characters give the same bytes.

    Raises:
        ConfigurationError: a file of the font is broken.
    """
    if font is None:
        return Embedded(b"")
    used = _ADDED.union(*(page.decode() for page in pages))
    resources, css = [], []
    for face in font.faces:
        resource = _resource(font, face, used)
        resources.append(resource)
        address = posixpath.relpath(resource.href, posixpath.dirname(stylesheet))
        css.append(
            f'@font-face {{ font-family: "{font.family}"; font-weight: {face.weight}; '
            f"font-style: {face.style}; src: url({address}); }}\n"
        )
    css.append(f'body {{ font-family: "{font.family}", {font.fallback}; }}\n')
    return Embedded("".join(css).encode(), tuple(resources), tuple(_missing(font, used)))


def _resource(font: Font, face: FontFace, used: frozenset[str]) -> Resource:
    data, media_type = _subset(face, used)
    name = "-".join(part for part in (face.weight, face.style) if part != "normal") or "regular"
    stem = f"{slug(font.family)}-{name}"
    ending = "otf" if media_type == OTF_TYPE else "ttf"
    return Resource(f"font-{name}", f"{_FOLDER}/{stem}.{ending}", media_type, data)


def _subset(face: FontFace, used: frozenset[str]) -> tuple[bytes, str]:
    # Slow to load, and few themes have a font.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTLibError

    options = Options()
    options.hinting = False  # devices of 300 pixels an inch don't use it, and it is a third
    options.name_IDs = _KEPT_NAMES
    options.name_languages = ["*"]
    options.notdef_outline = True
    out = io.BytesIO()
    try:
        with _open(face) as whole:
            cutter = Subsetter(options)
            cutter.populate(unicodes=[ord(letter) for letter in used])
            cutter.subset(whole)
            whole.save(out, reorderTables=True)
            media_type = OTF_TYPE if whole.sfntVersion == _CFF else TTF_TYPE
    except (*FONT_ERRORS, TTLibError) as error:
        raise ConfigurationError(f"{face.name}: is a broken font: {error}") from None
    return out.getvalue(), media_type


def _open(face: FontFace) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(face.data), recalcTimestamp=False, lazy=True)


def _missing(font: Font, used: frozenset[str]) -> Iterator[Finding]:
    with _open(font.faces[0]) as whole:
        drawable = frozenset(whole.getBestCmap() or ())
    lost = sorted(letter for letter in used if letter.isalpha() and ord(letter) not in drawable)
    if lost:
        more = " …" if len(lost) > _SHOWN else ""
        yield emit(
            "EDN022",
            family=font.family,
            lost=" ".join(lost[:_SHOWN]),
            more=more,
            value="these" if len(lost) > 1 else "this",
        )
