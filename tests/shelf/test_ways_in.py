"""Addresses for readers' apps: whole where the shelf's own is known, else the way from the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from paperpress.shelf.ways_in import apps_section, podcast_line
from paperpress.xhtml.words import Words
from shelving import FRONT

ADDRESS = "https://courier.example/shelf/"


@pytest.mark.parametrize(
    ("address", "href", "text"),
    [
        ("", "../desks/city/podcast.xml", "desks/city/podcast.xml"),
        (ADDRESS, f"{ADDRESS}desks/city/podcast.xml", f"{ADDRESS}desks/city/podcast.xml"),
    ],
)
def test_a_page_names_the_feed_of_what_it_lists(address: str, href: str, text: str) -> None:
    main = etree.Element("main")
    podcast_line(main, replace(FRONT, address=address), "desks/city", "2025-07-23/index.html")
    (link,) = main.iter("{*}a")
    assert (link.get("href"), link.text) == (href, text)
    assert link.get("type") == "application/rss+xml"
    assert main[0].text == "Podcast: "


def test_the_first_page_names_the_catalogue() -> None:
    main = etree.Element("main")
    apps_section(main, replace(FRONT, address=ADDRESS), Words("en-GB", "shelf"))
    (link,) = main.iter("{*}a")
    assert (link.get("href"), link.text) == (f"{ADDRESS}opds.xml", f"{ADDRESS}opds.xml")
