"""A list of any length takes so many steps for each address, and the memory of one."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from delivering import Paper, codes, target
from paperpress.delivery import run
from paperpress.delivery.progress import Progress
from paperpress.delivery.recipients import AddressList, Recipient
from paperpress.delivery.senders.protocol import Sending
from paperpress.delivery.state import Place, State

pytestmark = pytest.mark.slow


class Taker:
    """Takes everything, but from every tenth address."""

    can_ask = True

    def __init__(self, path: Path) -> None:
        self.addresses = AddressList(path)
        self.sent = 0

    def recipients(self) -> Iterator[Recipient]:
        yield from self.addresses

    def send(self, sending: Sending) -> None:
        sending.begin()
        self.sent += 1

    def hide(self, text: str) -> str:
        return text

    def close(self) -> None:
        pass


def delivered(paper: Paper, count: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, int]:
    """Messages, steps of the notes, and the most bytes in use, for a list of so many."""
    path = paper.folder / f"list{count}"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"reader{number}@example.com\n" for number in range(count))
    taker = Taker(path)
    steps = 0
    keep = State.keep

    def counted(state: State, place: Place, progress: Progress) -> None:
        nonlocal steps
        steps += 1
        keep(state, place, progress)

    monkeypatch.setattr(run, "sender_of", lambda *_: taker)
    with monkeypatch.context() as patched:
        patched.setattr(State, "keep", counted)
        whom = target(
            by="email", name=f"list{count}", host="h", sender="a@b.example", list=path.name
        )
        paper.answers.clear()
        tracemalloc.start()
        try:
            job = paper.job(whom)
            report = run.deliver(
                run.DeliveryJob(job.out, job.folder, job.masthead, (whom,), "eink", environ={}),
                run.Clock(lambda: paper.now, paper.slept.append),
            )
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert codes(report) == []
    return taker.sent, steps, most


def test_ten_times_the_addresses_take_ten_times_the_steps_and_no_more_memory(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.press(b"PK\x03\x04 an edition")
    delivered(paper, 10, monkeypatch)  # what is loaded once is loaded
    few, many = (delivered(paper, count, monkeypatch) for count in (1_000, 10_000))
    assert few[:2] == (1_000, 2_000)
    assert many[:2] == (10_000, 20_000)
    assert many[2] < 1.5 * few[2] + 100_000
