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
<meta property="schema:accessibilityFeature">longDescription</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="pageBreakSource">The Print</meta>
<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>
<meta property="a11y:certifiedBy">The Access Office</meta>
<meta property="schema:accessibilitySummary">All of it.</meta></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
<item id="s" href="s.css" media-type="text/css"/>
<item id="p" href="p.jpg" media-type="image/jpeg"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
lang="en" xml:lang="en"><head><title>C</title></head><body><nav epub:type="toc"><h1>C</h1><ol>
<li><a href="a.xhtml">A</a></li><li><a href="b.xhtml#end">B</a></li></ol></nav>
<nav epub:type="page-list" hidden="hidden"><ol><li><a href="a.xhtml#page-1">1</a></li></ol></nav>
</body></html>"""
#: Each thing that a rule asks for, done right; and what only looks like a flaw.
A = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="en" xml:lang="en"><head><title>A</title></head>
<body><span id="page-1" role="doc-pagebreak" aria-label="Page 1"/><h1>A</h1><h2>Fares</h2>
<nav aria-label="Position"><a href="b.xhtml">Next: B</a></nav><nav aria-label="Related"><p>None.</p></nav>
<p><b>Mind</b> the gap.</p><p>PORT ELLERY, Monday. She said <i lang="fr">bonjour</i> to Олена Коваль.</p>
<p>A note.<a id="ref-1" href="#note-1" role="doc-noteref" epub:type="noteref">1</a><br/>A second line.</p>
<aside id="note-1" role="doc-footnote" epub:type="footnote"><p>Named in 1931. <a href="#ref-1" role="doc-backlink" aria-label="Back">↩</a></p></aside>
<p>- One dash alone.</p><ul><li>An item.</li></ul>
<p style="color: #222; background: #fff">Dark on white.</p>
<table><tr><th>Zone</th><th>Fare</th></tr><tr><td>1</td><td>£1</td></tr></table>
<table><tr><th scope="colgroup" colspan="2">Night</th></tr><tr><th scope="col">Zone</th><th scope="col">Fare</th></tr><tr><td>1</td><td>£1</td></tr></table>
<table role="presentation"><tr><td>Left</td><td>Right</td></tr></table>
<figure><img src="p.jpg" alt="A red bus at a stop." aria-details="more"/><figcaption>The N12. <small>LO/Wire</small></figcaption></figure>
<details id="more"><summary>More</summary><p>It is red.</p></details>
<figure><img src="q.jpg" alt=""/></figure><svg xmlns="http://www.w3.org/2000/svg"><title>A star</title></svg>
<video controls="controls"><p>A bus.</p></video><p tabindex="0">Focus.</p><p aria-hidden="true">* * *</p>
<p><a href="https://example.com/">More on fares</a> <a href="b.xhtml#end">The end</a></p></body></html>"""
B = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><title>B</title></head>
<body><h1 id="end">B</h1></body></html>"""
CSS = """@font-face { font-family: "Own"; src: url(own.otf); }
body { font-family: "Own", serif; font-size: 1.2em; }
.kicker { font-weight: bold; }"""
FRENCH = (
    "Les bus de nuit sont de retour dans la ville et les voyageurs ne sont pas tous d’accord sur le"
    " prix du billet. La mairie a dit que les tarifs ne changent pas avant la fin de l’année et que"
    " le conseil en parle dans une séance de la semaine."
)
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
    ("PKG105", "E/a.xhtml", 'id="ref-1"', 'id="note-1"'),
    ("PKG106", "E/a.xhtml", 'aria-details="more"', 'aria-details="gone"'),
    ("PKG107", "E/package.opf", '<meta property="pageBreakSource">The Print</meta>', ""),
    ("PKG108", "E/package.opf", ">longDescription<", ">MathML<"),
    ("PKG109", "E/package.opf", "<dc:language>en<", "<dc:language>fr<"),
    ("PKG110", "E/package.opf", '<meta property="a11y:certifiedBy">The Access Office</meta>', ""),
    ("PKG111", "E/package.opf", ">none<", '>none</meta><meta property="schema:accessibilityHazard">sound<'),
    ("EDN101", "E/package.opf", ' properties="nav"', ""),
    ("EDN102", "E/package.opf", '<itemref idref="a"/><itemref idref="b"/>', '<itemref idref="b"/><itemref idref="a"/>'),
    ("EDN103", "E/nav.xhtml", '<li><a href="a.xhtml">A</a></li>', ""),
    ("EDN104", "E/nav.xhtml", 'epub:type="page-list"', 'epub:type="lot"'),
    ("EDN105", "E/nav.xhtml", "a.xhtml#page-1", "b.xhtml#end"),
    ("EDN106", "E/a.xhtml", ' aria-label="Page 1"', ""),
    ("TXT101", "E/a.xhtml", 'xml:lang="en"', 'xml:lang="fr"'),
    ("TXT101", "E/a.xhtml", ' lang="en" xml:lang="en"', ""),
    ("TXT101", "E/a.xhtml", 'lang="en" xml:lang="en"', 'lang="zzz" xml:lang="zzz"'),
    ("TXT102", "E/a.xhtml", "<h2>Fares</h2>", "<h3>Fares</h3>"),
    ("TXT103", "E/a.xhtml", "<b>Mind</b> the gap.", "<b>Mind the gap</b>"),
    ("TXT104", "E/a.xhtml", "<th>Zone</th><th>Fare</th>", "<td>Zone</td><td>Fare</td>"),
    ("TXT105", "E/a.xhtml", "<h2>Fares</h2>", "<h2>Fa\u00adres</h2>"),
    ("TXT105", "E/a.xhtml", "A red bus", "A r\u00aded bus"),
    ("TXT106", "E/a.xhtml", "<h2>Fares</h2>", "<h1>Fares</h1>"),
    ("TXT107", "E/b.xhtml", '<h1 id="end">B</h1>', '<h2 id="end">B</h2>'),
    ("TXT108", "E/a.xhtml", "<h2>Fares</h2>", "<h2> <b/></h2>"),
    ("TXT109", "E/b.xhtml", '<h1 id="end">B</h1>', f'<p id="end">{FRENCH * 2}</p>'),
    ("TXT110", "E/b.xhtml", "</h1>", f"</h1><p>{FRENCH}</p>"),
    ("TXT111", "E/b.xhtml", "</h1>", "</h1><p>Нічні автобуси повертаються до міста, і не всі раді.</p>"),
    ("TXT112", "E/a.xhtml", 'lang="fr"', 'lang="klingonish"'),
    ("TXT113", "E/a.xhtml", "the gap", "the g\u00adap"),
    ("TXT114", "E/a.xhtml", "A second line.", "</p><p>BUSES RETURN TO THE CITY AT LAST"),
    ("TXT115", "E/a.xhtml", ' role="presentation"', ""),
    ("TXT116", "E/a.xhtml", "<td>Left</td>", "<th>Left</th>"),
    ("TXT117", "E/a.xhtml", ' scope="colgroup"', ""),
    ("TXT118", "E/a.xhtml", "<br/>", "<br/> <br/>"),
    ("TXT119", "E/a.xhtml", "<p>- One dash alone.</p>", "<p>• N1</p><p>• N2</p><p>• N3</p>"),
    ("TXT120", "E/a.xhtml", "color: #222", "color: #bbb"),
    ("TXT120", "E/a.xhtml", "background: #fff", "background: rgb(40, 40, 40)"),
    ("TXT120", "E/a.xhtml", '<i lang="fr">bonjour</i>', '<font color="yellow">bonjour</font>'),
    ("TXT121", "E/a.xhtml", 'controls="controls"', 'controls="controls" autoplay="autoplay"'),
    ("TXT121", "E/a.xhtml", ' controls="controls"', ""),
    ("TXT122", "E/a.xhtml", "<title>A</title>", '<title>A</title><meta http-equiv="refresh" content="5"/>'),
    ("TXT122", "E/a.xhtml", "<b>Mind</b>", "<blink>Mind</blink>"),
    ("TXT123", "E/a.xhtml", ' role="doc-noteref" epub:type="noteref"', ""),
    ("TXT124", "E/a.xhtml", '<a href="#ref-1" role="doc-backlink" aria-label="Back">↩</a>', ""),
    ("TXT125", "E/a.xhtml", 'aria-label="Related"', 'aria-label="Position"'),
    ("TXT126", "E/a.xhtml", "<title>A</title>", "<title>B</title>"),
    ("TXT126", "E/a.xhtml", "<title>A</title>", "<title/>"),
    ("TXT127", "E/a.xhtml", "<figcaption>", '<figcaption aria-hidden="true">'),
    ("ALT101", "E/a.xhtml", ' alt="A red bus at a stop."', ""),
    ("ALT102", "E/a.xhtml", 'alt="A red bus at a stop."', 'alt="The N12"'),
    ("ALT103", "E/a.xhtml", 'alt="A red bus at a stop."', 'alt="IMG_2034.jpg"'),
    ("ALT104", "E/a.xhtml", 'alt="A red bus at a stop."', 'alt="Image of a red bus"'),
    ("ALT105", "E/a.xhtml", 'src="q.jpg" alt=""', 'src="q.jpg" alt="A red bus at a stop."'),
    ("ALT106", "E/a.xhtml", 'alt="A red bus at a stop."', f'alt="{FRENCH}{FRENCH}"'),
    ("ALT107", "E/a.xhtml", 'alt="A red bus at a stop."', 'alt=""'),
    ("ALT108", "E/a.xhtml", "<title>A star</title>", "<text>x</text>"),
    ("ALT109", "E/a.xhtml", 'src="q.jpg" alt=""', 'src="q.jpg" alt="" title="A bus"'),
    ("ALT110", "E/a.xhtml", 'alt="A red bus at a stop."', 'alt="Picture"'),
    ("ALT111", "E/a.xhtml", 'alt="A red bus at a stop."', 'alt="A red bus in front of the"'),
    ("ALT111", "E/a.xhtml", 'alt="A red bus at a stop."', 'alt="A red bus (at a stop"'),
    ("ALT111", "E/a.xhtml", 'alt="A red bus at a stop."', 'alt="A red bus –"'),
    ("ALT111", "E/a.xhtml", 'alt="A red bus at a stop."', 'lang="fr" alt="Un bus devant la"'),
    ("LNK101", "E/a.xhtml", "https://example.com/", "javascript:alert(1)"),
    ("LNK102", "E/a.xhtml", 'href="b.xhtml#end"', 'href="b.xhtml#begin"'),
    ("LNK102", "E/a.xhtml", 'href="b.xhtml#end"', 'href="c.xhtml"'),
    ("LNK103", "E/a.xhtml", "More on fares", " "),
    ("LNK104", "E/a.xhtml", "<h2>Fares", '<h2 onclick="x()">Fares'),
    ("LNK105", "E/a.xhtml", 'tabindex="0"', 'tabindex="3"'),
    ("LNK106", "E/a.xhtml", "More on fares", "Read more…"),
    ("LNK106", "E/a.xhtml", "More on fares", "weiterlesen »"),
    ("LNK107", "E/a.xhtml", "More on fares", "https://example.com/"),
    ("LNK108", "E/a.xhtml", "More on fares", "The end"),
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


@pytest.mark.parametrize("mark", ['lang="ar"', 'xml:lang="ar"'])
def test_what_is_marked_as_another_language_isn_t_held_against_the_line_around_it(
    mark: str,
) -> None:
    words = "عودة العبارات الليلية إلى الميناء بعد أربع سنوات في ٢٠٢٥"
    lines = (
        f'<p><a href="b.xhtml" {mark} dir="rtl">{words}</a></p>'
        f'<p>Next: <bdi {mark} dir="rtl">{words} <i>١٢</i></bdi>, and more.</p>'
    )
    marked = epub(**{"E/b.xhtml": ("</h1>", f"</h1>{lines}")})
    assert "TXT111" not in {f.code for f in check_epub(marked, "marked.epub")}
    unmarked = epub(**{"E/b.xhtml": ("</h1>", f"</h1>{lines}<p>{words}</p>")})
    assert [f.code for f in check_epub(unmarked, "unmarked.epub")].count("TXT111") == 1


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


#: In test_last_guard and test_hostile_files: no text in place of another triggers them.
ELSEWHERE = {
    *("PKG120", "PKG121", "PKG122"),
    *("EDN100", "EDN107", "EDN108", "EDN109"),  # what an editor did on the editor's page
}


def test_each_rule_for_any_epub_has_a_case_above() -> None:
    """Codes from 100 to 899 are the house rules', but for REC's; some have tests elsewhere."""
    rules = {code for code in codes() if 100 <= int(code[3:]) < 900 and code[:3] != "REC"}
    assert rules - ELSEWHERE == {code for code, *_ in CASES}


@pytest.mark.parametrize("code", codes())
def test_each_code_has_an_entry_in_the_docs_and_a_test(code: str) -> None:
    """Rule 9."""
    docs = (SOURCE.parents[1] / "docs" / "findings.md").read_text("utf-8")
    assert f"\n| {code} |" in docs
    tests = Path(__file__).parents[1]
    assert any(code in file.read_text("utf-8") for file in tests.rglob("*.py"))
