"""An article in microdata keeps its markup."""

from __future__ import annotations

from json_formats import FIXTURES
from paperpress.sources.raw import Raw
from web_pages import results


def test_a_body_in_microdata_keeps_its_markup() -> None:
    (raw,) = results((FIXTURES / "page" / "microdata.html").read_bytes())
    assert isinstance(raw, Raw)
    assert isinstance(raw.record, dict)
    assert "<em>cette nuit</em>" in raw.record["body"]
