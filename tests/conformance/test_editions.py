"""Editions judged by the field's own tools: EPUBCheck, Ace and MuPDF.

One worker runs a file, so that the paper is pressed once.
"""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pymupdf
import pytest

from judging import ace_says, epubcheck_says
from newsroom import EXAMPLE
from paperpress.body.reader import translate
from paperpress.body.words import text_of_blocks, words_of
from paperpress.checks import check_epub, tools
from paperpress.config import load_configuration
from paperpress.editions import plan
from paperpress.model.article import Article
from paperpress.sources import read

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editions")]


def flawed(path: Path, out: Path, ending: str, good: bytes, bad: bytes) -> Path:
    """A copy of an edition that differs in the files with an ending."""
    flaws = 0
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(out, "w") as archive:
        for entry in whole.infolist():
            data = whole.read(entry)
            if entry.filename.endswith(ending):
                flaws += data.count(good)
                data = data.replace(good, bad)
            archive.writestr(entry, data)
    assert flaws
    return out


def test_there_is_an_edition_a_desk_and_one_of_the_whole_paper(editions: dict[str, Path]) -> None:
    desks = load_configuration(EXAMPLE / "paperpress.toml").masthead.desks
    assert set(editions) == {*(f"desk-{desk.slug}" for desk in desks), "paper-paper"}


def test_time_zone_and_hashes_leave_no_trace(
    editions: dict[str, Path], editions_from_elsewhere: dict[str, Path]
) -> None:
    """Rule 5: same input, same bytes."""
    again = editions_from_elsewhere["paper-paper"]
    assert editions["paper-paper"].read_bytes() == again.read_bytes()


@pytest.mark.usefixtures("java")
def test_epubcheck_takes_an_exemption_and_no_address_to_write_to(
    editions: dict[str, Path], tmp_path: Path
) -> None:
    """When it takes `a11y:contactEmail`, the package document is to say whom to write to."""
    edition, head = editions["desk-culture"], b"<dc:title"
    said = {}
    for name, value in (("exemption", "eaa-microenterprise"), ("contactEmail", "a@b.example")):
        meta = f'<meta property="a11y:{name}">{value}</meta>'.encode()
        path = flawed(edition, tmp_path / f"{name}.epub", ".opf", head, meta + head)
        said[name] = [finding.message for finding in tools.epubcheck(path)]
    assert said["exemption"] == []
    assert ["a11y:contactEmail" in message for message in said["contactEmail"]] == [True]


@pytest.mark.usefixtures("java")
def test_epubcheck_says_nothing_of_any_kind(
    editions: dict[str, Path], first_edition: dict[str, Path], small_papers: dict[str, Path]
) -> None:
    """Not even a usage message."""
    first = {"first": first_edition["paper-paper"]}
    assert epubcheck_says(editions, first, small_papers) == {}


@pytest.mark.usefixtures("java")
def test_epubcheck_would_tell_an_error_and_a_usage(
    first_edition: dict[str, Path], tmp_path: Path
) -> None:
    """RSC-007: a resource isn't there. CSS-028: a font is declared."""
    font = b"@font-face { font-family: x; src: url(x.otf) }\n."
    path = flawed(
        first_edition["paper-paper"], tmp_path / "flawed.epub", ".css", b"\n.", b"\n" + font
    )
    told = {(f.severity.value, f.message.split(":")[0]) for f in tools.epubcheck(path)}
    assert told == {("error", "EPUBCheck RSC-007"), ("notice", "EPUBCheck CSS-028")}


@pytest.mark.usefixtures("ace")
def test_ace_finds_no_violation(
    editions: dict[str, Path],
    first_edition: dict[str, Path],
    small_papers: dict[str, Path],
    tmp_path: Path,
) -> None:
    """And tells the one of an edition beside them whose pictures have no alternative text."""
    first = first_edition["paper-paper"]
    bad = flawed(first, tmp_path / "bad.epub", ".xhtml", b" alt=", b" data-alt=")
    said = ace_says(editions, {"first": first, "bad": bad}, small_papers)
    assert said.keys() == {"bad"}
    assert "Ace image-alt" in {f.message.split(":")[0] for f in said["bad"]}


@pytest.mark.usefixtures("ace")
def test_ace_would_tell_a_violation(first_edition: dict[str, Path], tmp_path: Path) -> None:
    path = flawed(
        first_edition["paper-paper"], tmp_path / "flawed.epub", ".xhtml", b" alt=", b" data-alt="
    )
    assert "Ace image-alt" in {f.message.split(":")[0] for f in tools.ace(path)}


def test_the_house_rules_find_nothing_grave(editions: dict[str, Path]) -> None:
    for name, path in editions.items():
        assert check_epub(path.read_bytes(), name) == ()


def squeezed(text: str) -> str:
    """Letters and digits alone: a reader sets spaces, hyphens and ligatures as it likes."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def letters(text: str) -> str:
    """Without digits: numbers of notes stand between a sentence's words."""
    return "".join(c for c in squeezed(text) if c.isalpha())


def planned() -> dict[str, tuple[Article, ...]]:
    """The articles of each edition of the example."""
    configuration = load_configuration(EXAMPLE / "paperpress.toml")
    records = [a for source in configuration.source_paths() for a in read(source, folder=EXAMPLE)]
    return {
        f"{layout}-{edition.slug}": edition.articles
        for layout in ("desk", "paper")
        for edition in plan(records, configuration.masthead, layout=layout)
    }


def test_mupdf_opens_each_and_finds_contents_and_every_articles_text(
    editions: dict[str, Path],
) -> None:
    """Each word, and each paragraph, caption and cell with its words in their order."""
    articles = planned()
    assert set(articles) == set(editions)
    for name, path in editions.items():
        with pymupdf.open(path) as document:
            headings = [heading for _, heading, _ in document.get_toc()]
            text = "".join(page.get_text() for page in document)
        characters, letters_alone = squeezed(text), letters(text)
        for article in articles[name]:
            assert article.headline in headings
            body = translate(article)
            lost = [word for word in words_of(body) if squeezed(word) not in characters]
            parts = (body.blocks, *(note.blocks for note in body.notes))
            lines = [line for part in parts for line in text_of_blocks(part).splitlines()]
            lost += [line for line in lines if letters(line) not in letters_alone]
            assert lost == [], (name, article.id)
