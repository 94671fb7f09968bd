"""Output folders as a press leaves them, of editions that are small and quickly made."""

from __future__ import annotations

import io
import json
import os
import time
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from PIL import Image

from paperpress.pressroom.pressed_before import Note, keep_note
from paperpress.shelf.front import Front
from paperpress.shelf.making import Made, make_shelf

DAY = date(2025, 7, 23)
FRONT = Front(
    "The Meridian Courier", "en-GB", "https://courier.example/", desks=("city", "culture")
)

_CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
_PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i" xml:lang="en-GB" dir="ltr">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="i">{identifier}</dc:identifier><dc:title>{title}</dc:title>
<dc:language>en-GB</dc:language><dc:creator>{masthead}</dc:creator>
<dc:contributor>Asha Venn</dc:contributor><dc:publisher>Courier</dc:publisher>
<dc:date>{date}</dc:date><dc:rights>© Courier</dc:rights><dc:subject>ferries</dc:subject>
<meta property="dcterms:modified">{modified}</meta>
<meta id="s" property="belongs-to-collection">{series}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessModeSufficient">textual,visual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">displayTransformability</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Read it by ear.</meta>{further}
</metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/></manifest>
<spine><itemref idref="nav"/></spine></package>"""
_NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB" dir="ltr">
<body><nav epub:type="toc"><ol><li><a href="contents.xhtml">Contents</a></li>{items}</ol></nav></body></html>"""


@cache
def cover(size: tuple[int, int] = (60, 80)) -> bytes:
    """A JPEG."""
    data = io.BytesIO()
    Image.new("L", size, 200).save(data, "JPEG")
    return data.getvalue()


def edition(
    desk: str = "city",
    day: date = DAY,
    *,
    masthead: str = "The Meridian Courier",
    modified: str = "",
    headlines: Sequence[str] = ("Night ferries return",),
    further: str = "",
) -> bytes:
    """An EPUB, as far as a shelf reads it."""
    series = f"{masthead}: {desk.capitalize()} Desk"
    package = _PACKAGE.format(
        identifier=identifier(desk, day),
        title=escape(f"{series}, {day:%d %B %Y}"),
        series=escape(series),
        masthead=escape(masthead),
        date=day.isoformat(),
        modified=modified or f"{day.isoformat()}T05:00:00Z",
        further=further,
    )
    items = "".join(
        f'<li><a href="a-{number}.xhtml">{escape(headline)}</a></li>'
        for number, headline in enumerate(headlines)
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in (
            ("META-INF/container.xml", _CONTAINER),
            ("EPUB/package.opf", package),
            ("EPUB/nav.xhtml", _NAV.format(items=items)),
            ("EPUB/cover.jpg", cover()),
        ):
            archive.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def identifier(desk: str, day: date) -> str:
    """The identifier of an edition."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{desk} {day}')}"


def stand(
    out: Path,
    desk: str = "city",
    day: date = DAY,
    *,
    profile: str = "",
    data: bytes = b"",
    **how: object,
) -> Path:
    """Let an edition stand in an output folder, with its note."""
    data = data or edition(desk, day, **how)  # type: ignore[arg-type]
    path = f"{day.isoformat()}/{desk}{f'.{profile}' if profile else ''}.epub"
    note = Note(
        path=path,
        identifier=identifier(desk, day),
        desk=desk,
        desks=(desk,),
        layout="desk",
        profile=profile or "eink",
        articles=("night-ferries",),
        files=("articles.json",),
        digests=(sha256(data).hexdigest(),),
    )
    keep_note(out, note)
    file = out / path
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".part")
    beside.write_bytes(data)
    beside.replace(file)
    return file


def withdraw(out: Path, desk: str = "city", day: date = DAY) -> None:
    """Take an edition away, as a press does."""
    for file in (out / day.isoformat()).glob(f"{desk}.*epub"):
        file.unlink()
        (out / ".paperpress" / day.isoformat() / f"{file.name}.json").unlink()


def settle(out: Path) -> None:
    """Make the times of folders that were just changed long past, so that a shelf is sure of them."""
    for folder in [*out.glob("????-??-??"), *(out / ".paperpress").glob("????-??-??")]:
        changed = folder.stat().st_mtime_ns
        if changed > time.time_ns() - 30_000_000_000:
            os.utime(folder, ns=(changed - 60_000_000_000, changed - 60_000_000_000))


def make(out: Path, front: Front | None = FRONT) -> Made:
    """Make the shelf of an output folder."""
    return make_shelf(out, front)


def files_of(out: Path) -> dict[str, bytes]:
    """Every file of the shelf, by its path."""
    shelf = out / "shelf"
    files = (file for file in sorted(shelf.rglob("*")) if file.is_file())
    return {file.relative_to(shelf).as_posix(): file.read_bytes() for file in files}


def feed(out: Path, path: str) -> dict[str, object]:
    """A JSON feed of the shelf."""
    document: dict[str, object] = json.loads((out / "shelf" / path).read_bytes())
    return document


def days(number: int, until: date = DAY) -> Iterator[date]:
    """So many days up to one, the oldest first."""
    for back in reversed(range(number)):
        yield until - timedelta(days=back)
