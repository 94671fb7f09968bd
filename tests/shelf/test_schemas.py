"""Every kind of feed that a shelf has, against what its specification asks for.

The grammar and the schema in `tests/fixtures/opds` are ours, written from the texts of OPDS 1.2, OPDS
2.0, Readium's manifest and Authentication for OPDS 1.0: no package carries the published ones. Before
a release the same feeds are held against those by hand (docs/decisions/0027-the-shelf.md).
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from asking import Asking
from newsroom import ROOT
from paperpress.serving.error_pages import authentication_document
from shelving import DAY, FRONT, days, files_of, make, stand

SCHEMAS = ROOT / "tests" / "fixtures" / "opds"
FURTHER = (
    '<meta property="a11y:exemption">eaa-microenterprise</meta>'
    '<meta id="c" property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
    '<meta refines="#c" property="a11y:certifiedBy">Ayo Bell</meta>'
    '<link rel="a11y:certifierReport" href="https://bell.example/report"/>'
)


@cache
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "opds-1.2.rng"))


@cache
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SCHEMAS / "opds-2.0.json").read_text("utf-8"))
    Draft202012Validator.check_schema(loaded)
    return loaded


def flaws_of_atom(data: bytes) -> list[str]:
    """What is wrong with a feed in Atom."""
    rules = grammar()
    return [] if rules.validate(etree.fromstring(data)) else [str(e) for e in rules.error_log]


def flaws_of_json(data: bytes | str, kind: str = "feed") -> list[str]:
    """What is wrong with a document in JSON."""
    judge = Draft202012Validator({**schema(), "oneOf": [{"$ref": f"#/$defs/{kind}"}]})
    return [
        f"{error.json_path}: {error.message[:200]}" for error in judge.iter_errors(json.loads(data))
    ]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two desks on days of three months, one edition for two profiles, one with all that can be said."""
    out = tmp_path_factory.mktemp("shelf")
    for day in days(55):
        stand(out, day=day)
    stand(out, "culture", further=FURTHER, headlines=["A choir & a <name>", "Zwölf Fähren"])
    stand(out, profile="large")
    make(out)
    return out


@pytest.fixture(scope="module")
def files(out: Path) -> dict[str, bytes]:
    """Every feed and document of the shelf, by its path."""
    shelf = out / "shelf"
    found = [file for ending in ("xml", "json") for file in shelf.rglob(f"*.{ending}")]
    return {file.relative_to(shelf).as_posix(): file.read_bytes() for file in found}


@pytest.fixture(scope="module")
def served(out: Path) -> dict[str, bytes]:
    """What only a server has: feeds with a search, and what the search gives."""
    asking = Asking(out)
    paths = ("opds", "new/opds", f"{DAY}/opds", "desks/city/opds", "desks/city/2025-05/opds")
    feeds = [f"/{path}.{form}" for path in (*paths, "days/opds") for form in ("xml", "json")]
    searches = [
        f"/search/opds.{form}?q={words}" for form in ("xml", "json") for words in ("n%26x", "night")
    ]
    return {path: asking.get(path).body for path in (*feeds, *searches)}


KINDS = {
    "opds": "navigation, the root",
    "days/opds": "navigation by month",
    "days/2025-07/opds": "navigation by day",
    "new/opds": "the newest, paged",
    "2025-07-16/opds": "a day, and a page of all",
    "desks/culture/opds": "a desk",
    "desks/city/opds": "a desk, paged",
    "desks/city/2025-05/opds": "a desk's month",
}


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_feed_is_as_its_specification_asks(files: dict[str, bytes], path: str) -> None:
    assert flaws_of_atom(files[f"{path}.xml"]) == []
    assert flaws_of_json(files[f"{path}.json"]) == []


def test_every_feed_and_every_publication_s_document_is(files: dict[str, bytes]) -> None:
    wrong = {}
    number = {"opds.xml": 0, "opds.json": 0, "": 0}
    for name, data in files.items():
        if name.endswith("opds.xml"):
            wrong[name] = flaws_of_atom(data)
        elif name.endswith(".json"):
            kind = "feed" if name.endswith("opds.json") else "publication"
            wrong[name] = flaws_of_json(data, kind)
        ending = name.rpartition("/")[2]
        number[ending if ending in number else ""] += name.endswith(".json") or ending == "opds.xml"
    assert {name: flaws for name, flaws in wrong.items() if flaws} == {}
    assert number["opds.xml"] == number["opds.json"] > 55
    assert number[""] == 56  # a publication's document


