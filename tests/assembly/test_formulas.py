"""Formulas of an edition, by profile: the page, the manifest and what is claimed say the same."""

from __future__ import annotations

import pytest

from newsroom import article, assembled
from paperpress.binding.epub import bind
from paperpress.binding.kepub import kepub
from paperpress.checks import check
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme

BODY = r"<p>It is \(h = 3^2\) high, and grows by</p><p>$$\sum_{i=1}^n x_i$$</p><p>a year.</p>"
WORDS = 'alt="∑_(i = 1)ⁿ x_i"'


def pressed(masthead: Masthead, device: str, body: str = BODY) -> Publication:
    (edition,) = plan([article(id="tide", body=body)], masthead)
    return assembled(edition, load_theme("classic"), profile(device))


def claimed(publication: Publication, name: str) -> list[str]:
    return [meta.value for meta in publication.metadata if meta.name == f"schema:{name}"]


@pytest.mark.parametrize("device", ["tablet", "kobo"])
def test_an_engine_that_draws_mathml_has_it_and_is_told(masthead: Masthead, device: str) -> None:
    publication = pressed(masthead, device)
    page = publication.resource("a-tide.xhtml")
    text = page.data.decode()
    assert text.count("<math ") == 2
    assert 'alttext="∑_(i = 1)ⁿ x_i" display="block"' in text
    assert page.properties == ("mathml",)
    assert publication.resource("colophon.xhtml").properties == ()
    assert "MathML" in claimed(publication, "accessibilityFeature")
    assert claimed(publication, "accessMode") == ["textual"]
    assert check(publication) == ()


def test_any_other_engine_has_a_picture_with_the_words(masthead: Masthead) -> None:
    publication = pressed(masthead, "eink")
    page = publication.resource("a-tide.xhtml")
    text = page.data.decode()
    assert "<math" not in text
    assert "It is h = 3² high" in text
    assert text.count(WORDS) == 1
    assert text.count("∑") == 1, "the picture says its words, and nothing beside it does"
    assert page.properties == ()
    assert publication.resource("img/formula-tide-1.png").data.startswith(b"\x89PNG")
    assert "MathML" not in claimed(publication, "accessibilityFeature")
    assert "describedMath" in claimed(publication, "accessibilityFeature")
    assert claimed(publication, "accessMode") == ["textual", "visual"]
    assert "No picture" not in claimed(publication, "accessibilitySummary")[0]
    assert check(publication) == ()


def test_a_formula_that_comes_again_is_one_file(masthead: Masthead) -> None:
    publication = pressed(masthead, "eink", BODY + BODY)
    hrefs = [resource.href for resource in publication.resources if "formula" in resource.href]
    assert hrefs == ["img/formula-tide-1.png"]


def test_words_about_mathml_are_no_mathml(masthead: Masthead) -> None:
    body = '<p>Write <code>&lt;math xmlns="http://www.w3.org/1998/Math/MathML"&gt;</code>.</p>'
    publication = pressed(masthead, "tablet", body)
    assert publication.resource("a-tide.xhtml").properties == ()
    assert "MathML" not in claimed(publication, "accessibilityFeature")


def test_kobos_marks_leave_a_formula_whole(masthead: Masthead) -> None:
    publication = pressed(masthead, "kobo")
    page = kepub(publication).resource("a-tide.xhtml").data.decode()
    assert page.count("<math ") == 2
    assert "koboSpan" not in page.partition("<math ")[2].partition("</math>")[0]


def test_the_same_formulas_give_the_same_bytes(masthead: Masthead) -> None:
    assert bind(pressed(masthead, "eink")) == bind(pressed(masthead, "eink"))
