"""Answers of WordPress's API, as plug-ins and editors' sight of it change them."""

from __future__ import annotations

import io
import json

import pytest

from paperpress.model.finding import Rejected
from paperpress.sources.formats.wordpress import rest
from paperpress.sources.raw import Raw

POST = {"id": 5, "type": "post", "status": "publish", "link": "https://n.example/a",
        "title": {"rendered": "Ferries"}, "content": {"rendered": "<p>Late.</p>"}, "excerpt": {"rendered": ""}}  # fmt: skip


@pytest.mark.parametrize(
    "content", ["<p>Late.</p>", {"raw": "<p>Late.</p>"}, {"rendered": "<p>Late.</p>", "x": 1}]
)
def test_a_text_is_read_whatever_it_lies_in(content: object) -> None:
    (read,) = rest.records(io.BytesIO(json.dumps([{**POST, "content": content}]).encode()), "a")
    assert isinstance(read, Raw)
    assert read.record["body"] == "<p>Late.</p>"


def test_a_post_with_a_password_is_left_out_though_an_editor_sees_its_text() -> None:
    (read,) = rest.records(io.BytesIO(json.dumps([{**POST, "password": "tide"}]).encode()), "a")
    assert isinstance(read, Rejected)
    assert "Ferries" not in repr(read)
