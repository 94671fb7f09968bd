"""Dates in words of many languages, as hands and feeds write them."""

from __future__ import annotations

import pytest

from paperpress.sources.parsing.dates import moment

DATES = [
    ("Mittwoch, 23. Juli 2025, 14:05 Uhr", "2025-07-23T14:05:00"),
    ("le 23 juillet 2025 à 14 h 05", "2025-07-23T14:05:00"),
    ("1er août 2025", "2025-08-01"),
    ("miércoles, 23 de julio de 2025", "2025-07-23"),
    ("23 d’agost de 2025", "2025-08-23"),
    ("23 de julho de 2025 às 14:05", "2025-07-23T14:05:00"),
    ("23 июля 2025 года в 14:05", "2025-07-23T14:05:00"),
    ("23 липня 2025 року", "2025-07-23"),
    ("23 lipca 2025", "2025-07-23"),
    ("23 Temmuz 2025", "2025-07-23"),
    ("2025. július 23.", "2025-07-23"),
    ("2025 m. liepos 23 d.", "2025-07-23"),
    ("23. heinäkuuta 2025 klo 14.05", "2025-07-23T14:05:00"),
    ("2025年7月23日(水) 14：05", "2025-07-23T14:05:00"),
    ("2025년 7월 23일", "2025-07-23"),
    ("ngày 23 tháng 7 năm 2025", "2025-07-23"),
    ("٢٣ يوليو ٢٠٢٥", "2025-07-23"),
    ("23 تموز 2025", "2025-07-23"),
    ("23 ביולי 2025", "2025-07-23"),
    ("23 जुलाई 2025", "2025-07-23"),
    ("23 กรกฎาคม 2568", "2025-07-23"),
    ("23 Ιουλίου 2025", "2025-07-23"),
    # October to Croats, November to Poles and Czechs
    ("23 listopada 2025", "23 listopada 2025"),
    ("31. Februar 2025", "31. Februar 2025"),
    ("Seite 3 vom Juli 2025", "Seite 3 vom Juli 2025"),
    ("23 ju 2025", "23 ju 2025"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_in_words_is_read_where_it_tells_one_day(text: str, expected: str) -> None:
    assert moment(text) == expected
