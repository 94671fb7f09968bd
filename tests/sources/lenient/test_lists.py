"""Lists in objects of their own, as some systems write them, are lists."""

from __future__ import annotations

import pytest

from as_written import read


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("authors", {"author": ["Ann Lee", "Bo Dahl"]}),
        ("related", {"items": [{"headline": "Trams"}, "https://example.com/"]}),
        ("corrections", {"correction": ["It was Tuesday.", "It was May."]}),
        ("keywords", {"tag": ["a", "b"]}),
    ],
)
def test_a_list_in_an_object_of_its_own_is_read(field: str, value: object) -> None:
    assert len(getattr(read(**{field: value}), field)) == 2
