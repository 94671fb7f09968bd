"""Tiny EPUBs to be measured, a page each of what may go wrong and of what only looks like it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from newsroom import jpeg
from paperpress.proof import Letters, device
from paperpress.proof.measure import Engine, Figures, measure
from paperpress.proof.measure.engines import LAY_OUT
from paperpress.proof.measure.figures import ScreenFigures
from paperpress.proof.measure.layout import Layout
from paperpress.proof.measure.outline import outline_of
from paperpress.proof.pages import opened

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/p.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
#: Lines of `PLAIN` on a Kobo Clara's screen at the usual size.
FULL = 22
#: Every line is as high as every other, and none is kept with another.
PLAIN = """body { line-height: 1.3; orphans: 1; widows: 1 }
body, p, h1, h2, ul, li, table, figure, figcaption, aside, blockquote { margin: 0; padding: 0 }
h1, h2 { font-size: 1em; page-break-after: auto; page-break-inside: auto }
ul { list-style-type: none } td, th { padding: 0 } table { border-collapse: collapse }"""


class Case(NamedTuple):
    """A page, and what its screens have together of the figure that it is about."""

    body: str
    figure: str
    count: int


def lines(count: int, words: str = "Rain fell.") -> str:
    """Paragraphs of a line each."""
    return f"<p>{words}</p>" * count


def article(head: str, text: str) -> str:
    return f'<article><header>{head}</header><section class="text">{text}</section></article>'


def picture(width: int, height: int, name: str = "wide.jpg") -> str:
    return f'<img src="{name}" alt="A bus." style="width: {width}pt; height: {height}pt"/>'


def table(columns: int) -> str:
    cells = "<td>Accumulated</td>" * columns
    return f"<table><tbody><tr>{cells}</tr></tbody></table>"


ENTRY = '<ul class="entries"><li><p>A boat sails again</p><p>On Friday</p></li></ul>'
FIGURE = f"<figure>{picture(150, 96)}<figcaption>A bus at night</figcaption></figure>"
ROWS = (
    "<table><thead><tr><th>Boat</th></tr></thead><tbody><tr><td>Constance</td></tr></tbody></table>"
)
PULLED = '<aside class="pullquote"><p>No fare to raise.</p><p>No boat.</p></aside>'
QUOTED = '<blockquote><p>No boat.</p><p class="attribution">Teague</p></blockquote>'
HEAD = '<h1>A boat sails</h1><p class="byline">By Asha Venn</p>'
CASES: Mapping[str, Case] = {
    "heading-alone": Case(lines(FULL - 1) + "<h2>The fares</h2>" + lines(3), "headings", 1),
    "heading-parted": Case(
        lines(FULL - 1) + "<h2>The fares<br/>rise</h2>" + lines(3), "headings", 1
    ),
    "heading-with-a-line": Case(lines(FULL - 2) + "<h2>The fares</h2>" + lines(3), "headings", 0),
    "heading-at-the-end": Case(lines(FULL - 1) + "<h2>The fares</h2>", "headings", 0),
    "entry-parted": Case(lines(FULL - 1) + ENTRY, "entries", 1),
    "entry-whole": Case(lines(FULL - 2) + ENTRY + lines(9), "entries", 0),
    "entry-longer-than-a-screen": Case(
        f'<ul class="entries"><li>{lines(30)}</li></ul>', "entries", 0
    ),
    "item-that-is-no-entry": Case(lines(FULL - 1) + ENTRY.replace("entries", "x"), "entries", 0),
    "caption-parted": Case(lines(15) + FIGURE, "captions", 1),
    "caption-whole": Case(lines(12) + FIGURE + lines(9), "captions", 0),
    "head-of-a-table-alone": Case(lines(FULL - 1) + ROWS, "rows", 1),
    "table-whole": Case(lines(FULL - 3) + ROWS + lines(9), "rows", 0),
    "pull-quote-parted": Case(lines(FULL - 1) + PULLED, "quotes", 1),
    "attribution-parted": Case(lines(FULL - 1) + QUOTED, "quotes", 1),
    "quote-whole": Case(lines(FULL - 3) + QUOTED + lines(9), "quotes", 0),
    "long-quote-goes-on": Case(f"<blockquote>{lines(40)}</blockquote>", "quotes", 0),
    "picture-of-a-quarter": Case(lines(2) + f"<p>{picture(53, 40)}</p>", "small", 1),
    "picture-of-a-half": Case(lines(2) + f"<p>{picture(106, 40)}</p>", "small", 0),
    "portrait-of-a-quarter": Case(
        lines(2) + f'<div class="portrait">{picture(53, 40)}</div>', "small", 0
    ),
    "table-that-runs-out": Case(lines(2) + table(14), "out", 1),
    "table-within": Case(lines(2) + table(2), "out", 0),
    "blank-first": Case(article(HEAD, f"<figure>{picture(200, 300)}</figure>"), "blank", 1),
    "full-first": Case(article(HEAD, lines(60)), "blank", 0),
    "short-page": Case(article(HEAD, lines(3)), "blank", 0),
    "story-unseen": Case(article(HEAD + lines(FULL - 2), lines(9)), "unseen", 1),
    "story-seen": Case(article(HEAD + lines(FULL - 6), lines(9)), "unseen", 0),
    "story-by-its-picture": Case(
        article(HEAD, f"<figure>{picture(200, 200)}</figure>{lines(30)}"), "unseen", 0
    ),
}


def edition(path: Path, bodies: Mapping[str, str], direction: str = "ltr") -> Path:
    """An EPUB of a page a body; what is a whole page already stays as it is."""
    items, refs = [], []
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("EPUB/wide.jpg", jpeg((600, 400)))
        archive.writestr("EPUB/s.css", PLAIN)
        for name, body in bodies.items():
            archive.writestr(f"EPUB/{name}.xhtml", _page(name, body, direction))
            items.append(f'<item id="{name}" href="{name}.xhtml" media-type="{XHTML}"/>')
            refs.append(f'<itemref idref="{name}"/>')
        archive.writestr("EPUB/p.opf", _package("".join(items), "".join(refs)))
    return path


XHTML = "application/xhtml+xml"


def _page(title: str, body: str, direction: str) -> str:
    if body.startswith("<html"):
        return body
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' dir="{direction}"><head><title>{title}</title><link rel="stylesheet" type="text/css" href="s.css"/></head>'
        f"<body>{body}</body></html>"
    )


def _package(items: str, refs: str) -> str:
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest>'
        '<item id="css" href="s.css" media-type="text/css"/>'
        f'<item id="wide" href="wide.jpg" media-type="image/jpeg"/>{items}</manifest>'
        f"<spine>{refs}</spine></package>"
    )


def figures_of(path: Path, engine: Engine = Engine.MUPDF) -> Figures:
    """What an edition measures on a Kobo Clara at the usual size."""
    (result,) = measure(path, [(device("kobo-clara"), Letters.USUAL)], engine)
    return result.figures


def laid_by(engine: Engine, path: Path) -> Layout:
    """An edition as an engine lays it out on a Kobo Clara at the usual size."""
    _, view = opened(path)
    pages = {page.href: outline_of(page) for page in view.pages}
    (layout,) = LAY_OUT[engine](path, view, pages, [(device("kobo-clara"), Letters.USUAL)])
    return layout


def cases_as_measured(folder: Path, engine: Engine) -> dict[str, int]:
    """What each case comes to by an engine, all of them pages of one edition."""
    bodies = {name: case.body for name, case in CASES.items()}
    figures = figures_of(edition(folder / "cases.epub", bodies), engine)
    return {
        name: _count([s for s in figures.screens if s.page == f"{name}.xhtml"], case.figure)
        for name, case in CASES.items()
    }


def _count(screens: list[ScreenFigures], figure: str) -> int:
    part = Figures(tuple(screens))
    counts = {
        "small": sum(screen.small_pictures for screen in screens),
        "out": sum(screen.tables_out for screen in screens),
        "blank": len(part.blank_first),
        "unseen": sum(not first.shows_story for first in part.stories),
    }
    if figure in counts:
        return counts[figure]
    return sum(getattr(screen.parted, figure) for screen in screens)
