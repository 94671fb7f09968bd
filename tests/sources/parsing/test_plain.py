"""Text of a field that an export may have written as HTML."""

import pytest

from paperpress.sources.parsing.plain import plain


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("<b>Ann</b> Reyes", "Ann Reyes"),
        (" Ann & Bob ", "Ann & Bob"),
        ("3 < 4 and 5 > 2", "3 < 4 and 5 > 2"),
        ("<p>One</p><p>two</p>", "One\ntwo"),
        ("One<br>two", "One\ntwo"),
        ("<p>One\nline</p>", "One line"),
        ("A<script>b</script><style>c</style>", "A"),
        ("", ""),
    ],
)
def test_tags_and_references_go_and_words_stay(source: str, text: str) -> None:
    assert plain(source) == text
