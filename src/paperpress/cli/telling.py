"""What ``paperpress build`` says, while it presses."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path

import click

from paperpress.errors import ExitCode
from paperpress.jobs import Job
from paperpress.ledger import Pressed
from paperpress.model.finding import Finding, Rejected, Severity
from paperpress.model.report import EditionReport, Tally
from paperpress.pressroom import Run

_BAR = 24


class Teller:
    """Says what was pressed as it comes: results on standard output, the rest on standard error.

    An archive is told of like a day, so nothing is kept but counts and what one day said.
    """

    def __init__(self, job: Job, *, quiet: bool, verbose: bool) -> None:
        self.job = job
        self.quiet = quiet
        self.verbose = verbose
        self.told: set[Finding] = set()
        self.rows: list[tuple[str, ...]] = []

    def follow(self, run: Run, executor: Executor | None, ahead: int) -> Iterator[Pressed]:
        """Press a run, telling of each edition; gives them on."""
        day = ""
        for number, pressed in enumerate(run.press(executor, ahead=ahead), 1):
            if pressed.report.date != day:
                day = pressed.report.date
                self._close()
            if not self.quiet:
                self._progress(number, len(run), pressed.report)
            self._edition(pressed.report)
            self._findings(pressed.findings)
            yield pressed
        self._close()

    def close(
        self, tally: Tally, left_out: Iterable[Rejected], findings: Iterable[Finding]
    ) -> None:
        """What is known only at the end."""
        tell_left_out(left_out)
        if tally.exit_code() is ExitCode.NOTHING:
            click.echo("nothing could be pressed", err=True)
        self._findings(findings)
        if not self.quiet:
            counts = ", ".join(
                f"{number} {severity.value}{'s' * (number != 1)}"
                for severity, number in tally.findings.items()
            )
            click.echo(f"findings: {counts}", err=True)

    def _edition(self, edition: EditionReport) -> None:
        if edition.status == "failed":
            click.echo(f"failed: {edition.date}/{edition.desk} ({edition.profile})", err=True)
            return
        row = (
            str(Path(self.job.out) / edition.path),
            f"{edition.articles} article{'s' * (edition.articles != 1)}",
            f"{edition.pictures} picture{'s' * (edition.pictures != 1)}",
            f"{edition.bytes / 1_000_000:.2f} MB",
            edition.status,
        )
        if sys.stdout.isatty():
            self.rows.append(row)
        else:
            click.echo("\t".join(row))

    def _close(self) -> None:
        """The end of a day: its table, on a terminal."""
        widths = [max(map(len, column)) for column in zip(*self.rows, strict=True)]
        for row in self.rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            click.echo("  ".join(cells).rstrip())
        self.rows.clear()
        self.told.clear()

    def _findings(self, findings: Iterable[Finding]) -> None:
        """Each once a day: two profiles find the same."""
        for finding in findings:
            wanted = not self.quiet and (self.verbose or finding.severity is Severity.ERROR)
            if wanted and finding not in self.told:
                self.told.add(finding)
                click.echo(finding_line(finding), err=True)

    def _progress(self, done: int, total: int, edition: EditionReport) -> None:
        name = edition.path or edition.desk
        if sys.stderr.isatty():
            full = _BAR * done // total
            bar = "#" * full + "-" * (_BAR - full)
            click.echo(f"\r[{bar}] {done}/{total} {name[:40]:<40}", err=True, nl=done == total)
        else:
            click.echo(f"{done}/{total} {name}", err=True)


def tell_left_out(rejected: Iterable[Rejected]) -> None:
    """Each record that was left out, with every reason, on standard error."""
    for one in rejected:
        name = f" ({one.article})" if one.article else ""
        click.echo(f"left out: {one.source}{name}", err=True)
        for error in one.errors:
            click.echo(f"  {error.path + ' ' if error.path else ''}{error.message}", err=True)


def finding_line(finding: Finding) -> str:
    """A finding on one line."""
    where = " ".join(part for part in (finding.article, finding.path) if part)
    return f"{finding.severity.value} {finding.code} {where}: {finding.message} {finding.remedy}"
