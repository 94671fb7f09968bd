"""The whole example paper for every profile and in every theme, judged by EPUBCheck and Ace."""

from __future__ import annotations

from pathlib import Path

import pytest

from judging import ace_says, epubcheck_says
from paperpress.checks import check_epub
from paperpress.checks.view import open_epub
from paperpress.profiles import profiles

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("devices")]


def test_there_is_a_file_a_profile(by_profile: dict[str, Path]) -> None:
    """CONTRACT, section 1: a profile other than the first asked for adds its name."""
    _, *others = profiles().values()
    expected = {"paper.epub", *(f"paper.{other.name}{other.extension}" for other in others)}
    assert {path.name for path in by_profile.values()} == expected


@pytest.mark.usefixtures("java")
def test_epubcheck_says_nothing_of_any_profile(by_profile: dict[str, Path]) -> None:
    """Not even a usage message."""
    assert epubcheck_says(by_profile) == {}


@pytest.mark.usefixtures("ace")
def test_ace_finds_no_violation_for_any_profile(by_profile: dict[str, Path]) -> None:
    assert ace_says(by_profile) == {}


@pytest.mark.usefixtures("java")
def test_epubcheck_notes_but_the_font_of_the_theme_that_has_one(by_theme: dict[str, Path]) -> None:
    """CSS-028 is a usage message: a font is declared."""
    said = epubcheck_says(by_theme)
    assert {name: {f.message.split(":")[0] for f in found} for name, found in said.items()} == {
        "dyslexia": {"EPUBCheck CSS-028"}
    }


@pytest.mark.usefixtures("ace")
def test_ace_finds_no_violation_in_any_theme(by_theme: dict[str, Path]) -> None:
    assert ace_says(by_theme) == {}


def test_the_house_rules_find_nothing(
    by_profile: dict[str, Path], by_theme: dict[str, Path]
) -> None:
    """But what a profile has to do: `basic` soft hyphens (TXT113), `kindle` no empty ``alt``."""
    known = {"paper-paper.basic": {"TXT113"}, "paper-paper.kindle": {"ALT110"}}
    for name, path in {**by_profile, **by_theme}.items():
        codes = {finding.code for finding in check_epub(path.read_bytes(), name)}
        assert codes == known.get(name, set()), name


def test_the_kobo_edition_has_the_words_of_the_plain_one(by_profile: dict[str, Path]) -> None:
    """Each page's text, to the character."""
    plain, kobo = (
        {page.href: "".join(page.tree.itertext()) for page in open_epub(data, name).pages}
        for name in ("paper.epub", "paper.kobo.kepub.epub")
        for data in (path.read_bytes() for path in by_profile.values() if path.name == name)
    )
    assert plain == kobo
