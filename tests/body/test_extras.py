"""What stands between an article's paragraphs on a site (docs/body.md)."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.body.reader import translate
from paperpress.body.words import text_of_blocks
from paperpress.model.blocks import Figure


@pytest.mark.parametrize(
    "extra",
    [
        '<div class="ad-slot" id="div-gpt-ad-1">Advertisement</div>',
        '<div id="div-gpt-ad-123">Advertisement</div>',
        '<aside class="newsletter-signup"><p>Sign up for our newsletter</p></aside>',
        '<ul class="share-buttons"><li><a href="https://s.example/">Share</a></li></ul>',
        '<div class="kg-card kg-signup-card"><h2>Sign up</h2><p>Each morning.</p></div>',
        '<div class="sharedaddy"><h3>Share this</h3></div>',
    ],
)
def test_advertising_newsletters_and_share_bars_are_left_out_and_told(extra: str) -> None:
    """TXT026 tells the words that went."""
    body = translate(article(body=f"<p>Before.</p>{extra}<p>After.</p>"))
    assert text_of_blocks(body.blocks).split() == ["Before.", "After."]
    assert [finding.code for finding in body.findings] == ["TXT026"]


@pytest.mark.parametrize(
    "kept",
    [
        '<div class="header">Words</div>',
        '<div class="shareholders">Words</div>',
        '<p class="lead">Words</p>',
        f'<div class="ad">{"Words of the article. " * 40}</div>',
        '<div class="ads"><table><tr><th>Words</th></tr></table></div>',
    ],
)
def test_a_box_that_may_be_the_article_s_stays(kept: str) -> None:
    body = translate(article(body=f"<p>Before.</p>{kept}"))
    assert "Words" in text_of_blocks(body.blocks)
    assert "TXT026" not in {finding.code for finding in body.findings}


def figure(html: str) -> Figure:
    (found,) = (b for b in translate(article(body=html)).blocks if isinstance(b, Figure))
    return found


def test_a_paragraph_after_a_picture_that_calls_itself_its_caption_is_it() -> None:
    html = '<p><img src="a.jpg" alt="x"></p><p class="caption">The N12. <span class="credit">Lena Ortiz</span></p>'
    assert figure(html).picture.caption == "The N12."
    assert figure(html).picture.credit == "Lena Ortiz"


def test_without_a_picture_before_it_it_is_a_paragraph() -> None:
    body = translate(article(body='<p>Words.</p><p class="caption">The N12.</p>'))
    assert text_of_blocks(body.blocks).splitlines() == ["Words.", "The N12."]


def test_of_remote_pictures_the_largest_is_taken_and_of_local_ones_the_one_named() -> None:
    """HTML, section 4.8.4.2.1: srcset."""
    remote = '<img src="https://a.example/s.jpg" srcset="https://a.example/s.jpg 300w, https://a.example/l.jpg 1200w">'
    assert figure(remote).picture.src == "https://a.example/l.jpg"
    later = '<img src="https://a.example/x.gif" data-lazy-src="https://a.example/bus.jpg">'
    assert figure(later).picture.src == "https://a.example/bus.jpg"
    spinner = '<img src="/img/spinner.gif" data-src="/img/bus.jpg">'
    assert figure(spinner).picture.src == "/img/bus.jpg"
    local = '<img src="s.jpg" srcset="s.jpg 300w, l.jpg 1200w">'
    assert figure(local).picture.src == "s.jpg"
