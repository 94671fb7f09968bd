"""Data of a page, wrapped or broken, are read or told of."""

from __future__ import annotations

import pytest

from paperpress.sources.raw import Raw
from web_pages import results

DATA = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"H","articleBody":"Words."%s}'


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("<!-- " + DATA % "" + " -->", []),
        ("//<![CDATA[\n" + DATA % "" + "\n//]]>", []),
        (DATA % "" + ";", []),
    ],
)
def test_data_wrapped_for_old_browsers_are_read(data: str, codes: list[str]) -> None:
    (raw,) = results(f'<html><script type="application/ld+json">{data}</script></html>')
    assert isinstance(raw, Raw)
    assert [notice.code for notice in raw.notices] == codes


def test_broken_data_are_told_and_the_others_read() -> None:
    (raw,) = results(
        f'<html><script type="application/ld+json">{{"a":</script>'
        f'<script type="application/ld+json">{DATA % ""}</script></html>'
    )
    assert isinstance(raw, Raw)
    assert [notice.code for notice in raw.notices] == ["REC022"]
