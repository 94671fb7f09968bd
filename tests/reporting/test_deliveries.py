"""Deliveries in the reports that a press wrote: put in, put in anew, and never in the way of a report."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from newsroom import article
from paperpress.model.as_json import from_json, to_json
from paperpress.model.finding import Finding, Severity
from paperpress.model.masthead import Masthead
from paperpress.model.report import DayOfDeliveries, Delivered, Report
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from paperpress.reporting.deliveries import in_page, with_deliveries

HOSTILE = "451 <script>alert(1)</script> & \x01 ]]>"
SENT = Delivered("2025-07-23/city.epub", "0" * 64, "kindle", 3, 3, 0, 0, "sent")
WAITS = Delivered("2025-07-23/culture.epub", "1" * 64, "kindle", 3, 1, 2, 0, "waiting")
FINDING = Finding("DLV001", Severity.ERROR, "", WAITS.path, f"It waits: {HOSTILE}", "Wait.")
DAY = DayOfDeliveries((SENT, WAITS), (FINDING,))


@pytest.fixture
def day(masthead: Masthead, tmp_path: Path) -> Path:
    """The folder of a day with its reports, and what was delivered."""
    job = Job(masthead=masthead, out=tmp_path, now=datetime(2025, 7, 23, 6, tzinfo=UTC))
    press([article(desk="city")], job)
    folder = tmp_path / "2025-07-23"
    (folder / "delivery.json").write_bytes(to_json(DAY))
    return folder


def with_them(file: Path) -> bytes:
    return with_deliveries(file, file.read_bytes())


def test_a_report_tells_what_was_delivered_and_what_was_found(day: Path) -> None:
    file = day / "report.json"
    before = json.loads(file.read_bytes())
    after = json.loads(with_them(file))
    assert [each["status"] for each in after.pop("deliveries")] == ["sent", "waiting"]
    assert [each["code"] for each in after["findings"]][-1:] == ["DLV001"]
    after["findings"].pop()
    assert after == before  # a program that knows nothing of deliveries reads what it read


def test_a_report_with_deliveries_is_read_back(day: Path) -> None:
    report = from_json(Report, with_them(day / "report.json"))
    assert report.deliveries == DAY.deliveries
    assert FINDING in report.findings


@pytest.mark.parametrize("name", ["report.json", "report.html"])
def test_what_an_earlier_delivery_said_goes(day: Path, name: str) -> None:
    file = day / name
    without = file.read_bytes()
    file.write_bytes(with_them(file))
    assert file.read_bytes() != without
    assert with_them(file) == file.read_bytes()
    (day / "delivery.json").write_bytes(to_json(DayOfDeliveries((SENT,), ())))
    again = with_them(file)
    assert b"DLV001" not in again
    assert again == with_deliveries(file, without)


def test_the_page_tells_it_at_its_head_and_in_a_section(day: Path) -> None:
    root = etree.fromstring(with_them(day / "report.html"))
    (section,) = root.xpath("//*[@id='deliveries']")
    rows = [
        [" ".join("".join(cell.itertext()).split()) for cell in row]
        for row in section.iterfind(".//{*}tbody/{*}tr")
    ]
    assert rows == [
        ["city.epub", "kindle", "Sent", "3", "0", "0", "3"],
        ["culture.epub", "kindle", "Not yet", "1", "2", "0", "3"],
    ]
    assert [code.text for code in section.iterfind(".//{*}span[@class='code']")] == ["DLV001"]
    (line,) = root.xpath("//*[@id='deliveries-summary']")
    assert line.text == "Delivered: 1 of 2; 1 not yet, 0 refused."
    assert line.getnext().tag.endswith("nav")
    ways = [way.get("href") for way in root.iterfind(".//{*}nav//{*}a")]
    assert ways[-1] == "#deliveries"
    assert not root.findall(".//{*}script")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("delivery.json", b"{"),
        ("delivery.json", b'{"deliveries": [{"path": 5}], "findings": []}'),
        ("report.json", b"[]"),
        ("report.html", b"<p>mine"),
        ("report.html", b"<html/>"),
    ],
)
def test_a_file_that_somebody_else_wrote_is_left_as_it_is(
    day: Path, name: str, data: bytes
) -> None:
    (day / name).write_bytes(data)
    report = day / ("report.json" if name == "delivery.json" else name)
    assert with_them(report) == report.read_bytes()


def test_without_a_delivery_a_report_is_as_the_press_wrote_it(day: Path) -> None:
    (day / "delivery.json").unlink()
    for name in ("report.json", "report.html"):
        assert with_them(day / name) == (day / name).read_bytes()


def test_an_entity_in_a_page_is_not_followed() -> None:
    bomb = b'<!DOCTYPE html [<!ENTITY a "x">]><html xmlns="http://www.w3.org/1999/xhtml">&a;</html>'
    assert in_page(bomb, DAY) == bomb
