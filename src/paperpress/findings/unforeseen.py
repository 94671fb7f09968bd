"""What is told of a record that led to an error which nobody foresaw (`paperpress.last_guard`)."""

from __future__ import annotations

from paperpress.findings.catalogue import emit
from paperpress.model.finding import FieldError, Rejected


def left_out(source: str, article: str, why: str) -> Rejected:
    """Return the record as left out, with the code (REC170) and where to report it.

    Args:
        source: where the record came from.
        article: its id or headline, as far as it can be told.
        why: the error in a line.
    """
    finding = emit("REC170", why=why)
    message = f"{finding.message} {finding.remedy} ({finding.code})"
    return Rejected(source, article, (FieldError("", message),))
