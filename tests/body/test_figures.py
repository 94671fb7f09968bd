"""Pictures of a body: file, text, caption, credit and place."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks, read
from paperpress.model.blocks import Figure, Link, plain
from paperpress.model.traversal import blocks_in

E_ = "https://example.org/"


PICTURES = [
    ("<p>a <img src=i.jpg alt=''> b</p>", ["a", ("figure", {"src": "i.jpg", "alt": ""}), "b"], []),
    (
        "<figure><img src=i.jpg alt='A dog'>"
        f"<figcaption>Rex, <a href={E_}>a</a> dog. "
        "<span class=photo-credit>Jo/AP</span></figcaption></figure>",
        [("figure", {"src": "i.jpg", "alt": "A dog", "caption": "Rex, a dog.", "credit": "Jo/AP"})],
        [],
    ),
    (
        "<figure><img src=i.jpg><figcaption><small>All small</small></figcaption></figure>",
        [("figure", {"src": "i.jpg", "caption": "All small"})],
        [],
    ),
    (
        "<div class=wp-caption><img src=i.jpg><p class=wp-caption-text>C</p></div>",
        [("figure", {"src": "i.jpg", "caption": "C"})],
        [],
    ),
    (
        "<figure><figure><img src=1.jpg><figcaption>x</figcaption></figure><img src=2.jpg>"
        "<figcaption>both</figcaption></figure>",
        [("gallery", [{"src": "1.jpg", "caption": "x"}, {"src": "2.jpg"}], "both")],
        [],
    ),
    (
        "<ul class=gallery><li><img src=1.jpg></li><li><img src=2.jpg></li></ul>",
        [("gallery", [{"src": "1.jpg"}, {"src": "2.jpg"}], "")],
        [],
    ),
    ("<img src='data:image/gif;base64,R0' data-src=r.jpg>", [("figure", {"src": "r.jpg"})], []),
    ("<img srcset='s.jpg 300w, l.jpg 900w'>", [("figure", {"src": "l.jpg"})], []),
    (
        "<picture><source srcset='s.webp 1x'><img src=i.jpg alt=A></picture>",
        [("figure", {"src": "i.jpg", "alt": "A"})],
        [],
    ),
    (
        "<img src=blank.gif data-src=r.jpg><noscript><img src=r.jpg></noscript>",
        [("figure", {"src": "r.jpg"})],
        [],
    ),
    (
        "a<img src='data:image/gif;base64,R0'><noscript><img src=r.jpg></noscript>",
        ["a", ("figure", {"src": "r.jpg"})],
        ["TXT004"],
    ),
    ("a<img src=https://pixel.wp.com/g.gif><img src=x.gif width=1 height=1>", ["a"], ["TXT004"]),
    ("a <img class=emoji alt=🎉 src=e.png> b", ["a 🎉 b"], []),
    ("<img alt='A dog'>", ["A dog"], ["TXT020"]),
    (
        "<img src=i.jpg alt='A dog' data-caption='Rex at &lt;em&gt;dawn&lt;/em&gt;'>",
        [("figure", {"src": "i.jpg", "alt": "A dog", "caption": "Rex at dawn"})],
        [],
    ),
    (
        "<drupal-media data-entity-uuid=9 alt='A dog' data-caption='Rex'></drupal-media>",
        ["A dog Rex"],
        ["TXT020"],
    ),
    ("<amp-anim src=i.gif width=300 height=200></amp-anim>", [("figure", {"src": "i.gif"})], []),
    (
        "<figure><table><tr><th>a<td>b</table><figcaption>c</figcaption></figure>",
        [("table", [], [[("row", "a"), ("td", "b")]], "c")],
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected", "codes"), PICTURES)
def test_pictures(source: str, expected: list[Any], codes: list[str]) -> None:
    assert_blocks(source, expected, *codes)


IMAGES = "".join(f'<p>Words.</p><img src="{name}.jpg" alt="{name}">' for name in "abc")


TWO = {"type": "gallery", "pictures": [{"src": "d.jpg"}, {"src": "e.jpg"}]}


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{IMAGES}</div>",
        f'<div class="gallery">{IMAGES}</div>',
        [{"type": "html", "html": IMAGES}],
        [{"type": "quote", "blocks": [{"type": "picture", "src": "a.jpg"}, TWO, TWO]}],
        [{"type": "aside", "blocks": [TWO, {"type": "html", "html": IMAGES}]}, TWO],
    ],
)
def test_each_picture_has_a_place_of_its_own(body: Any) -> None:
    """Pages find a picture by it: two of one place would both be the last."""
    paths = [one.path for one in blocks_in(read(body)) if isinstance(one, Figure)]
    assert len(paths) >= 3
    assert len(set(paths)) == len(paths)


LINKED = (
    '<figure><img src="quay.jpg" alt="A quay"><figcaption>A quay in a town on <a href="https://map.example/a">a</a>'
    ' bay, <a href="#part">below</a>. <small>Photo: <a href="https://wire.example/"><b>Wire</b></a></small>'
    "</figcaption></figure>"
)


def test_the_links_of_a_caption_are_kept_but_those_within_the_article() -> None:
    body = read(LINKED)
    (block,) = body.blocks
    assert isinstance(block, Figure)
    links = [(link.href, plain((link,))) for link in block.links if isinstance(link, Link)]
    assert links == [("https://map.example/a", "a"), ("https://wire.example/", "Wire")]
    assert block.picture.caption == "A quay in a town on a bay, below."
    assert [finding.code for finding in body.findings] == ["LNK005"], "for the one within it"