def test_what_is_served_is_too_and_so_is_a_search(served: dict[str, bytes]) -> None:
    for path, data in served.items():
        flaws = flaws_of_atom(data) if ".xml" in path else flaws_of_json(data)
        assert flaws == [], path
    assert b'"templated":true' in served["/opds.json"]
    assert b"navigation" in served["/search/opds.json?q=n%26x"]  # nothing found: the way back


def test_a_shelf_without_an_edition_is(tmp_path: Path) -> None:
    make(tmp_path)
    for name, data in files_of(tmp_path).items():
        if name.endswith("opds.xml"):
            assert flaws_of_atom(data) == [], name
        if name.endswith("opds.json"):
            assert flaws_of_json(data) == [], name


def test_the_document_by_which_clients_log_in_is() -> None:
    document = authentication_document(FRONT, "https://courier.example/")
    assert flaws_of_json(document, "authentication") == []
    without = {k: v for k, v in json.loads(document).items() if k != "authentication"}
    assert flaws_of_json(json.dumps(without), "authentication")


# What the grammar and the schema are worth: each of these feeds is broken in one place.

ENTRY, LINK = "{*}entry", "{*}link"


def element(feed: Any, path: str) -> Any:
    found = feed.find(path)
    assert found is not None, path
    return found


def gone(path: str) -> Callable[[Any], None]:
    return lambda feed: element(feed, path).getparent().remove(element(feed, path))


def marked(path: str, name: str, value: str) -> Callable[[Any], None]:
    return lambda feed: element(feed, path).set(name, value)


def reading(path: str, text: str) -> Callable[[Any], None]:
    return lambda feed: setattr(element(feed, path), "text", text)


def twice(path: str) -> Callable[[Any], None]:
    def add(feed: Any) -> None:
        found = element(feed, path)
        found.addnext(copy.deepcopy(found))

    return add


def without_acquisition(feed: Any) -> None:
    for link in element(feed, ENTRY).findall(LINK):
        if "acquisition" in link.get("rel", ""):
            link.getparent().remove(link)


ACQUIRED = f"{ENTRY}/{LINK}[@type='application/epub+zip']"
BROKEN_ATOM: dict[str, Callable[[Any], None]] = {
    "a feed without an id": gone("{*}id"),
    "a feed without a time": gone("{*}updated"),
    "a feed with two titles": twice("{*}title"),
    "an id that is no address": reading("{*}id", "newest editions"),
    "a time without a zone": reading("{*}updated", "2025-07-23T05:00:00"),
    "a time without a T": reading(f"{ENTRY}/{{*}}updated", "2025-07-23 05:00:00Z"),
    "an entry without a title": gone(f"{ENTRY}/{{*}}title"),
    "an author without a name": gone("{*}author/{*}name"),
    "a summary in HTML": marked(f"{ENTRY}/{{*}}summary", "type", "html"),
    "an entry without a language": gone(f"{ENTRY}/{{http://purl.org/dc/terms/}}language"),
    "a language that is no tag": reading(
        f"{ENTRY}/{{http://purl.org/dc/terms/}}language", "English (GB)"
    ),
    "a day that is none": reading(f"{ENTRY}/{{http://purl.org/dc/terms/}}issued", "2025-02-30"),
    "a publication that can't be acquired": without_acquisition,
    "an acquisition without a type": lambda feed: element(feed, ACQUIRED).attrib.pop("type"),
    "an address with a blank": marked(ACQUIRED, "href", "city desk.epub"),
    "a length that is no number": marked(ACQUIRED, "length", "3 kB"),
    "a cover in a form that not every client shows": marked(
        f"{ENTRY}/{LINK}[@type='image/jpeg']", "type", "image/webp"
    ),
    "a way to a page that doesn't say its kind": marked(
        f"{LINK}[@rel='next']", "type", "application/atom+xml"
    ),
    "a relation that nobody knows": marked(f"{LINK}[@rel='next']", "rel", "older"),
}


