"""Sentences by the rules of their language; joined they are the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.speech.sentences import sentences


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("en", "Dr. Venn paid £4.5m. She left at 10.30 a.m. on Monday.", 2),
        ("en", "“It rains.” He stayed. J. R. Hartley left.", 3),
        ("de", "Um 10.30 Uhr kam Dr. Müller am 3. Oktober z. B. nach Berlin. Er ging.", 2),
        ("fr", "M. Dupont est arrivé. Il part.", 2),
        ("es", "¿Viene el Sr. García? Sí.", 2),
        ("ar", "هل جاء؟ نعم.", 2),
        ("ja", "今日は。明日は。", 2),
        ("xx", "One. Two.", 2),
    ],
)
def test_abbreviations_end_no_sentence(language: str, text: str, parts: int) -> None:
    assert len(sentences(text, language)) == parts


@given(st.text(), st.sampled_from(["en", "fr", "ar", "ja", "pt-BR", "xx"]))
def test_joined_they_are_the_text(text: str, language: str) -> None:
    assert "".join(sentences(text, language)) == text
