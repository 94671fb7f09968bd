"""The pictures of a page: the lead's place, and each one's width."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from newsroom import article, assembled, jpeg
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.profiles import profile
from paperpress.themes import load_theme

PARAGRAPH = "<p>" + "The first one left at ten past one, with nobody on it. " * 6 + "</p>"
LONG = {
    "headline": "Night buses return to the harbour after four years, and nobody drives them",
    "standfirst": "Twelve routes resume, two are new, and the union has a question. " * 5,
    "kicker": "Transport",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("pictures")
    (home / "wide.jpg").write_bytes(jpeg((1200, 800)))
    (home / "tall.jpg").write_bytes(jpeg((600, 1200)))
    return home


def page(folder: Path, masthead: Masthead, **fields: Any) -> etree._Element:
    (edition,) = plan([article(str(folder), **fields)], masthead)
    made = assembled(edition, load_theme("classic"), profile("eink"))
    return etree.fromstring(made.resource("a-night-buses.xhtml").data)


def order(tree: etree._Element) -> list[str]:
    """The story's parts in the order of the page, which is the order in which they are heard."""
    parts = tree.iter("{*}figure", "{*}p", "{*}h2")
    return [
        etree.QName(part).localname
        for part in parts
        if any(etree.QName(up).localname in {"section", "article"} for up in [part.getparent()])
        and etree.QName(part.getparent().getparent()).localname != "footer"
    ]


def width(tree: etree._Element) -> str:
    return next(iter(tree.iter("{*}img"))).getparent().get("class") or "whole"


def test_below_a_long_head_the_story_begins_before_the_picture(
    folder: Path, masthead: Masthead
) -> None:
    head = {**LONG, "headline": LONG["headline"] * 3, "standfirst": ""}
    tree = page(folder, masthead, **head, picture={"src": "wide.jpg"}, body=PARAGRAPH * 6)
    parts = order(tree)
    assert parts[0] == "p"
    assert parts.count("figure") == 1
    figure = tree.find(".//{*}section[@class='text']/{*}figure")
    assert figure.get("class") == "lead"
    assert figure.get("id") == "fig-1"


def test_a_long_standfirst_follows_the_picture_and_is_no_part_of_the_story(
    folder: Path, masthead: Masthead
) -> None:
    tree = page(folder, masthead, **LONG, picture={"src": "wide.jpg"}, body=PARAGRAPH * 6)
    (standfirst,) = tree.findall(".//{*}p[@class='standfirst below']")
    assert standfirst.getprevious().get("class") == "lead"
    assert standfirst.getnext().get("class") == "text"


def test_a_lead_picture_never_follows_a_heading_or_passes_another_picture(
    folder: Path, masthead: Masthead
) -> None:
    body = PARAGRAPH + "<h2>Who drives</h2>" + PARAGRAPH * 2 + '<img src="wide.jpg" alt="A bus."/>'
    tree = page(folder, masthead, **LONG, picture={"src": "wide.jpg"}, body=body + PARAGRAPH)
    figures = list(tree.iter("{*}figure"))
    assert [figure.get("class") for figure in figures] == ["lead", None]
    assert figures[0].getprevious().tag != "{http://www.w3.org/1999/xhtml}h2"


def test_pictures_of_the_body_stay_where_their_author_put_them(
    folder: Path, masthead: Masthead
) -> None:
    body = '<img src="tall.jpg" alt="A stop."/>' + PARAGRAPH * 3
    tree = page(folder, masthead, **LONG, body=body)
    assert order(tree)[0] == "figure"
    assert width(tree) == "fit-40"


def test_a_tall_picture_is_narrower_than_the_column(folder: Path, masthead: Masthead) -> None:
    body = PARAGRAPH * 8 + '<img src="tall.jpg" alt="A stop."/>' + PARAGRAPH
    assert width(page(folder, masthead, body=body)) == "fit-40"


def test_a_wide_picture_deep_in_the_text_has_the_column(folder: Path, masthead: Masthead) -> None:
    body = PARAGRAPH * 12 + '<img src="wide.jpg" alt="A bus."/>' + PARAGRAPH
    assert width(page(folder, masthead, body=body)) == "whole"


def test_a_picture_that_was_lost_takes_no_room(folder: Path, masthead: Masthead) -> None:
    tree = page(folder, masthead, picture={"src": "gone.jpg", "caption": "A bus."}, body=PARAGRAPH)
    assert tree.find(".//{*}figure") is None


def test_a_lead_picture_may_follow_a_table_or_a_list_and_pass_what_only_decorates(
    folder: Path, masthead: Masthead
) -> None:
    head = {**LONG, "headline": LONG["headline"] * 2, "standfirst": ""}
    table = (
        "<table><tr><th>Boat</th><th>Fare</th></tr><tr><td>Constance</td><td>£3</td></tr></table>"
    )
    body = '<img src="tall.jpg" alt=""/>' + table + PARAGRAPH * 4
    tree = page(folder, masthead, **head, picture={"src": "wide.jpg"}, body=body)
    figures = [figure.get("class") for figure in tree.iter("{*}figure")]
    assert figures == [None, "lead"]


def test_with_text_a_quarter_larger_the_standfirst_follows_the_first_paragraph(
    folder: Path, masthead: Masthead
) -> None:
    """In the order of the page, which is the order in which it is heard."""
    (edition,) = plan([article(str(folder), **LONG, body=PARAGRAPH * 6)], masthead)
    made = assembled(edition, load_theme("large-print"), profile("eink"))
    tree = etree.fromstring(made.resource("a-night-buses.xhtml").data)
    section = tree.find(".//{*}section[@class='text']")
    kinds = [(part.get("class"), part.get("role")) for part in section]
    assert kinds[:3] == [(None, None), ("standfirst within", "doc-subtitle"), (None, None)]
    assert len(tree.findall(".//{*}p[@role='doc-subtitle']")) == 1
