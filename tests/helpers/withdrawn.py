"""A paper that is pressed, changed, and pressed again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsroom import record
from paperpress.model.masthead import Masthead
from paperpress.model.report import Report
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from paperpress.sources import read

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)


DAY = "2025-07-23"


class Newsroom:
    """A folder of records, pressed again and again into one output folder."""

    def __init__(self, home: Path, masthead: Masthead) -> None:
        self.articles = home / "articles"
        self.articles.mkdir()
        self.out = home / "dist"
        self.job = Job(
            masthead=masthead, out=self.out, now=NOW, threads=1, sources=[str(self.articles)]
        )
        self.write("a")
        self.write("b", desk="world")

    def write(self, id: str, **changes: Any) -> None:
        (self.articles / f"{id}.json").write_text(json.dumps(record(id=id, **changes)), "utf-8")

    def delete(self, id: str) -> None:
        (self.articles / f"{id}.json").unlink()

    def press(self, **changes: Any) -> Report:
        return press(read(self.articles), replace(self.job, **changes))

    def standing(self) -> list[str]:
        return sorted(p.relative_to(self.out).as_posix() for p in self.out.rglob("*.epub"))

    def file(self, name: str = "city.epub", day: str = DAY) -> Path:
        return self.out / day / name

    def report(self, day: str = DAY) -> dict[str, Any]:
        told: dict[str, Any] = json.loads((self.out / day / "report.json").read_text("utf-8"))
        return told


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.code.startswith("EDN04")]
