"""What a run wrote, looked at: a benchmark of something that left out the half measures nothing."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

_PAGES = (".xhtml", ".html", ".htm")
_PICTURES = (".jpg", ".jpeg", ".png")


def size(out: Path, *, pages: int, pictures: int) -> int:
    """Bytes of the EPUBs below a folder.

    Raises:
        RuntimeError: they hold fewer pages or pictures than these.
    """
    files = sorted(out.rglob("*.epub"))
    names = []
    for file in files:
        with zipfile.ZipFile(file) as book:
            names += [name.lower() for name in book.namelist()]
    for kind, ends, wanted in (("pages", _PAGES, pages), ("pictures", _PICTURES, pictures)):
        found = sum(name.endswith(ends) for name in names)
        if found < wanted:
            raise RuntimeError(f"{out.name}: {found} {kind} instead of {wanted}")
    return sum(file.stat().st_size for file in files)


def expect(out: Path, articles: int, *, pressed: int | None = None) -> None:
    """That all articles are in paperpress's editions, of which so many were pressed in this run.

    None: all of them. The others were left as they were.

    Raises:
        RuntimeError: its reports say otherwise.
    """
    reports = [json.loads(report.read_bytes()) for report in out.rglob("report.json")]
    editions = [edition for report in reports for edition in report["editions"]]
    made = sum(edition["status"] == "pressed" for edition in editions)
    kept = sum(edition["status"] == "unchanged" for edition in editions)
    wanted = len(editions) if pressed is None else pressed
    held = sum(edition["articles"] for edition in editions)
    if (made, kept, held) != (wanted, len(editions) - wanted, articles):
        raise RuntimeError(
            f"{out.name}: {made} editions pressed, {kept} unchanged, with {held} articles; "
            f"{wanted} of {len(editions)} should have been pressed, with {articles}"
        )
