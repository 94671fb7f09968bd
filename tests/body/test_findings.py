"""Broken HTML is told by its code."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.body.reader import translate


@pytest.mark.parametrize(
    ("body", "code"),
    [('<p><a href="x>b</p>', "TXT006"), ("<p>a</p><script>b<p>c</p>", "TXT007")],
)
def test_broken_html(body: str, code: str) -> None:
    assert code in {finding.code for finding in translate(article(body=body)).findings}
    assert code not in {f.code for f in translate(article(body="<p>a</p>")).findings}
