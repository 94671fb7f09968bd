"""What of a text a cover can show, and what an editor is told of the rest."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.pictures.cover import faces
from paperpress.pictures.cover.drawable import EXTRA, drawable, extra_for
from paperpress.pictures.cover.typeset import can_set


@pytest.mark.parametrize(
    ("text", "shown", "missing"),
    [
        ("Harbour towns brace", "Harbour towns brace", ""),
        ("Goal! ⚽", "Goal! ⚽", ""),
        ("Kyiv 🇺🇦 wins the 🏆, at last 👩‍🚀!", "Kyiv 🇺🇦 wins the 🏆, at last 👩‍🚀!", ""),
        ("Thumbs up 👍🏽 for €5, 1️⃣ and ❤️", "Thumbs up 👍🏽 for €5, 1️⃣ and ❤️", ""),
        ("Left \U0001f8b0", "Left", "\U0001f8b0"),
        ("\U0001f8b0 LIVE: the tide", "LIVE: the tide", "\U0001f8b0"),
        (
            "Rain \U0001f8b0, wind \U0001f8b1 and (\U0001f8b0) song",
            "Rain, wind and song",
            "\U0001f8b0 \U0001f8b1 \U0001f8b0",
        ),
        ("Team\U0001f8b0work", "Team work", "\U0001f8b0"),
        ("\ue000 House sign", "House sign", "\ue000"),
        ("Modi calls नमस्ते a greeting", "Modi calls नमस्ते a greeting", ""),
        ("The word ᏣᎳᎩ is a name", "The word … is a name", "ᏣᎳᎩ"),
        ("ᏣᎳᎩ ᏣᎳᎩ is a name for all", "… is a name for all", "ᏣᎳᎩ ᏣᎳᎩ"),
        ("ᎠᎹᏱ ᎦᏚᎲ", "", "ᎠᎹᏱ ᎦᏚᎲ"),
        ("ᎠᎹᏱ ᎦᏚᎲ ᎠᏕᎳ now", "", "ᎠᎹᏱ ᎦᏚᎲ ᎠᏕᎳ now"),
        ("\U0001f8b0\U0001f8b1", "", "\U0001f8b0\U0001f8b1"),
        ("", "", ""),
        ("مدن الساحل \U0001f8b0 تستعد", "مدن الساحل تستعد", "\U0001f8b0"),
        ("ערי החוף \U0001f8b0", "ערי החוף", "\U0001f8b0"),
    ],
)
def test_a_headline_shows_what_can_be_drawn(text: str, shown: str, missing: str) -> None:
    part = drawable(text, "en", gaps=True)
    assert (part.text, part.missing) == (shown, missing)


def test_the_paper_s_own_lines_have_no_gaps() -> None:
    assert drawable("Daily ᏣᎳᎩ Courier", "en").text == "Daily Courier"


def test_the_extra_is_named_where_it_has_the_face() -> None:
    installed = all(map(faces.is_installed, faces.CJK.values()))
    for text in ("東京", "서울", "ひらがな", "晨报"):
        assert extra_for(text) == ("" if installed else EXTRA)
    for text in ("ᏣᎳᎩ", "⚽", ""):
        assert extra_for(text) == ""


@given(
    st.text(max_size=30), st.sampled_from(["en", "ar", "he", "ja", "hi", "th", "km"]), st.booleans()
)
def test_what_is_shown_can_be_set_and_has_something_to_read(
    text: str, language: str, gaps: bool
) -> None:
    part = drawable(text, language, gaps=gaps)
    if part.text.strip():
        assert can_set(part.text, language)
    if part.missing and part.text:
        assert any(map(str.isalnum, part.text))
    if part.missing:
        assert set(part.missing) - {" "} <= set(unicodedata.normalize("NFC", text))
