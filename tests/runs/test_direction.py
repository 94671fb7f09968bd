"""Text from right to left, and both ways on one page (UAX #9; HTML, dir and bdi; EPUB 3.3)."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import etree

from newsroom import ROOT, article, assembled
from paperpress.binding.epub import bind
from paperpress.body.reader import translate
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme
from paperpress.themes.style_limits import flaws

ARABIC = {
    "language": "ar",
    "headline": "حافلات الليل تعود",
    "body": "<p>عادت الحافلات إلى المدينة.</p>",
}
NOA = "נועה לוי"
ENGLISH = {"language": "en", "headline": "Night buses return", "body": "<p>The buses are back.</p>"}


@cache
def edition_in(language: str) -> Publication:
    masthead = Masthead.model_validate(
        {"title": "الجريدة" if language == "ar" else "The Gazette", "language": language}
    )
    articles = [
        article(id="a", authors=[NOA, "Asha Rao"], **ARABIC),
        article(id="b", authors=[NOA, "Asha Rao"], **ENGLISH),
    ]
    (edition,) = plan(articles, masthead)
    theme, device = load_theme("classic"), profile("eink")
    return assembled(edition, theme, device)


def page(language: str, href: str) -> etree._Element:
    return etree.fromstring(edition_in(language).resource(href).data)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_an_edition_runs_as_its_language_does(language: str, direction: str) -> None:
    """The progression of pages, the package, the contents, the cover, the NCX."""
    publication = edition_in(language)
    assert publication.direction == direction
    for href in ("cover.xhtml", "contents.xhtml", "nav.xhtml", "colophon.xhtml", "toc.ncx"):
        assert page(language, href).get("dir") == direction, href
    package = _package(bind(publication))
    assert package.get("dir") == direction
    assert package.find("{*}spine").get("page-progression-direction") == direction


def _package(data: bytes) -> etree._Element:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".opf"))
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("href", "own"), [("a-a.xhtml", ("ar", "rtl")), ("a-b.xhtml", ("en", "ltr"))]
)
def test_an_article_runs_its_own_way_in_any_edition(
    language: str, href: str, own: tuple[str, str]
) -> None:
    root = page(language, href)
    assert (root.get("lang"), root.get("dir")) == own


@pytest.mark.parametrize(("language", "other"), [("ar", "b"), ("en", "a")])
def test_a_headline_that_runs_the_other_way_says_so_wherever_it_stands(
    language: str, other: str
) -> None:
    """In the navigation document and in the contents; the punctuation around it stays in place."""
    way = {"a": ("ar", "rtl"), "b": ("en", "ltr")}[other]
    for href in ("nav.xhtml", "contents.xhtml"):
        (link, *_) = page(language, href).findall(f".//{{*}}a[@href='a-{other}.xhtml']")
        marked = next(e for e in (link, *link.iterancestors()) if e.get("dir"))
        assert (marked.get("lang"), marked.get("dir")) == way, href
        assert marked is not link.getroottree().getroot()


def test_a_name_in_the_other_script_is_isolated_and_one_in_the_pages_own_is_not() -> None:
    """HTML, the bdi element; UAX #9, section 6.5. In the contents too."""
    lines = page("en", "contents.xhtml").iterfind(".//{*}p[@class='byline']")
    assert [[name.text for name in line.iter("{*}bdi")] for line in lines] == [
        ["Asha Rao"],
        [NOA],
    ]
    assert [
        e.text for e in page("en", "a-b.xhtml").iterfind(".//{*}p[@class='byline']//{*}bdi")
    ] == [NOA]
    assert [
        e.text for e in page("ar", "a-a.xhtml").iterfind(".//{*}p[@class='byline']//{*}bdi")
    ] == ["Asha Rao"]


@pytest.mark.parametrize(
    ("stray", "kept"),
    [("\u202eabc", "\u202eabc\u202c"), ("abc\u2069", "abc"), ("\u2067a\u202c", "\u2067a\u2069")],
)
def test_stray_controls_of_direction_close_in_their_text_and_are_told(
    stray: str, kept: str
) -> None:
    """UAX #9, section 4.3; REC003. In a field and in the body."""
    read = article(standfirst=stray, body=f"<p>{stray}</p><p>after</p>")
    assert read.standfirst == kept
    assert {(f.code, f.path) for f in read.notices} == {
        ("REC003", "standfirst"),
        ("REC003", "body"),
    }
    assert translate(read).blocks[0].inlines[0].text == kept  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("direction", "expected"), [("rtl", "rtl"), ("ltr", "ltr"), ("auto", "ltr")]
)
def test_a_records_own_direction_wins_over_its_languages(
    masthead: Masthead, direction: str, expected: str
) -> None:
    (edition,) = plan([article(direction=direction)], masthead)
    theme, device = load_theme("classic"), profile("eink")
    publication = assembled(edition, theme, device)
    root = etree.fromstring(publication.resource("a-night-buses.xhtml").data)
    assert root.get("dir") == expected


@pytest.mark.parametrize(
    "sheet", sorted(ROOT.glob("themes/*/*.css")), ids=lambda path: path.parent.name
)
def test_no_style_sheet_turns_text_round(sheet: object) -> None:
    """EPUB 3.3, section 6.3.1: direction and unicode-bidi aren't for style sheets."""
    assert b"direction" not in sheet.read_bytes()  # type: ignore[attr-defined]
    assert any("direction" in flaw.message for flaw in flaws(b"p { direction: rtl; }", theme=True))
