"""Alternative text, caption and credit line (CONTRACT, section 5; docs/alternative-text.md)."""

from __future__ import annotations

import pytest

from paperpress.captions.legend import alt_text, legend, short_name
from paperpress.model.article import Picture
from paperpress.model.legend import AltText, Legend


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
