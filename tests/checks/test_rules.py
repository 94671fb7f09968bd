"""House rules: each code has a publication that triggers it and one that doesn't.

The good publication has no finding; each bad one differs from it in one place.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from paperpress.checks import check_epub
from paperpress.errors import BindingError

PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="i">urn:uuid:1</dc:identifier><dc:title>T</dc:title><dc:language>en</dc:language>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All of it.</meta></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
<item id="s" href="s.css" media-type="text/css"/>
<item id="p" href="p.jpg" media-type="image/jpeg"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
lang="en" xml:lang="en"><head><title>C</title></head><body><nav epub:type="toc"><h1>C</h1><ol>
<li><a href="a.xhtml">A</a></li><li><a href="b.xhtml#end">B</a></li></ol></nav></body></html>"""
A = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><title>A</title></head>
<body><h1>A</h1><h2>Fares</h2><p><b>Mind</b> the gap.</p>
<table><tr><th>Zone</th></tr><tr><td>1</td></tr></table>
<figure><img src="p.jpg" alt="A red bus at a stop."/><figcaption>The N12. <small>LO/Wire</small></figcaption></figure>
<p><a href="https://example.com/">More on fares</a> <a href="b.xhtml#end">The end</a></p></body></html>"""
B = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><title>B</title></head>
<body><h1 id="end">B</h1></body></html>"""
CSS = """@font-face { font-family: "Own"; src: url(own.otf); }
body { font-family: "Own", serif; font-size: 1.2em; }
.kicker { font-weight: bold; }"""
CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="E/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""

#: Code, the file that differs, what stands there in the good publication, and in the bad one.
CASES = [
    ("PKG101", "E/b.xhtml", "</body>", ""),
    ("PKG102", "E/package.opf", '<meta property="schema:accessMode">textual</meta>', ""),
    ("PKG103", "E/a.xhtml", ' alt="A red bus at a stop."', ""),
    ("PKG104", "E/s.css", "font-weight: bold", "width: calc(1em + 2px)"),
    ("PKG104", "E/s.css", '"Own", serif', '"Other", serif'),
    ("PKG104", "E/s.css", "1.2em", "16px"),
    ("EDN101", "E/package.opf", ' properties="nav"', ""),
    ("EDN102", "E/package.opf", '<itemref idref="a"/><itemref idref="b"/>', '<itemref idref="b"/><itemref idref="a"/>'),
    ("EDN103", "E/nav.xhtml", '<li><a href="a.xhtml">A</a></li>', ""),
    ("TXT101", "E/a.xhtml", 'xml:lang="en"', 'xml:lang="fr"'),
    ("TXT101", "E/a.xhtml", ' lang="en" xml:lang="en"', ""),
    ("TXT101", "E/a.xhtml", 'lang="en" xml:lang="en"', 'lang="zzz" xml:lang="zzz"'),
    ("TXT102", "E/a.xhtml", "<h2>Fares</h2>", "<h1>Fares</h1>"),
    ("TXT102", "E/a.xhtml", "<h2>Fares</h2>", "<h3>Fares</h3>"),
    ("TXT102", "E/b.xhtml", '<h1 id="end">B</h1>', '<h3 id="end">B</h3>'),
    ("TXT103", "E/a.xhtml", "<b>Mind</b> the gap.", "<b>Mind the gap</b>"),
    ("TXT104", "E/a.xhtml", "<th>Zone</th>", "<td>Zone</td>"),
    ("TXT105", "E/a.xhtml", "<h2>Fares</h2>", "<h2>Fa\u00adres</h2>"),
    ("ALT101", "E/a.xhtml", ' alt="A red bus at a stop."', ""),
    ("ALT102", "E/a.xhtml", 'alt="A red bus at a stop."', 'alt="The N12"'),
    ("LNK101", "E/a.xhtml", "https://example.com/", "javascript:alert(1)"),
    ("LNK102", "E/a.xhtml", 'href="b.xhtml#end"', 'href="b.xhtml#begin"'),
    ("LNK102", "E/a.xhtml", 'href="b.xhtml#end"', 'href="c.xhtml"'),
    ("LNK103", "E/a.xhtml", "More on fares", " "),
    ("LNK104", "E/a.xhtml", "<h2>Fares", '<h2 onclick="x()">Fares'),
]  # fmt: skip


def epub(**changes: tuple[str, str]) -> bytes:
    files = {
        "META-INF/container.xml": CONTAINER,
        "E/package.opf": PACKAGE,
        "E/nav.xhtml": NAV,
        "E/a.xhtml": A,
        "E/b.xhtml": B,
        "E/p.jpg": "",
        "E/s.css": CSS,
    }
    for name, (good, bad) in changes.items():
        assert good in files[name], (name, good)
        files[name] = files[name].replace(good, bad)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_the_good_publication_has_no_finding() -> None:
    assert check_epub(epub(), "good.epub") == ()


@pytest.mark.parametrize(("code", "name", "good", "bad"), CASES)
def test_each_rule_finds_its_flaw(code: str, name: str, good: str, bad: str) -> None:
    assert code in {f.code for f in check_epub(epub(**{name: (good, bad)}), "bad.epub")}


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", epub(**{"META-INF/container.xml": ("E/package", "E/gone")})]
)
def test_what_is_no_epub_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(BindingError, match="no EPUB"):
        check_epub(data, "x.epub")


def test_entities_are_not_expanded() -> None:
    """No external file is read, and nothing swells, while a foreign EPUB is parsed."""
    bomb = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + B.replace(
        ">B</h1>", ">&e;</h1>"
    )
    findings = check_epub(epub(**{"E/b.xhtml": (B, bomb)}), "x.epub")
    assert {finding.code for finding in findings} <= {"PKG101"}


SOURCE = Path(__file__).parents[2] / "src" / "paperpress"
CODE = re.compile(r'"((?:REC|TXT|ALT|PIC|LNK|EDN|PKG)\d{3})"')


def codes() -> list[str]:
    found = {
        code for file in SOURCE.rglob("*.py") for code in CODE.findall(file.read_text("utf-8"))
    }
    return sorted(found)


@pytest.mark.parametrize("code", codes())
def test_each_code_has_an_entry_in_the_docs_and_a_test(code: str) -> None:
    """Rule 9."""
    docs = (SOURCE.parents[1] / "docs" / "findings.md").read_text("utf-8")
    assert f"\n| {code} |" in docs
    tests = Path(__file__).parents[1]
    assert any(code in file.read_text("utf-8") for file in tests.rglob("*.py"))
