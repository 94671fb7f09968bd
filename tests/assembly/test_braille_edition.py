"""The example in braille: eBraille 1.0 rule by rule, BRF and PEF, by `--profile braille`.

Rules: https://daisy.github.io/ebraille/published/1.0/ (14 August 2025), by section. They are all
those that an edition can break: sections 3.3, 4.5, 4.6 and 9 are about foreign resources, several
renditions, unpacked files and sound, of which editions have none. DAISY's eBraille checker, whose
messages are named where it has any, is EPUBCheck with these rules (github.com/daisy/ebraille-checker).
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from newsroom import EXAMPLE, article, assembled, need, run
from paperpress.braille.codes import code_of
from paperpress.checks import tools
from paperpress.editions import plan
from paperpress.errors import AssemblyError
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import Braille, profile
from paperpress.themes import load_theme
from paperpress.vocab import DC_NS, EPUB_NS, OPF_NS, PEF_NS, XHTML_NS
from shelving import files_of, make
from touching import library, words

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("braille")]

X, OPF, DC = f"{{{XHTML_NS}}}", f"{{{OPF_NS}}}", f"{{{DC_NS}}}"
DESKS = ("city", "culture", "international")
#: What liblouis reads signs of emphasis back as: their dots.
SIGNS = re.compile(r"\\[0-9]+/")
ALLOWED = re.compile("[\u2800-\u28ff\t\n\r \u00a0\u00ad]*")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library()
    out = tmp_path_factory.mktemp("braille")
    config = str(EXAMPLE / "paperpress.toml")
    names = ("--profile", "braille", "--profile", "tablet", "--layout", "desk")
    result = run(out, "build", "-c", config, "-o", str(out), "--no-cache", "--jobs", "1", *names)
    assert result.returncode in (0, 1), result.stderr
    return out / "2025-07-23"


@pytest.fixture(scope="module")
def files(day: Path) -> dict[str, dict[str, bytes]]:
    """The files of each desk's eBraille publication."""
    read = {}
    for desk in DESKS:
        with zipfile.ZipFile(day / f"{desk}.ebrl") as archive:
            read[desk] = {name: archive.read(name) for name in archive.namelist()}
    return read


@pytest.fixture(scope="module")
def packages(files: dict[str, dict[str, bytes]]) -> list[etree._Element]:
    return [etree.fromstring(of_desk["package.opf"]) for of_desk in files.values()]


@pytest.fixture(scope="module")
def pages(files: dict[str, dict[str, bytes]]) -> dict[str, etree._Element]:
    return {
        f"{desk}/{name}": etree.fromstring(data)
        for desk, of_desk in files.items()
        for name, data in of_desk.items()
        if name.endswith(("html",))
    }


def values(package: etree._Element, name: str) -> list[str]:
    """The values of a metadata entry that refines nothing."""
    found = package.findall(f".//{DC}{name[3:]}") if name.startswith("dc:") else [
        meta for meta in package.iter(f"{OPF}meta") if meta.get("property") == name
    ]  # fmt: skip
    return [(entry.text or "").strip() for entry in found if not entry.get("refines")]


def test_a_desk_has_a_file_of_each_kind_beside_its_epub(day: Path) -> None:
    kinds = ("brf", "ebrl", "pef", "tablet.epub")
    assert {path.name for path in day.iterdir() if not path.name.startswith("report")} == {
        f"{desk}.{kind}" for desk in DESKS for kind in kinds
    }


def test_4_2_package_document_and_entry_page_are_in_the_root(files) -> None:
    for of_desk in files.values():
        assert {"package.opf", "index.html", "mimetype", "META-INF/container.xml"} <= set(of_desk)
        assert next(iter(of_desk)) == "mimetype"
        assert of_desk["mimetype"] == b"application/epub+zip"
        rest = set(of_desk) - {"package.opf", "index.html", "mimetype", "META-INF/container.xml"}
        assert all(name.startswith("ebraille/") for name in rest)


def test_3_resources_are_there_are_core_types_and_have_no_fallback(files, packages) -> None:
    for of_desk, package in zip(files.values(), packages, strict=True):
        for item in package.iter(f"{OPF}item"):
            assert item.get("href") in of_desk
            assert item.get("media-type") in {"application/xhtml+xml", "text/css"}
            assert item.get("fallback") is None


