"""What tells of a text which language and which script it is in."""

from __future__ import annotations

import pytest

from paperpress.captions.language_guess import foreign_script, likely_language, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Harbour towns brace for the highest tide", "Latin"),
        ("L’été, où l’on déjeune à Besançon — déjà", "Latin"),
        ("Đường về cảng sau cơn bão ở Nguyễn", ""),  # its commonest letters stand in no table
        ("Прилив", "Cyrillic"),
        ("Прилив and tide", ""),
        ("Harbour towns brace for the highest tide за", "Latin"),
        ("a" * 9 + "я", "Latin"),
        ("a" * 8 + "я", ""),
        ("港町へ船が戻ってきた", "Han or kana"),
        ("2025 — 12:30", ""),
        ("Next سوق السمك في الميناء الشرقي ٢٠٢٥", ""),  # figures are no letters
        ("سوق السمك ١٢", "Arabic"),
        ("", ""),
    ],
)
def test_the_script_is_that_of_nine_letters_in_ten(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_script_is_foreign_where_the_language_isn_t_written_in_it() -> None:
    russian = "Корабли возвращаются в порт после бури"
    assert foreign_script(russian, "en") == "Cyrillic"
    assert foreign_script(russian, "ru") == ""
    assert foreign_script("Ships come home to port after it", "ru") == "Latin"


def test_a_page_s_language_is_told_by_its_small_words_in_capitals_too() -> None:
    german = "Der Rat und die Stadt haben mit dem Hafen für das Jahr einen Plan. " * 5
    assert likely_language(german, "en-GB") == "de"
    assert likely_language(german.upper(), "en-GB") == "de"
    assert likely_language(german, "de") == ""
