"""What feeds hold: the rules of OPDS 1.2 and 2.0, and what KOReader needs of them.

KOReader's needs, as its own code has them (`plugins/opds.koplugin` and `frontend/luxl.lua` of commit
fc88887 of 22 August 2026), each with the test that holds it here, or beside a server:

- sync takes the first file of each entry, newest first, until the address that it took first the last
  time: `its_sync_fetches_what_is_new`, `…_a_corrected_edition_again`, `a_time_that_is_a_slip`;
- sync reads the first item of a list as a publication, and stops at one without a file:
  `its_sync_reads_the_first_item_as_a_publication`;
- `entry.url` makes it fetch another feed for each entry:
  `an_entry_of_a_publication_has_no_link_that_it_takes_for_a_catalogue`;
- what leads on has one of five relations and Atom's type: `what_leads_on_has_a_relation`;
- a next page is a link of Atom's type: `a_next_page_is_named_as_atom`;
- any other link of an entry but `alternate` is a file if its type is one that it reads:
  `it_takes_any_link_but_alternate`;
- covers by their relations, in both forms: `it_gets_cover_and_thumbnail`;
- a file's name is author and title, and a place is kept by it: `the_name_under_which_it_keeps_a_file`;
- the kind of a file is what stands behind the address's last dot if it reads that, else the type:
  `it_tells_a_file_by_its_type`;
- its lexer knows no CDATA, no comment, no empty element without attributes:
  `its_lexer_can_read_what_is_written`;
- it asks for OPDS 2.0 where it may, and has to get the same from both forms:
  `it_gets_the_same_from_both_forms`;
- `Last-Modified` tells it a list that it has; it asks by HEAD first, without compression; a search is
  a template of Atom's type with `{searchTerms}`, or a link with `{?query}`:
  `tests/serving/test_application.py`, `koreader_…`.

By hand its own code was run on a shelf by LuaJIT, the user interface left out: both forms of each kind
of feed, search, and a sync before and after a correction and a new day.
"""

import json
import posixpath
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree

from paperpress.model.masthead import Masthead
from shelving import DAY, FRONT, days, edition, files_of, make, stand, withdraw
from withdrawn import Newsroom

ATOM = "{http://www.w3.org/2005/Atom}"
ACQUISITION = "http://opds-spec.org/acquisition/open-access"
HOSTILE = 'Ferry & <b>"quay"</b> ]]> <script>alert(1)</script> \u202e'
BASE = "https://courier.example/shelf/"


def twelve_days(folder: Path) -> Path:
    """A shelf of twelve days of two desks, the newest for two profiles."""
    for day in days(12):
        stand(folder, day=day)
        stand(folder, "culture", day)
    stand(folder, profile="large")
    make(folder)
    return folder


@pytest.fixture(scope="module")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve days, to be read."""
    return twelve_days(tmp_path_factory.mktemp("shelved"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Twelve days, to be changed."""
    return twelve_days(tmp_path)


def atom_feeds(out: Path) -> Iterator[tuple[str, Any]]:
    for name, data in files_of(out).items():
        if name.endswith(".xml"):
            yield name, etree.fromstring(data)