def test_3_8_all_xml_is_utf_8(files) -> None:
    for of_desk in files.values():
        for name, data in of_desk.items():
            if name.endswith(("html", "opf", "xml")):
                assert data.lower().startswith(b"<?xml version='1.0' encoding='utf-8'?>")


def test_4_3_names_of_files_are_safe_everywhere(files) -> None:
    for of_desk in files.values():
        assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", name) for name in of_desk)
        assert len({name.casefold() for name in of_desk}) == len(of_desk)


def test_4_4_no_address_leaves_the_publication_but_links_to_the_web(pages) -> None:
    for page in pages.values():
        for element in page.iter(f"{X}*"):
            for name in ("href", "src"):
                address = element.get(name, "")
                assert not address.startswith(("/", "file:", "data:"))
                if "://" in address:
                    assert element.tag == f"{X}a"


def test_5_2_the_package_has_a_version_a_language_and_an_identifier_of_its_own(packages) -> None:
    for package in packages:
        assert package.get("version") == "3.0"
        assert package.get("{http://www.w3.org/XML/1998/namespace}lang")
        (identifier,) = package.iter(f"{DC}identifier")
        assert identifier.get("id") == package.get("unique-identifier")
        assert (identifier.text or "").startswith("urn:uuid:")


def test_5_3_3_required_metadata(packages) -> None:
    """The checker's EBR-007 to EBR-018."""
    for package in packages:
        for once in ("dc:format", "dc:date", "dcterms:modified", "a11y:brailleCellType",
                     "a11y:completeTranscription", "a11y:tactileGraphics",
                     "dcterms:dateCopyrighted"):  # fmt: skip
            assert len(values(package, once)) == 1, once
        for some in ("dc:creator", "dc:identifier", "dc:language", "dc:title",
                     "a11y:brailleSystem", "a11y:producer"):  # fmt: skip
            assert values(package, some), some
        assert values(package, "dc:format") == ["eBraille 1.0"]
        assert re.fullmatch("6|8|6, 8|8, 6", values(package, "a11y:brailleCellType")[0])
        assert values(package, "a11y:tactileGraphics") == ["none"]
        assert values(package, "a11y:completeTranscription")[0] in {"true", "false"}
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", values(package, "dcterms:dateCopyrighted")[0])
        assert all("Brai" in tag.split("-") for tag in values(package, "dc:language"))


def test_5_3_3_2_systems_are_of_the_registry_the_most_used_first(packages) -> None:
    code = re.compile(r"\S.* (grade[0-3]|no-grade)( comp[68])?|\S+ (grade[0-3]|no-grade)")
    for package in packages:
        systems = values(package, "a11y:brailleSystem")
        assert systems[0] == "ueb grade1"
        assert all(code.fullmatch(system) for system in systems)
    assert {"French grade1", "Arabic grade1"} <= {
        system for package in packages for system in values(package, "a11y:brailleSystem")
    }


def test_5_3_4_recommended_metadata(packages) -> None:
    for package in packages:
        for name in ("dc:description", "dc:publisher", "dc:rights", "dc:source", "dc:subject"):
            assert values(package, name), name


def test_5_3_4_5_a_source_has_a_publisher_and_a_date(packages) -> None:
    for package in packages:
        (source,) = package.iter(f"{DC}source")
        assert (source.text or "").startswith("urn:")
        refining = {
            meta.get("property"): meta.text
            for meta in package.iter(f"{OPF}meta")
            if meta.get("refines") == f"#{source.get('id')}"
        }
        assert refining["dcterms:publisher"] == "Meridian Courier Publishing"
        assert refining["dcterms:date"] == "2025-07-23"


def test_5_6_no_feature_of_epub_2_and_no_collection(packages, files) -> None:
    for package in packages:
        assert not list(package.iter(f"{OPF}guide", f"{OPF}collection", f"{OPF}bindings"))
        properties = {
            p for i in package.iter(f"{OPF}item") for p in i.get("properties", "").split()
        }
        assert properties <= {"nav"}  # Not the checker's EBR-002, remote-resources.
        assert all(meta.get("name") is None for meta in package.iter(f"{OPF}meta"))
        assert package.find(f"{OPF}spine").get("toc") is None
    assert not any(name.endswith(".ncx") for of_desk in files.values() for name in of_desk)


