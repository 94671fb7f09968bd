"""What a reading system adds to a page's own style sheets, for engines that take it as CSS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from paperpress.checks.view import View
from paperpress.pictures.cover.faces import SOURCE_SERIF, Typeface, faces
from paperpress.proof.measure.layout import Sized, area_of


class _File(NamedTuple):
    """A file of a face, as a style sheet names it."""

    family: str
    package: str
    name: str
    italic: bool = False


#: The text face: as wide as MuPDF's to a hundredth, so that engines differ by what they do alone.
_TEXT: Final = {
    "regular": _File("measured", SOURCE_SERIF.package, str(SOURCE_SERIF.regular)),
    "italic": _File(
        "measured", SOURCE_SERIF.package, "files/SourceSerif4-Italic[opsz,wght].ttf", italic=True
    ),
}


@cache
def _others() -> Mapping[Typeface, str]:
    """Return the names of the faces of other scripts that covers are set in, where they are installed."""
    named = enumerate(face for face in faces("und") if face.package != SOURCE_SERIF.package)
    return {face: f"face-{number}" for number, face in named if isinstance(face.regular, str)}


def font_file(name: str) -> bytes:
    """Return a face that `reader_sheet` names.

    Raises:
        OSError: it names none so.
    """
    files = {other: _file(face, other) for face, other in _others().items()} | _TEXT
    if name not in files:
        raise FileNotFoundError(f"there is no face {name!r}")
    return resources.files(files[name].package).joinpath(files[name].name).read_bytes()


def font_configuration() -> str:
    """Return a configuration of Fontconfig that knows these faces beside the machine's.

    A theme's own font goes before the sheet's, and what it lacks is then looked for on the machine.
    """
    folders = sorted({str(resources.files(face.package)) for face in _others()})
    ours = "".join(f"<dir>{escape(folder)}</dir>" for folder in folders)
    machine = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    return f"<fontconfig>{machine}{ours}</fontconfig>"


def _file(face: Typeface, name: str) -> _File:
    return _File(f"measured-{name}", face.package, str(face.regular))


def languages_of(view: View) -> frozenset[str]:
    """Return the languages that the pages of an edition are marked as."""
    marked = (element.get("lang") for page in view.pages for element in page.elements)
    return frozenset(filter(None, marked))


def reader_sheet(size: Sized, fonts: str, languages: Iterable[str]) -> str:
    """Return what comes before a page's own sheets: faces, size and line height, room for pictures.

    A machine without a face for a script would show boxes, whose widths say nothing: so each language
    has the face that covers have for it, where that is installed.

    Args:
        size: the screen, and the letters that its reader has set.
        fonts: the address that the names of faces are appended to.
        languages: of the edition.
    """
    device, letters = size
    first = dict.fromkeys(faces(language)[0] for language in sorted(languages))
    files = dict(_TEXT) | {
        _others()[face]: _file(face, _others()[face]) for face in first if face in _others()
    }
    shown = (
        f"@font-face {{ font-family: {file.family}; src: url({fonts}{name}); font-weight: 200 900;"
        f" font-style: {'italic' if file.italic else 'normal'} }}"
        for name, file in files.items()
    )
    families = ", ".join(dict.fromkeys(file.family for file in files.values()))
    return "\n".join(
        (
            *shown,
            f":root {{ font-family: {families}, serif; font-size: {device.text[letters]}pt;"
            " line-height: 1.2; font-optical-sizing: none }",
            f"img, svg, video {{ max-width: 100%; max-height: {area_of(device).height:.2f}pt;"
            " object-fit: contain; break-inside: avoid }",
        )
    )
