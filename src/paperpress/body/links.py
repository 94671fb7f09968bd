"""Links of a body: each that can't be one is a finding."""

from __future__ import annotations

from typing import Final

from paperpress.body.findings import BodyFinding, BodyFindings
from paperpress.body.link_address import link_address

_FINDINGS: Final = {
    "fragment": BodyFinding.FRAGMENT,
    "relative": BodyFinding.RELATIVE,
    "scheme": BodyFinding.SCHEME,
}


def address(href: str, base: str | None, body_findings: BodyFindings) -> str | None:
    """Return the full address of a link; None, with a finding, where it can't be a link.

    A relative address is completed from `base`, the article's own.
    """
    result = link_address(href, base)
    if isinstance(result, str):
        return result
    if result.why != "empty":
        body_findings.add(_FINDINGS[result.why], result.href)
    return None
