"""The rules of DAISY 2.02 that a talking book of ours could break, each with its section, or the anchor of it.

https://www.daisy.org/z3986/specifications/daisy_202.html; what may be skipped ("Skip"):
https://www.daisy.org/z3986/specifications/d202skiprec/d202_skippability_rec.html. The validator of
DAISY Pipeline is on none of the registries that tests install from. That what its schemas want is
fulfilled was seen by hand (docs/decisions/0046).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from lxml import etree

from paperpress.speech.mp3 import length
from paperpress.speech.sound import RATE

XHTML = "{http://www.w3.org/1999/xhtml}"
#: Appendix 2: in every navigation control centre exactly once, and once or more.
ONCE = [
    *("dc:date", "dc:format", "dc:identifier", "dc:publisher", "dc:title", "ncc:charset"),
    *("ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial"),
    *("ncc:setInfo", "ncc:tocItems", "ncc:totalTime"),
]
ONE_OR_MORE = ["dc:creator", "dc:language"]
PAGES = ("page-front", "page-normal", "page-special")
SPANS = {*PAGES, "noteref", "sidebar", "optional-prodnote"}
SKIPPED = {"sidebar-on", "prodnote-on", "footnote-on", "pagenumber-on"}


@dataclass(frozen=True)
class Book:
    """The files of a talking book, by name."""

    files: Mapping[str, bytes]

    @cached_property
    def ncc(self) -> etree._Element:
        return etree.fromstring(self.files["ncc.html"])

    @cached_property
    def stops(self) -> list[etree._Element]:
        return list(self.ncc.find(f"{XHTML}body"))

    @cached_property
    def trees(self) -> dict[str, etree._Element]:
        """Documents but the navigation control centre."""
        return {
            name: etree.fromstring(data)
            for name, data in self.files.items()
            if name.endswith((".smil", ".html")) and name != "ncc.html"
        }

    @cached_property
    def smils(self) -> dict[str, etree._Element]:
        """SMIL documents in the order of the navigation control centre."""
        names = [stop[0].get("href").partition("#")[0] for stop in self.stops]
        return {name: self.trees[name] for name in dict.fromkeys(names)}

    def metas(self, name: str) -> list[str]:
        return [
            meta.get("content")
            for meta in self.ncc.iter(f"{XHTML}meta")
            if meta.get("name") == name
        ]

    def meta(self, name: str) -> str:
        return self.metas(name)[0]


def seconds(clock: str) -> float:
    """Of hours, minutes and seconds, or of seconds alone."""
    total = 0.0
    for part in clock.removeprefix("npt=").removesuffix("s").split(":"):
        total = total * 60 + float(part)
    return total


def _headings(elements: Iterator[etree._Element]) -> list[int]:
    tags = (str(each.tag).removeprefix(XHTML) for each in elements)
    return [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]


def _jumps(levels: list[int]) -> bool:
    return levels[:1] not in ([], [1]) or any(b > a + 1 for a, b in pairwise(levels))


def navigation(book: Book) -> Iterator[object]:
    """#ncc: what the body holds; each element has an id and one link to a place in a SMIL document."""
    first = book.stops[0]
    if (first.tag, first.get("class")) != (f"{XHTML}h1", "title"):
        yield first.tag
    ids = [stop.get("id") for stop in book.stops]
    if len({*ids, None}) != len(ids) + 1:
        yield ids
    for stop in book.stops:
        tag = str(stop.tag).removeprefix(XHTML)
        if not (re.fullmatch("h[1-6]", tag) or (tag == "span" and stop.get("class") in SPANS)):
            yield tag
        (link,) = stop
        name, _, anchor = link.get("href").partition("#")
        places = book.trees[name].xpath("//*[self::par or self::text][@id=$a]", a=anchor)
        if len(places) != 1 or not (link.text or "").strip():
            yield link.get("href")


