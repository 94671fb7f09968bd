"""Runs: emphasis, languages, links and marks go along into cells."""

from dataclasses import replace

import pytest

from paperpress.body.hyphenation import SOFT_HYPHEN
from paperpress.braille.runs import run_in_cells
from paperpress.model.blocks import (
    Anchor,
    LineBreak,
    Link,
    NoteReference,
    PageBreak,
    Span,
    Text,
    plain,
)
from paperpress.model.edition import Hyphenation
from touching import lettered, translated, with_liblouis


@with_liblouis
def test_a_passage_in_italics_begins_and_ends_once():
    """The Rules of Unified English Braille, section 9: a word each, or a passage from three on."""
    run = (Text("see "), Span("em", (Text("all of this now"),)), Text(" end"))
    assert plain(run_in_cells(translated("en"), run, "en")) == ("⠎⠑⠑ ⠨⠶⠁⠇⠇ ⠕⠋ ⠞⠓⠊⠎ ⠝⠕⠺⠨⠄ ⠑⠝⠙")


@with_liblouis
def test_bold_and_underline_have_signs_of_their_own():
    cells = [
        plain(run_in_cells(translated("en"), (Span(kind, (Text("now"),)),), "en"))
        for kind in ("strong", "b", "u", "i", "mark")
    ]
    assert cells == ["⠘⠂⠝⠕⠺", "⠘⠂⠝⠕⠺", "⠸⠂⠝⠕⠺", "⠨⠂⠝⠕⠺", "⠝⠕⠺"]


@with_liblouis
def test_a_run_of_another_language_is_written_in_its_code_and_marked():
    run = (Text("He said "), Span("span", (Text("Straße"),), language="de"), Text(" twice"))
    assert run_in_cells(translated("en"), run, "en") == (
        Text("⠠⠓⠑ ⠎⠁⠊⠙ "),
        Text("⠘⠷"),
        Span("span", (Text("⠨⠾⠗⠁⠮⠑"),), language="de-Brai"),
        Text(" ⠞⠺⠊⠉⠑"),
    )


@with_liblouis
def test_a_link_holds_the_cells_of_its_words():
    run = (Text("Read "), Link("b.xhtml", (Text("The Ladder"),)), Text("."))
    assert run_in_cells(translated("en", contracted=True), run, "en") == (
        Text("⠠⠗⠂⠙ "),
        Link("b.xhtml", (Text("⠠⠮ ⠠⠇⠁⠙⠙⠻"),)),
        Text("⠲"),
    )


def test_marks_keep_their_places():
    run = (
        Anchor("a"),
        Text("one"),
        NoteReference("n"),
        Text(" two "),
        PageBreak("5"),
        Text("six"),
        LineBreak(),
        Text("end"),
        PageBreak("6"),
    )
    assert run_in_cells(lettered(), run, "en") == (
        Anchor("a"),
        Text("⠕⠝⠑"),
        NoteReference("n"),
        Text(" ⠞⠺⠕ "),
        PageBreak("5"),
        Text("⠎⠊⠭"),
        LineBreak(),
        Text("⠑⠝⠙"),
        PageBreak("6"),
    )


def test_two_links_to_one_address_stay_two_and_an_empty_one_says_its_address():
    run = (Link("x", (Text("a"),)), Link("x", (Text("b"),)), Link("cd", ()))
    assert run_in_cells(lettered(), run, "en") == (
        Link("x", (Text("⠁"),)),
        Link("x", (Text("⠃"),)),
        Link("cd", (Text("⠉⠙"),)),
    )


@with_liblouis
def test_raised_and_lowered_digits_and_quotes_are_written():
    translation = translated("en")
    water = (Text("H"), Span("sub", (Text("2"),)), Text("O m"), Span("sup", (Text("2"),)))
    assert plain(run_in_cells(translation, water, "en")) == translation.cells("H₂O m²", "en")
    assert plain(run_in_cells(translation, (Span("q", (Text("no"),)),), "en")) == "⠦⠝⠕⠴"


