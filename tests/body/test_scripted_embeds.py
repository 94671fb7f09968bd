"""What only a script would draw becomes a link with a name."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks
from paperpress.body.html import read
from paperpress.body.scripted_embeds import ELEMENTS, is_scripted

YOUTUBE = "https://www.youtube.com/watch?v=k3x9QzT_7dA"

SCRIPTED: list[tuple[str, list[Any]]] = [
    (
        f"<figure class=media><oembed url='{YOUTUBE}'></oembed></figure>",
        [("embed", "YouTube", YOUTUBE, "", [])],
    ),
    (
        "<div data-oembed-url='https://vimeo.com/70412'><div><iframe src='https://player.vimeo.com/video/70412'></iframe></div></div>",
        [("embed", "Vimeo", "https://vimeo.com/70412", "", [])],
    ),
    (
        "<amp-youtube data-videoid=k3x9QzT_7dA></amp-youtube>",
        [("embed", "YouTube", YOUTUBE, "", [])],
    ),
    (
        "<amp-twitter data-tweetid=18><p>The bridge is shut.</p></amp-twitter>",
        [("embed", "X", "https://twitter.com/i/status/18", "", ["The bridge is shut."])],
    ),
    (
        "<lite-youtube videoid=k3x9QzT_7dA playlabel='The last ferry'></lite-youtube>",
        [("embed", "YouTube", YOUTUBE, "The last ferry", [])],
    ),
    (
        "<div class='flourish-embed flourish-chart' data-src='visualisation/92'></div>",
        [("embed", "Flourish", "https://public.flourish.studio/visualisation/92/", "", [])],
    ),
    (
        "<div class=infogram-embed data-id=rain data-title='Rain by month'></div>",
        [("embed", "Infogram", "https://infogram.com/rain", "Rain by month", [])],
    ),
    (
        "<div class=fb-post data-href='https://www.facebook.com/harbour/posts/4'></div>",
        [("embed", "Facebook", "https://www.facebook.com/harbour/posts/4", "", [])],
    ),
]


@pytest.mark.parametrize(("source", "expected"), SCRIPTED)
def test_what_a_script_would_draw_is_a_link(source: str, expected: list[Any]) -> None:
    assert_blocks(f"<p>Lead.</p>{source}", ["Lead.", *expected], "TXT018")


def test_an_address_that_no_edition_can_have_is_told_and_its_words_stay() -> None:
    source = "<p>Lead.</p><oembed url='javascript:alert(1)'></oembed><oembed url=x:y>Clip</oembed>"
    assert_blocks(source, ["Lead.", "Clip"], "LNK001", "TXT003")


@pytest.mark.parametrize("name", sorted(ELEMENTS))
def test_an_element_without_its_address_is_only_a_box(name: str) -> None:
    assert not is_scripted(read(f"<p><{name}>Words</{name}></p>").root)
