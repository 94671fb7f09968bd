"""Search over the titles, desks, headlines and authors of all editions.

One line of text an edition is held in memory, folded so that neither case nor accents matter; of
10,000 editions that is some ten megabytes, looked through in milliseconds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from lxml import etree

from paperpress.serving.view import Snapshot
from paperpress.shelf.catalogue import Publication
from paperpress.shelf.listings import Listing
from paperpress.shelf.opds1 import JSON_TYPE
from paperpress.shelf.places import ATOM, JSON, PAGE, SEARCH
from paperpress.xhtml.words import Words

#: Editions that a search gives at most, the newest first.
MOST = 50
_LONGEST = 200
_NS = "http://a9.com/-/spec/opensearch/1.1/"


class Searcher:
    """Finds editions; what it holds of a day is made when it is first searched."""

    def __init__(self) -> None:
        self._days: dict[date, tuple[tuple[int, int], list[tuple[str, str]]]] = {}

    def search(self, snapshot: Snapshot, words: str) -> Listing:
        """Return the newest editions that have all of the words."""
        query = words[:_LONGEST].strip()
        wanted = folded(query).split()
        results: list[Publication] = []
        for day in snapshot.calendar.newest(snapshot.calendar.count()) if wanted else ():
            desks = {desk for desk, text in self._of(snapshot, day) if _has(text, wanted)}
            if desks:
                of_day = snapshot.publications(day)
                results += [each for each in of_day if each.desk in desks]
            if len(results) >= MOST:
                break
        title = Words(snapshot.front.language, "shelf").text("Search results")
        return Listing(SEARCH, title, tuple(results[:MOST]), up="", query=query)

    def _of(self, snapshot: Snapshot, day: date) -> list[tuple[str, str]]:
        """Return each desk of a day with the text that is searched."""
        seen = snapshot.days[day]
        before = self._days.get(day)
        if before is not None and before[0] == seen:
            return before[1]
        stored = snapshot.index.day(day).publications
        texts = [(each.desk, folded(" ".join(_texts(each)))) for each in stored]
        self._days[day] = seen, texts
        return texts


def _texts(publication: Publication) -> Iterator[str]:
    yield from (publication.title, publication.series, publication.desk)
    yield from publication.authors
    yield from (headline.text for headline in publication.headlines)


def _has(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def folded(text: str) -> str:
    """Return a text in which neither case nor accents matter."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def description(snapshot: Snapshot, base: str) -> bytes:
    """Return the OpenSearch description, with whole addresses: some clients know no others."""
    root = etree.Element(f"{{{_NS}}}OpenSearchDescription", nsmap={None: _NS})
    title = snapshot.front.title
    for name, text in (
        ("ShortName", title[:16]),
        ("Description", title),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
    ):
        etree.SubElement(root, f"{{{_NS}}}{name}").text = text
    for media_type, form in (
        ("application/atom+xml;profile=opds-catalog;kind=acquisition", ATOM),
        ("application/atom+xml", ATOM),
        (JSON_TYPE, JSON),
        ("text/html", PAGE),
    ):
        template = f"{base}{SEARCH}/{form}?q={{searchTerms}}"
        etree.SubElement(root, f"{{{_NS}}}Url", {"type": media_type, "template": template})
    etree.indent(root, space=" ")
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"
