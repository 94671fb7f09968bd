"""How often something may fail."""

from __future__ import annotations

import pytest

from paperpress.serving import limits
from paperpress.serving.limits import Limit, network_of


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_after_too_many_failures_one_waits_until_the_time_is_over() -> None:
    clock = Clock()
    limit = Limit(3, 60, clock)
    for _ in range(3):
        assert limit.wait("asha") == 0
        limit.note("asha")
        clock.now += 1
    assert limit.wait("asha") == 57
    assert limit.wait("jonah") == 0
    clock.now = 60
    assert limit.wait("asha") == 0
    limit.note("asha")
    assert limit.wait("asha") == 0


def test_a_failure_that_was_none_is_taken_back() -> None:
    limit = Limit(1, 60, Clock())
    limit.forgive("asha")
    limit.note("asha")
    limit.forgive("asha")
    assert limit.wait("asha") == 0


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_MOST_KEYS", 10)
    limit = Limit(1, 60, Clock())
    for number in range(100):
        limit.note(str(number))
    assert [number for number in range(100) if limit.wait(str(number))] == list(range(90, 100))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002"),
        ("unix", "unix"),
        ("", ""),
    ],
)
def test_an_address_stands_for_a_customer(address: str, network: str) -> None:
    assert network_of(address) == network
