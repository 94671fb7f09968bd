"""A change is told in every language, once, and marked where its words are another's."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from paperpress.locales import languages
from paperpress.model.changes import Change
from paperpress.vocab import XHTML_NS
from paperpress.xhtml.changes import change_line, change_text
from paperpress.xhtml.words import Words

DAY = date(2025, 7, 23)
MOMENT = "2025-07-23T14:05:00+01:00"


def line(change: Change, language: str, on: date = DAY) -> etree._Element:
    root = etree.Element(f"{{{XHTML_NS}}}p")
    change_line(root, Words(language), change, on)
    return root


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", ["new", "updated", "corrected"])
@pytest.mark.parametrize("moment", ["", MOMENT, "2025-07-24"])
def test_every_language_tells_every_change_with_its_text_and_time(
    language: str, kind: str, moment: str
) -> None:
    text = "№ 7" if kind == "corrected" else ""
    change = Change("a", "a-a.xhtml", "One", language, kind, moment, text)  # type: ignore[arg-type]
    root = line(change, language)
    said = "".join(root.itertext())
    assert said == change_text(Words(language), change, DAY)
    assert text in said
    assert len(root.findall(f".//{{{XHTML_NS}}}time")) == (kind != "new" and bool(moment))
    assert "{" not in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "Corrected at 14:05: Seven."),
        ("de", "Berichtigt um 14:05: Seven."),
        ("ja", "14:05訂正：Seven."),
        ("fr", "Corrigé à 14:05 : Seven."),
    ],
)
def test_on_its_day_an_edition_names_the_hour_alone(language: str, said: str) -> None:
    change = Change("a", "a-a.xhtml", "One", language, "corrected", MOMENT, "Seven.")
    assert "".join(line(change, language).itertext()) == said
    assert "2025" in "".join(line(change, language, date(2025, 7, 22)).itertext())


def test_a_language_without_words_of_ours_keeps_its_own_text_marked() -> None:
    change = Change("a", "a-a.xhtml", "One", "is", "corrected", MOMENT, "Klukkan tvö.")
    (span,) = line(change, "is").findall(f"{{{XHTML_NS}}}span")
    assert (span.get("lang"), span.text) == ("is", "Klukkan tvö.")
