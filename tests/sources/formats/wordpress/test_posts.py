"""Posts of WordPress: footnotes that it keeps beside the text stand in it."""

from __future__ import annotations

import pytest

from paperpress.sources.formats.wordpress.posts import with_footnotes


@pytest.mark.parametrize(
    ("kept", "body"),
    [
        (
            '[{"content":"The <em>note</em>.","id":"u-1"}]',
            'a<ol class="wp-block-footnotes"><li id="u-1">The <em>note</em>.</li></ol>b',
        ),
        ("", "a<!-- wp:footnotes /-->b"),
        ("{broken", "a<!-- wp:footnotes /-->b"),
        ('[7, {"id": "x"}]', 'a<ol class="wp-block-footnotes"><li id="x"></li></ol>b'),
    ],
)
def test_wordpress_keeps_footnotes_beside_the_text_and_they_stand_in_it(
    kept: str, body: str
) -> None:
    assert with_footnotes("a<!-- wp:footnotes /-->b", kept) == body