def hierarchy(book: Book) -> Iterator[object]:
    """#ncc, #textdoc: headings go at most one level deeper at once, in the centre and in each text."""
    for name, elements in (
        ("ncc.html", iter(book.stops)),
        *((n, t.iter()) for n, t in book.trees.items()),
    ):
        if name.endswith(".html") and _jumps(_headings(elements)):
            yield name


def order(book: Book) -> Iterator[object]:
    """#ncc: the centre's elements are in the order in which the book is read."""
    places = {
        (name, pair.get("id")): (number, position)
        for number, (name, tree) in enumerate(sorted(book.smils.items()))
        for position, pair in enumerate(tree.iter("par"))
    }
    found = [places[tuple(stop[0].get("href").split("#"))] for stop in book.stops]
    if found != sorted(found):
        yield found


def printed_pages(book: Book) -> Iterator[object]:
    """#ncc: normal pages are numbers, front ones Roman; each is marked and skippable (Skip, 7.2)."""
    for stop in book.stops:
        text = stop[0].text
        if stop.get("class") == "page-normal" and not re.fullmatch(r"[0-9]+", text):
            yield text
        if stop.get("class") == "page-front" and not re.fullmatch(r"[ivxlcdmIVXLCDM]+", text):
            yield text
        if stop.get("class") in PAGES:
            name, _, anchor = stop[0].get("href").partition("#")
            (pair,) = book.trees[name].xpath("//par[@id=$a]", a=anchor)
            text_name, _, place = pair.find("text").get("src").partition("#")
            (mark,) = book.trees[text_name].xpath("//*[@id=$a]", a=place)
            if pair.get("system-required") != "pagenumber-on" or stop.get("class") != mark.get(
                "class"
            ):
                yield anchor


def metadata(book: Book) -> Iterator[object]:
    """Appendix 2: what is required is there, in its form, and counts are right."""
    yield from ((name, book.metas(name)) for name in ONCE if len(book.metas(name)) != 1)
    yield from (name for name in ONE_OR_MORE if not book.metas(name))
    kinds = Counter(stop.get("class") for stop in book.stops)
    normal = [int(s[0].text) for s in book.stops if s.get("class") == "page-normal"]
    expected = {
        "dc:format": "Daisy 2.02",
        "ncc:charset": "utf-8",
        "ncc:setInfo": "1 of 1",
        "ncc:multimediaType": "audioFullText",
        "ncc:tocItems": str(len(book.stops)),
        "ncc:depth": str(max(_headings(iter(book.stops)))),
        "ncc:pageFront": str(kinds["page-front"]),
        "ncc:pageNormal": str(kinds["page-normal"]),
        "ncc:pageSpecial": str(kinds["page-special"]),
        "ncc:maxPageNormal": str(max(normal, default=0)),
        "ncc:footnotes": str(kinds["noteref"]),
        "ncc:sidebars": str(kinds["sidebar"]),
        "ncc:files": str(len(book.files)),
    }
    yield from (
        (name, book.metas(name)) for name, value in expected.items() if book.metas(name) != [value]
    )
    size = sum(map(len, book.files.values())) / 1024
    if abs(int(book.meta("ncc:kByteSize")) - size) > 20:
        yield size
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", book.meta("dc:date")):
        yield book.meta("dc:date")
    encoding = book.ncc.xpath("//*[@http-equiv]")[0].get("content")
    if not encoding.endswith("charset=utf-8"):
        yield encoding


def same_book(book: Book) -> Iterator[object]:
    """#textdoc, #smil: title, identifier and format are the same in all documents."""
    for name, tree in book.trees.items():
        metas = {meta.get("name"): meta.get("content") for meta in tree.iter("{*}meta", "meta")}
        for key in ("dc:title", "dc:identifier", "dc:format"):
            if metas.get(key) != book.meta(key):
                yield name, key