def divided(language: str, text: str, hyphenation: Hyphenation, **settings: bool) -> str:
    translation = replace(translated(language, **settings), hyphenation=hyphenation)
    return plain(run_in_cells(translation, (Text(text),), language)).replace(SOFT_HYPHEN, "|")


@with_liblouis
def test_a_word_may_be_divided_where_it_may_in_print():
    assert divided("en", "a hy\u00adphen\u00adat\u00adion", "soft") == "⠁ ⠓⠽|⠏⠓⠑⠝|⠁⠞|⠊⠕⠝"
    assert divided("de", "Haus\u00adtür", "auto") == "⠨⠓⠡⠎|⠞⠳⠗"


@with_liblouis
def test_a_word_is_never_divided_within_a_sign():
    """Vollschrift has one for ``st`` and one for ``sch``."""
    assert divided("de", "Fens\u00adter", "auto") == "⠨⠋⠑⠝⠾⠑⠗"
    assert divided("de", "Mens\u00adchen", "auto") == "⠨⠍⠑⠝⠱⠑⠝"


@with_liblouis
def test_a_word_is_divided_as_transcribers_do_unless_all_shall_be():
    """Never where it is contracted, in capitals, or in italics: a sign could lose its end."""
    word = "hy\u00adphen"
    assert divided("en", word, "auto") == divided("en", word, "none") == "⠓⠽⠏⠓⠑⠝"
    assert "|" not in divided("de", "Haus\u00adtür", "soft", contracted=True)
    assert "|" not in divided("en", "HY\u00adPHEN", "soft")
    translation = replace(translated("en"), hyphenation="soft")
    italics = (Span("em", (Text(word),)),)
    assert SOFT_HYPHEN not in plain(run_in_cells(translation, italics, "en"))


@with_liblouis
@pytest.mark.parametrize(
    ("run", "cells"),
    [
        ((Text("(Горбачёв)"),), "⠐⠣⠘⠷|⠘⠾⠐⠜"),
        ((Text("Горбачёв Михаил"),), "⠘⠷| ⠘⠷|"),
        ((Span("em", (Text("Es war einmal"),), language="de"), Text(".")), "⠐⠷⠄|⠠⠐⠾⠲"),
    ],
)
def test_signs_stand_round_what_is_in_another_code(run, cells):
    """The Rules of Unified English Braille, sections 14.3.1 and 14.3.2."""
    made = run_in_cells(translated("en"), run, "en")
    own = "".join(each.text if isinstance(each, Text) else "|" for each in made)
    assert own == cells


@with_liblouis
def test_a_link_holds_the_signs_of_its_words():
    run = (Link("x", (Span("span", (Text("Straße"),), language="de"),)), Text("!"))
    (link, end) = run_in_cells(translated("en"), run, "en")
    assert link == Link(
        "x",
        (Text("⠘⠷"), Span("span", (Text("⠨⠾⠗⠁⠮⠑"),), language="de-Brai"), Text("⠘⠾")),
    )
    assert end == Text("⠖")


@with_liblouis
def test_a_block_of_another_language_is_a_passage_of_its_own():
    german = run_in_cells(translated("en"), (Text("Es war einmal."),), "de", "en")
    assert plain(german) == "⠐⠷⠄⠨⠑⠎ ⠺⠁⠗ ⠩⠝⠍⠁⠇⠄⠠⠐⠾"
    assert plain(run_in_cells(translated("fr"), (Text("Es war einmal."),), "de", "fr")) == (
        "⠨⠑⠎ ⠺⠁⠗ ⠩⠝⠍⠁⠇⠄"
    )


def test_white_space_is_one_space():
    run = (Text("a \n"), Span("em", (Text("  b"),)))
    assert plain(run_in_cells(lettered(), run, "en")) == "⠁ ⠃"
