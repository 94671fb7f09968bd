"""A text drawn from a page is named as such; without the extra it is said what to install."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from json_formats import FIXTURES
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw
from web_pages import results


def test_a_drawn_text_is_named_as_such_in_the_report() -> None:
    pytest.importorskip("trafilatura", reason="pip install 'paperpress[web]'")
    (raw,) = results((FIXTURES / "page" / "textless.html").read_bytes())
    assert isinstance(raw, Raw)
    assert isinstance(raw.record, dict)
    (told,) = [notice for notice in raw.notices if notice.code == "REC021"]
    assert "trafilatura" in told.message
    assert "newsletter" not in raw.record["body"]
    assert raw.record["body"].count("<p>") == 8


def test_without_the_extra_a_page_without_text_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    (found,) = results((FIXTURES / "page" / "textless.html").read_bytes())
    assert isinstance(found, Rejected)
    assert not found.held
    assert "pip install 'paperpress[web]'" in found.errors[0].message
