"""A theme of one's own to begin with: files that say what each is for, and what may be changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from paperpress.themes.loading import STYLESHEET, load_theme
from paperpress.themes.settings import COVERS, SETTINGS, read_file, read_settings, shipped

_SETTINGS = """\
# What this theme is. Every setting that isn't here, and every file that isn't in this folder, is
# that of the theme named as base. A line that begins with # is a note, and changes nothing.

name = "{name}"
summary = "for `paperpress themes` and your colleagues"
base = "{base}"

# The cover's design: {designs}.
cover = "{cover}"

# How the cover looks, whatever its design: take out the # before what you want to change.
[cover-look]
# scale = {look.scale}       # headlines as many times as large, from 1 to 1.6
# spacing = {look.spacing}     # more between two letters, in ems, from 0 to 0.1
# weight = {look.weight}      # the least weight of type, from 400 to 900; 700 is bold
# rules = {look.rules}       # rules as many times as thick, from 1 to 6
# black = {black}     # all ink black, without the spot of colour

[body]
# font-size = "1.1em"   # the text, as many times as large as the reader has set it

# Only for a theme that exists for its font: editions carry it, and the cover is set in it.
# [font]
# family = "Evening Sans"
# fallback = "sans-serif"
# regular = "EveningSans-Regular.ttf"   # beside this file; also bold, italic, bold-italic
"""
_SHEET = """\
/* How the pages look. This sheet takes the place of {base}'s, which it is a copy of: change what
   you like. To follow {base} as it gets better, delete this file.

   What may stand here: properties of CSS 2.1, selectors of elements and classes, sizes in em or %.
   Colours, the font, the size, the alignment and the line height of the text are the reader's own.
   What goes beyond that is an error with line and column. docs/themes.md says why. */

"""
_READ_ME = """\
# {name}
Say here for which readers this theme is, and what it does for them.

| file | what it is for |
|---|---|
| `{settings}` | its name, the theme that it builds on, the cover, the size of text, a font |
| `{sheet}` | how the pages look; without it they look like `{base}` |
| `README.md` | these lines, for your colleagues; paperpress doesn't read them |

See it as you change it: `paperpress proof --theme {folder} --watch`. Press with it:
`paperpress build --theme {folder}`, or `theme = "{folder}"` in paperpress.toml.
"""


def starting_files(folder: Path, base: str) -> Mapping[str, bytes]:
    """Return the files of a new theme in a folder, which looks like its base until it is changed.

    Raises:
        ConfigurationError: no theme of the base's name comes along.
    """
    theme = load_theme(base)
    origin = shipped() / base
    sheet = next(
        path
        for settings in (read_settings(origin), *read_settings(origin).base())
        if (path := settings.folder / STYLESHEET).is_file()
    )
    values = {
        "name": folder.name,
        "folder": folder.as_posix(),
        "base": base,
        "cover": theme.cover,
        "designs": " or ".join(COVERS),
        "look": theme.cover_look,
        "black": str(theme.cover_look.black).lower(),
        "settings": SETTINGS,
        "sheet": STYLESHEET,
    }
    return {
        SETTINGS: _SETTINGS.format(**values).encode(),
        STYLESHEET: _SHEET.format(**values).encode() + read_file(sheet),
        "README.md": _READ_ME.format(**values).encode(),
    }
