"""``report.html``: what an editor reads before the editions go out (docs/report.md)."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from newsroom import ROOT, article, hard_day, jpeg
from paperpress.model.finding import FieldError, Finding, Rejected, Severity
from paperpress.model.masthead import Masthead
from paperpress.model.report import EditionReport, Report
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from paperpress.reporting.page import report_page
from paperpress.reporting.sheet import ReportedArticle, Sheet
from paperpress.reporting.sorting import sorted_out
from paperpress.sources.records import article_of
from paperpress.vocab import XHTML_NS

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)


Tree = etree._Element


def pressed(
    records: list[dict[str, Any]], masthead: Masthead, folder: Path, **options: Any
) -> bytes:
    """The report of these records, pressed."""
    day = [article_of(one, f"day.json, [{n}]", str(folder)) for n, one in enumerate(records)]
    press(day, Job(masthead=masthead, out=folder / "dist", now=NOW, **options))
    return (folder / "dist" / "2025-07-23" / "report.html").read_bytes()


@pytest.fixture
def hard(masthead: Masthead, tmp_path: Path) -> bytes:
    (tmp_path / "day").mkdir()
    return pressed(hard_day(tmp_path / "day"), masthead, tmp_path / "day")


def tree(page: bytes) -> Tree:
    return etree.fromstring(page)


def named(root: Tree, name: str) -> list[Tree]:
    return list(root.iter(f"{{{XHTML_NS}}}{name}"))


def text(element: Tree) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_whole_page(hard: bytes, golden: Callable[[str, bytes], None]) -> None:
    """Pixels and bytes apart, which are Pillow's, and the style sheet, which has its own file."""
    page = re.sub(rb"base64,[^\"]+", b"base64,...", hard)
    page = re.sub(rb"\d+\.\d\d MB", b"... MB", page)
    golden("report.html", re.sub(rb"<style>.*</style>", b"<style>...</style>", page, flags=re.S))


def test_what_was_left_out_comes_first_then_errors_warnings_notices(hard: bytes) -> None:
    titles = [text(title) for title in named(tree(hard), "h2")]
    assert titles == [
        "Left out (1)",
        "Errors (1)",
        "Warnings (3)",
        "Notices (2)",
        "Held back (1)",
        "Editions (2)",
    ]


def test_the_sections_are_linked_from_the_top(hard: bytes) -> None:
    root = tree(hard)
    anchors = {element.get("id") for element in root.iter() if element.get("id")}
    links = [link.get("href", "") for link in named(root, "a")]
    assert {link[1:] for link in links if link.startswith("#")} <= anchors
    assert "city.epub" in links


def test_headings_make_an_outline(hard: bytes) -> None:
    """WCAG 2.2, criterion 1.3.1: one of level 1, each other at most one deeper."""
    names = [etree.QName(element).localname for element in tree(hard).iter()]
    levels = [int(name[1]) for name in names if re.fullmatch(r"h[1-6]", name)]
    assert levels.count(levels[0]) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_a_picture_stands_once_with_all_that_was_found_about_it(hard: bytes) -> None:
    """Notices of a chart stand beside its warning; what its record tells isn't told of the page."""
    cards = [card for card in named(tree(hard), "li") if card.get("class") == "item picture"]
    chart = next(card for card in cards if "chart.jpg" in text(card))
    assert sum("chart.jpg" in text(card) for card in cards) == 1
    assert re.findall(r"[A-Z]{3}\d{3}", text(chart)) == ["ALT008", "ALT001"]


def test_each_finding_has_its_picture_caption_credit_and_suggestion(
    masthead: Masthead, tmp_path: Path
) -> None:
    (tmp_path / "bus.jpg").write_bytes(jpeg((900, 600)))
    told = {"src": "bus.jpg", "alt": "bus.jpg", "caption": "A bus waits at Bank. (Photo: L. Ortiz)"}
    page = pressed([{**hard_day(tmp_path)[0], "picture": told, "body": "x"}], masthead, tmp_path)
    card = next(card for card in named(tree(page), "li") if card.get("class") == "item picture")
    facts = [text(fact) for fact in card.iter(f"{{{XHTML_NS}}}dt", f"{{{XHTML_NS}}}dd")]
    assert dict(zip(facts[::2], facts[1::2], strict=True)) == {
        "File": "bus.jpg",
        "Caption": "A bus waits at Bank.",
        "Credit line": "Photo: L. Ortiz",
        "Alternative text, written by an editor": "bus.jpg",
        "Suggested from the caption": "A bus waits at Bank",
    }
    (image,) = named(card, "img")
    data = b64decode(image.get("src", "").removeprefix("data:image/jpeg;base64,"))
    assert Image.open(BytesIO(data)).size == (240, 160)
    assert (image.get("width"), image.get("height")) == ("240", "160")


