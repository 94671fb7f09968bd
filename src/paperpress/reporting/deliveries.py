"""What was delivered of a day, in the two reports that the press wrote of that day.

A press writes the reports, deliveries come after it, and the next press writes the reports anew. So
what is known of deliveries stands in a file of its own, delivery.json; and whoever writes a report
beside it, the press or the delivery, puts in what that file says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from paperpress.errors import RecordError
from paperpress.model.as_json import from_json, to_json
from paperpress.model.finding import in_order
from paperpress.model.report import (
    DELIVERY_NAME,
    DayOfDeliveries,
    Delivered,
    DeliveryStatus,
    Report,
)
from paperpress.reporting.items import item_list
from paperpress.reporting.sorting import Item
from paperpress.reporting.tree import add, table
from paperpress.vocab import XHTML_NS
from paperpress.xhtml.tree import Element

_FAMILY = "DLV"
_ANCHOR, _SUMMARY = "deliveries", "deliveries-summary"
_OUTCOMES: dict[DeliveryStatus, str] = {
    "sent": "Sent",
    "there": "There already",
    "held": "Not sent: the target or its service doesn’t take it",
    "waiting": "Not yet",
    "refused": "Refused",
}


def with_deliveries(report: Path, data: bytes) -> bytes:
    """Return a day's report with what delivery.json beside it says; as it is where that says nothing.

    Args:
        report: where the report stands: one of JSON, or a page.
        data: its bytes, with or without what an earlier delivery said.
    """
    beside = report.with_name(DELIVERY_NAME)
    try:
        day = from_json(DayOfDeliveries, beside.read_bytes())
        return in_page(data, day) if report.suffix == ".html" else in_json(data, day)
    except (OSError, RecordError, etree.XMLSyntaxError):
        return data  # nothing was delivered, or somebody wrote one of the files anew


def in_json(data: bytes, day: DayOfDeliveries) -> bytes:
    """Return a report.json with a day's deliveries.

    Raises:
        RecordError: it isn't a report.
    """
    report = from_json(Report, data)
    pressed = (finding for finding in report.findings if not finding.code.startswith(_FAMILY))
    findings = in_order((*pressed, *day.findings))
    return to_json(replace(report, findings=findings, deliveries=day.deliveries)) + b"\n"


def in_page(data: bytes, day: DayOfDeliveries) -> bytes:
    """Return a report's page with a day's deliveries: a line at its head, and a section at its end.

    Raises:
        XMLSyntaxError: it isn't a page that the press wrote.
    """
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for old in root.xpath("//*[@id=$section or @id=$line]", section=_ANCHOR, line=_SUMMARY):
        old.getparent().remove(old)
    for old in root.xpath("//*[local-name()='li'][*[@href=$way]]", way=f"#{_ANCHOR}"):
        old.getparent().remove(old)
    header, main = (next(root.iter(f"{{{XHTML_NS}}}{name}"), None) for name in ("header", "main"))
    ways = root.find(f".//{{{XHTML_NS}}}nav/{{{XHTML_NS}}}ul")
    if header is None or main is None or ways is None:
        return data
    title = f"Deliveries ({len(day.deliveries)})"
    _line(header, day.deliveries)
    _section(main, title, day)
    add(add(ways, "li"), "a", {"href": f"#{_ANCHOR}"}, title)
    page = etree.tostring(root, encoding="UTF-8", xml_declaration=False, doctype="<!DOCTYPE html>")
    return page + b"\n"


def _line(header: Element, deliveries: Sequence[Delivered]) -> None:
    """Add how many editions have arrived, before the ways to the sections."""
    wait = sum(delivery.status == "waiting" for delivery in deliveries)
    refused = sum(delivery.status == "refused" for delivery in deliveries)
    there = sum(delivery.status in {"sent", "there"} for delivery in deliveries)
    text = f"Delivered: {there} of {len(deliveries)}; {wait} not yet, {refused} refused."
    line = add(header, "p", {"id": _SUMMARY}, text)
    header.insert(len(header) - 2, line)


def _section(main: Element, title: str, day: DayOfDeliveries) -> None:
    heading = f"{_ANCHOR}-heading"
    section = add(main, "section", {"id": _ANCHOR, "aria-labelledby": heading})
    add(section, "h2", {"id": heading}, title)
    add(section, "p", text="What went to whom, as the last delivery has told.")
    if day.deliveries:
        columns = ("Edition", "To", "Outcome", "Have it", "Not yet", "Refused it", "In all")
        body = table(section, "Editions and their targets", columns)
        for delivery in day.deliveries:
            _row(body, delivery)
    if day.findings:
        item_list(section, [Item((finding,)) for finding in day.findings])


def _row(body: Element, delivery: Delivered) -> None:
    row = add(body, "tr")
    add(row, "th", {"scope": "row"}, delivery.path.rpartition("/")[2])
    add(row, "td", text=delivery.target)
    add(row, "td", text=_OUTCOMES[delivery.status])
    numbers = (delivery.arrived, delivery.waiting, delivery.refused, delivery.recipients)
    for number in numbers:
        add(row, "td", {"class": "number"}, str(number))
