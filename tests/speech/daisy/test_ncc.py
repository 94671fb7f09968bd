"""The navigation control centre's metadata; its body is judged with whole books."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from paperpress.model.publication import Meta, PictureCount, Publication
from paperpress.speech.daisy.ncc import Size, Stop, ncc_document
from paperpress.speech.daisy.points import Point

PUBLICATION = Publication(
    identifier="urn:uuid:1",
    title="The Gazette: City <Desk>, 23 July",
    language="ar",
    direction="rtl",
    modified=datetime(2025, 7, 23, 4, tzinfo=UTC),
    metadata=(
        *(Meta("dc:language", "ar"), Meta("dc:language", "en"), Meta("dc:creator", "The Gazette")),
        *(Meta("media:narrator", "One"), Meta("media:narrator", "Two"), Meta("file-as", "x")),
    ),
    resources=(),
    spine=(),
    guide=(),
    pictures=PictureCount(),
    findings=(),
    articles=(),
    exhibits=(),
)
STOPS = [
    Stop("0001.smil", Point(1, "h1", "The Gazette")),
    Stop("0002.smil", Point(1, "page-normal", "12")),
    Stop("0002.smil", Point(2, "h2", "A & B")),
    Stop("0002.smil", Point(3, "page-normal", "9")),
    Stop("0002.smil", Point(4, "noteref", "1")),
]


def test_metadata_are_the_editions_and_what_was_counted() -> None:
    document = etree.fromstring(ncc_document(PUBLICATION, STOPS, Size(3_600_499, 7, 2048)))
    metas = [(meta.get("name"), meta.get("content")) for meta in document.iter("{*}meta")]
    assert [value for name, value in metas if name == "ncc:narrator"] == ["One", "Two"]
    assert [value for name, value in metas if name == "dc:language"] == ["ar", "en"]
    assert set(metas) >= {
        ("ncc:totalTime", "01:00:00"),
        ("ncc:files", "7"),
        ("ncc:tocItems", "5"),
        ("ncc:depth", "2"),
        ("ncc:pageNormal", "2"),
        ("ncc:maxPageNormal", "12"),
        ("ncc:footnotes", "1"),
        ("ncc:producedDate", "2025-07-23"),
    }
    assert "file-as" not in dict(metas)
    assert document.findtext(".//{*}title") == PUBLICATION.title


def test_its_body_leads_to_places_in_order() -> None:
    document = etree.fromstring(ncc_document(PUBLICATION, STOPS, Size(0, 1, 0)))
    body = document.find("{*}body")
    assert body is not None
    assert [
        (each.get("id"), each.get("class"), each[0].get("href"), each[0].text) for each in body
    ] == [
        ("ncc0001", "title", "0001.smil#par0001", "The Gazette"),
        ("ncc0002", "page-normal", "0002.smil#par0001", "12"),
        ("ncc0003", None, "0002.smil#par0002", "A & B"),
        ("ncc0004", "page-normal", "0002.smil#par0003", "9"),
        ("ncc0005", "noteref", "0002.smil#par0004", "1"),
    ]
