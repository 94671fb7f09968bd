"""Pages side by side on a sheet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from paperpress.proof import View, device, proof_png
from paperpress.proof.pages import count_pages

pytestmark = pytest.mark.slow

CLARA, LIBRA, PHONE = device("kobo-clara"), device("kobo-libra-colour"), device("phone")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_sheet_has_three_pages_in_a_row(edition: Path) -> None:
    three, six = (opened(proof_png([View(edition, CLARA)], which)) for which in ("1-3", "1-6"))
    assert three.width > 3 * CLARA.size[0]
    assert three.width == six.width
    assert six.height > three.height + CLARA.size[1]


def test_two_devices_stand_side_by_side_page_by_page(edition: Path) -> None:
    sheet = opened(proof_png([View(edition, CLARA), View(edition, LIBRA)], "1-2"))
    assert sheet.width > 2 * LIBRA.size[0]
    assert sheet.height > 2 * LIBRA.size[1]


def test_where_one_has_fewer_pages_its_places_stay_free(edition: Path) -> None:
    scribe = device("kindle-scribe")
    last = count_pages(edition, CLARA)
    views = [View(edition, scribe), View(edition, CLARA)]
    sheet = opened(proof_png(views, f"1-{last}", width=600)).convert("L")
    left = sheet.crop((20, sheet.height - 150, 280, sheet.height - 40))
    assert left.getextrema() == (255, 255)


def test_a_sheet_is_made_as_wide_as_asked_for(edition: Path) -> None:
    assert opened(proof_png([View(edition, CLARA)], "1", width=300)).width == 300
