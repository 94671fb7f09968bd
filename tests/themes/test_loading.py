"""Themes: folders of theme.toml and style.css (docs/themes.md)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from paperpress.errors import ConfigurationError
from paperpress.themes.loading import COVERS, load_theme, themes
from paperpress.themes.looks import CoverLook
from paperpress.themes.style_limits import flaws


def folder(home: Path, toml: str, css: str | None = ".kicker { font-weight: bold; }\n") -> str:
    """A user's own theme."""
    home.joinpath("theme.toml").write_text(toml, encoding="utf-8")
    if css is not None:
        home.joinpath("style.css").write_text(css, encoding="utf-8")
    return str(home)


def complaint(home: Path, toml: str, css: str | None = ".a { margin: 0; }\n") -> str:
    with pytest.raises(ConfigurationError) as error:
        load_theme(folder(home, toml, css))
    return str(error.value).replace(str(home), "T")


def test_four_themes_come_along() -> None:
    assert themes() == ("classic", "dyslexia", "high-contrast", "large-print")


@pytest.mark.parametrize("name", themes())
def test_a_theme_that_comes_along_is_complete_and_within_the_limits(name: str) -> None:
    theme = load_theme(name)
    assert (theme.name, theme.cover in COVERS) == (name, True)
    assert theme.summary
    assert flaws(theme.stylesheet, theme=False) == ()


def test_only_the_theme_that_exists_for_its_font_has_one() -> None:
    """docs/dependencies.md and the house's decisions: fonts are the reader's."""
    fonts = {name: font.family for name in themes() if (font := load_theme(name).font)}
    assert fonts == {"dyslexia": "Atkinson Hyperlegible"}


def test_a_larger_size_of_text_is_relative_to_the_readers() -> None:
    assert load_theme("large-print").stylesheet.startswith(b"body { font-size: 1.")
    assert load_theme("large-print").text_scale == 1.25
    assert load_theme("classic").text_scale == 1.0


def test_an_own_theme_s_name_is_its_folder_s_where_it_says_none(tmp_path: Path) -> None:
    theme = load_theme(folder(tmp_path, 'cover = "list"\n'))
    assert (theme.name, theme.cover) == (tmp_path.name, "list")
    assert theme.stylesheet == b".kicker { font-weight: bold; }\n"


def test_what_a_folder_lacks_is_its_bases(tmp_path: Path) -> None:
    """File by file, and setting by setting."""
    theme = load_theme(folder(tmp_path, 'base = "dyslexia"\ncover = "typographic"\n', None))
    base = load_theme("dyslexia")
    assert (theme.stylesheet, theme.font, theme.cover) == (
        base.stylesheet,
        base.font,
        "typographic",
    )
    (tmp_path / "style.css").write_text(".kicker { margin: 0; }")
    assert load_theme(str(tmp_path)).stylesheet == b".kicker { margin: 0; }"


def test_a_cover_s_look_is_inherited_setting_by_setting(tmp_path: Path) -> None:
    toml = 'base = "high-contrast"\n[cover-look]\nrules = 2\nscale = 1.25\n'
    look, base = load_theme(folder(tmp_path, toml, None)).cover_look, load_theme("high-contrast")
    assert look == replace(base.cover_look, rules=2.0, scale=1.25)
    assert load_theme("classic").cover_look == CoverLook()


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('cover = "frontpage"\n', "T/theme.toml:1:1: there is no cover 'frontpage'"),
        ('name = "x"\ncovr = "list"\n', "T/theme.toml:2:1: 'covr' is not known: write 'cover'"),
        ('base = "classik"\n', "T/theme.toml:1:1: there is no theme 'classik'"),
        ('\n[body]\nfont-size = "14pt"\n', "T/theme.toml:3:1: '14pt' doesn't follow the reader's"),
        ('[font]\nfamily = "X"\n', "T/theme.toml:1:2: a font needs a file at least for 'regular'"),
        ('[font]\nfamily = "X"\nregular = "x.ttf"\n', "T/theme.toml:3:1: there is no file T/x.ttf"),
        (
            '[font]\nfamily = "X"\nregular = "style.css"\n',
            "T/theme.toml:3:1: T/style.css is neither",
        ),
        (
            '[font]\nfamily = "X"\nfallback = "cursive"\n',
            "T/theme.toml:3:1: 'cursive' is none of CSS",
        ),
        ('[font]\nfamily = "X"\npackage = "no_such"\n', "T/theme.toml:3:1: the package 'no_such'"),
        ("name = 1\n", "T/theme.toml:1:1: 'name' is a text"),
        ("body = 1\n", "T/theme.toml:1:1: 'body' is a table"),
        ("name = 'x'\n[body", "T/theme.toml:2:"),
        ("[cover-look]\nscale = 9\n", "T/theme.toml:2:1: 'scale' is a number from 1 to 1.6: 9"),
        ("[cover-look]\n  rules = '3'\n", "T/theme.toml:2:3: 'rules' is a number from 1 to 6"),
        ("[cover-look]\nweight = true\n", "T/theme.toml:2:1: 'weight' is a number from 400"),
        ("[cover-look]\nblack = 1\n", "T/theme.toml:2:1: 'black' is true or false"),
        ("[cover-look]\nspaces = 1\n", "T/theme.toml:2:1: 'spaces' is not known: write 'spacing'"),
        ("name = \n", "T/theme.toml:1:8: is no TOML: Invalid value: "),
    ],
)
def test_a_broken_theme_toml_is_an_error_with_file_and_line(
    tmp_path: Path, toml: str, message: str
) -> None:
    assert message in complaint(tmp_path, toml)