def json_feeds(out: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, data in files_of(out).items():
        if name.endswith("opds.json"):
            yield name, json.loads(data)


def hrefs(out: Path) -> Iterator[tuple[str, str]]:
    """Every address in every feed and page, with the file that it stands in."""
    for name, data in files_of(out).items():
        if name.endswith((".xml", ".html")):
            root = etree.fromstring(data)
            for each in root.iter(etree.Element):
                for attribute in ("href", "src"):
                    if each.get(attribute):
                        yield name, each.get(attribute, "")
        elif name.endswith(".json"):
            yield from ((name, href) for href in _in_json(json.loads(data)))


def _in_json(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("href"), str):
            yield value["href"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _in_json(each)


def test_every_address_leads_to_a_file_of_the_shelf(shelved: Path) -> None:
    shelf = shelved / "shelf"
    seen = set()
    for name, href in hrefs(shelved):
        if href.startswith("mailto:"):
            continue
        path = posixpath.normpath(
            posixpath.join(posixpath.dirname(name), unquote(urlsplit(href).path))
        )
        assert not path.startswith(".."), (name, href)
        assert (shelf / path).is_file(), (name, href)
        seen.add(path)
    assert {
        name for name in files_of(shelved) if name.endswith((".xml", "opds.json", ".html", ".epub"))
    } - seen <= {name for name in files_of(shelved) if name.startswith("latest/")}


def test_addresses_are_whole_where_the_shelf_knows_its_own(out: Path) -> None:
    """Some versions of KOReader, and some apps, take no others."""
    make(out, replace(FRONT, address=BASE))
    for name, href in hrefs(out):
        assert href.startswith(BASE), (name, href)
        path = unquote(urlsplit(href).path).removeprefix("/shelf/")
        assert (out / "shelf" / (path or "index.html")).exists(), (name, href)


def test_an_address_on_a_page_names_a_folder_by_its_page(shelved: Path) -> None:
    """So that the shelf can be read from a disk, and from a store that knows no folders."""
    assert not [href for _, href in hrefs(shelved) if href.endswith("/")]


def test_atom_feeds_hold_what_the_specification_asks_for(shelved: Path) -> None:
    """RFC 4287, 4.1; OPDS 1.2, 2 and 5."""
    identifiers = []
    for name, feed in atom_feeds(shelved):
        assert feed.tag == f"{ATOM}feed"
        identifiers.append(feed.findtext(f"{ATOM}id"))
        for element in ("id", "title", "updated"):
            assert feed.findtext(f"{ATOM}{element}"), (name, element)
        relations = [link.get("rel") for link in feed.findall(f"{ATOM}link")]
        assert relations.count("self") == 1, name
        if not name.startswith("editions"):
            assert relations.count("start") == 1, name
        for entry in feed.findall(f"{ATOM}entry"):
            assert len(entry.findall(f"{ATOM}id")) == 1
            assert len(entry.findall(f"{ATOM}updated")) == 1
            assert entry.findtext(f"{ATOM}title")
            summary = entry.find(f"{ATOM}summary")
            assert summary is None or summary.get("type") == "text"
            links = entry.findall(f"{ATOM}link")
            kinds = {link.get("type", "") for link in links}
            assert all(kinds)
            acquisitions = [link for link in links if link.get("rel") == ACQUISITION]
            if acquisitions:
                assert entry.findtext("{http://purl.org/dc/terms/}language") == "en-GB"
                assert {"http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"} <= {
                    link.get("rel") for link in links
                }
    assert len(set(identifiers)) == len(identifiers)


def test_a_feed_is_of_one_kind(shelved: Path) -> None:
    """OPDS 1.2, 2: navigation or acquisition, told by its own link's type."""
    for name, feed in atom_feeds(shelved):
        if name.startswith("editions"):
            continue
        own = next(link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self")
        kind = own.get("type", "").partition("kind=")[2]
        held = {
            "acquisition"
            if entry.find(f"{ATOM}link[@rel='{ACQUISITION}']") is not None
            else "navigation"
            for entry in feed.findall(f"{ATOM}entry")
        }
        assert held <= {kind}, name


def test_json_feeds_hold_what_the_specification_asks_for(shelved: Path) -> None:
    """OPDS 2.0, 1 to 5, and Readium's manifest for publications."""
    for name, feed in json_feeds(shelved):
        assert feed["metadata"]["title"], name
        assert [link for link in feed["links"] if link["rel"] == "self"], name
        assert ("publications" in feed) != ("navigation" in feed), name
        assert all(way["title"] and way["href"] for way in feed.get("navigation", []))
        for publication in feed.get("publications", []):
            assert publication["images"]
            assert all(image["width"] and image["height"] for image in publication["images"])
            relations = [link["rel"] for link in publication["links"]]
            assert relations[0] == "self"
            assert ACQUISITION in relations


def test_a_publication_has_a_document_of_its_own(shelved: Path) -> None:
    for _, feed in json_feeds(shelved):
        for publication in feed.get("publications", []):
            day = publication["metadata"]["published"]
            desk = (
                publication["metadata"]["belongsTo"]["series"]["name"]
                .split(": ")[1]
                .split()[0]
                .lower()
            )
            own = json.loads((shelved / "shelf" / day / f"{desk}.json").read_bytes())
            assert own["metadata"] == publication["metadata"]


def test_every_profile_is_a_file_of_one_publication(shelved: Path) -> None:
    feed = json.loads(files_of(shelved)["2025-07-23/opds.json"])
    assert len(feed["publications"]) == 2
    city = feed["publications"][0]
    if "City" not in city["metadata"]["title"]:
        city = feed["publications"][1]
    titles = [link["title"] for link in city["links"] if link["rel"] == ACQUISITION]
    assert titles == ["eink", "large"]


def test_a_publication_says_what_its_edition_says(shelved: Path) -> None:
    feed = json.loads(files_of(shelved)["new/opds.json"])
    metadata = feed["publications"][0]["metadata"]
    assert metadata["author"] == {"name": "The Meridian Courier"}
    assert metadata["contributor"] == [{"name": "Asha Venn", "role": "aut"}]
    assert metadata["language"] == "en-GB"
    assert metadata["description"] == "Night ferries return"
    assert metadata["belongsTo"]["series"]["position"] == 20250723
    assert metadata["accessibility"] == {
        "accessMode": ["textual", "visual"],
        "accessModeSufficient": ["textual", ["textual", "visual"]],
        "feature": ["tableOfContents", "displayTransformability", "alternativeText"],
        "hazard": ["none"],
        "summary": "Read it by ear.",
    }


def test_a_certified_edition_and_an_exemption_are_told(tmp_path: Path) -> None:
    further = (
        '<meta property="a11y:exemption">eaa-microenterprise</meta>'
        '<meta id="c" property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
        '<meta refines="#c" property="a11y:certifiedBy">Ayo Bell</meta>'
        '<link rel="a11y:certifierReport" href="https://bell.example/report"/>'
    )
    stand(tmp_path, further=further)
    make(tmp_path)
    told = json.loads(files_of(tmp_path)["new/opds.json"])["publications"][0]["metadata"][
        "accessibility"
    ]
    assert told["exemption"] == "eaa-microenterprise"
    assert told["conformsTo"] == ["https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa"]
    assert told["certification"] == {
        "certifiedBy": "Ayo Bell",
        "report": "https://bell.example/report",
    }


def test_feeds_and_pages_escape_everything(tmp_path: Path) -> None:
    data = edition(masthead=HOSTILE, headlines=[HOSTILE, "</title><svg onload=x>"])
    stand(tmp_path, data=data)
    front = replace(FRONT, title=HOSTILE)
    make(tmp_path, front)
    for name, data in files_of(tmp_path).items():
        if name.endswith((".xml", ".html")):
            root = etree.fromstring(data)
            tags = {etree.QName(each).localname for each in root.iter(etree.Element)}
            assert not tags & {"script", "svg", "b", "i"}, name
            assert not [
                each
                for each in root.iter(etree.Element)
                if each.get("href", "").startswith("javascript:")
            ]
    feed = json.loads(files_of(tmp_path)["new/opds.json"])
    assert HOSTILE.strip(" \u202e")[:10] in feed["publications"][0]["metadata"]["author"]["name"]


def test_feeds_say_whom_to_tell_of_a_barrier(tmp_path: Path) -> None:
    stand(tmp_path)
    make(tmp_path, replace(FRONT, contact="a11y@courier.example"))
    for _, feed in atom_feeds(tmp_path):
        (link,) = [each for each in feed.findall(f"{ATOM}link") if each.get("rel") == "help"]
        assert link.get("href") == "mailto:a11y@courier.example"
    for _, document in json_feeds(tmp_path):
        assert {"rel": "help", "href": "mailto:a11y@courier.example"} in document["links"]


# --- KOReader: plugins/opds.koplugin, read in 2026 -------------------------------------------------


def entries(out: Path, name: str) -> list[Any]:
    return etree.fromstring(files_of(out)[name]).findall(f"{ATOM}entry")


def first_href(out: Path) -> str:
    """What KOReader's sync keeps: the address of the first acquisition of the first entry."""
    entry = entries(out, "new/opds.xml")[0]
    return next(
        link.get("href") for link in entry.findall(f"{ATOM}link") if link.get("rel") == ACQUISITION
    )


def synced(out: Path, last: str) -> list[str]:
    """What its sync would fetch of a page: files until the one that it knows, none if that is first."""
    fetched: list[str] = []
    for entry in entries(out, "new/opds.xml"):
        href = next(
            link.get("href")
            for link in entry.findall(f"{ATOM}link")
            if link.get("rel") == ACQUISITION
        )
        if href == last:
            break
        fetched.append(href.partition("?")[0])
    return fetched


def test_its_sync_fetches_what_is_new_and_no_more(out: Path) -> None:
    last = first_href(out)
    assert synced(out, last) == []
    stand(out, day=DAY + timedelta(days=1))
    stand(out, "culture", DAY + timedelta(days=1))
    make(out)
    assert sorted(synced(out, last)) == ["../2025-07-24/city.epub", "../2025-07-24/culture.epub"]


@pytest.mark.slow
@pytest.mark.parametrize("desk", ["city", "culture"])
@pytest.mark.parametrize("back", [0, 1, 5])
def test_its_sync_fetches_a_corrected_edition_again(out: Path, desk: str, back: int) -> None:
    """It is first, and its address is another; what comes after it is known."""
    day = DAY - timedelta(days=back)
    last = first_href(out)
    stand(out, desk, day, modified="2025-07-23T14:05:00Z", headlines=["Corrected"])
    make(out)
    fetched = synced(out, last)
    assert fetched[0] == f"../{day.isoformat()}/{desk}.epub"
    assert synced(out, first_href(out)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "slip", ["2099-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "yesterday", "2025-07-29T00:00:00Z"]
)
def test_a_time_that_is_a_slip_does_not_stop_its_sync_for_years(out: Path, slip: str) -> None:
    stand(out, modified=slip)
    make(out)
    last = first_href(out)
    for ahead in (1, 2):
        stand(out, day=DAY + timedelta(days=ahead))
        make(out)
        assert synced(out, last)[0] == f"../2025-07-{23 + ahead}/city.epub"


def test_its_sync_reads_the_first_item_as_a_publication(shelved: Path) -> None:
    """`sub_table[1].acquisitions[1].href`: a way on among publications would stop it with an error."""
    for _, feed in json_feeds(shelved):
        assert "groups" not in feed
        assert "facets" not in feed
        assert not ("publications" in feed and "navigation" in feed)


def test_it_takes_any_link_but_alternate_for_something_to_download(shelved: Path) -> None:
    """`DocumentRegistry:hasProvider(nil, link.type)` holds for pages and pictures too."""
    for name, feed in atom_feeds(shelved):
        for entry in feed.findall(f"{ATOM}entry") if not name.startswith("editions") else ():
            for link in entry.findall(f"{ATOM}link"):
                if link.get("type") == "text/html":
                    assert link.get("rel") == "alternate"
                if link.get("type", "").startswith("image/"):
                    assert link.get("rel", "").startswith("http://opds-spec.org/image")


def test_an_entry_of_a_publication_has_no_link_that_it_takes_for_a_catalogue(shelved: Path) -> None:
    """`entry.url` makes its sync fetch another feed for each entry."""
    for entry in entries(shelved, "new/opds.xml"):
        for link in entry.findall(f"{ATOM}link"):
            assert not link.get("type", "").startswith("application/atom+xml")


def test_what_leads_on_has_a_relation_that_it_follows(shelved: Path) -> None:
    for name in ("opds.xml", "days/opds.xml", "days/2025-07/opds.xml"):
        for entry in entries(shelved, name):
            (link,) = entry.findall(f"{ATOM}link")
            assert link.get("rel") in {"subsection", "http://opds-spec.org/sort/new"}
            assert link.get("type", "").startswith("application/atom+xml")


def test_a_next_page_is_named_as_atom(shelved: Path) -> None:
    """It keeps the addresses of links whose type is Atom's, and no others."""
    feed = etree.fromstring(files_of(shelved)["new/opds.xml"])
    link = next(each for each in feed.findall(f"{ATOM}link") if each.get("rel") == "next")
    assert link.get("type", "").startswith("application/atom+xml")
    assert urljoin(f"{BASE}new/opds.xml", link.get("href")) == f"{BASE}2025-07-16/opds.xml"


def test_it_tells_a_file_by_its_type(shelved: Path) -> None:
    """`getFiletype`: behind the last dot stands `epub?v=…`, which no reader of files is for."""
    for entry in entries(shelved, "new/opds.xml"):
        for link in entry.findall(f"{ATOM}link[@rel='{ACQUISITION}']"):
            assert "?v=" in link.get("href").rpartition(".")[2]
            assert link.get("type") == "application/epub+zip"


def test_it_gets_the_same_from_both_forms(shelved: Path) -> None:
    for name, feed in json_feeds(shelved):
        atom = etree.fromstring(files_of(shelved)[name.replace(".json", ".xml")])
        items = feed.get("publications") or feed["navigation"]
        titles = [each.get("title") or each["metadata"]["title"] for each in items]
        assert titles == [entry.findtext(f"{ATOM}title") for entry in atom.iter(f"{ATOM}entry")]
        files = [
            [link["href"] for link in each.get("links", []) if link["rel"] == ACQUISITION]
            for each in items
        ]
        assert files == [
            [link.get("href") for link in entry.findall(f"{ATOM}link[@rel='{ACQUISITION}']")]
            for entry in atom.iter(f"{ATOM}entry")
        ]


def test_its_lexer_can_read_what_is_written(shelved: Path) -> None:
    """No CDATA, no comment, no processing instruction, and no empty element without attributes."""
    for name, data in files_of(shelved).items():
        if name.endswith(".xml"):
            assert b"<![CDATA[" not in data
            assert b"<!--" not in data
            assert data.count(b"<?") == 1
            root = etree.fromstring(data)
            for each in root.iter(etree.Element):
                assert each.attrib or len(each) or each.text, (name, each.tag)


def test_the_name_under_which_it_keeps_a_file_stays_when_the_edition_is_corrected(
    tmp_path: Path,
) -> None:
    """Author and title: a reader's place is kept by it. Who else wrote must be no author."""
    names = []
    for further in ("", "<dc:contributor>Tomas Ile</dc:contributor>"):
        stand(tmp_path, further=further, modified="2025-07-23T09:00:00Z" if further else "")
        make(tmp_path)
        entry = entries(tmp_path, "new/opds.xml")[0]
        authors = [each.findtext(f"{ATOM}name") for each in entry.findall(f"{ATOM}author")]
        feed = json.loads(files_of(tmp_path)["new/opds.json"])
        names.append(
            (authors, entry.findtext(f"{ATOM}title"), feed["publications"][0]["metadata"]["author"])
        )
    assert names[0] == names[1]
    assert names[0][0] == ["The Meridian Courier"]


def test_it_gets_cover_and_thumbnail_from_json_by_their_relations(shelved: Path) -> None:
    feed = json.loads(files_of(shelved)["new/opds.json"])
    relations = [image["rel"] for image in feed["publications"][0]["images"]]
    assert relations == ["http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"]


def test_an_edition_is_its_first_file_for_a_device_that_takes_one(shelved: Path) -> None:
    """Its sync takes the first link, which is the profile that was asked for first."""
    entry = next(
        each
        for each in entries(shelved, "2025-07-23/opds.xml")
        if "City" in each.findtext(f"{ATOM}title")
    )
    links = [
        link.get("href") for link in entry.findall(f"{ATOM}link") if link.get("rel") == ACQUISITION
    ]
    assert [link.partition("?")[0] for link in links] == ["city.epub", "city.large.epub"]


def test_a_feed_that_changes_has_another_time(out: Path) -> None:
    """`Last-Modified`, by which it knows a list that it has: a file that changes is written anew."""
    file = out / "shelf/new/opds.xml"
    before, other = file.stat().st_mtime_ns, (out / "shelf/2025-07-13/opds.xml").stat().st_mtime_ns
    withdraw(out)
    make(out)
    assert file.stat().st_mtime_ns > before
    assert (out / "shelf/2025-07-13/opds.xml").stat().st_mtime_ns == other


# What changed


def test_feeds_and_pages_tell_what_changed_since_readers_had_it(
    tmp_path: Path, masthead: Masthead
) -> None:
    room = Newsroom(tmp_path, masthead)
    room.press()
    make(room.out)
    first = files_of(room.out)
    room.write("a", corrections=[{"text": "Not <ten>.", "date": "2025-07-23T14:05:00+01:00"}])
    room.write("c", headline="A third bus")
    room.press()
    make(room.out)
    after = files_of(room.out)
    lines = [
        "Since the last edition:",
        "Night buses return – Corrected at 14:05: Not <ten>.",
        "A third bus – New since the last edition",
        "Night buses return · A third bus",
    ]
    for name in ("editions.xml", "new/opds.xml", f"{DAY}/opds.xml", "desks/city/opds.xml"):
        entry = etree.fromstring(after[name]).find(f"{ATOM}entry[{ATOM}author]")
        assert entry.findtext(f"{ATOM}summary").splitlines() == lines
        assert entry.findtext(f"{ATOM}updated") == "2025-07-23T13:05:00Z"
        assert "Since" not in first[name].decode()
    (told,) = (
        each["metadata"]["description"]
        for each in json.loads(after[f"{DAY}/opds.json"])["publications"]
        if "city" in each["links"][1]["href"]
    )
    assert told.splitlines() == lines
    page = etree.fromstring(after["index.html"])
    (items,) = (each for each in page.iter("{*}ul") if each.get("class") == "changes")
    assert ["".join(item.itertext()) for item in items] == lines[1:3]
    room.write("a", corrections=[])
    room.delete("c")
    room.press()
    make(room.out)
    summary = etree.fromstring(files_of(room.out)["editions.xml"]).find(
        f"{ATOM}entry/{ATOM}summary"
    )
    assert summary.text.splitlines()[2] == "1 article was taken out"


def test_an_edition_whose_next_issue_is_under_way_tells_nothing_of_that(
    tmp_path: Path, masthead: Masthead
) -> None:
    room = Newsroom(tmp_path, masthead)
    room.press()
    issues = room.out / ".paperpress" / "issues" / str(DAY)
    make(room.out)
    room.write("c")
    room.press()
    late = (issues / "city.json").read_bytes()
    room.delete("c")
    room.press()
    (issues / "city.json").write_bytes(late)
    make(room.out)
    assert b"New since" not in files_of(room.out)["editions.xml"]
