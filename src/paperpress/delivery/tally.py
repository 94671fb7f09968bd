"""How one edition came out at one target: counts, and the first of the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from paperpress.delivery.answers import UnfitError
from paperpress.delivery.editions import PressedEdition
from paperpress.delivery.recipients import MOST_NAMED, Recipient
from paperpress.findings import emit
from paperpress.model.finding import Finding


@dataclass(slots=True)
class _Reasons:
    """Recipients for whom something is so: how many, and why for the first of them."""

    count: int = 0
    first: list[tuple[str, str]] = field(default_factory=list)

    def add(self, recipient: Recipient, why: str) -> None:
        self.count += 1
        reasons = {reason for _, reason in self.first}
        if len(self.first) < MOST_NAMED and (recipient.name or not self.first):
            self.first.append((recipient.name, "the same" if why in reasons else why))

    def __str__(self) -> str:
        parts = [f"{name}: {why}" if name else why for name, why in self.first]
        more = self.count - len(self.first)
        return "; ".join([*parts, *([f"and {more} more"] if more else [])])


@dataclass(slots=True)
class Tally:
    """How an edition came out, of the round that was last."""

    recipients: int = 0
    there: int = 0
    """Recipients that have it, from now or before."""
    refused: int = 0
    unfit: int = 0
    waiting: _Reasons = field(default_factory=_Reasons)
    uncorrected: int = 0
    tomorrow: int = 0


@dataclass(slots=True)
class Course:
    """How an edition fares over a run's rounds."""

    edition: PressedEdition
    round: Tally = field(default_factory=Tally)
    sent: int = 0
    """Recipients to whom it was sent in this run."""
    doubtful: int = 0
    """Those of them to whom it may have been sent before."""
    refused: _Reasons = field(default_factory=_Reasons)
    """Those who refused it in this run."""
    unfit: dict[tuple[str, str], UnfitError] = field(default_factory=dict)
    """What services don't take, once each."""

    def findings(self, target: str, several: bool) -> Iterator[Finding]:
        """Tell what an editor has to know of a target that has one recipient, or several."""
        path, case = self.edition.path, "list" if several else ""
        for unfit in self.unfit.values():
            yield emit(unfit.code, path=path, target=target, **unfit.values)
        for code, reasons in (("DLV002", self.refused), ("DLV001", self.round.waiting)):
            if reasons.count:
                yield emit(
                    code, path=path, case=case, count=reasons.count, why=reasons, target=target
                )
        if self.doubtful:
            yield emit("DLV009", path=path, case=case, count=self.doubtful, target=target)
        if self.round.uncorrected:
            yield emit("DLV007", path=path, target=target)
        if self.round.tomorrow:
            yield emit("DLV008", path=path, target=target)
