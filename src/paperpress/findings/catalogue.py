"""The table of all codes, and the one way to make a finding of one."""

from __future__ import annotations

from typing import Final

from paperpress.findings import (
    alternative_text,
    braille,
    delivery,
    edition,
    link,
    package,
    picture,
    record,
    site,
    source_files,
    speech,
    text,
)
from paperpress.findings.entry import Entry
from paperpress.model.finding import Finding, Severity

_FAMILIES = (
    record,
    source_files,
    text,
    alternative_text,
    picture,
    link,
    edition,
    package,
    delivery,
    braille,
    speech,
    site,
)

CATALOGUE: Final[dict[str, Entry]] = {
    entry.code: entry for family in _FAMILIES for entry in family.ENTRIES
}
"""Every code, in the order of docs/findings.md."""


def emit(
    code: str,
    *,
    article: str = "",
    path: str = "",
    case: str = "",
    severity: Severity | None = None,
    **values: object,
) -> Finding:
    """Return the finding of a code, its message and remedy filled with the values.

    Args:
        code: a code of the catalogue.
        article: the article's id; empty where the finding is about the edition as a whole.
        path: where inside the article or file.
        case: which of the entry's cases; empty for its own message.
        severity: what another tool says of its own finding; None: as the entry says.
        values: what the entry's message and remedy name in braces.

    Raises:
        KeyError: the catalogue has no such code or case, or a template names a value that isn't given.
    """
    entry = CATALOGUE[code]
    message, remedy = entry.cases[case] if case else (entry.message, entry.remedy)
    return Finding(
        code,
        severity or entry.severity,
        article,
        path,
        message.format(**values),
        remedy.format(**values),
    )
