"""Where notes stand, and what refers to them."""

from __future__ import annotations

from typing import Any

from literals import assert_blocks, tree
from paperpress.model.blocks import Body

E_ = "https://example.org/"


def notes(body: Body) -> list[tuple[str, list[Any]]]:
    return [(note.id, tree(note.blocks)) for note in body.notes]


def test_notes_come_in_the_order_of_their_references_without_their_way_back() -> None:
    body = assert_blocks(
        "<p>a<sup id=r2><a href='#fn2'>[2]</a></sup> b<a href='#fn1' id=r1>1</a>"
        " c<a href='#fn2'>2</a></p>"
        "<section role=doc-endnotes><hr><ol><li id=fn1>One <a href='#r1'>back</a></li>"
        "<li id=fn2><p>Two <a class=footnote-backref href='#x'>↩</a></p></li></ol></section>",
        ["a[fn2] b[fn1] c[fn2]"],
    )
    assert notes(body) == [("fn2", ["Two"]), ("fn1", ["One"])]


def test_words_that_refer_to_a_note_stay() -> None:
    body = assert_blocks(
        "<p><a href='#note-1'>as Smith says</a></p><p id=note-1>N</p>", ["as Smith says[note-1]"]
    )
    assert notes(body) == [("note-1", ["N"])]


def test_a_note_that_isn_t_there_becomes_its_text() -> None:
    assert_blocks("<p>a<a href='#fn9'>9</a></p>", ["a9"], "LNK004")


def test_a_note_that_holds_nothing_is_still_there_to_be_found() -> None:
    body = assert_blocks("<p>a<a href='#fn9'>9</a></p><p id=fn9></p>", ["a[fn9]"], "TXT023")
    assert notes(body) == [("fn9", [])]


def test_a_note_that_nothing_refers_to_is_kept() -> None:
    body = assert_blocks("<p>a</p><aside role=doc-footnote id=fn1>N</aside>", ["a"], "TXT019")
    assert notes(body) == [("fn1", ["N"])]


def test_a_reference_within_a_link_follows_it() -> None:
    """HTML Standard, 4.5.1: a link holds no link."""
    assert_blocks(
        f"<a href={E_}><div>x<a href='#fn1'>1</a></div></a><p id=fn1>N</p>",
        [f"<a {E_}>x</a>[fn1]"],
    )
