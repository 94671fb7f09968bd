"""What the press and the deliveries beside a server tell, in events, figures and health."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

from paperpress.model.report import Delivered
from paperpress.serving.deliveries import DeliveryBeside
from paperpress.serving.delivering import DeliveryOutcome
from paperpress.serving.events import Events
from paperpress.serving.metrics import Metrics
from paperpress.serving.polling import RoundOutcome
from paperpress.serving.presses import PressBeside
from paperpress.serving.pressing import PressOutcome

DONE = PressOutcome({"pressed": 1, "unchanged": 2}, 0, (), 12.0)
FAILED = PressOutcome({"failed": 1}, 0, ("no source is there",), 1.0)
ASKED = RoundOutcome(7, 3, (), ms=9.0)
CLOSED = RoundOutcome(7, 3, ("WEB001: it is closed",), ms=9.0)
REFUSED = RoundOutcome(0, 0, ("KEY isn't set",), failed=True)


class Told:
    """In place of a process: what it tells is a list."""

    def __init__(self, *messages: Any) -> None:
        self.messages = list(messages)

    def receive(self) -> Any:
        if not self.messages:
            raise EOFError
        return self.messages.pop(0)

    async def listen(self, hear: Any, lost: Callable[[], None]) -> None:
        while self.messages:
            await hear(self.messages.pop(0))
        lost()


class Heard:
    def __init__(self) -> None:
        self.stream, self.metrics = StringIO(), Metrics()
        self.events = Events("json", self.stream)

    def press(self, *messages: Any) -> PressBeside:
        return PressBeside(Told(*messages), self.events, self.metrics)  # type: ignore[arg-type]

    def said(self) -> list[str]:
        return [json.loads(line)["event"] for line in self.stream.getvalue().splitlines()]

    def failing(self) -> str:
        return self.metrics.health().decode()


def test_readers_are_let_in_after_the_first_press_or_when_there_cannot_be_one() -> None:
    for messages, left in [
        ((ASKED, DONE, DONE), 1),
        ((CLOSED, DONE), 0),
        ((REFUSED, DONE), 1),
        ((FAILED, DONE), 1),
        ((ASKED,), 0),
    ]:
        told = Told(*messages)
        heard = Heard()
        PressBeside(told, heard.events, heard.metrics).wait()  # type: ignore[arg-type]
        assert len(told.messages) == left


def test_a_press_is_told_and_its_shelf_made() -> None:
    heard, shelved = Heard(), []

    async def shelve(outcome: PressOutcome) -> None:
        shelved.append(outcome)

    press = heard.press(ASKED, DONE, CLOSED, FAILED)
    asyncio.run(press.listen(shelve))
    assert shelved == [DONE, FAILED]
    assert press.last == FAILED
    assert heard.said() == [
        "sites-asked",
        "pressed",
        *("site-error", "sites-asked"),
        *("press-error", "pressed"),
        "press-lost",
    ]
    lines = heard.metrics.text().decode().splitlines()
    assert 'paperpress_presses_total{outcome="ok"} 1' in lines
    assert 'paperpress_site_rounds_total{outcome="failed"} 1' in lines
    assert 'paperpress_failing{part="sites"} 1' in lines
    assert heard.failing() == "ok\npress fails\nsites fails\n"


def test_what_works_again_fails_no_more() -> None:
    heard = Heard()
    heard.press(FAILED).wait()
    assert heard.failing() == "ok\npress fails\n"
    heard.press(DONE).wait()
    assert heard.failing() == "ok\n"


def test_a_delivery_is_told_without_what_was_there() -> None:
    heard = Heard()
    beside = DeliveryBeside(Path("paperpress.toml"), Path("dist"), heard.events, heard.metrics)
    there = Delivered("2025-07-22/city.epub", "0", "kindle", 1, 1, 0, 0, "there")
    waits = Delivered("2025-07-23/city.epub", "0", "kindle", 2, 1, 1, 0, "waiting")
    beside._process = Told(  # type: ignore[assignment]
        DeliveryOutcome((there, waits), ("DLV001: it waits",), complete=False)
    )
    asyncio.run(beside.listen())
    assert heard.said() == ["delivery-error", "delivered", "delivery-lost"]
    assert 'paperpress_deliveries_total{status="waiting"} 1' in heard.metrics.text().decode()
    assert heard.failing() == "ok\ndelivery fails\n"


def test_without_a_target_that_wants_it_there_are_no_deliveries(tmp_path: Path) -> None:
    heard, config = Heard(), tmp_path / "paperpress.toml"
    beside = DeliveryBeside(config, tmp_path / "dist", heard.events, heard.metrics)
    for text in (
        '[masthead]\ntitle = "T"\nlanguage = "en"\n',
        '[masthead]\ntitle = "T"\nlanguage = "en"\n[[deliver]]\nname = "d"\nby = "folder"\nfolder = "d"\n',
        "[masthead]\n",
    ):
        config.write_text(text, "utf-8")
        beside.pressed(DONE)
        assert beside._process is None
    beside.end()