@pytest.mark.parametrize("flaw", BROKEN_ATOM)
def test_the_grammar_tells_what_is_broken(files: dict[str, bytes], flaw: str) -> None:
    feed = etree.fromstring(files["new/opds.xml"])
    BROKEN_ATOM[flaw](feed)
    assert flaws_of_atom(etree.tostring(feed)), flaw


def test_the_grammar_tells_a_way_on_among_publications(files: dict[str, bytes]) -> None:
    root, newest = (etree.fromstring(files[name]) for name in ("opds.xml", "new/opds.xml"))
    newest.append(element(root, ENTRY))
    assert flaws_of_atom(etree.tostring(newest))


def at(document: Any, path: str) -> Iterator[tuple[Any, str | int]]:
    """Yield the holder of a place and its name in it."""
    *steps, last = path.split(".")
    for step in steps:
        document = document[int(step) if step.isdigit() else step]
    yield document, int(last) if last.isdigit() else last


GONE = object()
FIRST = "publications.0"
BROKEN_JSON: dict[str, tuple[str, object]] = {
    "a feed without a title": ("metadata.title", GONE),
    "a feed with a blank title": ("metadata.title", " "),
    "a feed that doesn't name itself": ("links.0.rel", "related"),
    "a feed of no publications": ("publications", []),
    "a feed that holds nothing": ("publications", GONE),
    "a time without a zone": ("metadata.modified", "2025-07-23T05:00:00"),
    "a publication without an identifier": (f"{FIRST}.metadata.identifier", GONE),
    "an identifier that is no address": (f"{FIRST}.metadata.identifier", "city 2025-07-23"),
    "a publication without a language": (f"{FIRST}.metadata.language", GONE),
    "a language that is no tag": (f"{FIRST}.metadata.language", "English (GB)"),
    "an author without a name": (f"{FIRST}.metadata.author", {"role": "aut"}),
    "a description that is blank": (f"{FIRST}.metadata.description", ""),
    "a hazard that nobody knows": (f"{FIRST}.metadata.accessibility.hazard", ["noFlashing"]),
    "a feature that nobody knows": (f"{FIRST}.metadata.accessibility.feature", ["largeprint"]),
    "a series without a name": (f"{FIRST}.metadata.belongsTo.series", {"position": 1}),
    "a publication that can't be acquired": ("publications.1.links.1.rel", "related"),
    "an acquisition without a type": (f"{FIRST}.links.1.type", GONE),
    "a link without an address": (f"{FIRST}.links.1.href", GONE),
    "an address with a blank": (f"{FIRST}.links.1.href", "city desk.epub"),
    "a size that is a text": (f"{FIRST}.links.1.size", "2882"),
    "a publication without a picture": (f"{FIRST}.images", GONE),
    "pictures in forms that no client shows": (f"{FIRST}.images.0.type", "image/tiff"),
    "a picture without its width": (f"{FIRST}.images.0.width", GONE),
}


@pytest.mark.parametrize("flaw", BROKEN_JSON)
def test_the_schema_tells_what_is_broken(files: dict[str, bytes], flaw: str) -> None:
    document = json.loads(files[f"{DAY}/opds.json"])
    path, value = BROKEN_JSON[flaw]
    if "forms" in flaw:
        document["publications"][0]["images"] = document["publications"][0]["images"][:1]
    for holder, name in at(document, path):
        assert name in holder or isinstance(name, int), path
        if value is GONE:
            del holder[name]
        else:
            holder[name] = value
    assert flaws_of_json(json.dumps(document)), flaw


def test_the_schema_tells_a_way_on_without_a_title_and_a_search_without_a_template(
    served: dict[str, bytes],
) -> None:
    root = json.loads(served["/opds.json"])
    del root["navigation"][0]["title"]
    assert flaws_of_json(json.dumps(root))
    root = json.loads(served["/opds.json"])
    search = next(link for link in root["links"] if link["rel"] == "search")
    del search["templated"]
    assert flaws_of_json(json.dumps(root))