def test_what_an_article_says_is_marked_with_its_language(hard: bytes) -> None:
    """WCAG 2.2, criterion 3.1.2; and isolated, so that it turns nothing round it (bdi)."""
    root = tree(hard)
    arabic = {text(e): e.get("dir") for e in named(root, "bdi") if e.get("lang") == "ar"}
    assert arabic["الأجرة ترتفع"] == "rtl"
    assert "ترام في المدينة القديمة، صباح الأربعاء." in arabic


def test_it_needs_no_script_and_fetches_nothing(hard: bytes) -> None:
    root = tree(hard)
    assert not named(root, "script")
    assert not [e for e in root.iter() if any(str(name).startswith("on") for name in e.attrib)]
    assert all(image.get("src", "").startswith("data:") for image in named(root, "img"))
    assert not re.search(rb"(?:url\(|@import|<link)", hard)


def test_nothing_in_the_style_sheet_means_another_thing_in_html_than_in_xml() -> None:
    sheet = ROOT / "src" / "paperpress" / "reporting" / "report.css"
    assert not set("<>&") & set(sheet.read_text("utf-8"))


def test_two_profiles_of_one_edition_are_cleared_once(masthead: Masthead, tmp_path: Path) -> None:
    one = pressed(hard_day(tmp_path), masthead, tmp_path)
    two = pressed(hard_day(tmp_path), masthead, tmp_path, profiles=("eink", "tablet"))
    once, twice = (page.split(b'id="editions"')[0].count(b'class="item') for page in (one, two))
    assert once == twice > 0


def test_a_clean_day_says_so(masthead: Masthead, tmp_path: Path) -> None:
    press([article()], Job(masthead=masthead, out=tmp_path, now=NOW))
    root = tree((tmp_path / "2025-07-23" / "report.html").read_bytes())
    assert "Nothing was left out, and there is no error and no warning." in text(root)
    assert [text(title) for title in named(root, "h2")] == ["Editions (1)"]


def test_an_edition_that_failed_is_told_first(masthead: Masthead, tmp_path: Path) -> None:
    (tmp_path / "2025-07-23" / "city.epub").mkdir(parents=True)
    press([article()], Job(masthead=masthead, out=tmp_path, now=NOW))
    root = tree((tmp_path / "2025-07-23" / "report.html").read_bytes())
    assert text(named(root, "h2")[0]) == "Left out (1)"
    assert "The edition city (eink) could not be pressed." in text(root)
    assert "EDN002" in text(root)


def test_the_same_day_gives_the_same_bytes(masthead: Masthead, tmp_path: Path) -> None:
    pages = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        pages.append(pressed(hard_day(tmp_path / name), masthead, tmp_path / name))
    assert pages[0].replace(b"'one'", b"'two'") == pages[1]


#: Control characters and lone surrogates too, which no page may hold.
_TEXT = st.text(max_size=8)


_FINDINGS = st.builds(
    Finding,
    st.sampled_from(["ALT001", "PIC003"]),
    st.sampled_from(Severity),
    st.sampled_from(["", "a", "b", "gone"]),
    st.sampled_from(["", "picture", "a-a.xhtml", "a-a.xhtml img/a.jpg"]),
    _TEXT,
    _TEXT,
)


def a_sheet(slug: str, *ids: str, told: tuple[Finding, ...] = ()) -> Sheet:
    stories = tuple(ReportedArticle(id, id.upper(), "en", "ltr", f"a-{id}.xhtml") for id in ids)
    return Sheet(slug, slug.title(), "en", stories, told, ())


@given(findings=st.lists(_FINDINGS, unique=True, max_size=8))
def test_every_finding_is_in_the_page_once(findings: list[Finding]) -> None:
    sheets = [a_sheet("city", "a", told=tuple(findings[:3])), a_sheet("world", "b")]
    cleared = sorted_out(findings, sheets)
    told = [
        finding
        for by_edition in cleared.values()
        for of_edition in by_edition
        for of_article in of_edition.by_article
        for item in of_article.items
        for finding in item.findings
    ]
    assert sorted(map(repr, told)) == sorted(map(repr, findings))
    edition = EditionReport("d/c.epub", "urn:x", "T", "city", "d", "eink", 1, 0, 1, "", "pressed")
    left_out = Rejected("\udcff\x00.json", "\x1b", (FieldError("\x07", "\ufffe"),))
    report = Report("1", (edition,), (left_out,), tuple(findings))
    page = report_page(report, sheets, date(2025, 7, 23))
    items = [e for e in named(tree(page), "li") if e.get("class") == "item"]
    assert len(items) == len(findings)
