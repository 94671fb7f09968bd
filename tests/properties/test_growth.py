"""What every parser and every house rule takes grows as its input does (docs/checks.md).

Inputs are made to be slow: thousands of one thing, one thing within another, a beginning without an
end. `growth` compares how long eight times as much takes, so that no test depends on the machine.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import paperpress
from growth import MOST, growth
from inputs import (
    BODIES,
    BROKEN_FEEDS,
    FILES,
    MATRIX,
    PAGES,
    RECORDS,
    SHEETS,
    TEXTS,
    Made,
    grown_json,
    grown_xml,
)
from newsroom import article
from paperpress.binding.kepub import sentences
from paperpress.body.html import is_markup, read
from paperpress.captions.credits import bare, clean, split_credit
from paperpress.captions.file_names import is_file_name
from paperpress.captions.language_guess import foreign, likely_language, spoken_opening
from paperpress.captions.legend import legend
from paperpress.captions.naming import naming_of
from paperpress.checks.rules import RULES
from paperpress.checks.view import View, _view
from paperpress.model.article import Picture
from paperpress.model.text import balance, sanitise
from paperpress.slugs import slug
from paperpress.sources.formats.table import FORMATS, Format
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.json_text import loads
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.shortcodes import replaced
from paperpress.sources.parsing.xml_mending import salvaged
from paperpress.sources.reading import _records
from paperpress.sources.records import article_of
from paperpress.themes.style_limits import flaws
from paperpress.vocab import XHTML_TYPE

pytestmark = pytest.mark.slow

SAMPLES = sorted((Path(__file__).parents[1] / "fixtures" / "formats").glob("*/*.*"))


def _is_linear(work: Callable[[str], object], of: Made) -> None:
    assert growth(work, of) <= MOST


def _pressed(body: str) -> object:
    return paperpress.to_xhtml(article(body=body or "x", language="en"))


@pytest.mark.parametrize("name", BODIES)
def test_bodies(name: str) -> None:
    """From HTML to the page: mending, parsing, reading, writing."""
    _is_linear(_pressed, BODIES[name])


def test_a_long_line_of_breaks() -> None:
    """To count an element's children takes as long as there are: it shows with thousands alone."""
    line = BODIES["one line of breaks"]
    _is_linear(_pressed, lambda size: line(30 * size))


@pytest.mark.parametrize("name", MATRIX)
def test_what_begins_and_never_ends(name: str) -> None:
    """`</p` twelve thousand times, and then a bracket, took four seconds."""
    _is_linear(read, MATRIX[name])


def _captioned(text: str) -> object:
    return legend(Picture(src="a.jpg", caption=text), language="en")


READERS: dict[str, Callable[[str], object]] = {
    "captions": _captioned,
    "credits": lambda text: split_credit(text, language="en"),
    "bare credits": bare,
    "cleaned captions": clean,
    "named parts": lambda text: naming_of(text, "en"),
    "file names": is_file_name,
    "languages": lambda text: likely_language(text, "de"),
    "scripts": lambda text: foreign(text, "en"),
    "openings": spoken_opening,
    "people": authors,
    "plain text": plain,
    "dates": moment,
    "shortcodes": lambda text: replaced(text, {}),
    "controls": balance,
    "characters": sanitise,
    "names": slug,
    "sentences": sentences,
    "markup": is_markup,
}


@pytest.mark.parametrize("reader", READERS)
def test_texts(reader: str) -> None:
    wrong = [name for name, of in TEXTS.items() if growth(READERS[reader], of) > MOST]
    assert wrong == []


def _recorded(text: str) -> object:
    return article_of(loads(text), "test", "")


def test_records() -> None:
    """Every field of a record, read as far as it can be."""
    assert [name for name, of in RECORDS.items() if growth(_recorded, of) > MOST] == []


def test_broken_feeds() -> None:
    """What isn't well-formed is taken apart at its items."""

    def mended(text: str) -> object:
        return salvaged(text.encode(), "test")

    assert [name for name, of in BROKEN_FEEDS.items() if growth(mended, of) > MOST] == []


def test_files() -> None:
    """What a file is, whatever it holds, and what its reader makes of it."""

    def opened(text: str) -> None:
        for _ in _records(io.BytesIO(text.encode()), "test", None, Path(), None):
            pass

    assert [name for name, of in FILES.items() if growth(opened, of) > MOST] == []


