"""Claims follow from the pages (CONTRACT, section 6): none without its condition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paperpress.accessibility import STANDARD, Holdings, certified, claims
from paperpress.model.masthead import Masthead
from paperpress.model.publication import PictureCount
from paperpress.xhtml.words import Words

counts = st.integers(0, 3)
holdings = st.builds(
    Holdings,
    pictures=st.builds(PictureCount, counts, counts, counts, counts, counts),
    long_descriptions=counts,
    printed_pages=counts,
    certifiable=st.booleans(),
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
    shown = pictures.supplied + pictures.caption + pictures.missing
    conditions = {
        ("accessMode", "textual"): True,
        ("accessMode", "visual"): shown > 0,
        ("accessModeSufficient", "textual"): pictures.missing == 0,
        ("accessModeSufficient", "textual,visual"): shown > 0,
        ("accessibilityFeature", "alternativeText"): shown > 0 and pictures.missing == 0,
        ("accessibilityFeature", "longDescription"): held.long_descriptions > 0,
        ("accessibilityFeature", "pageBreakMarkers"): held.printed_pages > 0,
        ("accessibilityFeature", "pageNavigation"): held.printed_pages > 0,
        ("accessibilityFeature", "MathML"): False,
        ("accessibilityFeature", "printPageNumbers"): False,
        ("accessibilityHazard", "none"): True,
        ("pageBreakSource", "T"): held.printed_pages > 0,
        ("dcterms:conformsTo", STANDARD): certified(masthead, held),
    }
    for claim, condition in conditions.items():
        assert (claim in made) == condition, claim


@given(mastheads, holdings)
def test_conformance_is_a_persons_claim_and_nothing_speaks_against_it(
    masthead: Masthead, held: Holdings
) -> None:
    if certified(masthead, held):
        assert masthead.certifier
        assert held.certifiable
        assert (held.pictures.caption, held.pictures.missing, held.pictures.lost) == (0, 0, 0)
