"""A lead picture that its body shows as well: once is enough."""

from __future__ import annotations

from typing import Any

from lxml import etree

from paperpress.model.finding import Finding
from paperpress.sources.parsing.bodies import figure_of, images, take_out
from paperpress.sources.parsing.html_page import said_of, same_picture
from paperpress.sources.parsing.repeats import repeated_lead


def shown_once(
    body: etree._Element, lead: dict[str, Any] | None, notices: list[Finding]
) -> dict[str, Any] | None:
    """Return the lead picture with what the body says of it, after it was taken out there (REC014).

    What stands below the picture in the story was written for the story, so it goes before what
    the system keeps of the picture.
    """
    if lead is None or not lead.get("src"):
        return None
    for image in list(images(body)):
        if same_picture(image.get("src", ""), lead["src"]):
            lead = {**lead, **said_of(image)}
            take_out(figure_of(image))
            notices.append(repeated_lead())
    return lead
