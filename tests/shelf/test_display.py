"""What an edition offers, in the words of the display guide, each under its condition."""

from dataclasses import replace

import pytest

from paperpress.locales import languages
from paperpress.shelf.catalogue import Accessibility
from paperpress.shelf.display import fields
from paperpress.xhtml.words import Words

TOLD = Accessibility(
    access_modes=("textual", "visual"),
    sufficient=("textual", "textual,visual"),
    features=(
        *("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability"),
        *("ARIA", "unlocked", "alternativeText", "longDescription", "pageBreakMarkers"),
        "pageNavigation",
    ),
    hazards=("none",),
    summary="Two pictures are described.",
)
CERTIFIED = replace(
    TOLD,
    conforms_to=("EPUB Accessibility 1.1 - WCAG 2.2 Level AA",),
    certified_by="Ayo Bell",
    certifier_report="https://bell.example/report",
)


def said(told: Accessibility, language: str = "en") -> dict[str, list[str]]:
    words = Words(language, "shelf")
    return {field.title: [each.text for each in field.statements] for field in fields(told, words)}


def test_a_whole_edition_is_told_in_the_guide_s_order() -> None:
    assert said(TOLD) == {
        "Ways of reading": [
            "Appearance can be modified",
            "Readable in read aloud or dynamic braille",
            "Has alternative text",
        ],
        "Conformance": ["No information is available"],
        "Navigation": ["Go to page", "Headings", "Table of contents"],
        "Rich content": ["Information-rich images are described by extended descriptions"],
        "Hazards": ["No hazards"],
        "Accessibility summary": ["Two pictures are described."],
        "Additional accessibility information": ["Page breaks included", "ARIA roles included"],
    }
    assert next(iter(said(TOLD))) == "Ways of reading"


def test_a_certified_edition_says_by_whom_and_where_it_is_told() -> None:
    assert said(CERTIFIED)["Conformance"] == [
        "This publication meets accepted accessibility standards",
        "The publication was certified by Ayo Bell",
        "This publication claims to meet EPUB Accessibility 1.1 WCAG 2.2 Level AA",
        "For more information refer to the certifier's report",
    ]


@pytest.mark.parametrize("report", ["javascript:alert(1)", "report.html", ""])
def test_a_report_that_is_no_address_of_the_web_is_no_link(report: str) -> None:
    told = said(replace(CERTIFIED, certifier_report=report))
    assert len(told["Conformance"]) == 3


@pytest.mark.parametrize(
    ("change", "field", "statements"),
    [
        (
            {"sufficient": ("textual,visual",)},
            "Ways of reading",
            [
                "Appearance can be modified",
                "Not fully readable in read aloud or dynamic braille",
                "Has alternative text",
            ],
        ),
        (
            {"sufficient": (), "access_modes": ("textual",), "features": ()},
            "Ways of reading",
            ["Readable in read aloud or dynamic braille"],
        ),
        (
            {"exemptions": ("eaa-microenterprise",)},
            "Legal considerations",
            ["Claims an accessibility exemption in some jurisdictions"],
        ),
        ({"features": ("tableOfContents",)}, "Navigation", ["Table of contents"]),
    ],
)
def test_each_statement_has_its_condition(
    change: dict[str, tuple[str, ...]], field: str, statements: list[str]
) -> None:
    assert said(replace(TOLD, **change))[field] == statements  # type: ignore[arg-type]


def test_a_field_that_nothing_is_known_of_is_left_out() -> None:
    assert set(said(Accessibility(access_modes=("textual",)))) == {"Ways of reading", "Conformance"}


@pytest.mark.parametrize("language", languages())
def test_every_language_says_all_of_it(language: str) -> None:
    told = said(replace(CERTIFIED, exemptions=("eaa-microenterprise",)), language)
    assert sum(map(len, told.values())) == 16
    if language != "en":
        assert not set(told) & (set(said(CERTIFIED)) - set(said(CERTIFIED, "fr")))
