"""The credit of a caption is parted from its words."""

from __future__ import annotations

import pytest

from paperpress.captions.legend import split_credit


class TestSplit:
    @pytest.mark.parametrize(
        ("language", "caption", "credit"),
        [
            ("es", "El rey preside el acto en Madrid. JUAN BARBO", "JUAN BARBO"),
            ("es", "Una calle inundada, el martes. / MÒNICA TORRAS", "MÒNICA TORRAS"),
            ("es", "El cartel en la puerta. SE VENDE", ""),
            ("en", "He wore a shirt. MAKE TEA", ""),
            (
                "en",
                "Protesters outside parliament. EPA-EFE/DAVID KAKHIDZE",
                "EPA-EFE/DAVID KAKHIDZE",
            ),
            ("ja", "倒壊した家屋の前に立つ男性（輪島市で）=佐藤撮影", "佐藤撮影"),
        ],
    )
    def test_a_name_in_capitals_after_the_last_full_stop(
        self, language: str, caption: str, credit: str
    ) -> None:
        assert split_credit(caption, language=language)[1] == credit

    def test_the_full_stop_after_a_bracket_returns_to_its_sentence(self) -> None:
        assert split_credit("Ein Storch brütet (Foto: Uhl).", language="de") == (
            "Ein Storch brütet.",
            "Foto: Uhl",
        )

    def test_brackets_within_a_credit_are_balanced(self) -> None:
        assert split_credit("Windmühlen (Foto: Bildwerk / jo (Depot)).", language="de") == (
            "Windmühlen.",
            "Foto: Bildwerk / jo (Depot)",
        )

    def test_a_credit_in_the_middle_stays(self) -> None:
        caption = "The bridge (Foto: A/B) and the river."
        assert split_credit(caption, language="en") == (caption, "")

    @pytest.mark.parametrize(
        "caption",
        [
            "Source: the Nile near Lake Victoria.",
            "Photo: The bridge at night.",
            "Das Bild: Ein Meisterwerk von Uhl",
            "In this photo: Jane Doe and John Roe.",
            "A sign reads: Welcome.",
            "Volunteers in Harrisburg, PA",
            "A view from Brooklyn. New York City",
            "The team at 10:30 (2019)",
            "IMG_2034.jpg",
            "And then the lights went out –",
        ],
    )
    def test_what_only_looks_like_a_credit_stays(self, caption: str) -> None:
        assert split_credit(caption, language="en") == (caption, "")

    @pytest.mark.parametrize(
        ("caption", "seen", "credit"),
        [
            ("A dog.Credit...Jo Doe for The Courier", "A dog.", "Credit...Jo Doe for The Courier"),
            ("東京の街並み＝山田太郎撮影", "東京の街並み", "山田太郎撮影"),
            ("Gulls © Save the Coast", "Gulls", "© Save the Coast"),
            ("Leute. Foto: dpa/Symbolbild", "Leute.", "Foto: dpa/Symbolbild"),
            ("Leute (Foto: dpa", "Leute", "Foto: dpa"),
            (
                "Uhren. Bild: RUhl – Zeit auf Wikimedia Commons. Verwendung unter CC BY-SA.",
                "Uhren.",
                "Bild: RUhl – Zeit auf Wikimedia Commons. Verwendung unter CC BY-SA",
            ),
        ],
    )
    def test_habits_of_newspapers(self, caption: str, seen: str, credit: str) -> None:
        assert split_credit(caption, language="en") == (seen, credit)

    def test_the_word_for_by_is_that_of_the_language(self) -> None:
        """Spanish "imagen de" may be "picture by"; in a Turkish paper "de" is no word for it."""
        caption = "Un pueblo. Imagen de Ana Ruiz"
        assert split_credit(caption, language="es") == ("Un pueblo.", "Imagen de Ana Ruiz")
        assert split_credit(caption, language="tr") == (caption, "")
