"""What each element of a body becomes (docs/body.md): source, and the blocks as a literal tree.

A test says what findings it expects; where it says nothing, there are none.
"""

from __future__ import annotations

import pytest

from literals import assert_blocks, read


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one\ntwo\n\n\nthree", ["one", "two", "three"]),
        ("  AT&T <  Verizon ", ["AT&T < Verizon"]),
        ("one\r\ntwo\rthree", ["one", "two", "three"]),
        ("x <y and z> w", ["x <y and z> w"]),
        ("Jo <jo@example.org>\nI <3 it", ["Jo <jo@example.org>", "I <3 it"]),
        ("AT&amp;T\nand\n\nso on", ["AT&T and so on"]),
    ],
)
def test_a_string_without_markup_parts_paragraphs_at_its_lines(
    source: str, expected: list[str]
) -> None:
    """CONTRACT 3. A tag or a character reference makes it HTML, whose lines don't part."""
    assert_blocks(source, expected)


def test_a_finding_names_the_place_if_there_is_one() -> None:
    paths = [f.path for f in read("<p>a</p><table><tr><td>x<td>y</table>").findings]
    assert paths == ["body[1]"]
    blocks = [{"type": "divider"}, {"type": "html", "html": "<foo>x</foo>"}]
    assert [f.path for f in read(blocks).findings] == ["body[1]"]


@pytest.mark.parametrize(
    "line", ["https://youtu.be/abc", '<a href="https://youtu.be/abc">https://youtu.be/abc</a>']
)
def test_an_address_on_a_line_of_a_paragraph_is_a_link_with_a_name(line: str) -> None:
    assert_blocks(
        f"<p>Watch <b>it</b>:<br>{line}<br>and then<br>more, see https://x.example/ too.</p>",
        [
            "Watch <b>it</b>:",
            ("embed", "YouTube", "https://youtu.be/abc", "", []),
            "and then/more, see https://x.example/ too.",
        ],
        "TXT018",
    )


def test_a_list_of_tasks_says_which_are_done() -> None:
    source = "<ul><li><input type=checkbox checked> a</li><li><input type=checkbox> b</li></ul>"
    assert_blocks(source, [("ul", [["[x] a"], ["[ ] b"]])])


def test_a_drawing_without_words_says_its_label() -> None:
    source = '<p>Rated <svg aria-label="4 of 5"><path d=""/></svg></p>'
    assert_blocks(source, ["Rated 4 of 5"], "TXT017")
