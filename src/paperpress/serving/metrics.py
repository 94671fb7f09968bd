"""Figures of a running server, in the text format of Prometheus."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Final

_BOUNDS: Final = (0.005, 0.025, 0.1, 0.5, 2.5, 10.0)
TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_HELP = {
    "paperpress_requests_total": "Requests that were answered, by kind and status.",
    "paperpress_sent_bytes_total": "Bytes of answers, without their headers.",
    "paperpress_failed_logins_total": "Passwords and tokens that were wrong.",
    "paperpress_shelves_made_total": "Times that the shelf was brought up to date.",
    "paperpress_presses_total": "Presses after a change, by how they came out.",
    "paperpress_site_rounds_total": "Rounds in which the sites were asked, by how they came out.",
    "paperpress_deliveries_total": "Editions at targets after a delivery, by how they stand there.",
}
#: What runs beside the server, and may fail while readers are served.
_PARTS: Final = ("press", "sites", "delivery")


class Metrics:
    """Counts."""

    def __init__(self) -> None:
        self.under_way = 0
        """Requests that are being answered."""
        self._failing: set[str] = set()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._times: Counter[float] = Counter()
        self._seconds = 0.0
        self._answers = 0

    def count(self, name: str, number: int = 1, **labels: str) -> None:
        """Add to a figure."""
        pairs = ",".join(f'{key}="{value}"' for key, value in labels.items())
        self._counts[name, pairs] += number

    def fails(self, part: str, failing: bool) -> None:
        """Note whether a part of what runs beside the server failed when it was last at work."""
        (self._failing.add if failing else self._failing.discard)(part)

    def health(self) -> bytes:
        """Return that the server lives, and which parts of its work fail, for whoever asks."""
        lines = ["ok", *(f"{part} fails" for part in _PARTS if part in self._failing)]
        return ("\n".join(lines) + "\n").encode()

    def answered(self, kind: str, status: int, sent: int, seconds: float) -> None:
        """Count an answer."""
        self.count("paperpress_requests_total", kind=kind, status=str(status))
        self.count("paperpress_sent_bytes_total", sent)
        self._answers += 1
        self._seconds += seconds
        for bound in _BOUNDS:
            self._times[bound] += seconds <= bound

    def text(self) -> bytes:
        """Return all figures."""
        lines = [*self._counters(), *self._parts(), *self._seconds_taken()]
        name = "paperpress_requests_under_way"
        lines += _head(name, "gauge", "Requests that are being answered.")
        lines.append(f"{name} {self.under_way}")
        if (memory := _memory()) is not None:
            name = "process_resident_memory_bytes"
            lines += _head(name, "gauge", "Memory of this process.")
            lines.append(f"{name} {memory}")
        return ("\n".join(lines) + "\n").encode()

    def _counters(self) -> Iterator[str]:
        for name, help_text in _HELP.items():
            yield from _head(name, "counter", help_text)
            pairs = sorted(key for of, key in self._counts if of == name)
            for key in pairs or ([""] if "by" not in help_text else []):
                labels = f"{{{key}}}" if key else ""
                yield f"{name}{labels} {self._counts[name, key]}"

    def _parts(self) -> Iterator[str]:
        name = "paperpress_failing"
        yield from _head(name, "gauge", "Whether a part of the work failed when it was last at it.")
        for part in _PARTS:
            yield f'{name}{{part="{part}"}} {int(part in self._failing)}'

    def _seconds_taken(self) -> Iterator[str]:
        name = "paperpress_answer_seconds"
        yield from _head(name, "histogram", "From a request to the end of its answer.")
        for bound in _BOUNDS:
            yield f'{name}_bucket{{le="{bound}"}} {self._times[bound]}'
        yield f'{name}_bucket{{le="+Inf"}} {self._answers}'
        yield f"{name}_sum {self._seconds:.6f}"
        yield f"{name}_count {self._answers}"


def _head(name: str, kind: str, help_text: str) -> tuple[str, str]:
    return f"# HELP {name} {help_text}", f"# TYPE {name} {kind}"


def _memory() -> int | None:
    """Return the bytes of memory that this process holds; None where the system doesn't say."""
    if sys.platform != "linux":
        return None
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a file of the system
        return int(file.read().split()[1]) * resource.getpagesize()
