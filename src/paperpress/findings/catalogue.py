"""The table of all codes, and the one way to make a finding of one."""

from __future__ import annotations

from typing import Final

from paperpress.findings import (
    alternative_text,
    edition,
    link,
    package,
    picture,
    record,
    text,
)
from paperpress.findings.entry import Entry
from paperpress.model.finding import Finding

_FAMILIES = (record, text, alternative_text, picture, link, edition, package)

CATALOGUE: Final[dict[str, Entry]] = {
    entry.code: entry for family in _FAMILIES for entry in family.ENTRIES
}
"""Every code, in the order of docs/findings.md."""


def emit(code: str, *, article: str = "", path: str = "", **values: object) -> Finding:
    """Return the finding of a code, its message and remedy filled with the values.

    Args:
        code: a code of the catalogue.
        article: the article's id; empty where the finding is about the edition as a whole.
        path: where inside the article or file.
        values: what the entry's message and remedy name in braces.

    Raises:
        KeyError: the catalogue has no such code, or a template names a value that isn't given.
    """
    entry = CATALOGUE[code]
    return Finding(
        code,
        entry.severity,
        article,
        path,
        entry.message.format(**values),
        entry.remedy.format(**values),
    )
