"""The house rule on style sheets (docs/findings.md, docs/themes.md)."""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.checks.view import View
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.themes.style_limits import flaws


def style_sheets(view: View) -> Iterator[Finding]:
    """Find style sheets that some engine can't read, or that override readers' settings (PKG104).

    A notice: pages can still be read without their sheet. Each kind of flaw is told once a sheet,
    where it first stands.
    """
    for href, sheet in view.sheets.items():
        first = {flaw.message: flaw for flaw in reversed(flaws(sheet, theme=False))}
        for flaw in sorted(first.values(), key=lambda flaw: (flaw.line, flaw.column)):
            yield emit("PKG104", path=f"{href}:{flaw.line}:{flaw.column}", flaw=flaw.message)
