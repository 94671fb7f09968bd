"""Headings in steps of one level, and bold paragraphs that stand in for headings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from literals import assert_blocks, read
from paperpress.model.blocks import Heading, Paragraph
from paperpress.model.traversal import blocks_in


@pytest.mark.parametrize(
    ("source", "poses"),
    [
        ("<p><b>A heading</b></p>", True),
        ("<p><strong>A</strong> <b>heading</b></p>", True),
        ("<p><b>A sentence.</b></p>", False),
        ("<p><b>A question?</b></p>", False),
        ("<p><b>Half</b> of it</p>", False),
        (f"<p><b>{'long ' * 20}</b></p>", False),
    ],
)
def test_a_short_bold_paragraph_without_a_full_stop_poses_as_a_heading(
    source: str, poses: bool
) -> None:
    assert ("TXT010" in [one.code for one in read(f"{source}<p>b</p>").findings]) is poses


def test_headings_of_a_note_become_paragraphs() -> None:
    body = read(
        "<p>a<a href='#fn1'>1</a></p><aside role=doc-footnote id=fn1><h2>H</h2><p>N</p></aside>"
    )
    blocks = [block for note in body.notes for block in note.blocks]
    assert blocks
    assert all(isinstance(block, Paragraph) for block in blocks)


def test_a_heading_that_fits_is_left_as_it_is() -> None:
    assert_blocks("<h2>a</h2><h3>b</h3><h2>c</h2>", [("h2", "a"), ("h3", "b"), ("h2", "c")])


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8))
@settings(max_examples=50)
def test_each_heading_is_at_most_one_deeper_than_the_one_before(levels: list[int]) -> None:
    body = read("".join(f"<h{level}>x</h{level}>" for level in levels))
    last = 1
    for block in blocks_in(body):
        if isinstance(block, Heading):
            assert 2 <= block.level <= last + 1
            last = block.level
