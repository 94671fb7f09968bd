"""A process beside a server: heard, begun again where it is lost, and ended."""

from __future__ import annotations

import asyncio
import os
from multiprocessing.connection import Connection
from typing import Any

import pytest

from paperpress.serving import beside
from paperpress.serving.beside import ProcessBeside


def say_and_die(connection: Connection, word: str) -> None:
    """What such a process does: it says a word, and its own number, and is lost."""
    connection.send((word, os.getpid()))


def wait_for_ever(connection: Connection) -> None:
    connection.send("there")
    connection.recv()


def test_what_it_says_is_heard_and_it_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_AGAIN", 0.0)
    process = ProcessBeside.begun(say_and_die, "ferries")
    heard: list[Any] = []
    lost: list[bool] = []

    async def hear(message: Any) -> None:
        heard.append(message)
        if len(heard) == 2:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(process.listen(hear, lambda: lost.append(True)))
    assert [word for word, _ in heard] == ["ferries", "ferries"]
    assert heard[0][1] != heard[1][1]
    assert lost == [True]
    monkeypatch.undo()
    process.end()


def test_it_ends_when_it_is_asked_to_and_needs_no_word_after() -> None:
    process = ProcessBeside.begun(wait_for_ever)
    assert process.receive() == "there"
    process.end()
    process.send("nobody hears this")
