"""Bodies: every block in cells, pictures told in notes, items with their signs."""

from __future__ import annotations

import dataclasses

import pytest

from paperpress.braille.bodies import NOTE_BEGINS, NOTE_ENDS, BodyTranslation
from paperpress.model.article import Picture
from paperpress.model.blocks import (
    Blocks,
    Body,
    Code,
    Divider,
    Embed,
    Figure,
    Footnote,
    Gallery,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Span,
    Text,
    plain,
)
from paperpress.model.legend import AltText, Legend
from paperpress.model.traversal import blocks_in, runs_in
from paperpress.xhtml.context import Shown
from paperpress.xhtml.words import Words
from touching import in_letters, lettered, translated, with_liblouis


def shown(alt: str = "", provenance: str = "supplied", **more: object) -> Shown:
    legend = Legend(
        AltText(alt, provenance), str(more.pop("caption", "")), str(more.pop("credit", ""))
    )
    said_in_caption = bool(more.pop("in_caption", False))
    legend = dataclasses.replace(legend, alt_in_caption=said_in_caption)
    return Shown("img/1.jpg", 3, 2, legend, **more)


def in_cells(blocks: Blocks, **pictures: Shown) -> Blocks:
    translation = BodyTranslation(lettered(), Words("en"), pictures)
    return translation.body(Body(blocks)).blocks


def read(blocks: Blocks) -> list[str]:
    return [in_letters(plain(run)) for run in runs_in(in_cells(blocks))]


def paragraph(text: str, language: str | None = None) -> Paragraph:
    return Paragraph((Text(text),), language)


PICTURE = Figure(Picture(src="x.jpg"), "body[0]")


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (shown("A bus."), ["{PICTURE: A BUS.}"]),
        (shown("A bus.", caption="Night.", credit="Ortiz"), ["{PICTURE: A BUS.}", "NIGHT. ORTIZ"]),
        (shown("A bus.", "caption", caption="A bus.", in_caption=True), ["{PICTURE}", "A BUS."]),
        (shown("", "missing", caption="Night."), ["{PICTURE}", "NIGHT."]),
        (shown("", "decorative"), []),
        (shown("", "decorative", caption="Night."), ["NIGHT."]),
        (shown("Fares.", description="One.\nTwo."), ["{PICTURE: FARES.}", "{ONE.}", "{TWO.}"]),
    ],
)
def test_a_picture_is_told_in_a_transcribers_note(picture, told):
    runs = [plain(run) for run in runs_in(in_cells((PICTURE,), **{"body[0]": picture}))]
    braces = [run.replace(NOTE_BEGINS, "⠪⠪").replace(NOTE_ENDS, "⠻⠻") for run in runs]
    read = [in_letters(run).replace("[[", "{").replace("]]", "}") for run in braces]
    assert read == told


def test_the_lead_picture_comes_first_and_notes_are_translated():
    body = Body((paragraph("x"),), (Footnote("n", (paragraph("y"),)),))
    made = BodyTranslation(lettered(), Words("en"), {}).body(body, shown("A bus."))
    assert len(made.blocks) == 2
    assert plain(made.blocks[0].inlines).startswith(NOTE_BEGINS)
    assert made.notes == (Footnote("n", (paragraph("⠽"),)),)


@pytest.mark.parametrize(
    ("changes", "signs"),
    [
        ({"ordered": False}, ["_4 A", "_4 B"]),
        ({"ordered": True}, ["1. A", "2. B"]),
        ({"ordered": True, "start": 9, "reversed": True}, ["9. A", "8. B"]),
        ({"ordered": True, "style": "lower-roman"}, ["I. A", "II. B"]),
        ({"ordered": True, "style": "none"}, ["A", "B"]),
    ],
)
def test_each_item_has_its_sign_in_its_text(changes, signs):
    block = List(items=((paragraph("a"),), (paragraph("b"),)), **changes)
    assert read((block,)) == signs


def test_an_item_without_a_paragraph_has_its_sign_before():
    block = List(ordered=True, items=((Quote((paragraph("q"),)),),))
    assert read((block,))[:2] == ["1.", "Q"]


def test_a_listing_keeps_its_lines():
    assert in_cells((Code("a\nbc"),)) == (Code("⠁\n⠃⠉"),)


def test_blocks_of_another_language_say_so_and_go_from_left_to_right():
    arabic = Paragraph((Text("a"),), "ar", "rtl")
    assert in_cells((arabic,)) == (Paragraph((Text("⠘⠷"), Text("⠁")), "ar-Brai"),)


def test_no_block_is_lost(every_block: Blocks):
    """But pictures, which become paragraphs; a caption of a gallery becomes one too."""
    pictures = {
        block.path: shown("A bus.") for block in blocks_in(every_block) if isinstance(block, Figure)
    }
    made = in_cells(every_block, **pictures)
    kinds = [type(block) for block in blocks_in(made)]
    gone = {Figure, Gallery}
    expected = {type(block) for block in blocks_in(every_block)} - gone
    assert expected <= set(kinds)
    assert not gone & set(kinds)


def test_all_text_of_every_block_is_in_cells(every_block: Blocks):
    pictures = {
        block.path: shown("A bus.") for block in blocks_in(every_block) if isinstance(block, Figure)
    }
    made = in_cells(every_block, **pictures)
    for run in runs_in(made):
        assert all(c == " " or 0x2800 <= ord(c) <= 0x28FF for c in plain(run)), plain(run)
    for block in blocks_in(made):
        if isinstance(block, Embed):
            assert all(c == " " or ord(c) >= 0x2800 for c in block.provider + block.title)


def test_a_divider_stays_and_a_line_break_too():
    verse = Paragraph((Text("a"), LineBreak(), Text("b")))
    assert in_cells((Divider(), verse)) == (
        Divider(),
        Paragraph((Text("⠁"), LineBreak(), Text("⠃"))),
    )


@with_liblouis
def test_passages_in_several_languages_name_them_and_a_note_explains_the_names():
    """The Rules of Unified English Braille, sections 14.2.5, 14.3.3 and 14.3.5."""
    german = Span("span", (Text("Ostsee"),), language="de")
    french = Span("span", (Text("mer"),), language="fr")
    run = (german, Text(" and "), german, Text(", "), french)
    translation = translated("en")
    words = Words("en")
    alone = BodyTranslation(translation, words, {}).body(Body((Paragraph((german,)),)))
    assert [plain(block.inlines) for block in alone.blocks] == ["⠘⠷⠨⠕⠾⠎⠑⠑"]
    (note, made) = BodyTranslation(translation, words, {}).body(Body((Paragraph(run),))).blocks
    assert plain(note.inlines) == (f"⠈⠨⠣{translation.cells('de: German; fr: French', 'en')}⠈⠨⠜")
    assert plain(made.inlines) == "⠐⠷⠙⠑⠄⠨⠕⠾⠎⠑⠑⠠⠐⠾ ⠁⠝⠙ ⠘⠷⠨⠕⠾⠎⠑⠑⠘⠾⠂ ⠐⠷⠋⠗⠄⠍⠑⠗⠠⠐⠾"
