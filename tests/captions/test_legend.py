"""Alternative text, caption and credit line (CONTRACT, section 5; docs/alternative-text.md)."""

from __future__ import annotations

import pytest

from paperpress.captions.legend import alt_text, legend, short_name, split_credit
from paperpress.model.article import Picture
from paperpress.model.blocks import AltText, Legend


def photo(**fields: str) -> Picture:
    return Picture.model_validate({"src": "a.jpg", **fields})


class TestOrder:
    def test_supplied_text_is_taken_as_it_is(self) -> None:
        supplied = "Image of a &amp; b (Photo: X), " + "and so on " * 60
        text = alt_text(photo(alt=supplied, caption="A ferry. (AP)"))
        assert text == AltText(supplied.strip(), "supplied")

    def test_empty_text_is_decorative_even_beside_a_caption(self) -> None:
        assert alt_text(photo(alt="", caption="A ferry at dawn.")) == AltText("", "decorative")

    def test_absent_text_comes_from_the_caption(self) -> None:
        text = alt_text(photo(caption="The ferry Constance arrives in the fog. (Mara Quill / AP)"))
        assert text == AltText("The ferry Constance", "caption")

    @pytest.mark.parametrize(
        "caption", ["", "(Foto: dpa)", "Reuters", "IMG_2034.jpg", "…", "DSC0001"]
    )
    def test_nothing_that_says_what_is_seen_is_missing(self, caption: str) -> None:
        assert alt_text(photo(caption=caption)) == AltText("", "missing")

    def test_no_caption_at_all_is_missing(self) -> None:
        assert legend(photo(), language="en") == Legend(AltText("", "missing"), "", "")


class TestHeardOnce:
    """What the page does with it: docs/decisions/0017-heard-once.md."""

    def test_a_sentence_that_the_caption_says_is_marked(self) -> None:
        told = legend(photo(caption="Voters and their dogs at the school in Ashby."), language="en")
        assert told.alt_in_caption
        assert told.alt.text == "Voters and their dogs at the school in Ashby"

    def test_a_shorter_part_is_not(self) -> None:
        told = legend(photo(caption="The ferry Constance arrives in the fog."), language="en")
        assert (told.alt_in_caption, told.name) == (False, "")

    def test_one_noun_is_a_name_and_no_text(self) -> None:
        told = legend(photo(caption="A ferry leaves in the fog."), language="en")
        assert (told.alt.text, told.name) == ("A ferry leaves in the fog", "A ferry")
        assert told.alt_in_caption

    def test_a_name_or_label_of_up_to_three_words_is_not(self) -> None:
        assert not legend(photo(caption="Dr Ines Falk"), language="en").alt_in_caption

    def test_a_run_without_spaces_counts_by_its_characters(self) -> None:
        assert legend(photo(caption="東京駅前を歩く会社員"), language="ja").alt_in_caption
        assert not legend(photo(caption="東京駅"), language="ja").alt_in_caption

    def test_an_editor_s_own_text_is_never_marked(self) -> None:
        text = "Voters and their dogs at the school"
        assert not legend(photo(alt=text, caption=f"{text}."), language="en").alt_in_caption


class TestShortName:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Bar chart: passengers a night fall to 610 in 2021, then rise.", "Bar chart"),
            ("A ferry leaves in the fog.", "A ferry"),
            ("Two rangers and a dog under the old lime tree", ""),
            ("Dr Ines Falk", "Dr Ines Falk"),
        ],
    )
    def test_is_what_names_a_text_and_never_a_sentence(self, text: str, name: str) -> None:
        assert short_name(text, language="en") == name


class TestCreditInTheRecord:
    def test_a_closing_bracket_that_repeats_it_goes(self) -> None:
        told = legend(
            photo(caption="A ferry leaves. (Mara Quill)", credit="Mara Quill"), language="en"
        )
        assert (told.caption, told.credit) == ("A ferry leaves.", "Mara Quill")

    def test_the_fuller_of_both_is_kept(self) -> None:
        told = legend(
            photo(caption="A ferry leaves. (Photo: Quill)", credit="Quill"), language="en"
        )
        assert (told.caption, told.credit) == ("A ferry leaves.", "Photo: Quill")

    def test_another_credit_stays_in_the_caption_but_not_in_the_alternative_text(self) -> None:
        told = legend(photo(caption="A ferry leaves the bay. (AP)", credit="Jo Doe"), language="en")
        assert told == Legend(
            AltText("A ferry leaves the bay", "caption"),
            "A ferry leaves the bay. (AP)",
            "Jo Doe",
            alt_in_caption=True,
            name="A ferry",
        )


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
