"""Names of files: ASCII, stable, and possible on every system."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.slugs import slug

#: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?")


@pytest.mark.parametrize(
    "text",
    ["CON", "con", "Prn", "aux.", "AUX ", "nul", "com1", "COM9", "LPT1", "lpt0", "COM¹", "LPT³",
     "con!", "-con-", "ＣＯＮ", "çon"],
)  # fmt: skip
def test_no_name_is_one_that_windows_keeps_for_a_device(text: str) -> None:
    name = slug(text)
    assert not RESERVED.fullmatch(name)
    assert name == slug(text) == slug(name)


@given(st.text(max_size=80))
def test_any_text_gives_a_name_that_any_system_takes(text: str) -> None:
    name = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 60
    assert not RESERVED.fullmatch(name)


def test_devices_stay_apart() -> None:
    assert len({slug("con"), slug("CON"), slug("con!"), slug("con-2")}) == 4


@given(st.text())
def test_a_slug_is_a_safe_file_name_and_stays_one(text: str) -> None:
    name = slug(text)
    assert name
    assert len(name) <= 60
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(name) == name
