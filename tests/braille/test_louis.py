"""liblouis, called: what it gives, and what is told where it or a table is missing."""

import ctypes

import pytest

from paperpress.braille import louis
from paperpress.errors import ExitCode, ToolError
from touching import library, with_liblouis


def test_a_missing_library_is_told_with_what_to_install(monkeypatch):
    def missing(name):
        raise OSError(name)

    monkeypatch.setattr(louis, "find_library", lambda name: None)
    monkeypatch.setattr(ctypes, "CDLL", missing)
    louis.liblouis.cache_clear()
    with pytest.raises(ToolError, match="install Debian's liblouis20") as told:
        louis.liblouis()
    assert told.value.exit_code == ExitCode.USAGE


@with_liblouis
def test_a_missing_table_is_told():
    with pytest.raises(ToolError, match=r"can't use its table 'no-such\.ctb'"):
        library().translate("x", "no-such.ctb", ())


@with_liblouis
def test_text_becomes_cells_with_the_places_that_they_stand_for():
    cells = library().translate("The buses", "en-ueb-g2.ctb", ())
    assert (cells.text, cells.places[:3]) == ("⠠⠮⠀⠃⠥⠎⠑⠎", (0, 0, 3))
    assert library().back(cells.text, "en-ueb-g2.ctb") == "The buses"


@with_liblouis
def test_characters_beyond_the_first_plane_are_left_out_alone():
    assert library().translate("a😀b", "en-ueb-g1.ctb", ()).text == "⠁⠃"


@with_liblouis
def test_the_version_is_told():
    assert library().version().startswith("liblouis 3.")
