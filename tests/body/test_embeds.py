"""What stands elsewhere (videos, posts) becomes a quote or a titled link."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks

E_ = "https://example.org/"


EMBEDS = [
    (
        "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ?x=1' title=T></iframe>",
        [("embed", "YouTube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "T", [])],
        ["TXT018"],
    ),
    (
        "<blockquote class=twitter-tweet><p>a</p>— B <a href='https://twitter.com/b/1'>d</a></blockquote>"
        "<script src=x.js></script>",
        [
            (
                "embed",
                "X",
                "https://twitter.com/b/1",
                "",
                ["a", "— B <a https://twitter.com/b/1>d</a>"],
            )
        ],
        ["TXT018", "TXT001"],
    ),
    (
        "<video title=V><source src='https://example.org/v.mp4'>No video.</video>",
        [("embed", "example.org", f"{E_}v.mp4", "V", ["No video."])],
        ["TXT018"],
    ),
    ("<audio src=talk.mp3></audio>", [("embed", "", "", "talk.mp3", [])], ["LNK002", "TXT018"]),
    ("a<iframe></iframe>", ["a"], ["TXT003"]),
    ("a<iframe src=https://x.org/ns.html width=0 height=0></iframe>", ["a"], ["TXT004"]),
]


@pytest.mark.parametrize(("source", "expected", "codes"), EMBEDS)
def test_what_stands_elsewhere_is_a_quote_or_a_titled_link(
    source: str, expected: list[Any], codes: list[str]
) -> None:
    assert_blocks(source, expected, *codes)
