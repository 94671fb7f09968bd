"""Claims follow from the pages (CONTRACT, section 6): none without its condition."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from paperpress.accessibility import (
    SPOKEN,
    STANDARD,
    TOUCHED,
    Holdings,
    certified,
    claims,
    statement,
)
from paperpress.locales import languages
from paperpress.model.masthead import Masthead
from paperpress.model.publication import PictureCount
from paperpress.xhtml.backs import Imprint, colophon_page
from paperpress.xhtml.context import Frame
from paperpress.xhtml.words import Words

CERTIFIER = {"a11y:certifiedBy", "link"}
counts = st.integers(0, 3)
holdings = st.builds(
    Holdings,
    pictures=st.builds(PictureCount, counts, counts, counts, counts, counts),
    long_descriptions=counts,
    printed_pages=counts,
    formulas=counts,
    drawn_formulas=counts,
    certifiable=st.booleans(),
    spoken=st.booleans(),
    braille=st.booleans(),
)
mastheads = st.builds(
    Masthead,
    title=st.just("T"),
    language=st.just("en"),
    certifier=st.sampled_from([None, "The Access Office"]),
)


@given(mastheads, holdings)
def test_no_claim_without_its_condition(masthead: Masthead, held: Holdings) -> None:
    made = [(m.name.removeprefix("schema:"), m.value) for m in claims(masthead, held, Words("en"))]
    pictures = held.pictures
    shown = pictures.supplied + pictures.caption + pictures.missing + held.drawn_formulas
    conditions = {
        ("accessMode", "textual"): True,
        ("accessMode", "visual"): shown > 0,
        ("accessModeSufficient", "textual"): pictures.missing == 0,
        ("accessModeSufficient", "textual,visual"): shown > 0,
        ("accessMode", "auditory"): held.spoken,
        ("accessModeSufficient", "auditory"): held.spoken and pictures.missing == 0,
        ("accessModeSufficient", "auditory,visual"): held.spoken and shown > 0,
        ("accessibilityFeature", "synchronizedAudioText"): held.spoken,
        ("accessibilityFeature", "alternativeText"): shown > 0 and pictures.missing == 0,
        ("accessibilityFeature", "longDescription"): held.long_descriptions > 0,
        ("accessibilityFeature", "pageBreakMarkers"): held.printed_pages > 0,
        ("accessibilityFeature", "pageNavigation"): held.printed_pages > 0,
        ("accessibilityFeature", "MathML"): held.formulas > 0,
        ("accessibilityFeature", "describedMath"): held.formulas + held.drawn_formulas > 0,
        ("accessibilityFeature", "printPageNumbers"): False,
        ("accessibilityHazard", "none"): True,
        ("pageBreakSource", "T"): held.printed_pages > 0,
        ("dcterms:conformsTo", STANDARD): certified(masthead, held),
    }
    always = dict.fromkeys(
        ("accessibilityFeature", feature)
        for feature in (
            *("tableOfContents", "structuralNavigation", "readingOrder"),
            *("displayTransformability", "ARIA", "unlocked"),
        )
    )
    summary = ("accessibilitySummary", " ".join(statement(masthead, held, Words("en"))))
    for claim, condition in conditions.items():
        assert (claim in made) == condition, claim
    assert [claim for claim in always if claim not in made] == []
    told = {claim for claim in made if claim[0] not in CERTIFIER}
    assert told <= {*conditions, *always, summary}, "each claim has its condition above"
    assert len(made) == len(set(made))
    assert summary in made


@given(mastheads, holdings)
def test_conformance_is_a_persons_claim_and_nothing_speaks_against_it(
    masthead: Masthead, held: Holdings
) -> None:
    if certified(masthead, held):
        assert masthead.certifier
        assert held.certifiable
        assert (held.pictures.caption, held.pictures.missing, held.pictures.lost) == (0, 0, 0)


@pytest.mark.parametrize("language", languages())
@given(mastheads, holdings)
@settings(max_examples=20)
def test_the_statement_says_what_holds_and_what_does_not_in_the_editions_language(
    language: str, masthead: Masthead, held: Holdings
) -> None:
    """CONTRACT, section 6: every kind of picture is counted, and what nobody vouches for is said."""
    words = Words(language)
    said = list(statement(masthead, held, words))
    pictures = held.pictures
    counted = {
        "{count} picture has alternative text written by an editor.": pictures.supplied,
        "{count} picture is described by its caption.": pictures.caption,
        "{count} picture has no alternative text.": pictures.missing,
        "{count} picture is decorative.": pictures.decorative,
        "{count} picture could not be shown; its caption stands in its place.": pictures.lost,
    }
    for message, count in counted.items():
        sentence = words.plural(message, message, count)
        assert (sentence in said) == (count > 0)
    nobody = words.text("Nobody has certified its conformance to an accessibility standard.")
    assert (nobody in said) != certified(masthead, held)
    silent = words.text("Nothing in it flashes, moves or makes a sound.") in said
    assert (silent, words.text(SPOKEN) in said) == (not held.spoken, held.spoken)
    assert (said[0] == words.text(TOUCHED)) == held.braille


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("access@gazette.example", "mailto:access@gazette.example"),
        ("https://gazette.example/access", "https://gazette.example/access"),
    ],
)
@pytest.mark.parametrize("language", ["ar", "de", "en", "ja", "uk"])
def test_the_colophon_states_it_and_says_whom_to_tell(
    language: str, contact: str, href: str
) -> None:
    frame = Frame("T", language, "ltr")
    held = Holdings(PictureCount(1, 2, 3, 4, 5))
    masthead = Masthead(title="T", language=language)
    said = tuple(statement(masthead, held, Words(language)))
    imprint = Imprint(date(2025, 7, 23), "P", "", ("D",), "1", said, contact, "")
    root = etree.fromstring(colophon_page(frame, imprint))
    section = root.find(".//{*}section[@aria-labelledby='accessibility']")
    assert section is not None
    assert [p.text for p in section.iterfind("{*}p")][: len(said)] == list(said)
    (link,) = section.iter("{*}a")
    assert (link.get("href"), link.text) == (href, contact)
