"""Writes the tables of docs/findings.md from the catalogue: python tests/tools/findings_tables.py

The prose between the tables is the page's own and stays; each family's table stands where a line
``<!-- table: FAMILY -->`` says so.
"""

from __future__ import annotations

import re
from pathlib import Path

from paperpress.findings.catalogue import CATALOGUE
from paperpress.findings.entry import Entry

PAGE = Path(__file__).resolve().parents[2] / "docs" / "findings.md"
_TABLE = re.compile(r"(?<=<!-- table: )([A-Z]{3})( -->\n)(?:\|.*\n)*")
_HEAD = (
    "| code | severity | what it means | how to trigger it | what to do |\n|---|---|---|---|---|\n"
)
_VALUE = re.compile(r"\{[^{}]*\}")


def with_tables(page: str) -> str:
    """Return the page with every table as the catalogue has it."""
    return _TABLE.sub(lambda match: f"{match[1]}{match[2]}{_table(match[1])}", page)


def _table(family: str) -> str:
    entries = (entry for code, entry in CATALOGUE.items() if code.startswith(family))
    return _HEAD + "".join(f"{_row(entry)}\n" for entry in sorted(entries, key=lambda e: e.code))


def _row(entry: Entry) -> str:
    basis = f" ({entry.criterion})" if entry.criterion else ""
    remedies = dict.fromkeys([entry.remedy, *(remedy for _, remedy in entry.cases.values())])
    cells = (
        entry.code,
        entry.severity.value,
        entry.meaning + basis,
        entry.trigger,
        " ".join(map(_plain, remedies)),
    )
    return f"| {' | '.join(cells)} |"


def _plain(template: str) -> str:
    """Return a remedy for people: an ellipsis where a value would stand, markup as code."""
    text = _VALUE.sub("…", template.replace("{{", "\x01").replace("}}", "\x02"))
    text = text.replace("\x01", "{").replace("\x02", "}").replace("|", "\\|")
    return re.sub(r"<[^<>]+>", lambda tag: f"`{tag.group()}`", text)


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")
