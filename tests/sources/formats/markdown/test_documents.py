"""Markdown: front matter, and no word of a file is lost (docs/formats/markdown.md)."""

from __future__ import annotations

import io
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from json_formats import FIXTURES, record_in
from paperpress.model.finding import Rejected
from paperpress.sources.formats.markdown import documents as markdown
from paperpress.sources.parsing.plain import plain
from paperpress.sources.raw import Raw


@pytest.mark.parametrize(
    ("text", "headline", "words"),
    [
        ("# Learn C#\nText.", "Learn C#", "Text."),
        ("# The *Arden* sails & returns ##\nText.", "The Arden sails & returns", "Text."),
        ("---\ntitle: A\n2025: x\n---\nText.", "A", "Text."),
        ("---\ntitle: A\n---\n" + "> " * 40 + "Text.", "A", "Text."),
        ("{{< figure src=a.jpg caption=Bank", None, "{{< figure src=a.jpg caption=Bank"),
        ("---\nOne, two\n---\nText.", None, "One, two Text."),
    ],
    ids=["sign", "marks", "number as a key", "depth", "unclosed", "no keys"],
)
def test_no_word_of_a_file_is_lost(text: str, headline: str | None, words: str) -> None:
    (one,) = markdown.records(io.BytesIO(text.encode()), "a.md")
    assert isinstance(one, Raw)
    assert one.record.get("headline") == headline
    assert plain(one.record["body"]).split() == words.split()


@pytest.mark.parametrize("piece", ["{{< a x=", "{% a ", "{{<   ", "# #", "---\n#\n"])
def test_no_text_takes_longer_to_read_than_its_length_says(piece: str) -> None:
    started = perf_counter()
    list(markdown.records(io.BytesIO(piece.encode() * 10_000), "a.md"))
    assert perf_counter() - started < 5


@given(st.lists(st.sampled_from(
    ["---\n", "+++\n", "{", "}", '"title": "A"', "title: A\n", "title = 'A'\n", "date: ", "2025-07-23",
     "2025-02-30", "[", "]", "- ", "{{< figure src=a.jpg >}}", "{% x %}", "# ", "\n", "Text", "&a ", "*a", ": "]
), max_size=14))  # fmt: skip
def test_any_text_is_an_article_or_says_why_not(pieces: list[str]) -> None:
    for one in markdown.records(io.BytesIO("".join(pieces).encode()), "a.md"):
        assert isinstance(one, Raw | Rejected)


def test_a_date_in_a_file_s_name_is_the_articles() -> None:
    """Jekyll: ``YEAR-MONTH-DAY-title.MARKUP``."""
    record = record_in("markdown", FIXTURES / "markdown" / "2025-07-22-ferry-tests.md")
    assert (record["published"], record["id"], record["desk"]) == (
        "2025-07-22",
        "ferry-tests",
        "city",
    )
