"""No address of a masthead or an author leads where a reading system shouldn't follow."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from newsroom import article
from paperpress.model.finding import Finding
from paperpress.model.masthead import Masthead
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press

UNSAFE = [
    "javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", " javascript:x", "data:text/html,x",
    "vbscript:x", "file:///etc/passwd", "ftp://a.example/", "/etc", "a.example", "http://",
    "https://user:p@a.example/", "blob:x", "javascript://a.example/%0aalert(1)", "mailto:a@b.example?bcc=c@d.example",
    "about:blank", "cid:x", "x@y@z", "http://[::1", "a@b.example?bcc=c@d.example", "a@b\nBcc: c@d",
]  # fmt: skip


def pressed(folder: Path, one: Any, **masthead: str) -> tuple[str, list[Finding]]:
    """All that an edition says in its pages and its package document, and what was found."""
    paper = Masthead(title="T", language="en", **masthead)
    report = press([one], Job(masthead=paper, out=folder))
    assert report.editions[0].status == "pressed"
    with zipfile.ZipFile(folder / report.editions[0].path) as archive:
        parts = [archive.read(n).decode() for n in archive.namelist() if n.endswith(("l", "f"))]
    return "\n".join(parts), list(report.findings)


def links(pages: str) -> set[str]:
    return set(re.findall(r'(?:href|src)="([a-zA-Z][\w+.-]*:[^"]*)"', pages))


@pytest.mark.slow
@pytest.mark.parametrize("address", UNSAFE)
@pytest.mark.parametrize("field", ["url", "contact", "certifier_report"])
def test_an_unsafe_address_of_a_masthead_is_no_link(
    tmp_path: Path, field: str, address: str
) -> None:
    certifier = {"certifier": "The Access Office"} if field == "certifier_report" else {}
    pages, findings = pressed(tmp_path, article(), **{field: address}, **certifier)
    assert links(pages) <= {"https://schema.org"}
    assert "LNK101" not in {finding.code for finding in findings}
    (told,) = (f for f in findings if f.path == f"masthead.{field}")
    assert told.code == ("EDN061" if field == "contact" else "LNK010")


@pytest.mark.parametrize("address", UNSAFE)
def test_nor_is_one_of_an_author_or_a_record(tmp_path: Path, address: str) -> None:
    one = article(
        url=address,
        authors=[{"name": "Ann Lee", "url": address, "email": address}],
        related=[{"url": address, "headline": "Other"}],
        body=[
            {"type": "paragraph", "html": f'<a href="{address}">x</a>'},
            {"type": "embed", "url": address, "title": "x"},
        ],
    )
    pages, _ = pressed(tmp_path, one)
    assert not {link for link in links(pages) if not link.startswith(("http", "mailto:"))}
    assert "bcc" not in "".join(links(pages)) or address.startswith("mailto:")


def test_good_ones_are(tmp_path: Path) -> None:
    one = article(authors=[{"name": "Ann Lee", "email": "ann@courier.example"}])
    addresses = {"url": "https://courier.example/", "contact": "access@courier.example"}
    pages, findings = pressed(tmp_path, one, **addresses)
    assert {"https://courier.example/", "mailto:access@courier.example"} <= links(pages)
    assert "mailto:ann@courier.example" in links(pages)
    assert not [f for f in findings if f.code in {"EDN061", "LNK010"}]


def test_a_contact_that_is_no_address_is_still_said(tmp_path: Path) -> None:
    pages, _ = pressed(tmp_path, article(), contact="+44 20 7946 0000, Mrs Rao")
    assert "Tell us of anything that gets in your way: +44 20 7946 0000, Mrs Rao" in pages
