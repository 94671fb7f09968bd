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
        ("Goal! ⚽", "Goal!", "⚽"),
        ("🔴 LIVE: the tide", "LIVE: the tide", "🔴"),
        ("The Meridian Courier 🗞️", "The Meridian Courier", "🗞"),
        ("Kyiv 🇺🇦 wins the 🏆, at last 👩‍🚀!", "Kyiv wins the, at last!", "🇺🇦 🏆 👩🚀"),
        ("Rain ☔, wind 💨 and (🎵) song", "Rain, wind and song", "☔ 💨 🎵"),
        ("Team🔥work", "Team work", "🔥"),
        ("Win 1️⃣ now", "Win 1 now", "⃣"),
        ("Thumbs up 👍🏽 for €5", "Thumbs up for €5", "👍🏽"),
        (" House sign", "House sign", ""),
        ("Modi calls नमस्ते a greeting", "Modi calls … a greeting", "नमस्ते"),
        ("नमस्ते नमस्ते is a greeting for all", "… is a greeting for all", "नमस्ते नमस्ते"),
        ("तटीय शहर", "", "तटीय शहर"),
        ("तटीय शहर खबर now", "", "तटीय शहर खबर now"),
        ("⚽🏆", "", "⚽🏆"),
        ("", "", ""),
        ("مدن الساحل ⚽ تستعد", "مدن الساحل تستعد", "⚽"),
        ("ערי החוף 🌊", "ערי החוף", "🌊"),
    ],
)
def test_a_headline_shows_what_can_be_drawn(text: str, shown: str, missing: str) -> None:
    part = drawable(text, "en", gaps=True)
    assert (part.text, part.missing) == (shown, missing)


def test_the_paper_s_own_lines_have_no_gaps() -> None:
    assert drawable("Daily नमस्ते Courier", "en").text == "Daily Courier"


def test_the_extra_is_named_where_it_has_the_face() -> None:
    installed = all(map(faces.is_installed, faces.NOTO.values()))
    for text in ("東京", "서울", "ひらがな", "晨报"):
        assert extra_for(text) == ("" if installed else EXTRA)
    for text in ("नमस्ते", "ข่าว", "⚽", ""):
        assert extra_for(text) == ""


@given(st.text(max_size=30), st.sampled_from(["en", "ar", "he", "ja", "hi"]), st.booleans())
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
