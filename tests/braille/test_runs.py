"""Runs: emphasis, languages, links and marks go along into cells."""

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
        Span("span", (Text("⠨⠎⠞⠗⠁⠮⠑"),), language="de-Brai"),
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


def test_white_space_is_one_space():
    run = (Text("a \n"), Span("em", (Text("  b"),)))
    assert plain(run_in_cells(lettered(), run, "en")) == "⠁ ⠃"
