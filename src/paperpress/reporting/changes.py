"""What changed since the last issue that left the house, as a table for the editor."""

from __future__ import annotations

from collections.abc import Sequence

from paperpress.model.changes import Change
from paperpress.model.report import EditionReport
from paperpress.reporting.items import marks
from paperpress.reporting.tree import add, table
from paperpress.xhtml.tree import Element

_KINDS = {"new": "New", "updated": "Updated", "corrected": "Corrected"}


def changes_table(parent: Element, editions: Sequence[EditionReport]) -> None:
    """Add a table of what readers are told, an edition once for all its profiles."""
    columns = ("Article", "Edition", "What", "When")
    body = table(parent, "What is different from what readers have", columns)
    by_edition = {edition.identifier: edition for edition in reversed(editions)}
    for edition in reversed(by_edition.values()):
        for change in edition.changes:
            _row(body, edition, change)
        if edition.taken_out:
            row = add(body, "tr")
            count = f"{edition.taken_out} article{'s' * (edition.taken_out != 1)}"
            add(row, "th", {"scope": "row"}, count)
            add(row, "td", text=edition.desk)
            add(row, "td", text="Taken out")
            add(row, "td")


def _row(body: Element, edition: EditionReport, change: Change) -> None:
    row = add(body, "tr")
    add(add(row, "th", {"scope": "row"}), "bdi", marks(change.language), change.headline)
    add(row, "td", text=edition.desk)
    what = add(row, "td", text=_KINDS[change.kind] + (": " if change.text else ""))
    if change.text:
        add(what, "bdi", marks(change.language), change.text)
    add(row, "td", text=change.moment)