def test_6_2_1_all_text_is_braille(pages) -> None:
    for name, page in pages.items():
        for element in page.iter(f"{X}*"):
            shown = [element.get(a) for a in ("alt", "abbr", "title", "aria-label")]
            if element.tag == f"{X}a" and element.get("title"):
                shown = [element.get("aria-label")]  # 8.3.2 wants print there
            for text in (element.text, element.tail, *shown):
                assert ALLOWED.fullmatch(text or ""), (name, text)


def test_6_2_2_items_have_their_signs_in_their_text(files) -> None:
    for of_desk in files.values():
        assert b"list-style-type: none" in of_desk["ebraille/css/edition.css"]


def test_6_2_3_there_are_no_scripts_forms_or_pictures(pages) -> None:
    """The checker's EBR-040; nor what only EPUB 2 or scripts know (5.6)."""
    for page in pages.values():
        assert not list(page.iter(*(f"{X}{tag}" for tag in ("script", "form", "canvas", "img"))))
        assert not list(page.iter(f"{{{EPUB_NS}}}*"))
        assert not [name for e in page.iter(f"{X}*") for name in e.attrib if name.startswith("on")]


def test_6_3_2_style_says_nothing_of_fonts_and_measures_in_cells(files) -> None:
    """The checker's EBR-050 to EBR-052, and CSS-004 where it weren't UTF-8."""
    sheet = files["city"]["ebraille/css/edition.css"].decode()
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    assert not re.search(r"-epub-|font|color|text-decoration|text-shadow|@media|content:", rules)
    assert set(re.findall(r"[0-9]([a-z%]+)", rules)) <= {"ch", "em"}


def test_7_nothing_is_of_a_fixed_layout(packages) -> None:
    """The checker's EBR-070 to EBR-072."""
    for package in packages:
        assert not [m for m in package.iter(f"{OPF}meta") if "rendition:" in m.get("property", "")]
        assert not [ref for ref in package.iter(f"{OPF}itemref") if ref.get("properties")]


def test_8_the_entry_page_names_the_package_and_is_not_read_in_order(packages, pages) -> None:
    for desk in DESKS:
        head = pages[f"{desk}/index.html"].find(f"{X}head")
        (link,) = (link for link in head.iter(f"{X}link") if link.get("rel") == "publication")
        assert (link.get("href"), link.get("type")) == (
            "package.opf",
            "application/oebps-package+xml",
        )
    for package in packages:
        (nav,) = (i for i in package.iter(f"{OPF}item") if i.get("properties") == "nav")
        assert nav.get("href") == "index.html"
        assert nav.get("id") not in {ref.get("idref") for ref in package.iter(f"{OPF}itemref")}


def test_8_3_contents_and_printed_pages_have_types_and_roles(pages) -> None:
    for desk in DESKS:
        navs = {
            nav.get(f"{{{EPUB_NS}}}type"): nav
            for nav in pages[f"{desk}/index.html"].iter(f"{X}nav")
        }
        assert navs["toc"].get("role") == "doc-toc"
        assert len(navs["toc"].findall(f"{X}ol")) == 1
        assert navs["landmarks"] is not None
    listed = {
        nav.get(f"{{{EPUB_NS}}}type"): nav for nav in pages["city/index.html"].iter(f"{X}nav")
    }["page-list"]
    assert listed.get("role") == "doc-pagelist"
    assert [a.get("title") for a in listed.iter(f"{X}a")] == ["A1", "A2", "A3", "A8"]
    assert not list(listed.iterfind(f".//{X}ol//{X}ol"))


def test_10_the_package_says_who_can_read_it_and_what_a_machine_has_done(packages) -> None:
    for package in packages:
        assert values(package, "schema:accessMode") == ["tactile"]
        assert values(package, "schema:accessModeSufficient") == ["tactile"]
        assert "braille" in values(package, "schema:accessibilityFeature")
        assert values(package, "schema:accessibilityHazard") == ["none"]
        (summary,) = values(package, "schema:accessibilitySummary")
        assert summary.startswith("This edition is in braille, with its pictures told in words")
        assert "by ear" not in summary


