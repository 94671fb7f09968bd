"""Media overlays, as trees: EPUB 3.3, section 9."""

from __future__ import annotations

import pytest
from lxml import etree

from hearing import unit
from paperpress.speech.marking import Container, Unit
from paperpress.speech.overlay import Clip, clock, overlay
from paperpress.speech.phrases import Phrase
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE


@pytest.mark.parametrize(
    ("samples", "value"),
    [(0, "0:00:00.000"), (22050, "0:00:01.000"), (22050 * 3725 + 11, "1:02:05.000")],
)
def test_a_clock_value_has_hours_minutes_seconds_and_thousandths(samples: int, value: str) -> None:
    assert clock(samples) == value


def shape(element: etree._Element) -> object:
    name = etree.QName(element).localname
    if name == "par":
        return element.get(EPUB_TYPE_ATTRIBUTE, ""), element[0].get("src")
    inner = [shape(child) for child in element]
    return (element.get(EPUB_TYPE_ATTRIBUTE), inner) if name == "seq" else inner


def within(anchor: str, *containers: Container, kind: str = "") -> Unit:
    return Unit(anchor, (Phrase("x", "en"),), containers, kind)


def test_what_can_be_left_is_a_sequence_of_its_own() -> None:
    table, first, second = (
        Container(a, t) for a, t in (("t", "table"), ("r1", "table-row"), ("r2", "table-row"))
    )
    units = [
        within("a"),
        within("b", table, first),
        within("c", table, first),
        within("d", table, second),
        within("n", kind="noteref"),
    ]
    clips = [Clip(at, at + 1) for at in range(5)]
    root = etree.fromstring(overlay("../p.xhtml", "p.mp3", units, clips))
    assert shape(root[0]) == [
        ("", "../p.xhtml#a"),
        (
            "table",
            [
                ("table-row", [("", "../p.xhtml#b"), ("", "../p.xhtml#c")]),
                ("table-row", [("", "../p.xhtml#d")]),
            ],
        ),
        ("noteref", "../p.xhtml#n"),
    ]


def test_a_sequence_without_a_type_has_none() -> None:
    units = [within("s1-1", Container("s1", ""))]
    root = etree.fromstring(overlay("../p.xhtml", "p.mp3", units, [Clip(0, 1)]))
    assert shape(root[0]) == [(None, [("", "../p.xhtml#s1-1")])]


def test_a_unit_has_its_clip() -> None:
    root = etree.fromstring(overlay("../p.xhtml", "p.mp3", [unit("x")], [Clip(0, 22050)]))
    (pair,) = root[0]
    assert dict(pair[1].attrib) == {
        "src": "p.mp3",
        "clipBegin": "0:00:00.000",
        "clipEnd": "0:00:01.000",
    }
