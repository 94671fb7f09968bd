"""What a command says: results on standard output, everything else on standard error.

It is said of values, the same whether they were made just now or are known from an earlier run; so
this module loads little.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Protocol, TypeVar

import click

from paperpress.cli.events import is_json, one_line, say
from paperpress.errors import ExitCode
from paperpress.model.finding import Finding, Rejected, Severity
from paperpress.model.report import EditionReport, RunOutcome, Tally

_BAR = 24
#: What a run did to files and dates, or left of them: said whether every finding is or not.
_ALWAYS = frozenset(
    {
        *("EDN040", "EDN041", "EDN042", "EDN043", "EDN044", "EDN045", "EDN046"),
        *("EDN050", "EDN051", "EDN052", "REC150"),
    }
)


class _Outcome(Protocol):
    """How one edition came out."""

    @property
    def report(self) -> EditionReport: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...


class _Made(Protocol):
    """What a making of the shelf did."""

    @property
    def folder(self) -> Path: ...
    @property
    def days(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def written(self) -> int: ...


_Given = TypeVar("_Given", bound=_Outcome)


class Output:
    """Says how a run comes out, an edition at a time.

    An archive is told of like a day, so nothing is kept but counts and what was said of one day.
    """

    def __init__(self, out: Path, *, quiet: bool, verbose: bool, strict: bool = False) -> None:
        self.out = out
        """The output folder, as it was named."""
        self.quiet = quiet
        self.verbose = verbose
        self.strict = strict
        """Warnings fail the run, so they are said too."""
        self.tally = Tally()
        self._said: set[Finding] = set()
        self._rows: list[tuple[str, ...]] = []
        self._bar = 0

    def outcome(self, outcome: RunOutcome) -> None:
        """Say how a whole run came out."""
        for _ in self.follow(outcome.editions, len(outcome.editions)):
            pass
        self.close(outcome.rejected, outcome.findings)

    def follow(self, results: Iterable[_Given], total: int) -> Iterator[_Given]:
        """Yield each result when it comes, after saying how its edition came out."""
        day = ""
        try:
            for number, result in enumerate(results, 1):
                if result.report.date != day:
                    day = result.report.date
                    self._close_day()
                if not self.quiet:
                    self._progress(number, total, result.report)
                self._edition(result.report)
                self._findings(result.findings)
                self.tally.add(result.report, result.findings)
                yield result
        finally:
            self._erase_bar()
        self._close_day()

    def shelf(self, shelf: _Made) -> None:
        """Say where the shelf is, and how much of it is new."""
        if not self.quiet:
            say_shelf(shelf)

    def close(self, rejected: Iterable[Rejected], findings: Iterable[Finding]) -> None:
        """Say what is known only at the end."""
        findings = tuple(findings)
        self.tally.end(_said_left_out(rejected), findings)
        if self.tally.exit_code() is ExitCode.NOTHING:
            say("nothing-pressed", "nothing could be pressed")
        self._findings(findings)
        if not self.quiet:
            counts = ", ".join(
                f"{number} {severity.value}{'s' * (number != 1)}"
                for severity, number in self.tally.findings.items()
            )
            numbers = {severity.value: n for severity, n in self.tally.findings.items()}
            say("findings", f"findings: {counts}", **numbers)

    def _edition(self, edition: EditionReport) -> None:
        if edition.status == "failed":
            name = f"{edition.date}/{edition.desk} ({edition.profile})"
            self._erase_bar()
            say("edition", f"failed: {name}", **asdict(edition))
            return
        if is_json():
            say("edition", None, **asdict(edition))
        row = (
            str(self.out / edition.path),
            f"{edition.articles} article{'s' * (edition.articles != 1)}",
            f"{edition.pictures} picture{'s' * (edition.pictures != 1)}",
            f"{edition.bytes / 1_000_000:.2f} MB",
            edition.status,
        )
        if sys.stdout.isatty():
            self._rows.append(row)
        else:
            self._erase_bar()
            click.echo("\t".join(row))

    def _close_day(self) -> None:
        """End a day with its table, on a terminal."""
        widths = [max(map(len, column)) for column in zip(*self._rows, strict=True)]
        if self._rows:
            self._erase_bar()
        for row in self._rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            click.echo("  ".join(cells).rstrip())
        self._rows.clear()
        self._said.clear()

    def _findings(self, findings: Iterable[Finding]) -> None:
        """Say each once a day: two profiles find the same."""
        for finding in findings:
            grave = finding.severity is Severity.ERROR or finding.code in _ALWAYS
            fails = self.strict and finding.severity is Severity.WARNING
            wanted = not self.quiet and (self.verbose or grave or fails)
            if wanted and finding not in self._said:
                self._said.add(finding)
                self._erase_bar()
                say_finding(finding)

    def _progress(self, done: int, total: int, edition: EditionReport) -> None:
        name = edition.path or edition.desk
        if is_json():
            return
        if sys.stderr.isatty():
            full = _BAR * done // total
            bar = f"[{'#' * full + '-' * (_BAR - full)}] {done}/{total} {name[:40]:<40}"
            click.echo(f"\r{bar}", err=True, nl=False)
            self._bar = len(bar)
        else:
            click.echo(f"{done}/{total} {name}", err=True)

    def _erase_bar(self) -> None:
        """Take the progress bar away, so that nothing is said behind it on its line."""
        if self._bar:
            click.echo(f"\r{'':{self._bar}}\r", err=True, nl=False)
            self._bar = 0


def shelf_line(shelf: _Made) -> str:
    """Return what a making of the shelf did on one line."""
    days = f"{shelf.days} day{'s' * (shelf.days != 1)}, {shelf.changed} changed"
    files = f"{shelf.written} file{'s' * (shelf.written != 1)} written"
    return "\t".join((str(shelf.folder), days, files))


def say_shelf(shelf: _Made) -> None:
    """Say where the shelf is, and how much of it is new."""
    fields = {"folder": str(shelf.folder), "days": shelf.days, "changed": shelf.changed}
    say("shelf", shelf_line(shelf), **fields, written=shelf.written)


def say_finding(finding: Finding) -> None:
    """Say a finding."""
    say("finding", finding_line(finding), **asdict(finding))


def finding_line(finding: Finding) -> str:
    """Return a finding on one line."""
    where = " ".join(part for part in (finding.article, finding.path) if part)
    sentences = f"{finding.message} {finding.remedy}"
    return one_line(f"{finding.severity.value} {finding.code} {where}: {sentences}")


def say_left_out(rejected: Iterable[Rejected]) -> None:
    """Say which records were left out, each with every reason."""
    for _ in _said_left_out(rejected):
        pass


def _said_left_out(rejected: Iterable[Rejected]) -> Iterator[Rejected]:
    """Yield each record that was left out, after saying so."""
    for record in rejected:
        name = f" ({record.article})" if record.article else ""
        reasons = "; ".join(f"{error.path} {error.message}".strip() for error in record.errors)
        line = one_line(f"left out: {record.source}{name}: {reasons}")
        say("left-out", line, **asdict(record))
        yield record
