"""What a format's reader makes of a file, as lines that a person can compare."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from newsroom import ROOT
from paperpress.model.finding import Rejected
from paperpress.sources.formats.table import FORMATS, Format
from paperpress.sources.raw import Raw

FIXTURES = ROOT / "tests" / "fixtures" / "formats"
BY_NAME: dict[str, Format] = {known.name: known for known in FORMATS}


def read_with(name: str, path: Path) -> list[Raw | Rejected]:
    """The records of a file, by one format."""
    with path.open("rb") as file:
        return list(BY_NAME[name].records(file, path.name))


def record_in(name: str, path: Path) -> dict[str, Any]:
    """The one record of a file."""
    (raw,) = read_with(name, path)
    assert isinstance(raw, Raw), raw
    assert isinstance(raw.record, dict)
    return raw.record


def lines(results: list[Raw | Rejected]) -> bytes:
    """A line of JSON each: the record and what was told of it, or why there is none."""
    told = [
        {
            "place": one.place,
            "record": one.record,
            "notices": [f"{notice.code} {notice.path}" for notice in one.notices],
        }
        if isinstance(one, Raw)
        else {
            "source": one.source,
            "article": one.article,
            "held": one.held,
            "errors": [f"{error.path}: {error.message}" for error in one.errors],
        }
        for one in results
    ]
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in told).encode()
