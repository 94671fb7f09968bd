"""Terms of schema.org become fields of a record."""

from __future__ import annotations

from typing import Any

import pytest

from json_ld import results
from paperpress.sources.raw import Raw


def article(**changes: Any) -> Raw:
    document = {"@type": "NewsArticle", "headline": "H", "articleBody": "Words.", **changes}
    (raw,) = results(document)
    assert isinstance(raw, Raw), raw
    return raw


def record(**changes: Any) -> Any:
    return article(**changes).record


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ({"@type": "Person", "name": "Ann Lee"}, ["Ann Lee"]),
        ([{"name": "Ann Lee"}, {"@type": "Organization", "name": "Lee, Roe and Partners"}],
         ["Ann Lee", "Lee, Roe and Partners"]),
        ("Ann Lee and Bo Roe", ["Ann Lee", "Bo Roe"]),
        ({"@list": [{"name": "Ann Lee"}, {"name": "Bo Roe"}]}, ["Ann Lee", "Bo Roe"]),
        ([{"name": "Ann Lee"}, {"name": "Ann Lee"}], ["Ann Lee"]),
        ({"@id": "https://a.example/nobody"}, []),
        (None, []),
    ],
)  # fmt: skip
def test_authors_are_people_organizations_or_names(author: object, names: list[str]) -> None:
    assert [one["name"] for one in record(author=author).get("authors", [])] == names


@pytest.mark.parametrize(
    ("image", "source"),
    [
        ("a.jpg", "a.jpg"),
        (["a.jpg", "b.jpg"], "a.jpg"),
        ({"url": "a.jpg"}, "a.jpg"),
        ({"@id": "https://a.example/a.jpg"}, "https://a.example/a.jpg"),
        ([{"url": "a.jpg", "width": 9, "height": 9}, {"url": "b.jpg", "width": "90px", "height": 9}], "b.jpg"),
        ([{"url": "a.jpg", "width": 99, "height": 9}, {"url": "b.jpg", "representativeOfPage": True}], "b.jpg"),
        ([], None),
    ],
)  # fmt: skip
def test_the_lead_picture_stands_for_the_page_or_is_the_largest(
    image: object, source: str | None
) -> None:
    assert record(image=image).get("picture", {}).get("src") == source


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ({"articleSection": ["City", "Bus"]}, "desk", "City"),
        ({"dateline": "OSLO"}, "dateline", "OSLO"),
        ({"locationCreated": {"name": "Oslo"}}, "dateline", "Oslo"),
        ({"description": "D", "alternativeHeadline": "A"}, "standfirst", "D"),
        ({"alternativeHeadline": "A"}, "standfirst", "A"),
        ({"headline": "A &amp; B"}, "headline", "A & B"),
        ({"inLanguage": "en_GB"}, "language", "en-GB"),
        ({"datePublished": "2025-07-23"}, "published", "2025-07-23"),
        ({"dateModified": "2025-07-24", "datePublished": "2025-07-23"}, "updated", "2025-07-24"),
        ({"mainEntityOfPage": {"@id": "https://a.example/x#y"}}, "url", "https://a.example/x"),
        ({"mainEntityOfPage": "https://a.example/x"}, "url", "https://a.example/x"),
        ({"keywords": "a, b"}, "keywords", ["a", "b"]),
        ({"identifier": "77"}, "id", "77"),
        ({"printPage": "A1"}, "page", ["A1"]),
        ({"correction": "Wrong name."}, "corrections", [{"text": "Wrong name."}]),
        ({"creativeWorkStatus": "Draft"}, "status", "draft"),
        ({"copyrightHolder": {"name": "Courier"}, "copyrightYear": 2025}, "copyright", "© 2025 Courier"),
        ({"schema:copyrightNotice": "All rights"}, "copyright", "All rights"),
        ({"headline": {"@value": "V", "@language": "en"}}, "headline", "V"),
    ],
)  # fmt: skip
def test_each_term_has_its_field(fields: dict[str, Any], field: str, value: object) -> None:
    assert record(**fields)[field] == value


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("One.\n\nTwo < three.", "<p>One.</p><p>Two &lt; three.</p>"),
        ("<p>One <b>two</b></p>", "<p>One <b>two</b></p>"),
        (["One.", "Two."], "<p>One.</p><p>Two.</p>"),
    ],
)
def test_a_body_is_plain_text_or_html(body: object, html: str) -> None:
    assert record(articleBody=body)["body"] == html


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"isAccessibleForFree": False}, ["REC020"]),
        ({"isAccessibleForFree": "False"}, ["REC020"]),
        ({"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}}, ["REC020"]),
        ({"isAccessibleForFree": True}, []),
        ({"description": "Word…"}, ["REC012"]),
        ({"description": "Other."}, []),
    ],
)
def test_what_may_be_cut_or_is_repeated_is_told(fields: dict[str, Any], codes: list[str]) -> None:
    assert [notice.code for notice in article(**fields).notices] == codes
