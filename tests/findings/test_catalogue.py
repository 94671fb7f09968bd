"""The catalogue of findings: one entry a code, one page made from it, every code in use."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import paperpress
from newsroom import ROOT
from paperpress.findings import emit
from paperpress.findings.catalogue import CATALOGUE
from paperpress.findings.entry import Entry
from tools.findings_tables import with_tables

SOURCE = Path(paperpress.__file__).parent
MODULES = [
    path for path in SOURCE.rglob("*.py") if "findings" not in path.relative_to(SOURCE).parts[0]
]
#: What stands in place of what an unforeseen error ended makes findings in the catalogue's own room.
UNFORESEEN = SOURCE / "findings" / "unforeseen.py"
ENTRIES = list(CATALOGUE.values())


class Anything(str):
    """A value that any template takes."""

    __slots__ = ()

    def __format__(self, _: str) -> str:
        return "x"


def values(entry: Entry) -> dict[str, Anything]:
    """A value for each name that an entry's templates ask for."""
    return dict.fromkeys(names(entry), Anything("x"))


def names(entry: Entry) -> set[str]:
    """The values that an entry's templates ask for."""
    texts = [entry.message, entry.remedy, *(t for case in entry.cases.values() for t in case)]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_page_is_made_from_the_catalogue() -> None:
    page = (ROOT / "docs" / "findings.md").read_text("utf-8")
    assert with_tables(page) == page, "python tests/tools/findings_tables.py"
    assert all(f"| {code} |" in page for code in CATALOGUE)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_every_entry_says_what_is_wrong_and_what_to_do(entry: Entry) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", entry.code)
    finding = emit(entry.code, article="a", path="p", **values(entry))
    assert (finding.severity, finding.article, finding.path) == (entry.severity, "a", "p")
    assert finding.message
    assert finding.remedy
    assert entry.meaning
    assert entry.trigger
    for case in entry.cases:
        assert emit(entry.code, case=case, **values(entry)).message


def test_every_code_is_used_and_every_used_code_is_known() -> None:
    used = {
        code
        for path in [*MODULES, UNFORESEEN]
        for code in re.findall(r'"([A-Z]{3}\d{3})"', path.read_text("utf-8"))
    }
    assert used == set(CATALOGUE)


def test_findings_are_made_by_emit_alone() -> None:
    """A finding that is built in place has a message that no page of the docs comes from."""
    makers = [
        str(path.relative_to(SOURCE))
        for path in MODULES
        if re.search(r"(?<![\w.])Finding\(", path.read_text("utf-8"))
    ]
    # All of these read what was kept from an earlier press.
    assert sorted(makers) == [
        "editing/last_press.py",
        "pictures/picture_codec.py",
        "pressroom/known_runs.py",
    ]


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        emit("TXT999")
