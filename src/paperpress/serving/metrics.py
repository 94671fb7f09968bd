"""Figures of a running server, in the text format of Prometheus."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Final

_BOUNDS: Final = (0.005, 0.025, 0.1, 0.5, 2.5, 10.0)
TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_HELP = {
    "paperpress_requests_total": "Requests that were answered, by kind and status.",
    "paperpress_sent_bytes_total": "Bytes of answers, without their headers.",
    "paperpress_failed_logins_total": "Passwords and tokens that were wrong.",
    "paperpress_shelves_made_total": "Times that the shelf was brought up to date.",
    "paperpress_presses_total": "Presses after a change, by how they came out.",
}


class Metrics:
    """Counts."""

    def __init__(self) -> None:
        self.under_way = 0
        """Requests that are being answered."""
        self._counts: Counter[tuple[str, str]] = Counter()
        self._times: Counter[float] = Counter()
        self._seconds = 0.0
        self._answers = 0

    def count(self, name: str, number: int = 1, **labels: str) -> None:
        """Add to a figure."""
        pairs = ",".join(f'{key}="{value}"' for key, value in labels.items())
        self._counts[name, pairs] += number

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
        lines = []
        for name, help_text in _HELP.items():
            lines += [f"# HELP {name} {help_text}", f"# TYPE {name} counter"]
            pairs = sorted(key for of, key in self._counts if of == name)
            for key in pairs or ([""] if "by" not in help_text else []):
                labels = f"{{{key}}}" if key else ""
                lines.append(f"{name}{labels} {self._counts[name, key]}")
        name = "paperpress_answer_seconds"
        lines += [
            f"# HELP {name} From a request to the end of its answer.",
            f"# TYPE {name} histogram",
        ]
        lines += [f'{name}_bucket{{le="{bound}"}} {self._times[bound]}' for bound in _BOUNDS]
        lines.append(f'{name}_bucket{{le="+Inf"}} {self._answers}')
        lines += [f"{name}_sum {self._seconds:.6f}", f"{name}_count {self._answers}"]
        lines += [
            "# HELP paperpress_requests_under_way Requests that are being answered.",
            "# TYPE paperpress_requests_under_way gauge",
            f"paperpress_requests_under_way {self.under_way}",
        ]
        if (memory := _memory()) is not None:
            lines += [
                "# HELP process_resident_memory_bytes Memory of this process.",
                "# TYPE process_resident_memory_bytes gauge",
                f"process_resident_memory_bytes {memory}",
            ]
        return ("\n".join(lines) + "\n").encode()


def _memory() -> int | None:
    """Return the bytes of memory that this process holds; None where the system doesn't say."""
    if sys.platform != "linux":
        return None
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a file of the system
        return int(file.read().split()[1]) * resource.getpagesize()
