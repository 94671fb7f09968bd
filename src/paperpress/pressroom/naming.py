"""Which profile's files have no profile's name in theirs: the first that was asked for on a day.

The first is that of all presses into one folder, not of each: else a press for a second profile
would write over what the first has made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.pressroom.job import Job
from paperpress.pressroom.pressed_before import (
    before_of,
    days_noted,
    standing,
    with_reported,
)
from paperpress.pressroom.reports import REPORT_NAME
from paperpress.profiles import Profile


def plain_names(job: Job, days: Iterable[date], first: Profile) -> Mapping[tuple[date, str], str]:
    """Return the profile whose files have no profile's name, by day, where this job's first isn't it.

    Args:
        job: what is to be pressed.
        days: those that are pressed.
        first: the first profile of the job.
    """
    out = Path(job.out)
    noted = set(days_noted(out))
    taken: dict[tuple[date, str], str] = {}
    for day in days:
        if day not in noted and not (out / day.isoformat() / REPORT_NAME).is_file():
            continue
        before = with_reported(before_of(out, day, job.masthead), out, day, job.masthead)
        for note in before.notes:
            ending = note.name.removeprefix(note.desk)
            plain = ending == first.extension and note.layout == job.layout
            if plain and note.profile != first.name and standing(out, note) is not None:
                taken.setdefault((day, ending), note.profile)
    return taken


def naming_findings(job: Job, first: Profile) -> Iterator[tuple[date, Finding]]:
    """Yield findings where the first profile of a job has to add its name to its files (EDN051)."""
    for (day, _), other in job.plain_names.items():
        yield (
            day,
            emit("EDN051", path=day.isoformat(), profile=first.name, other=other),
        )
