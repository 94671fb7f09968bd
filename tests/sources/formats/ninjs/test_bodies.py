"""The body of an item: the richest of several, and what it repeats shown once."""

from __future__ import annotations

from typing import Any

import pytest

from ninjs_items import codes, item, record

TEXT = {"role": "text", "contenttype": "text/plain", "value": "A < B\nNext line."}


HTML = {"role": "xhtml", "contenttype": "text/html", "value": "<p>A &lt; B</p>"}


NITF = {"role": "nitf", "value": "<nitf><body><body.content><p>N</p></body.content></body></nitf>"}


TEASER = {"role": "teaser", "contenttype": "text/html", "value": "<p>T</p>"}


LONG = {"role": "rich", "contenttype": "text/html", "value": "<p>A &lt; B and more</p>"}


@pytest.mark.parametrize(
    ("bodies", "body"),
    [
        ([TEXT], "<p>A &lt; B</p><p>Next line.</p>"),
        ([TEXT, HTML], "<p>A &lt; B</p>"),
        ([TEXT, NITF], "<p>N</p>"),
        ([NITF, HTML], "<p>A &lt; B</p>"),
        ([TEASER, TEXT], "<p>A &lt; B</p><p>Next line.</p>"),
        ([TEASER], "<p>T</p>"),
        ([HTML, LONG], "<p>A &lt; B and more</p>"),
        ([{"value": "Plain."}], "<p>Plain.</p>"),
        ([{"value": "<p>Marked up.</p>"}], "<p>Marked up.</p>"),
    ],
)
def test_of_several_bodies_the_richest_is_read(bodies: list[Any], body: str) -> None:
    raw = item(bodies=bodies)
    assert isinstance(raw.record, dict)
    assert raw.record["body"] == body
    assert codes(raw) == (["REC010"] if len(bodies) > 1 else [])


@pytest.mark.parametrize(
    "document",
    [
        "<html><head><title>T</title></head><body><p>Words</p></body></html>",
        "<!DOCTYPE html><html><head><title>T</title></head><p>Words</p></html>",
        "<body class='x'><p>Words</p></body>",
        "<p>Words</p>",
        "<html><body><p>Words</p>",
    ],
)
def test_of_a_whole_document_the_body_is_read(document: str) -> None:
    body = record(bodies=[{"contenttype": "text/html", "value": document}])["body"]
    assert "Words" in body
    assert "T</title>" not in body
    assert "<title" not in body


def test_a_headline_that_the_body_repeats_is_shown_once() -> None:
    raw = item(bodies=[{"contenttype": "text/html", "value": "<h1>H!</h1><p>H is first.</p>"}])
    assert isinstance(raw.record, dict)
    assert raw.record["body"] == "<p>H is first.</p>"
    assert codes(raw) == ["REC013"]
