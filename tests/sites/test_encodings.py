"""The encoding that only a server names."""

from __future__ import annotations

import pytest

from paperpress.files.web import Answer
from paperpress.sites.encodings import codec_in, with_text

ZURICH = "<p>Zürich, Łódź</p>"


def answer(data: bytes, kind: str) -> Answer:
    return Answer("https://a.example/", 200, {"content-type": kind}, data)


@pytest.mark.parametrize(
    ("data", "kind", "text"),
    [
        (ZURICH.encode("cp1250"), "text/html; charset=windows-1250", ZURICH),
        (ZURICH.encode("cp1250"), 'text/html;charset="windows-1250"', ZURICH),
        # A server of everything says the same of every page, and the page knows better.
        (ZURICH.encode(), "text/html; charset=iso-8859-1", ZURICH),
    ],
)
def test_it_is_believed_where_nothing_else_says(data: bytes, kind: str, text: str) -> None:
    assert with_text(answer(data, kind)).data.decode() == text


@pytest.mark.parametrize("kind", ["text/html; charset=rot13", "text/html; charset=no", "text/html"])
def test_what_is_no_encoding_changes_nothing(kind: str) -> None:
    data = ZURICH.encode("cp1250")
    assert with_text(answer(data, kind)).data == data


def test_what_the_page_declares_goes_before() -> None:
    data = f'<meta charset="windows-1250">{ZURICH}'.encode("cp1250")
    assert with_text(answer(data, "text/html; charset=windows-1251")).data == data
    assert codec_in(answer(data, "")) == "cp1250"
    assert codec_in(answer(ZURICH.encode(), "")) == "utf-8"
    assert codec_in(answer(b"\xe4", "")) == "cp1252"