def test_links_lead_to_places_that_are_there(files, pages) -> None:
    for name, page in pages.items():
        desk, _, path = name.partition("/")
        for link in page.iter(f"{X}a"):
            address = link.get("href", "")
            if "://" in address or address.startswith(("mailto:", "tel:")):
                continue
            file, _, anchor = address.partition("#")
            folder = path.rpartition("/")[0]
            target = f"{folder}/{file}".lstrip("/") if file else path
            assert target in files[desk], (name, address)
            if anchor:
                ids = {element.get("id") for element in pages[f"{desk}/{target}"].iter(f"{X}*")}
                assert anchor in ids, (name, address)


def test_no_link_is_without_words(pages) -> None:
    for name, page in pages.items():
        for link in page.iter(f"{X}a"):
            assert "".join(link.itertext()).strip(), name


def text_of(root: etree._Element) -> str:
    return " ".join(root.itertext())


@pytest.mark.parametrize("desk", DESKS)
def test_a_pages_reading_order_is_that_of_the_printed_page(day: Path, pages, desk: str) -> None:
    """Read backwards, each paragraph and heading of an article has the page's words.

    The first paragraph of an item has the item's sign before them.
    """
    with zipfile.ZipFile(day / f"{desk}.tablet.epub") as archive:
        printed = {
            Path(name).name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if "/a-" in name
        }
    for name, page in printed.items():
        table = code_of(page.get("lang", ""), Braille()).table
        in_print = [words(text_of(e)) for e in _running(page)]
        in_cells = [
            words(re.sub(SIGNS, "", library().back(text_of(e).replace(" ", "\u2800"), table)))
            for e in _running(pages[f"{desk}/ebraille/{name}"])
        ]
        expected = [text for text in in_print if text]
        found = iter(in_cells)
        missing = [
            text for text in expected if not any(text == other[-len(text) :] for other in found)
        ]
        assert missing == [], name


def _running(page: etree._Element) -> list[etree._Element]:
    """Headings and paragraphs without a note's sign, an index or another language, in their order."""
    tags = tuple(f"{X}{tag}" for tag in ("h1", "h2", "h3", "p"))
    return [
        element
        for element in page.iter(*tags)
        if element.find(".//*[@role]") is None
        and element.find(".//*[@lang]") is None
        and element.find(f".//{X}sub") is None
        and element.get("role") != "doc-backlink"
        and element.getparent().get("role") != "doc-footnote"
    ]


@pytest.mark.parametrize("desk", DESKS)
def test_brf_keeps_to_lines_and_pages(day: Path, desk: str) -> None:
    data = (day / f"{desk}.brf").read_bytes().decode("ascii")
    pages = data.split("\f")
    assert pages.pop() == ""
    for page in pages:
        rows = page.split("\r\n")
        assert rows.pop() == ""
        assert len(rows) <= 25
        assert all(len(row) <= 40 for row in rows)
        assert "\n" not in "".join(rows)


def test_a_long_edition_is_parted_in_both(masthead: Masthead) -> None:
    library()
    (edition,) = plan(
        [article(id=f"a{n}", body="<p>Some more words.</p>" * 60) for n in range(6)], masthead
    )
    made = {}
    for name in ("brf", "pef"):
        plain = profile(name)
        device = replace(plain, braille=replace(plain.braille, volume=12))
        (made[name],) = assembled(edition, load_theme("classic"), device).resources
    root = etree.fromstring(made["pef"].data)
    volumes = [len(list(v.iter(f"{{{PEF_NS}}}page"))) for v in root.iter(f"{{{PEF_NS}}}volume")]
    assert len(volumes) > 1
    assert max(volumes) <= 12
    backs = sum(pages % 2 for pages in volumes[:-1])
    assert made["brf"].data.count(b"\f") == sum(volumes) + backs


def test_words_are_divided_as_the_job_asks(masthead: Masthead) -> None:
    library()
    words = "<p>" + "consideration " * 30 + "</p>"
    (edition,) = plan([article(body=words)], masthead)
    divided = {
        hyphenation: assembled(
            edition, load_theme("classic"), profile("brf"), hyphenation=hyphenation
        )
        .resources[0]
        .data.count(b"-\r\n")
        for hyphenation in ("auto", "soft", "none")
    }
    assert divided["soft"] > 3
    assert (divided["auto"], divided["none"]) == (0, 0)


def test_pef_has_the_pages_of_brf(day: Path) -> None:
    root = etree.parse(day / "city.pef").getroot()
    pages = (day / "city.brf").read_bytes().split(b"\f")[:-1]
    assert len(list(root.iter(f"{{{PEF_NS}}}page"))) == len(pages)
    assert all(len(row.text or "") <= 40 for row in root.iter(f"{{{PEF_NS}}}row"))


