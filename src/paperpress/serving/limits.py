"""How often something may fail within a time, with bounded memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Final

#: Keys that are remembered; of more, the one that failed longest ago is forgotten.
_MOST_KEYS: Final = 10_000


class Limit:
    """Counts failures of each key within a time that begins with the first of them."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float]) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, key: str) -> int:
        """Return the seconds until a key may try again; 0: now."""
        count, until = self._current(key)
        return max(1, round(until - self._clock())) if count >= self._most else 0

    def note(self, key: str) -> None:
        """Count a failure."""
        count, until = self._current(key)
        self._failures[key] = count + 1, until
        self._failures.move_to_end(key)
        while len(self._failures) > _MOST_KEYS:
            self._failures.popitem(last=False)

    def forgive(self, key: str) -> None:
        """Take back a failure that was counted before it was known how the attempt ends."""
        count, until = self._current(key)
        if count:
            self._failures[key] = count - 1, until

    def _current(self, key: str) -> tuple[int, float]:
        now = self._clock()
        count, until = self._failures.get(key, (0, 0.0))
        return (count, until) if until > now else (0, now + self._seconds)


def network_of(address: str) -> str:
    """Return whom an address stands for: itself, or the network that one IPv6 customer has."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else parsed.exploded[:19]
    return str(parsed)
