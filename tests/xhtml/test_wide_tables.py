"""Tables that are wider than a screen: every column of them is on one."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from lxml import etree

from newsroom import article
from paperpress.assembly.single_page import to_xhtml

CLUBS = ("Ellery Rovers", "Port Ellery Town", "Sallow Point")


def page(body: Any, **fields: Any) -> etree._Element:
    return etree.fromstring(to_xhtml(article(**{"language": "en-GB", "body": body, **fields})))


def text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def league(columns: int, *, numbered: bool = True, caption: str = "Northern League") -> str:
    names = (["No"] if numbered else []) + ["Club"]
    head = [*names, *(f"P{n}" for n in range(columns - len(names)))]
    rows = ""
    for number, club in enumerate(CLUBS, 1):
        lead = (f"<td>{number}</td>" if numbered else "") + f'<th scope="row">{club}</th>'
        cells = "".join(f"<td>{number}{n}</td>" for n in range(columns - len(names)))
        rows += f"<tr>{lead}{cells}</tr>"
    heads = "".join(f'<th scope="col">{name}</th>' for name in head)
    return (
        f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def heads(table: etree._Element) -> list[str]:
    return [text(cell) for cell in table.find("{*}thead").iter("{*}th")]


@pytest.mark.parametrize("columns", [8, 9, 10])
@pytest.mark.parametrize("numbered", [True, False])
def test_every_column_of_a_wide_table_is_told_once_beside_the_names_of_its_rows(
    columns: int, numbered: bool
) -> None:
    tree = page(league(columns, numbered=numbered))
    tables = list(tree.iter("{*}table"))
    assert len(tables) > 1
    assert all("Club" in heads(table) for table in tables)
    others = [head for table in tables for head in heads(table) if head.startswith("P")]
    assert others == [f"P{n}" for n in range(columns - 1 - numbered)]
    for table in tables:
        assert [text(cell) for cell in table.iter("{*}th") if cell.get("scope") == "row"] == list(
            CLUBS
        )


@pytest.mark.parametrize("columns", [20, 30, 40])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_table_of_many_columns_is_a_list_with_every_value_after_its_header(
    columns: int, numbered: bool
) -> None:
    tree = page(league(columns, numbered=numbered))
    assert tree.find(".//{*}table") is None
    assert text(tree.find(".//{*}p[@class='listed']")) == "Northern League"
    rows = [text(item) for item in tree.find(".//{*}ul[@class='rows']")]
    for number, (club, row) in enumerate(zip(CLUBS, rows, strict=True), 1):
        name = f"{number} {club}" if numbered else club
        values = [f"P{n} {number}{n}" for n in range(columns - 1 - numbered)]
        assert row == f"{name}: {' · '.join(values)}"


def test_the_parts_follow_each_other_and_are_counted() -> None:
    frames = [e for e in page(league(10)).iter("{*}div") if e.get("class") == "table"]
    captions = [text(frame.find(".//{*}caption")) for frame in frames]
    total = len(frames)
    assert captions == [f"Northern League · {n} of {total}" for n in range(1, total + 1)]
    assert all(later.getprevious() is earlier for earlier, later in pairwise(frames))


def test_a_narrow_table_stays_one() -> None:
    assert len(list(page(league(4)).iter("{*}table"))) == 1


def test_parts_without_a_caption_are_counted_all_the_same() -> None:
    tree = page(league(10, caption=""))
    captions = [text(caption) for caption in tree.iter("{*}caption")]
    assert captions[0].startswith("1 of ")


def test_a_note_in_a_name_is_referred_to_once() -> None:
    """What a later part repeats has no second reference: each has its own way back."""
    body = league(10).replace("Ellery Rovers</th>", 'Ellery Rovers<a href="#fn-1">1</a></th>', 1)
    tree = page(body + '<p id="fn-1">Founded in 1911.</p>')
    references = [a for a in tree.iter("{*}a") if a.get("role") == "doc-noteref"]
    assert len(references) == 1
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)


def test_a_wide_table_with_spans_is_told_as_a_list_that_is_open() -> None:
    cells = "".join(f"<th scope='col' colspan='2'>Competition{n}</th>" for n in range(4))
    more = "".join(f"<th scope='col'>Appearances{n}</th>" for n in range(8))
    row = "".join(f"<td>{n}</td>" for n in range(8))
    table = (
        f"<table><thead><tr><td rowspan='2'></td>{cells}</tr><tr>{more}</tr></thead>"
        f"<tbody><tr><th scope='row'>Ines Calder</th>{row}</tr></tbody></table>"
    )
    details = page(table).find(".//{*}details[@class='linear']")
    assert details.get("open") == "open"


@pytest.mark.parametrize(
    ("values", "flush"),
    [
        (["1", "22", "333"], True),
        (["£1.75", "£0.90", "–"], True),
        (["12.5%", "−3%", "+4%"], True),
        (["1,840", "1 960", "12 km"], True),
        (["one", "2", "3"], False),
        (["", "–", ""], False),
        (["12 to 14 days", "3", "4"], False),
    ],
)
def test_columns_of_figures_are_set_flush_right(values: list[str], flush: bool) -> None:
    rows = "".join(f"<tr><th scope='row'>A</th><td>{value}</td></tr>" for value in values)
    tree = page(f"<table><tr><th>Name</th><th>Value</th></tr>{rows}</table>")
    classes = {cell.get("class") for cell in tree.iter("{*}td")}
    assert classes == ({"figures"} if flush else {None})
