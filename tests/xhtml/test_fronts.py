"""Times on pages, for machines: HTML Standard, section 2.3.5.7 (global dates and times)."""

from __future__ import annotations

import pytest

import paperpress
from newsroom import article


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2025-07-23T09:50:50.523456+00:00", "2025-07-23T09:50:50+00:00"),
        ("2025-07-23T09:50:50+00:00", "2025-07-23T09:50:50+00:00"),
        ("2025-07-23", "2025-07-23"),
    ],
)
def test_a_time_is_in_whole_seconds(published: str, written: str) -> None:
    """A fraction of more than three digits is no valid time string."""
    page = paperpress.to_xhtml(article(published=published, language="en")).decode()
    assert f'datetime="{written}"' in page
