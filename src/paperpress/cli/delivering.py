"""What ``paperpress deliver`` does, and ``paperpress build`` after it where that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import click

from paperpress.cli.events import is_json, say
from paperpress.cli.output import say_finding
from paperpress.config import Configuration
from paperpress.config.targets import Target
from paperpress.delivery.editions import PressedEdition
from paperpress.delivery.report import DeliveryReport
from paperpress.delivery.run import DeliveryJob, deliver
from paperpress.model.finding import Severity
from paperpress.model.report import Delivered

_WORDS = {
    "sent": "sent",
    "there": "there already",
    "held": "not sent",
    "waiting": "not yet",
    "refused": "refused",
}


@dataclass(frozen=True, slots=True)
class DeliveryOutput:
    """Says what was delivered: results on standard output, everything else on standard error."""

    quiet: bool
    verbose: bool

    def heard(self, edition: PressedEdition, target: str, recipient: str, answer: str) -> None:
        """Say each answer, where all of it is asked for."""
        if self.verbose:
            name = f"{target}, {recipient}" if recipient else target
            line = f"{edition.path} to {name}: {answer}"
            place = {"path": edition.path, "target": target, "recipient": recipient}
            say("answer", line, **place, answer=answer)

    def report(self, report: DeliveryReport) -> None:
        """Say how it came out."""
        for delivery in report.deliveries:
            if delivery.status != "there" or self.verbose:
                click.echo("\t".join(_row(delivery)))
                if is_json():
                    say("delivery", None, **asdict(delivery))
        for finding in report.all_findings:
            if not self.quiet or finding.severity is not Severity.NOTICE:
                say_finding(finding)
        if not self.quiet and all(delivery.status == "there" for delivery in report.deliveries):
            say("nothing-due", "nothing was due")


def _row(delivery: Delivered) -> tuple[str, ...]:
    outcome = _WORDS[delivery.status]
    if delivery.recipients > 1:
        outcome += f" ({delivery.arrived:,} of {delivery.recipients:,} have it)"
    return delivery.path, delivery.target, outcome


def deliver_to(
    targets: Sequence[Target],
    configuration: Configuration,
    out: Path,
    output: DeliveryOutput,
    profile: str,
    only: date | None = None,
) -> DeliveryReport:
    """Deliver what is due to some targets, say how it came out, and return it.

    Args:
        targets: some of the configuration's.
        configuration: the newspaper, and the folder that paths are below.
        out: the output folder.
        output: says how it came out.
        profile: the first that is pressed, for targets that name none.
        only: deliver this day alone.

    Raises:
        ConfigurationError: the day is longer ago than it is remembered what was sent.
        OSError: the report can't be written.
    """
    job = DeliveryJob(
        out=out,
        folder=configuration.folder,
        masthead=configuration.masthead,
        targets=targets,
        profile=profile,
        only=only,
        gate=configuration.gate(),
        heard=output.heard,
    )
    report = deliver(job)
    output.report(report)
    return report
