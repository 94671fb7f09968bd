"""A talking book, by the rules of DAISY 2.02; and the rules, by books that break one each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from hearing import heard_publication
from newsroom import article
from paperpress import Masthead
from paperpress.speech.daisy.talking_book import talking_book
from paperpress.speech.heard_pages import heard_pages
from talking_books import RULES, Book, broken_rules

BODY = """<p>The first <b>one</b> left<wbr/>.<sup><a href="#fn1">1</a></sup> It was <i lang="fr">en retard</i>.</p>
<aside class="pullquote"><p>Nobody minded.</p></aside><h2>Then</h2><p>Nobody <mark>minded</mark>.</p>
<h3>And after</h3><table><caption>Buses</caption><tr><th>Line</th></tr><tr><td>N1</td></tr></table>
<p id="fn1">1. So said <q>the driver</q>.</p>"""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    masthead = Masthead.model_validate(
        {
            "title": "The Test Gazette",
            "language": "en-GB",
            "default_desk": "city",
            "identifier": "https://gazette.example/",
            "desks": [{"slug": "city", "name": "City"}, {"slug": "world", "name": "World"}],
        }
    )
    heard = heard_publication(
        masthead,
        article(body=BODY, page="12"),
        article(id="b", headline="Ærø’s <buns>", page="iv"),
        article(id="c", headline="حافلات", language="ar", desk="world", page="A2"),
        layout="paper",
    )
    book = talking_book(heard)
    assert talking_book(heard) == book, "the same edition is the same bytes"
    assert len([each for each in book.resources if each.href.endswith(".mp3")]) == len(
        heard_pages(heard)
    )
    return {resource.href: resource.data for resource in book.resources}


def test_a_talking_book_breaks_no_rule(files: dict[str, bytes]) -> None:
    assert broken_rules(files) == []


def test_a_picture_that_no_page_shows_is_no_file_of_it(masthead: Masthead) -> None:
    heard = heard_publication(masthead, article())
    without = replace(heard, spine=heard.spine[1:])
    files = {each.href: each.data for each in talking_book(without).resources}
    assert broken_rules(files) == []
    assert not [name for name in files if name.startswith("pic")]


def test_its_points_are_headings_printed_pages_notes_and_sidebars(files: dict[str, bytes]) -> None:
    """A desk is a level above its articles."""
    stops = [
        (stop.tag.rpartition("}")[2], stop.get("class"), stop[0].text) for stop in Book(files).stops
    ]
    assert stops[0] == ("h1", "title", "The Test Gazette, 23 July 2025")
    article = stops.index(("span", "page-normal", "12"))
    assert stops[article : article + 7] == [
        ("span", "page-normal", "12"),
        ("h2", None, "Night buses return"),
        ("span", "noteref", "1"),
        ("span", "sidebar", "Pull quote"),
        ("h3", None, "Then"),
        ("h4", None, "And after"),
        ("span", "page-front", "iv"),
    ]
    assert ("h2", None, "Ærø’s <buns>") in stops
    assert ("span", "page-special", "A2") in stops
    assert ("h2", None, "حافلات") in stops


def swap(name: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        text = files[name].decode()
        assert old in text
        files[name] = text.replace(old, new, 1).encode()

    return change


def drop(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda files: files.__delitem__(name)


def deeper(files: dict[str, bytes]) -> None:
    text = files["ncc.html"].decode()
    files["ncc.html"] = text.replace("<h2 ", "<h3 ").replace("</h2>", "</h3>").encode()


def turned_round(files: dict[str, bytes]) -> None:
    text = files["ncc.html"].decode()
    head, *rest = text.split("<h1 id")
    files["ncc.html"] = "<h1 id".join([head, rest[0], rest[2], rest[1], *rest[3:]]).encode()


FLAWS = {
    "navigation": swap("ncc.html", 'class="title"', 'class="heading"'),
    "navigation: a link that leads nowhere": swap("ncc.html", "0004.smil#par0002", "0004.smil#par9"),
    "navigation: an element that isn't its": swap("ncc.html", 'class="sidebar"', 'class="box"'),
    "hierarchy": deeper,
    "order": turned_round,
    "printed_pages": swap("ncc.html", ">12<", ">12a<"),
    "printed_pages: of a text": swap("0004.html", 'class="page-normal"', 'class="page"'),
    "metadata": swap("ncc.html", 'name="ncc:totalTime"', 'name="ncc:time"'),
    "metadata: a wrong count": swap("ncc.html", 'name="ncc:pageNormal" content="1"', 'name="ncc:pageNormal" content="2"'),
    "same_book": swap("0002.smil", "urn:uuid:", "urn:isbn:"),
    "presentations": swap("0002.smil", 'endsync="last"', 'endsync="first"'),
    "presentations: a time": swap("0002.smil", "npt=0.000s", "0"),
    "references": swap("0002.smil", 'src="0002.html#s1"', 'src="0002.html#s9999"'),
    "references: of a link": swap("0002.html", 'href="000', 'href="900'),
    "times": swap("0002.smil", 'clip-begin="npt=0.000s"', 'clip-begin="npt=0.500s"'),
    "times: of the whole": swap("ncc.html", 'name="ncc:totalTime" content="00:0', 'name="ncc:totalTime" content="00:1'),
    "names": lambda files: files.update({"a-long-name.txt": b""}),
}  # fmt: skip


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_book_that_breaks_a_rule_is_found(files: dict[str, bytes], flaw: str) -> None:
    broken = dict(files)
    FLAWS[flaw](broken)
    rule = next(rule for rule in RULES if rule.__name__ == flaw.partition(":")[0])
    assert list(rule(Book(broken)))
