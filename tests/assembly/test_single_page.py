"""Pages of bodies that mean something by their form: each a fixture, and a page to read as prose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom import article
from paperpress.assembly.single_page import to_xhtml
from paperpress.model.masthead import Masthead

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "bodies").glob("*.html"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_page_of_a_body(
    path: Path, masthead: Masthead, golden: Callable[[str, bytes], None]
) -> None:
    body = path.read_text("utf-8")
    page = to_xhtml(article(id=path.stem, headline=path.stem.title(), body=body), masthead=masthead)
    golden(f"bodies/{path.stem}.xhtml", page)
