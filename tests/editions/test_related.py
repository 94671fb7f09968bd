"""“More articles you might like”, as a news page has it: desk, headline, standfirst, an age, no address."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from newsroom import article, record, run
from paperpress import Masthead, plan
from paperpress.model.article import Article
from paperpress.vocab import XHTML_NS

SEED: dict[str, Any] = record(
    id="harbour-bridge",
    headline="Harbour bridge to close for a month",
    standfirst="Ferries will run every ten minutes while the deck is laid anew.",
    byline="By Asha Rao",
    desk="City Desk",
    published="2025-07-23T05:00:00+01:00",
    related=[
        {
            "desk": "Transport",
            "headline": "Night buses return to the hills",
            "standfirst": "The first one left at ten past one.",
            "published": "17 hours ago",
        },
        {
            "desk": "Culture",
            "headline": "A museum of lost umbrellas",
            "standfirst": "Each was left on a tram.",
            "published": "2 days ago",
        },
        {"desk": "Opinion", "headline": "Let the ferries sing", "published": "3 hours ago"},
    ],
)
OTHER = record(id="buses", headline="Night buses return to the hills", desk="City Desk")


def press(folder: Path, records: list[dict[str, Any]], *options: str) -> tuple[str, dict[str, Any]]:
    """The seed's page, as text of XHTML, and the report."""
    (folder / "day.json").write_text(json.dumps(records))
    done = run(
        folder, "build", "day.json", "--title", "The Courier", "--language", "en-GB", *options
    )
    assert done.returncode == 0, done.stderr + done.stdout
    (report,) = folder.rglob("report.json")
    (edition,) = folder.rglob("*.epub")
    with ZipFile(edition) as archive:
        page = next(name for name in archive.namelist() if "harbour-bridge" in name)
        return archive.read(page).decode(), json.loads(report.read_text())


def entries(page: str) -> list[tuple[str, str, str]]:
    """Each related article: what links it, its words, its date."""
    root = etree.fromstring(page.encode())
    (section,) = (
        one for one in root.iter(f"{{{XHTML_NS}}}section") if one.get("class") == "related"
    )
    found = []
    for item in section.iter(f"{{{XHTML_NS}}}li"):
        links = [link.get("href", "") for link in item.iter(f"{{{XHTML_NS}}}a")]
        times = [time.get("datetime", "") for time in item.iter(f"{{{XHTML_NS}}}time")]
        lines = item.iter(f"{{{XHTML_NS}}}p")
        words = " | ".join(" ".join("".join(line.itertext()).split()) for line in lines)
        found.append(("".join(links), words, "".join(times)))
    return found


def test_the_seed_page_presses_under_strict_where_only_ages_are_missing(tmp_path: Path) -> None:
    page, report = press(tmp_path, [SEED], "--strict")
    assert entries(page) == [
        (
            "",
            "Transport | Night buses return to the hills | The first one left at ten past one.",
            "",
        ),
        ("", "Culture | A museum of lost umbrellas | Each was left on a tram.", ""),
        ("", "Opinion | Let the ferries sing", ""),
    ]
    assert report["rejected"] == []
    assert {finding["severity"] for finding in report["findings"]} == {"notice"}
    ages = [one["path"] for one in report["findings"] if one["code"] == "REC110"]
    assert ages == [f"related[{place}].published" for place in range(3)]


def test_an_age_is_resolved_where_it_is_said_when_the_page_was_read(tmp_path: Path) -> None:
    page, _ = press(tmp_path, [SEED], "--as-of", "2025-07-23T06:00:00+01:00")
    dates = [moment for _, _, moment in entries(page)]
    assert dates == ["2025-07-22T13:00:00+01:00", "2025-07-21", "2025-07-23T03:00:00+01:00"]


def test_a_related_article_of_the_run_is_linked_by_its_headline(tmp_path: Path) -> None:
    page, _ = press(tmp_path, [SEED, OTHER])
    links = [link for link, _, _ in entries(page)]
    assert links[0].endswith("buses.xhtml")
    assert links[1:] == ["", ""]


MASTHEAD = Masthead(title="The Courier", language="en")


def related_of(*articles: Article) -> list[tuple[str | None, str | None]]:
    planned = plan(articles, MASTHEAD)
    first = next(a for edition in planned for a in edition.articles if a.id == "one")
    return [(one.id, one.headline) for one in first.related]


@pytest.mark.parametrize("headline", ["Trams stop", "TRAMS STOP", "Trams  stop.", "“Trams stop”"])
def test_case_and_marks_of_a_headline_carry_no_meaning(headline: str) -> None:
    one = article(id="one", related=[{"headline": headline}])
    assert related_of(one, article(id="two", headline="Trams stop")) == [
        ("two", " ".join(headline.split()))
    ]


def test_a_headline_alone_as_text_is_found_too() -> None:
    one = article(id="one", related=["Trams stop"])
    assert related_of(one, article(id="two", headline="Trams stop")) == [("two", "Trams stop")]


def test_of_articles_with_one_headline_that_of_the_desk_is_meant_else_none() -> None:
    weather = [
        article(id="city", headline="Weather", desk="City Desk"),
        article(id="coast", headline="Weather", desk="Coast"),
    ]
    one = article(id="one", related=[{"headline": "Weather", "desk": "Coast"}])
    assert related_of(one, *weather) == [("coast", "Weather")]
    one = article(id="one", related=[{"headline": "Weather"}])
    assert related_of(one, *weather) == [(None, "Weather")]


def test_an_article_is_not_related_to_itself_nor_to_what_is_held_back() -> None:
    one = article(id="one", headline="Weather", related=[{"headline": "Weather"}])
    assert related_of(one) == [(None, "Weather")]
    secret = article(id="two", headline="Trams stop", status="draft")
    one = article(id="one", related=[{"headline": "Trams stop"}])
    assert related_of(one, secret) == [(None, "Trams stop")]
