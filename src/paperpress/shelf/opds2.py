"""Feeds in JSON: OPDS 2.0 (https://specs.opds.io/opds-2.0), and a document for each publication.

A publication's metadata is Readium's (https://readium.org/webpub-manifest/). A feed holds
publications or ways on, never both: KOReader's sync reads the first item as a publication.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias
from urllib.parse import quote

from paperpress.shelf.catalogue import Accessibility, Publication
from paperpress.shelf.front import Front
from paperpress.shelf.listings import Listing, Navigation
from paperpress.shelf.opds1 import ACQUISITION, JSON_TYPE, moment, pictures
from paperpress.shelf.places import ATOM, JSON, NEWEST, PAGE, SEARCH, of_publication
from paperpress.xhtml.backs import contact_address

_Object: TypeAlias = dict[str, Any]
_PUBLICATION_TYPE: Final = "application/opds-publication+json"
_ATOM_TYPE = "application/atom+xml;profile=opds-catalog"
_STANDARD = re.compile(r"EPUB Accessibility 1\.1 - WCAG (2\.\d) Level (A{1,3})")


def acquisition_feed(listing: Listing, front: Front) -> bytes:
    """Return an acquisition feed of publications."""
    here = _path(listing.folder)
    metadata: _Object = {
        "title": listing.title,
        "modified": moment(listing.updated),
        "numberOfItems": len(listing.publications),
    }
    links = [*_frame(listing.folder, front), _link("up", _path(listing.up), here, front)]
    if listing.query:
        links[0]["href"] += f"?query={quote(listing.query)}"
    if listing.first is not None:
        links.append(_link("first", _path(listing.first), here, front))
    if listing.older is not None:
        # Of further pages nothing is known but that they are there.
        del metadata["numberOfItems"]
        links.append(_link("next", _path(listing.older), here, front))
    publications = [_publication(each, front, here) for each in listing.publications]
    held = {"publications": publications} if publications else _way_back(here, front)
    return _written({"metadata": metadata, "links": links, **held})


def navigation_feed(navigation: Navigation, front: Front) -> bytes:
    """Return a navigation feed of ways on."""
    here = _path(navigation.folder)
    metadata = {"title": navigation.title, "modified": moment(navigation.updated)}
    links = _frame(navigation.folder, front)
    if navigation.up is not None:
        links.append(_link("up", _path(navigation.up), here, front))
    ways = [
        {
            "title": choice.title,
            "href": front.addresses.of(_path(choice.folder), here),
            "type": JSON_TYPE,
            "rel": "http://opds-spec.org/sort/new" if choice.newest else "subsection",
        }
        for choice in navigation.choices
    ]
    held = {"navigation": ways} if ways else _way_back(here, front)
    return _written({"metadata": metadata, "links": links, **held})


def _way_back(here: str, front: Front) -> _Object:
    """Return what a feed holds that lists nothing: OPDS 2.0, 1.1, lets none be empty."""
    return {"navigation": [{"title": front.title, **_link("start", JSON, here, front)}]}


def publication_document(publication: Publication, front: Front) -> bytes:
    """Return the document of one publication."""
    return _written(_publication(publication, front, of_publication(publication)))


def _path(folder: str) -> str:
    return f"{folder}/{JSON}" if folder else JSON


def _frame(folder: str, front: Front) -> list[_Object]:
    """Return the links that every feed has: itself, the start, the other forms, and help."""
    here = _path(folder)
    links = [_link("self", here, here, front), _link("start", JSON, here, front)]
    if folder != NEWEST:
        page = f"{folder}/{PAGE}" if folder else PAGE
        links.append({**_link("alternate", page, here, front), "type": "text/html"})
    atom = f"{folder}/{ATOM}" if folder else ATOM
    links.append({**_link("alternate", atom, here, front), "type": _ATOM_TYPE})
    if front.served:
        search = _link("search", f"{SEARCH}/{JSON}", here, front)
        links.append({**search, "href": search["href"] + "{?query}", "templated": True})
    if front.contact:
        links.append({"rel": "help", "href": contact_address(front.contact)})
    return links


def _link(relation: str, path: str, here: str, front: Front) -> _Object:
    return {"rel": relation, "href": front.addresses.of(path, here), "type": JSON_TYPE}


def _publication(publication: Publication, front: Front, here: str) -> _Object:
    address = front.addresses.of(of_publication(publication), here)
    links: list[_Object] = [{"rel": "self", "href": address, "type": _PUBLICATION_TYPE}]
    links += [
        {
            "rel": ACQUISITION,
            "href": front.addresses.of_file(file, here),
            "type": file.media_type,
            "title": file.profile,
            "size": file.bytes,
        }
        for file in publication.files
    ]
    images = [
        {
            "rel": relation,
            "href": front.addresses.of(picture.path, here),
            "type": picture.media_type,
            "width": picture.width,
            "height": picture.height,
        }
        for relation, picture in pictures(publication)
    ]
    return {"metadata": _metadata(publication), "links": links, "images": images}


def _metadata(publication: Publication) -> _Object:
    languages = list(publication.languages)
    metadata = {
        "@type": "http://schema.org/PublicationIssue",
        "identifier": publication.identifier,
        "title": publication.title,
        "author": {"name": publication.masthead},
        "contributor": [{"name": name, "role": "aut"} for name in publication.authors],
        "publisher": publication.publisher,
        "language": languages[0] if len(languages) == 1 else languages,
        "readingProgression": publication.direction,
        "published": publication.date.isoformat(),
        "modified": moment(publication.modified),
        "description": publication.summary,
        "subject": list(publication.subjects),
        "belongsTo": {
            "series": {"name": publication.series, "position": publication.position},
        },
        "accessibility": dict(_accessibility(publication.accessibility)),
    }
    return {key: value for key, value in metadata.items() if value}


def _accessibility(accessibility: Accessibility) -> Iterator[tuple[str, Any]]:
    """Yield the accessibility metadata, under the names that Readium's manifest has for them."""
    if standards := [_address(each) for each in accessibility.conforms_to if _address(each)]:
        yield "conformsTo", standards
    certification = {
        "certifiedBy": accessibility.certified_by,
        "report": accessibility.certifier_report,
    }
    if accessibility.certified_by:
        yield "certification", {key: value for key, value in certification.items() if value}
    if accessibility.exemptions:
        yield "exemption", accessibility.exemptions[0]
    if accessibility.access_modes:
        yield "accessMode", list(accessibility.access_modes)
    if accessibility.sufficient:
        sets = [each.replace(" ", "").split(",") for each in accessibility.sufficient]
        yield "accessModeSufficient", [each[0] if len(each) == 1 else each for each in sets]
    if accessibility.features:
        yield "feature", list(accessibility.features)
    if accessibility.hazards:
        yield "hazard", list(accessibility.hazards)
    if accessibility.summary:
        yield "summary", accessibility.summary


def _address(standard: str) -> str:
    """Return the address of a standard named in words, as Readium's manifest wants it."""
    match = _STANDARD.fullmatch(standard)
    if match:
        version, level = match.groups()
        return f"https://www.w3.org/TR/epub-a11y-11#wcag-{version}-{level.lower()}"
    return standard if standard.startswith(("http://", "https://")) else ""


def _written(document: _Object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
