"""What ``paperpress build`` says, while it presses."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import click

from paperpress.cli.leaving import left_out_lines
from paperpress.errors import ExitCode
from paperpress.model.finding import Finding, Rejected, Severity
from paperpress.model.report import EditionReport, Tally
from paperpress.pressroom.job import Job
from paperpress.pressroom.pressed import Pressed

_BAR = 24


Line: TypeAlias = tuple[bool, str]
"""Whether it goes to standard error; and what it says."""


def _echo(line: Line) -> None:
    error, text = line
    click.echo(text, err=error)


class Teller:
    """Says what was pressed as it comes: results on standard output, the rest on standard error.

    An archive is told of like a day, so nothing is kept but counts and what one day said.
    """

    def __init__(
        self, job: Job, *, quiet: bool, verbose: bool, say: Callable[[Line], None] = _echo
    ) -> None:
        self.job = job
        self.quiet = quiet
        self.verbose = verbose
        self.say = say
        self.told: set[Finding] = set()
        self.rows: list[tuple[str, ...]] = []

    def follow(self, results: Iterable[Pressed], total: int) -> Iterator[Pressed]:
        """Tell of each edition of so many as it comes, and give it on."""
        day = ""
        for number, pressed in enumerate(results, 1):
            if pressed.report.date != day:
                day = pressed.report.date
                self._close()
            if not self.quiet:
                self._progress(number, total, pressed.report)
            self._edition(pressed.report)
            self._findings(pressed.findings)
            yield pressed
        self._close()

    def close(
        self, tally: Tally, left_out: Iterable[Rejected], findings: Iterable[Finding]
    ) -> None:
        """What is known only at the end."""
        for line in left_out_lines(left_out):
            self.say((True, line))
        if tally.exit_code() is ExitCode.NOTHING:
            self.say((True, "nothing could be pressed"))
        self._findings(findings)
        if not self.quiet:
            counts = ", ".join(
                f"{number} {severity.value}{'s' * (number != 1)}"
                for severity, number in tally.findings.items()
            )
            self.say((True, f"findings: {counts}"))

    def _edition(self, edition: EditionReport) -> None:
        if edition.status == "failed":
            failed = f"failed: {edition.date}/{edition.desk} ({edition.profile})"
            self.say((True, failed))
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
            self.say((False, "\t".join(row)))

    def _close(self) -> None:
        """The end of a day: its table, on a terminal."""
        widths = [max(map(len, column)) for column in zip(*self.rows, strict=True)]
        for row in self.rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            self.say((False, "  ".join(cells).rstrip()))
        self.rows.clear()
        self.told.clear()

    def _findings(self, findings: Iterable[Finding]) -> None:
        """Each once a day: two profiles find the same."""
        for finding in findings:
            wanted = not self.quiet and (self.verbose or finding.severity is Severity.ERROR)
            if wanted and finding not in self.told:
                self.told.add(finding)
                self.say((True, finding_line(finding)))

    def _progress(self, done: int, total: int, edition: EditionReport) -> None:
        name = edition.path or edition.desk
        if sys.stderr.isatty():
            full = _BAR * done // total
            bar = "#" * full + "-" * (_BAR - full)
            click.echo(f"\r[{bar}] {done}/{total} {name[:40]:<40}", err=True, nl=done == total)
        else:
            self.say((True, f"{done}/{total} {name}"))


def finding_line(finding: Finding) -> str:
    """A finding on one line."""
    where = " ".join(part for part in (finding.article, finding.path) if part)
    return f"{finding.severity.value} {finding.code} {where}: {finding.message} {finding.remedy}"