def presentations(book: Book) -> Iterator[object]:
    """#smil: one sequence of pairs, each of one text and one sound, whose clips are given in npt."""
    for name, tree in book.smils.items():
        if tree.find("head/layout/region") is None:
            yield name
        (whole,) = tree.find("body")
        ids = [element.get("id") for element in tree.iter("par", "text", "audio", "region")]
        if whole.tag != "seq" or None in ids or len(set(ids)) != len(ids):
            yield name
        for pair in whole:
            if (pair.tag, [each.tag for each in pair]) != ("par", ["text", "audio"]):
                yield pair.get("id")
            if pair.get("endsync") != "last" or pair.get("system-required") not in {None, *SKIPPED}:
                yield pair.get("id")
            for key in ("clip-begin", "clip-end"):
                if not re.fullmatch(r"npt=\d+\.\d+s", pair[1].get(key)):
                    yield pair[1].get(key)


def references(book: Book) -> Iterator[object]:
    """#smil: each pair's text is an element of a text document, in its order, and its sound a file."""
    for name, tree in book.smils.items():
        for pair in tree.iter("par"):
            text_name, _, anchor = pair[0].get("src").partition("#")
            if len(book.trees[text_name].xpath("//*[@id=$a]", a=anchor)) != 1:
                yield name, anchor
            if pair[1].get("src") not in book.files:
                yield name, pair[1].get("src")
    for name, tree in book.trees.items():
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        if len(set(ids)) != len(ids):
            yield name
        for element in tree.iter(f"{XHTML}img", f"{XHTML}a"):
            target = element.get("src") or element.get("href")
            file = target.partition("#")[0]
            if ":" not in target and file and file not in book.files:
                yield name, target


def times(book: Book) -> Iterator[object]:
    """#smil, appendix 2: clips are the whole of each sound; lengths and sums are right."""
    elapsed = 0.0
    for name, tree in book.smils.items():
        clips = [
            (
                pair[1].get("src"),
                seconds(pair[1].get("clip-begin")),
                seconds(pair[1].get("clip-end")),
            )
            for pair in tree.iter("par")
        ]
        (audio,) = {src for src, _, _ in clips}
        long = length(book.files[audio]) / RATE
        if clips[0][1] != 0 or abs(clips[-1][2] - long) > 0.001:
            yield name, clips[-1], long
        yield from ((a, b) for a, b in pairwise(clips) if a[2] != b[1] or a[1] >= a[2])
        metas = {meta.get("name"): meta.get("content") for meta in tree.iter("meta")}
        for key, value in (("ncc:timeInThisSmil", long), ("ncc:totalElapsedTime", elapsed)):
            if (
                not re.fullmatch(r"\d\d:\d\d:\d\d", metas[key])
                or abs(seconds(metas[key]) - value) > 0.5
            ):
                yield name, key, value
        if abs(seconds(tree.find("body/seq").get("dur")) - long) > 0.001:
            yield name, "dur"
        elapsed += long
    if abs(seconds(book.meta("ncc:totalTime")) - elapsed) > 0.5:
        yield elapsed


def names(book: Book) -> Iterator[object]:
    """3: names are short and in ASCII, kinds of files are those that players take, none is idle."""
    for name in book.files:
        if name != "ncc.html" and not re.fullmatch(r"[a-z0-9]{1,8}\.(smil|html|mp3|jpg|png)", name):
            yield name
    used = {"ncc.html", *book.smils}
    for tree in book.trees.values():
        for element in tree.iter():
            target = element.get("src") or element.get("href") or ""
            used.add(target.partition("#")[0])
    yield from set(book.files) - used


RULES: tuple[Callable[[Book], Iterator[object]], ...] = (
    navigation,
    hierarchy,
    order,
    printed_pages,
    metadata,
    same_book,
    presentations,
    references,
    times,
    names,
)


def broken_rules(files: Mapping[str, bytes]) -> list[tuple[str, object]]:
    """The rules that a book breaks, each with where."""
    book = Book(files)
    return [(rule.__name__, where) for rule in RULES for where in rule(book)]
