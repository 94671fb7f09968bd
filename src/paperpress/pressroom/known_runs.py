"""Runs that were made before: what they read and wrote, and how they came out.

A press that is started by a clock mostly finds what it left. To know that, it has to read what it
would read, and nothing else: this module loads no parser and opens no picture. How the run came out
is kept as a value, so that whoever asked is told as after a press (docs/decisions/0025).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from paperpress.files.atomic import write_whole
from paperpress.files.cache import Cache
from paperpress.files.readings import Readings, are, digest_of
from paperpress.model.changes import Change
from paperpress.model.finding import FieldError, Finding, Rejected, Severity
from paperpress.model.report import (
    DELIVERY_NAME,
    EditionOutcome,
    EditionReport,
    RunOutcome,
)

SHELF = "runs"
#: What reports would say, by its digest.
REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class KnownRun:
    """A run, as it would be if it were made again with nothing changed."""

    readings: Readings
    editions: Mapping[str, str]
    """Digest of each edition's file, by its path."""
    reports: Mapping[str, str]
    """Digest of what each report would say, by its path."""
    outcome: RunOutcome
    since: float = 0.0
    until: float | None = None
    """Seconds of the clock between which no embargo begins or ends."""

    def still_holds(self, now: float) -> bool:
        """Tell whether all that the run read and wrote is as it was, reports apart."""
        if not self.since <= now or (self.until is not None and now >= self.until):
            return False
        # The records come first: a change is mostly there, and nothing more is looked at then.
        return self.readings.still_hold() and are(self.editions)


def repeated(cache: Cache, key: str, now: float) -> RunOutcome | None:
    """Return the outcome of a run known by a key, if only its reports would change now.

    Those are written where they say anything else. None where the run has to be made.

    Raises:
        OSError: a report can't be written.
    """
    run = find(cache, key)
    if run is None or not run.still_holds(now):
        return None
    for name, digest in run.reports.items():
        if digest_of(name) != digest:
            data = cache.get(REPORTS, digest)
            if data is None:
                return None
            _write_report(Path(name), data)
    return run.outcome


def _write_report(path: Path, data: bytes) -> None:
    """Write a report where it says anything else, with what was delivered since."""
    if path.with_name(DELIVERY_NAME).exists():
        # It loads a parser, which a run that is known needs for nothing else.
        from paperpress.reporting.deliveries import with_deliveries

        data = with_deliveries(path, data)
        if digest_of(str(path)) == sha256(data).hexdigest():
            return
    write_whole(path, data)


def find(cache: Cache, key: str) -> KnownRun | None:
    """Return a run that the cache has; None where it has none."""
    data = cache.get(SHELF, key)
    if data is None:
        return None
    document: dict[str, Any] = json.loads(data)
    readings, outcome = Readings(**document["readings"]), _outcome(document["outcome"])
    return KnownRun(**{**document, "readings": readings, "outcome": outcome})


def keep(cache: Cache, key: str, run: KnownRun) -> None:
    """Keep a run in the cache."""
    cache.put(SHELF, key, json.dumps(asdict(run)).encode())


def keep_report(cache: Cache, data: bytes) -> str:
    """Keep what a report would say, and return its digest."""
    digest = sha256(data).hexdigest()
    cache.put(REPORTS, digest, data)
    return digest


def _outcome(document: dict[str, Any]) -> RunOutcome:
    return RunOutcome(
        editions=tuple(
            EditionOutcome(_edition(edition["report"]), _findings(edition["findings"]))
            for edition in document["editions"]
        ),
        rejected=tuple(
            Rejected(
                **{**fields, "errors": tuple(FieldError(**error) for error in fields["errors"])}
            )
            for fields in document["rejected"]
        ),
        findings=_findings(document["findings"]),
    )


def _edition(document: dict[str, Any]) -> EditionReport:
    changes = tuple(Change(**change) for change in document["changes"])
    return EditionReport(**{**document, "changes": changes})


def _findings(document: list[dict[str, Any]]) -> tuple[Finding, ...]:
    return tuple(
        Finding(**{**finding, "severity": Severity(finding["severity"])}) for finding in document
    )
