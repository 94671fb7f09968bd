"""Pages of the shelf: of any language, without a script, with a heading and a name for everything."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from shelving import FRONT, days, files_of, make, stand

H = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for day in days(9):
        stand(tmp_path, day=day)
    stand(tmp_path, "culture")
    stand(tmp_path, "culture", profile="large")
    return tmp_path


def pages(out: Path) -> dict[str, Any]:
    return {
        name: etree.fromstring(data)
        for name, data in files_of(out).items()
        if name.endswith(".html")
    }


def texts(root: Any, tag: str) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{H}{tag}")]


def test_the_first_page_has_the_newest_day_by_desk_and_ways_to_all_others(out: Path) -> None:
    make(out, replace(FRONT, contact="a11y@courier.example"))
    page = pages(out)["index.html"]
    assert texts(page, "h1") == ["The Meridian Courier"]
    assert texts(page, "h2") == [
        "Wednesday, 23 July 2025",
        "Desks",
        "All editions",
        "In a reading app",
    ]
    assert texts(page, "h3") == ["City Desk", "Culture Desk"]
    assert "EPUB for large, 0.1 MB" in texts(page, "a")
    assert page.findall(f".//{H}footer//{H}a")[0].get("href") == "mailto:a11y@courier.example"


def test_a_web_address_to_write_to_is_a_link_and_none_is_no_footer(out: Path) -> None:
    make(out, replace(FRONT, contact="https://courier.example/help"))
    assert (
        pages(out)["index.html"].find(f".//{H}footer//{H}a").get("href")
        == "https://courier.example/help"
    )
    make(out)
    assert pages(out)["index.html"].find(f".//{H}footer") is None


def test_a_desk_s_page_has_its_days_newest_first(out: Path) -> None:
    make(out)
    page = pages(out)["desks/city/index.html"]
    assert texts(page, "h1") == ["City Desk"]
    assert texts(page, "h2")[:2] == ["Wednesday, 23 July 2025", "Tuesday, 22 July 2025"]


def test_no_page_needs_a_script_or_another_host(out: Path) -> None:
    make(out)
    for name, page in pages(out).items():
        assert not list(page.iter(f"{H}script")), name
        assert not list(page.iter(f"{H}style")), name
        assert not [each for each in page.iter(etree.Element) if each.get("style")], name
        assert not [
            each
            for each in page.iter(etree.Element)
            if re.match(r"\w+:", each.get("href") or each.get("src") or "")
        ], name


def test_headings_go_down_a_step_at_a_time_and_anchors_are_unique(out: Path) -> None:
    make(out)
    for name, page in pages(out).items():
        levels = [
            int(each.tag[-1])
            for each in page.iter(etree.Element)
            if re.fullmatch(r".*}h[1-6]", each.tag)
        ]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        anchors = [each.get("id") for each in page.iter(etree.Element) if each.get("id")]
        assert len(anchors) == len(set(anchors)), name
        named = [
            each.get("aria-labelledby") or each.get("aria-describedby")
            for each in page.iter(etree.Element)
        ]
        assert {each for each in named if each} <= set(anchors), name


@pytest.mark.parametrize(
    ("language", "days_word", "direction"),
    [("de", "Tage", "ltr"), ("ar", "الأيام", "rtl"), ("ja", "日付", "ltr")],
)
def test_the_page_speaks_the_masthead_s_language(
    out: Path, language: str, days_word: str, direction: str
) -> None:
    make(out, replace(FRONT, language=language))
    page = pages(out)["index.html"]
    assert (page.get("lang"), page.get("dir")) == (language, direction)
    assert days_word in texts(page, "a")
    headlines = next(each for each in page.iter(f"{H}ul") if each.get("class") == "headlines")
    assert headlines.get("lang") == "en-GB"


def test_words_of_ours_are_marked_where_the_language_has_no_catalogue(out: Path) -> None:
    make(out, replace(FRONT, language="is"))
    page = pages(out)["index.html"]
    heading = next(each for each in page.iter(f"{H}h2") if each.text == "Desks")
    assert heading.get("lang") == "en"


def test_both_colour_schemes_and_a_page_without_grid_are_in_the_sheet(out: Path) -> None:
    make(out)
    sheet = files_of(out)["style.css"].decode()
    assert "prefers-color-scheme: dark" in sheet
    assert not re.search(r"display: (grid|flex)|var\(", sheet)