@pytest.mark.parametrize(
    ("css", "message"),
    [
        ("p { margin: calc(1em + 2px); }", "1:13: calc() makes some engines throw the whole sheet"),
        ("\n@media print { p { margin: 0 } }", "2:1: @media is not understood by every engine"),
        (".a { color: red }", "1:13: the colour red is lost on some screens: write currentColor"),
        ("p { text-align: justify }", "1:5: text-align of the text as a whole is the reader's own"),
        ("body { font-size: 1.2em }", "1:8: font-size of the text as a whole is the reader's own"),
        ("p { line-height: 1.5 }", "1:5: line-height of the text as a whole"),
        (".a { display: flex }", "1:6: display: flex is not understood by every engine"),
        (".a { direction: rtl }", "1:6: direction is forbidden in EPUB"),
        (".a { --x: 1 }", "--x is no property of CSS 2.1"),
        (".a { color: var(--x) }", "1:13: var() makes some engines throw the whole sheet away"),
        ("#a { margin: 0 }", "1:1: #a in a selector: select by elements and classes alone"),
        ("a:hover { margin: 0 }", "1:2: : in a selector"),
        (".a { font-size: 14px }", "1:17: the size 14px doesn't follow the reader's"),
        (".a { margin: 0 !important }", "1:6: margin: !important would go before the reader's"),
        (".a { background: url(x.png) }", "1:18: url(): a theme's sheet can't refer to a file"),
        ("@font-face { font-family: x }", "1:1: @font-face: name the font in theme.toml"),
        (".a { margin: 1rem }", "1:14: the unit rem is none of CSS 2.1: write em or %"),
        (".a { margin: 0", "1:1: from here on brackets, quotes or comments don't pair"),
        (".a { margin: 0 }\n/* x", "1:1: from here on"),
        (".a { margin: (1em; }\n.b { margin: 0 }", "1:1: from here on"),
        (".a { margin: url(x\n}", "1:1: from here on"),
        (".a { margin: 0 }\n}", "from here on"),
        (".a } b {", "1:4: Unmatched }"),
        (".a { content: attr(url(x.png)) }", "1:20: url(): a theme's sheet can't refer to a file"),
        (".a { clip: rect(1em, attr(url(x))) }", "1:27: url()"),
        (".a { margin: (url(x)) }", "1:15: url()"),
        (".a { margin: [1em] }", "1:14: a value in brackets is none of CSS 2.1"),
        (".a { background: u\\72l(x.png) }", "1:18: url()"),
        (".a { background: \\55 RL( 'x' ) }", "1:18: url()"),
        ("@\\69mport 'x';", "1:1: @import"),
        (".a { background: image-set('x' 1x) }", "1:18: image-set()"),
        (".a { margin: " + "(" * 3000 + ")" * 3000 + " }", "1:1: brackets stand too deep"),
    ],
)
def test_a_sheet_beyond_the_limits_is_an_error_with_file_line_and_column(
    tmp_path: Path, css: str, message: str | None
) -> None:
    """The limits are the house's (docs/themes.md): each line of this table is one of them."""
    if message is None:
        assert load_theme(folder(tmp_path, "", css)).stylesheet == css.encode()
    else:
        told = complaint(tmp_path, "", css)
        assert told.startswith("T/style.css:")
        assert message in told


def test_all_flaws_of_a_sheet_are_told_at_once(tmp_path: Path) -> None:
    told = complaint(tmp_path, "", "#a { margin: 0 }\n.b { color: #fff }\n")
    assert [line.split(": ")[0] for line in told.splitlines()] == [
        "T/style.css:1:1",
        "T/style.css:2:13",
    ]


def test_a_theme_without_a_sheet_or_a_base_says_what_to_do(tmp_path: Path) -> None:
    assert "style.css: is missing: write it, or name a base" in complaint(tmp_path, "", None)


def test_a_sheet_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    folder(tmp_path, "")
    (tmp_path / "style.css").write_bytes(b".a { }\n/* caf\xe9 */")
    with pytest.raises(ConfigurationError, match=r"style\.css:2:1: the sheet is not UTF-8"):
        load_theme(str(tmp_path))
