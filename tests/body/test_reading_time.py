"""Reading time: by words and language (Trauzettel-Klosinski and Dietz, 2012)."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.body.reader import translate
from paperpress.body.reading_time import minutes


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("one", "en", 1),
        ("word " * 228 * 3, "en-GB", 3),
        ("word " * 228 * 3, "ar", 5),
        ("字" * 510, "zh-Hans", 2),
        ("語" * 357 * 2, "ja", 2),
        ("neno " * 184 * 4, "sw", 4),
    ],
)
def test_reading_time(text: str, language: str, expected: int) -> None:
    assert minutes(translate(article(body=text)), language) == expected