def test_people_of_a_page() -> None:
    """The same people again and again, however they are known."""

    def met(count: int) -> object:
        return merged(
            {"name": f"A {k % 7}", "id": str(k % 5), "url": f"u{k % 3}"} for k in range(count)
        )

    assert growth(met, lambda size: size) <= MOST


def test_style_sheets() -> None:
    def looked_through(sheet: str) -> object:
        return flaws.__wrapped__(sheet.encode(), theme=True)

    assert [name for name, of in SHEETS.items() if growth(looked_through, of) > MOST] == []


def _formats() -> Iterator[tuple[str, Format, dict[str, Made]]]:
    for path in SAMPLES:
        data = path.read_bytes()
        form = next((form for form in FORMATS if form.detects(data)), None)
        if form is not None and path.suffix != ".md":
            grown = grown_json(data) if path.suffix == ".json" else grown_xml(data)
            yield f"{path.parent.name}/{path.name}", form, grown
        elif form is not None:
            text = data.decode()
            yield (
                f"{path.parent.name}/{path.name}",
                form,
                {
                    "more paragraphs": lambda n, text=text: text + "\n\nA bus [left](x).\n" * n,  # type: ignore[misc]
                    "more of its front": lambda n, text=text: text.replace(
                        "\n", "\n" + "x: y\n" * n, 1
                    ),  # type: ignore[misc]
                    "brackets": lambda n, text=text: text + "\n\n" + "[" * n,  # type: ignore[misc]
                    "stars": lambda n, text=text: text + "\n\n" + "*a_" * n,  # type: ignore[misc]
                    "quotes": lambda n, text=text: text + "\n\n" + "> " * n,  # type: ignore[misc]
                    "ticks": lambda n, text=text: text + "\n\n" + "`a``" * n,  # type: ignore[misc]
                },
            )


@pytest.mark.parametrize(
    ("name", "form", "grown"), list(_formats()), ids=lambda value: str(value)[:40]
)
def test_formats(name: str, form: Format, grown: dict[str, Made]) -> None:
    """Each reader on its samples, with more of each thing that they hold; and all that detect."""

    def records(text: str) -> None:
        data = text.encode()
        for each in FORMATS:
            each.detects(data[: 2**20])
        for _ in form.records(io.BytesIO(data), name):
            pass

    assert [what for what, of in grown.items() if growth(records, of) > MOST] == []


def _viewed(page: str) -> View:
    parts = {"a.xhtml": page.encode(), "nav.xhtml": page.encode()}
    return _view(parts, dict.fromkeys(parts, XHTML_TYPE), ("a.xhtml",), "nav.xhtml", ())


@pytest.mark.parametrize("name", PAGES)
def test_house_rules(name: str) -> None:
    """All rules on one page, parsed anew; the slowest of them decides."""

    def checked(page: str) -> None:
        view = _viewed(page)
        for rule in RULES:
            for _ in rule(view):
                pass

    _is_linear(checked, PAGES[name])


def test_house_rules_on_many_pages() -> None:
    """Reading order and contents grow with the pages of an edition."""
    page = PAGES["<p>x</p>"](1)

    def checked(count: int) -> None:
        parts = {f"p{number}.xhtml": page.encode() for number in range(count)}
        links = "".join(f"<li><a href='{href}'>x</a></li>" for href in parts)
        parts["nav.xhtml"] = page.replace(
            "</body>", f"<nav epub:type='toc'><ol>{links}</ol></nav></body>"
        ).encode()
        view = _view(parts, dict.fromkeys(parts, XHTML_TYPE), tuple(parts), "nav.xhtml", ())
        for rule in RULES:
            for _ in rule(view):
                pass

    assert growth(checked, lambda size: min(size, 400 * size // 100)) <= MOST


def test_growth_tells_what_is_quadratic() -> None:
    """The measure itself: everything compared with everything, and everything looked at once."""

    def compared(text: str) -> int:
        return sum(a == b for a in text for b in text)

    assert growth(compared, lambda n: "a" * (n // 10)) > MOST
    assert growth(lambda text: sum(map(ord, text)), lambda n: "a" * n * 20) < MOST / 2