def test_the_report_says_what_each_holds(day: Path) -> None:
    report = json.loads((day / "report.json").read_text(encoding="utf-8"))
    held = {edition["path"].partition("/")[2]: edition["holds"] for edition in report["editions"]}
    pages = (day / "city.brf").read_bytes().count(b"\f")
    assert held["city.brf"] == held["city.pef"] == f"{pages} pages of braille in ueb grade1"
    assert held["city.ebrl"] == "braille in ueb grade1"
    assert held["city.tablet.epub"] == ""
    assert "Arabic grade1" in held["international.ebrl"]
    page = etree.fromstring((day / "report.html").read_bytes(), etree.HTMLParser())
    assert f"brf: {held['city.brf']}" in text_of(page)


def test_the_same_day_has_the_same_bytes(day: Path, tmp_path: Path) -> None:
    config = str(EXAMPLE / "paperpress.toml")
    names = ("--profile", "braille", "--desk", "city", "--no-cache", "--jobs", "1")
    run(tmp_path, "build", "-c", config, "-o", str(tmp_path), *names)
    for kind in ("ebrl", "brf", "pef"):
        again = tmp_path / "2025-07-23" / f"city.{kind}"
        assert again.read_bytes() == (day / f"city.{kind}").read_bytes()


def test_epubcheck_knows_but_the_properties_of_ebraille_not(day: Path, tmp_path: Path) -> None:
    """DAISY's eBraille checker is EPUBCheck with a11y's new properties in its vocabulary."""
    need(shutil.which("java"), "Java isn't installed")
    (tmp_path / "culture.epub").write_bytes((day / "culture.ebrl").read_bytes())
    messages = {
        re.sub(".*(OPF-027).*property: ", r"\1 ", finding.message)
        for finding in tools.epubcheck(tmp_path / "culture.epub")
    }
    assert messages == {
        f'OPF-027 "a11y:{name}".'
        for name in (
            "brailleCellType", "brailleSystem", "completeTranscription", "producer",
            "tactileGraphics",
        )
    }  # fmt: skip


def test_the_shelf_offers_each_file_by_what_it_is(day: Path) -> None:
    """Its catalogue and pages go by the EPUB that is there too."""
    made = make(day.parent)
    assert not made.findings
    page = etree.fromstring(files_of(day.parent)["index.html"])
    links = {link.get("download"): link for link in page.iter(f"{X}a") if link.get("download")}
    offered = {
        name.partition(".")[2]: (link.get("type"), "".join(link.itertext()).partition(" · ")[0])
        for name, link in links.items()
        if name.startswith("city") and not name.endswith("epub")
    }
    assert offered == {
        "ebrl": ("application/ebrl+zip", "eBraille"),
        "brf": ("application/x-brf", "BRF"),
        "pef": ("application/x-pef+xml", "PEF"),
    }


def in_brf(masthead: Masthead, **record: object) -> Publication:
    library()
    (edition,) = plan([article(**record)], masthead)
    return assembled(edition, load_theme("classic"), profile("brf"))


@pytest.mark.parametrize(
    ("body", "language", "told"),
    [
        ("<p>Plain.</p>", "en", []),
        ("<p>Rain ☂ and 😀.</p>", "en", [("BRL001", "notice")]),
        ("<p>Ad <i lang='la'>hoc</i>.</p>", "en", [("BRL002", "notice")]),
        ("<p><i lang='ka'>თბილისი</i>.</p>", "en", [("BRL001", "notice"), ("BRL002", "warning")]),
        ("<p>市長は言った。</p>", "ja", [("BRL001", "notice"), ("BRL002", "warning")]),
    ],
)
def test_what_a_code_cant_say_is_told(masthead: Masthead, body, language, told) -> None:
    findings = in_brf(masthead, body=body, language=language).findings
    of_braille = {(f.code, f.severity.value) for f in findings if f.code.startswith("BRL")}
    assert sorted(of_braille) == told


def test_an_edition_in_a_language_without_a_code_isnt_made(masthead: Masthead) -> None:
    japanese = masthead.model_copy(update={"language": "ja"})
    with pytest.raises(AssemblyError, match=r"no braille code for 'ja': name a table"):
        in_brf(japanese, language="ja")
