"""Braille codes: one for each language of our own catalogues, by tables that are there."""

import re

import pytest

from paperpress.braille.codes import Switch, code_of, languages
from paperpress.locales import languages as catalogues
from paperpress.profiles import Braille
from touching import library, with_liblouis

KINDS = [Braille(), Braille(contracted=True), Braille(dots=8)]


def test_each_language_of_our_catalogues_has_a_code_but_japanese():
    """Japanese is written by its sound, which takes a dictionary that liblouis hasn't got."""
    without = {tag for tag in catalogues() if code_of(tag, Braille()) is None}
    assert without == {"ja"}


@with_liblouis
@pytest.mark.parametrize("language", languages())
def test_liblouis_has_the_tables_of_a_language(language):
    for settings in KINDS:
        code = code_of(language, settings)
        assert code is not None
        assert library().translate("1", code.table, ()).text.strip("\u2800")


@pytest.mark.parametrize(
    ("tag", "settings", "system", "dots"),
    [
        ("en-GB", Braille(), "ueb grade1", 6),
        ("en-US", Braille(contracted=True), "ueb grade2", 6),
        ("fr-CA", Braille(contracted=True), "French grade2", 6),
        ("de", Braille(), "German-capitals grade1", 6),
        ("de", Braille(contracted=True), "German grade2", 6),
        ("it", Braille(contracted=True), "Italian grade1", 6),
        ("de-AT", Braille(dots=8), "German-8dot no-grade comp8", 8),
        ("sw", Braille(dots=8), "Swahili grade1", 6),
        ("nn", Braille(), "Norwegian-6dot grade1", 6),
        ("zh-Hans", Braille(), "Mandarin-with-tones grade1", 6),
    ],
)
def test_a_code_is_chosen_by_language_contraction_and_dots(tag, settings, system, dots):
    code = code_of(tag, settings)
    assert code is not None
    assert (code.system, code.dots) == (system, dots)


def test_a_table_of_the_users_own_goes_first():
    settings = Braille(tables={"en": "en-us-g2.ctb", "en-GB": "en-gb-g1.utb"})
    assert [code_of(tag, settings).table for tag in ("en-US", "en-GB", "fr")] == [
        "en-us-g2.ctb",
        "en-gb-g1.utb",
        "fr-bfu-comp6.utb",
    ]


def test_a_language_without_a_code_has_none():
    assert code_of("la", Braille()) is None


@pytest.mark.parametrize("language", languages())
def test_a_system_is_named_as_the_registry_has_it(language):
    """eBraille Braille Codes Registry, section 2.2: code, grade, specialisation.

    Norwegian has a third grade among the registry's own proposals.
    """
    for settings in KINDS:
        system = code_of(language, settings).system
        assert re.fullmatch(r"[A-Za-z0-9-]+( 8dot)? (grade[0-3]|no-grade)( comp8)?", system)


def test_words_are_divided_where_transcribers_do_so_and_never_where_they_are_contracted():
    plain = {tag for tag in languages() if code_of(tag, Braille()).divides}
    assert plain == {"de", "nb"}
    assert code_of("it", Braille()).divisible
    assert not code_of("en", Braille(contracted=True)).divisible
    assert not code_of("de", Braille(contracted=True)).divides
    assert not code_of("en", Braille(tables={"en": "en-us-g2.ctb"})).divisible


def test_english_has_signs_for_text_in_other_codes():
    """The Rules of Unified English Braille, section 14.3; eight dots are another code."""
    assert code_of("en", Braille()).switch == Switch("⠘⠷", "⠘⠾", "⠐⠷", "⠄", "⠠⠐⠾")
    assert code_of("en", Braille(contracted=True)).switch is not None
    assert code_of("en", Braille(dots=8)).switch is None
    assert code_of("fr", Braille()).switch is None
