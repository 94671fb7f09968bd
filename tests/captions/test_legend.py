"""Alternative text, caption and credit line (CONTRACT, section 5; docs/alternative-text.md)."""

from __future__ import annotations

import pytest

from paperpress.captions.legend import alt_text, legend, split_credit
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
        text = alt_text(photo(caption="A ferry leaves in the fog. (Mara Quill / AP)"))
        assert text == AltText("A ferry leaves", "caption")

    @pytest.mark.parametrize(
        "caption", ["", "(Foto: dpa)", "Reuters", "IMG_2034.jpg", "…", "DSC0001"]
    )
    def test_nothing_that_says_what_is_seen_is_missing(self, caption: str) -> None:
        assert alt_text(photo(caption=caption)) == AltText("", "missing")

    def test_no_caption_at_all_is_missing(self) -> None:
        assert legend(photo(), language="en") == Legend(AltText("", "missing"), "", "")


NAMED = [
    # language, caption, alternative text
    ("en", "Donna Trent speaks during a rally in Ashby, Kent, on Jan. 23, 2016.",
     "Donna Trent speaks during a rally in Ashby"),
    ("en", "River police officers stand near the site of a spill in Marrow Street.",
     "River police officers stand"),
    ("en", "Samuel Gage, fleet manager at Harbour Cars, shows the new van.", "Samuel Gage"),
    ("en", "On Monday, officers of the river police searched the quay, and found nothing.",
     "On Monday, officers of the river police searched the quay"),
    ("en", "The roof of the mill has been repaired.", "The roof of the mill"),
    ("en", "Dr. Jill Smith of St. Mary's meets nurses. They asked for more beds.",
     "Dr. Jill Smith of St. Mary's"),
    ("en", "Acting officer Joy Adams (second from right) and others on tour of a school.",
     "Acting officer Joy Adams (second from right) and others"),
    ("en", "Amazon (AMZN) opened a store in Leeds.", "Amazon (AMZN) opened a store"),
    ("en", "Aldous Reeve (1945-2011)", "Aldous Reeve (1945-2011)"),
    ("en", "Fig. 3: Pump pressure over a week", "Pump pressure"),
    ("en", "FILE - Smoke rises over the mill.", "Smoke rises"),
    ("en", "parade.jpg The parade on High Street", "The parade"),
    ("en", "Left, a cat (Photo: Jo Doe). Right, a dog asleep", "Left, a cat"),
    ("de", "Ein Bild aus besseren Tagen.", "Ein Bild"),
    ("de", "Abb. 2: Werft um 1840", "Werft um 1840"),
    ("de", "Der Trainer jubelt, während die Gäste den Platz verlassen.", "Der Trainer jubelt"),
    ("fr", "La maire de Sarran devant la halle couverte.", "La maire de Sarran"),
    ("es", "Los precios de las gasolinas siguen aumentando.", "Los precios de las gasolinas"),
    ("ru", "Пассажиры ждут паром на набережной.", "Пассажиры ждут паром"),
    ("ar", "رئيسة البلدية تزور المدرسة في الصباح", "رئيسة البلدية تزور المدرسة"),
    ("zh", "志愿者在河边植树。", "志愿者"),
    ("ja", "台風の後、砂浜を掃除するボランティア", "台風の後"),
    ("th", "นักเรียนปลูกต้นไม้", "นักเรียนปลูกต้นไม้"),
]  # fmt: skip


class TestNamingPart:
    """The caption stands under its picture: HTML, "Requirements for providing text to act as an
    alternative for images": alt should not repeat what stands next to the image."""

    @pytest.mark.parametrize(("language", "caption", "named"), NAMED)
    def test_is_the_first_clause_or_less(self, language: str, caption: str, named: str) -> None:
        assert alt_text(photo(caption=caption), language=language).text == named

    @pytest.mark.parametrize(
        "caption", ["Ada Holm", "Dr Ines Falk", "Luana Maria da Silva", "A heron"]
    )
    def test_a_name_or_label_has_no_shorter_part(self, caption: str) -> None:
        assert alt_text(photo(caption=caption)).text == caption

    def test_a_long_clause_is_cut_between_words(self) -> None:
        caption = "Rangers " + "patiently counting geese " * 12 + "stop."
        text = alt_text(photo(caption=caption)).text
        assert len(text) <= 150
        assert caption.startswith(text + " ")

    @pytest.mark.parametrize(
        ("language", "caption"),
        [
            ("en", "He gave it to the"),
            ("de", "Menschen in der Fußgängerzone."),
            ("es", "Vista de la casa de la abuela"),
        ],
    )
    def test_never_ends_with_an_article_or_preposition(self, language: str, caption: str) -> None:
        last = alt_text(photo(caption=caption), language=language).text.split()[-1]
        assert last.lower() not in {"to", "the", "in", "der", "de", "la"}


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
            AltText("A ferry leaves", "caption"), "A ferry leaves the bay. (AP)", "Jo Doe"
        )


class TestSplit:
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
