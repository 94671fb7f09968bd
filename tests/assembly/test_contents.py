"""The contents: a front page, and what is in the edition in groups."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from newsroom import article, assembled, jpeg
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("front")
    (home / "bus.jpg").write_bytes(jpeg((1200, 800)))
    return home


def day(folder: Path, masthead: Masthead, count: int, **fields: Any) -> Publication:
    """An edition of so many articles; a field may be a function of the article's number."""
    articles = [
        article(
            str(folder),
            id=f"story-{number}",
            headline=f"Story {number} of the night buses",
            **{key: value(number) if callable(value) else value for key, value in fields.items()},
        )
        for number in range(count)
    ]
    (edition,) = plan(articles, masthead)
    return assembled(edition, load_theme("classic"), profile("eink"))


def page(publication: Publication, href: str = "contents.xhtml") -> etree._Element:
    return etree.fromstring(publication.resource(href).data)


def text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def entries(tree: etree._Element) -> list[etree._Element]:
    return [item for items in tree.iter("{*}ol") for item in items]


def test_the_lead_story_has_its_picture_and_each_entry_begins_with_its_headline(
    folder: Path, masthead: Masthead
) -> None:
    picture = {"src": "bus.jpg", "alt": "A bus at Bank."}
    tree = page(day(folder, masthead, 3, standfirst="Who rides.", picture=picture))
    images = list(tree.iter("{*}img"))
    assert [image.get("alt") for image in images] == ["A bus at Bank."]
    assert entries(tree)[0] in list(images[0].iterancestors())
    for number, entry in enumerate(entries(tree)):
        first = next(part for part in entry.iter() if (part.text or "").strip())
        assert text(first) == f"Story {number} of the night buses"


def test_a_lead_picture_that_nobody_described_isn_t_shown_without_its_caption(
    folder: Path, masthead: Masthead
) -> None:
    tree = page(day(folder, masthead, 2, picture={"src": "bus.jpg"}))
    assert tree.find(".//{*}img") is None


def test_byline_kicker_and_reading_time_stand_on_a_quiet_line(
    folder: Path, masthead: Masthead
) -> None:
    tree = page(day(folder, masthead, 1, kicker="Transport", authors=["Asha Rao", "נועה לוי"]))
    line = tree.find(".//{*}li//{*}p[@class='byline']")
    assert text(line) == "Transport · By Asha Rao and נועה לוי · 1 minute"
    assert [text(name) for name in line.iter("{*}bdi")] == ["נועה לוי"]


def test_a_printed_byline_that_ends_the_other_way_is_isolated(
    folder: Path, masthead: Masthead
) -> None:
    """Else the number after it would change places with it (UAX #9)."""
    tree = page(day(folder, masthead, 1, byline="By נועה לוי"))
    assert text(tree.find(".//{*}p[@class='byline']/{*}bdi")) == "By נועה לוי"


def test_a_small_day_has_every_standfirst_and_a_larger_one_up_to_three(
    folder: Path, masthead: Masthead
) -> None:
    def standfirsts(count: int) -> int:
        tree = page(day(folder, masthead, count, standfirst="Who rides."))
        return len(tree.findall(".//{*}p[@class='standfirst']"))

    assert standfirsts(12) == 12
    assert 1 <= standfirsts(27) <= 3


def test_each_article_leads_back_to_its_own_entry(folder: Path, masthead: Masthead) -> None:
    for count in (3, 45):
        made = day(folder, masthead, count)
        for number in range(count):
            tree = page(made, f"a-story-{number}.xhtml")
            href = tree.find(".//{*}nav[@class='position']//{*}a").get("href")
            name, _, place = href.partition("#")
            (entry,) = [item for item in page(made, name).iter("{*}li") if item.get("id") == place]
            assert f"Story {number} of" in text(entry)


def test_a_large_day_is_an_index_of_groups_on_pages_before_their_articles(
    folder: Path, masthead: Masthead
) -> None:
    made = day(folder, masthead, 45)
    links = [
        (a.get("href"), text(a)) for a in page(made).find(".//{*}ul[@class='index']").iter("{*}a")
    ]
    assert links == [("part-1.xhtml", "1–20"), ("part-2.xhtml", "21–40"), ("part-3.xhtml", "41–45")]
    spine = list(made.spine)
    assert spine.index("part-2") == spine.index("a-story-19") + 1
    assert [len(entries(page(made, href))) for href, _ in links] == [20, 20, 5]


def test_kickers_that_come_in_runs_are_the_groups(folder: Path, masthead: Masthead) -> None:
    made = day(folder, masthead, 6, kicker=lambda number: ("Asia", "Europe")[number // 3])
    assert [text(heading) for heading in page(made).iter("{*}h2")] == ["Asia", "Europe"]
    large = day(folder, masthead, 60, kicker=lambda number: ("Asia", "Europe")[number // 30])
    assert [text(item) for item in page(large).find(".//{*}ul[@class='index']")] == [
        "Asia · 30 articlesStory 0 of the night buses",
        "Europe · 30 articlesStory 30 of the night buses",
    ]


def test_on_pages_of_their_own_those_without_a_kicker_are_named_by_number(
    folder: Path, masthead: Masthead
) -> None:
    made = day(folder, masthead, 60, kicker=lambda number: "" if number < 45 else "Europe")
    index = page(made).find(".//{*}ul[@class='index']")
    assert [text(item).split(" ")[0] for item in index] == ["1–20", "21–40", "41–45", "Europe"]
    assert [text(page(made, f"part-{n}.xhtml").find(".//{*}h1")) for n in (1, 3, 4)] == [
        "1–20",
        "41–45",
        "Europe",
    ]


def test_kickers_that_alternate_group_nothing(folder: Path, masthead: Masthead) -> None:
    made = day(folder, masthead, 6, kicker=lambda number: ("Asia", "Europe")[number % 2])
    assert all("Story" in text(heading) for heading in page(made).iter("{*}h2"))
