"""What the editor's page tells of the press and the deliveries beside it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from editing import newsroom
from paperpress.config import load_configuration
from paperpress.editing.last_press import LastPress
from paperpress.model.report import Delivered
from paperpress.serving.delivering import DeliveryOutcome, DeliveryStep
from paperpress.serving.pressing import PressOutcome
from paperpress.shelf.front import front_for
from paperpress.xhtml.words import Words

PRESSED = PressOutcome({"pressed": 1}, 0, (), 12.0)
EDITION = Delivered("2025-07-23/city.epub", "0", "reader", 3, 2, 1, 0, "waiting")


def press_beside(folder: Path, last: Any = None) -> LastPress:
    config = newsroom(folder)
    front = front_for(load_configuration(config))
    delivery: Any = SimpleNamespace(last=last, heard=[])
    delivery.pressed = delivery.heard.append
    return LastPress(config, folder / "dist", front, lambda: PRESSED, delivery)


def test_what_was_pressed_may_be_delivered_after_the_shelf_is_made(tmp_path: Path) -> None:
    state = press_beside(tmp_path)
    asyncio.run(state.pressed(PRESSED))
    assert state.number == 1
    assert state.delivery is not None
    assert state.delivery.heard == [PRESSED]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("last", "sentence"),
    [
        (None, ""),
        (DeliveryOutcome((), (), complete=True), ""),
        (DeliveryStep(1200), "Going out: 1,200 sent so far."),
        (DeliveryOutcome((EDITION,), (), complete=False), "Delivered: 2 of 3 have it."),
        (
            DeliveryOutcome((EDITION,), ("DLV002 a", "DLV002 b"), complete=False),
            "Delivered: 2 of 3 have it. DLV002 a",
        ),
        (DeliveryOutcome((), ("no list",), complete=False), "Delivered: 0 of 0 have it. no list"),
    ],
)
def test_a_delivery_is_told_as_it_goes(tmp_path: Path, last: Any, sentence: str) -> None:
    assert press_beside(tmp_path, last).delivered(Words("en", "editing")) == sentence
