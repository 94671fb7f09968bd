"""Soft hyphens (ARCHITECTURE, hyphenation): only where they may stand, and easily taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import article, assembled
from paperpress.body.hyphenation import SOFT_HYPHEN, soften
from paperpress.body.reader import translate
from paperpress.body.words import text_of_blocks
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.profiles import profile
from paperpress.themes import load_theme


def softened(html: str, language: str = "en") -> str:
    body = soften(translate(article(body=html)), language)
    return text_of_blocks(body.blocks).replace(SOFT_HYPHEN, "|")


@pytest.mark.parametrize(
    ("html", "language", "expected"),
    [
        ("<p>an accessibility statement</p>", "en", "an access|ib|il|ity state|ment"),
        ("<p>die Donaudampfschifffahrt</p>", "de", "die Donau|dampf|schiff|fahrt"),
        ("<p>met Alexandra yesterday</p>", "en", "met Alexandra yes|ter|day"),
        ("<p>the <code>accessibility</code> flag</p>", "en", "the accessibility flag"),
        ("<h2>Accessibility</h2><p>x</p>", "en", "Accessibility\nx"),
        ('<p><a href="https://x.example/">accessibility</a></p>', "en", "accessibility"),
        (
            '<p>the <i lang="de">Schifffahrtsgesellschaft</i></p>',
            "en",
            "the Schiff|fahrts|ge|sell|schaft",
        ),
        ("<p>অ্যাক্সেসিবিলিটি</p>", "xx", "অ্যাক্সেসিবিলিটি"),
    ],
)
def test_where_soft_hyphens_may_stand(html: str, language: str, expected: str) -> None:
    assert softened(html, language) == expected


@given(st.text(), st.sampled_from(["en", "de", "fr", "uk", "ar", "zh-Hans"]))
def test_taking_them_out_gives_the_text_back(text: str, language: str) -> None:
    body = translate(article(body=[{"type": "paragraph", "text": f"x {text}"}]))
    soft = soften(body, language)
    assert text_of_blocks(soft.blocks).replace(SOFT_HYPHEN, "") == text_of_blocks(body.blocks)


def test_taking_them_out_gives_the_bytes_of_the_edition_without(masthead: Masthead) -> None:
    (edition,) = plan([article(body="<p>An accessibility statement for everybody.</p>")], masthead)
    theme, device = load_theme("classic"), profile("eink")
    without = assembled(edition, theme, device)
    with_them = assembled(edition, theme, device, hyphenation="soft")
    assert with_them != without
    for one, other in zip(with_them.resources, without.resources, strict=True):
        if not one.media_type.startswith("image"):
            assert one.data.replace(SOFT_HYPHEN.encode(), b"") == other.data


def test_none_asks_the_engine_for_none(masthead: Masthead) -> None:
    (edition,) = plan([article()], masthead)
    theme, device = load_theme("classic"), profile("eink")
    publication = assembled(edition, theme, device, hyphenation="none")
    assert publication.resource("css/edition.css").data.endswith(b"hyphens: none; }\n")


def test_no_word_of_verse_is_broken() -> None:
    assert (
        softened("<pre class=poem>an accessibility statement</pre>") == "an accessibility statement"
    )
