"""What an editor is told about alternative text (CONTRACT, sections 5 and 7)."""

from __future__ import annotations

import pytest

from paperpress.captions.legend import legend, legend_findings, repeated_findings
from paperpress.model.article import Picture
from paperpress.model.finding import Finding, Severity


def findings(language: str = "en", **fields: str) -> tuple[Finding, ...]:
    picture = Picture.model_validate({"src": "a.jpg", **fields})
    told = legend(picture, language=language)
    return legend_findings(picture, told, path="picture", language=language)


def codes(language: str = "en", **fields: str) -> list[str]:
    return [finding.code for finding in findings(language, **fields)]


def test_an_editors_own_good_text_is_not_remarked_on() -> None:
    assert findings(alt="Two rangers count geese at dawn", caption="Geese at Kestrel Bay") == ()


def test_decoration_without_a_caption_is_not_remarked_on() -> None:
    assert findings(alt="") == ()


def test_a_credit_line_does_not_make_a_picture_informative() -> None:
    assert findings(alt="", caption="(Foto: dpa)") == ()


def test_alt001_text_from_the_caption_is_a_notice_that_shows_it() -> None:
    (found,) = findings(caption="The ferry Constance arrives in the fog.")
    assert (found.code, found.severity, found.path) == ("ALT001", Severity.NOTICE, "picture.alt")
    assert "“The ferry Constance”" in found.message


def test_alt001_text_that_the_caption_says_is_heard_as_the_caption() -> None:
    (found,) = findings(caption="Shoppers and their dogs on Marrow Street")
    assert found.code == "ALT001"
    assert "hears it once" in found.message


def test_alt011_a_sentence_that_no_clause_ends_in_time() -> None:
    long = "Rangers in long grey coats and " + "very old hats and " * 12 + "boots"
    codes_found = codes(caption=long)
    assert codes_found == ["ALT001", "ALT011"]
    assert codes(caption=f"Rangers count geese, while {long}") == ["ALT001"]


@pytest.mark.parametrize(
    ("language", "alt", "broken"),
    [
        ("en", "A red bus in front of the", True),
        ("en", "A red bus in front of the school", False),
        ("de", "Ein Bus hält vor der", True),
        ("de", "Der Minister reist an", False),
    ],
)
def test_alt012_a_text_that_breaks_off(language: str, alt: str, broken: bool) -> None:
    assert ("ALT012" in codes(language, alt=alt)) is broken


def test_alt002_neither_text_nor_caption() -> None:
    (found,) = findings()
    assert (found.code, found.severity, found.path) == ("ALT002", Severity.WARNING, "picture.alt")
    assert codes(caption="(Foto: dpa)") == ["ALT002"]


def test_alt003_the_text_is_the_caption_again_but_for_its_stop_and_credit() -> None:
    assert codes(alt="a ferry leaves", caption="A ferry leaves. (AP)") == ["ALT003"]


@pytest.mark.parametrize("name", ["IMG_2034.jpg", "DSC0001", "photo-1.png", "Ferry_final.JPEG"])
def test_alt005_the_name_of_a_file(name: str) -> None:
    """WCAG 2.2, failure F30."""
    assert codes(alt=name) == ["ALT005"]
    assert codes(caption=name) == ["ALT002", "ALT005"]
    assert findings(caption=name)[1].path == "picture.caption"


@pytest.mark.parametrize(
    ("language", "alt"),
    [
        ("en", "An image of a ferry"),
        ("en", "Photo of two rangers"),
        ("de", "Bild von einer Fähre"),
        ("es", "Foto de una barca"),
        ("fr", "Une photo d’un bac"),
        ("it", "Immagine di un traghetto"),
        ("nl", "Foto van een veerboot"),
        ("sv", "Bild på en färja"),
    ],
)
def test_alt006_an_opening_that_a_screen_reader_says_by_itself(language: str, alt: str) -> None:
    assert codes(language, alt=alt) == ["ALT006"]


@pytest.mark.parametrize("alt", ["Photographs lie on a table", "Bilderrahmen", "Imaginary map"])
def test_words_that_only_begin_alike_are_no_opening(alt: str) -> None:
    assert codes(alt=alt) == []


def test_alt007_over_250_characters() -> None:
    assert codes(alt="x " * 124 + "xyz") == ["ALT007"]
    assert codes(alt="x " * 124 + "xy") == []


@pytest.mark.parametrize("kind", ["chart", "map", "infographic", "text"])
def test_alt008_a_picture_that_needs_a_description(kind: str) -> None:
    (found,) = findings(alt="Rain by month", kind=kind)
    assert (found.code, found.path) == ("ALT008", "picture.description")
    assert findings(alt="Rain by month", kind=kind, description="January: 40 mm.") == ()


def test_a_photograph_needs_no_description() -> None:
    assert findings(alt="Rangers at dawn", kind="photograph") == ()


def test_alt009_decorative_but_captioned() -> None:
    assert codes(alt="", caption="A ferry leaves.") == ["ALT009"]


@pytest.mark.parametrize(
    ("language", "alt"),
    [
        ("en", "Пассажиры ждут паром на набережной"),
        ("ru", "Passengers wait for the ferry"),
        ("ar", "A ferry leaves in the fog"),
        ("de", "The rangers and the geese of a bay"),
        ("en", "志愿者在河边植树"),
    ],
)
def test_alt010_another_language_where_it_can_be_told(language: str, alt: str) -> None:
    assert codes(language, alt=alt) == ["ALT010"]


@pytest.mark.parametrize(
    ("language", "alt"),
    [
        ("ru", "Reuters"),
        ("de", "Die Fähre Aurora am Kai"),
        ("en", "Le Monde"),
        ("xx", "Passengers wait for the ferry"),
        ("ja", "川辺に木を植える人たち"),
    ],
)
def test_names_and_unlisted_languages_are_left_alone(language: str, alt: str) -> None:
    assert codes(language, alt=alt) == []


class TestRepeated:
    def told(self, path: str, src: str, **fields: str) -> tuple[str, str, object]:
        return path, src, legend(Picture.model_validate({"src": src, **fields}), language="en")

    def test_alt004_two_pictures_with_one_text(self) -> None:
        pictures = [
            self.told("picture", "a.jpg", alt="A ferry"),
            self.told("body[2]", "b.jpg", alt="a ferry."),
        ]
        (found,) = repeated_findings(pictures)
        assert (found.code, found.severity, found.path) == (
            "ALT004",
            Severity.WARNING,
            "body[2].alt",
        )
        assert "picture" in found.message

    def test_one_picture_shown_twice_may_have_one_text(self) -> None:
        pictures = [self.told(path, "a.jpg", alt="A ferry") for path in ("picture", "body[2]")]
        assert repeated_findings(pictures) == ()

    def test_missing_and_decorative_texts_are_not_alike(self) -> None:
        pictures = [
            self.told("a", "a.jpg"),
            self.told("b", "b.jpg"),
            self.told("c", "c.jpg", alt=""),
        ]
        assert repeated_findings(pictures) == ()


def test_every_finding_says_what_to_write() -> None:
    found = [
        *findings(),
        *findings(caption="A ferry leaves in the fog."),
        *findings(alt="IMG_1.jpg", kind="chart"),
        *findings(alt="Image of " + "the ferry " * 30),
        *findings(alt="", caption="A ferry."),
    ]
    assert all(one.remedy.startswith(("Write ", "Begin ")) for one in found)
    assert all(one.article == "" for one in found)
