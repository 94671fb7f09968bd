"""The masthead's and the authors' addresses, as they may stand in an edition."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperpress.assembly.links import safe_address
from paperpress.body.link_address import NoLink, link_address
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.masthead import Masthead

#: An address alone: what follows ``?`` would write the letter, and to others as well (RFC 6068).
_MAIL = re.compile(r"[^\s@:/?&<>\"'\\]+@[^\s@:/?&<>\"'\\]+")


@dataclass(frozen=True, slots=True)
class MastheadAddresses:
    """Where a newspaper's own links lead; each is empty where there is none that may be followed."""

    web: str
    contact: str
    certifier_report: str
    findings: tuple[Finding, ...]


def addresses_of(masthead: Masthead) -> MastheadAddresses:
    """Return a masthead's addresses as links, with a finding for each that can't be one."""
    findings: list[Finding] = []
    return MastheadAddresses(
        web=safe_address(masthead.url, "", "masthead.url", findings),
        contact=_contact(masthead.contact or "", findings),
        certifier_report=safe_address(
            masthead.certifier_report, "", "masthead.certifier_report", findings
        ),
        findings=tuple(findings),
    )


def mail_address(email: str, path: str, findings: list[Finding]) -> str:
    """Return an e-mail address; the empty string, with a finding (EDN061), where it isn't valid."""
    if not email or _MAIL.fullmatch(email):
        return email
    findings.append(emit("EDN061", path=path, address=repr(email)))
    return ""


def _contact(contact: str, findings: list[Finding]) -> str:
    """Return where readers report a barrier: an e-mail address or a web address."""
    if not contact or _MAIL.fullmatch(contact):
        return contact
    link = link_address(contact)
    if not isinstance(link, NoLink) and link.startswith(("http://", "https://")):
        return link
    findings.append(emit("EDN061", path="masthead.contact", address=repr(contact)))
    return ""
