"""Who, when, where, in which language, and whether it may go out."""

from __future__ import annotations

import pytest

from newsml1_items import WORDS, component, item, record, story


@pytest.mark.parametrize(
    ("manage", "status", "embargo"),
    [
        ("", "published", None),
        ("<Status FormalName='USABLE'/>", "published", None),
        ("<Status FormalName='Withheld'/>", "withheld", None),
        ("<Status FormalName='Canceled'/>", "cancelled", None),
        ("<Status FormalName='Embargoed'/>", "withheld", None),
        ("<Status FormalName='TEST'/>", "withheld", None),
        (
            "<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus FormalName='Usable'/>"
            "<DateAndTime>20250724T060000Z</DateAndTime></StatusWillChange>",
            "published",
            "2025-07-24T06:00:00+00:00",
        ),
        (
            "<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus FormalName='Canceled'/>"
            "<DateAndTime>20250724T060000Z</DateAndTime></StatusWillChange>",
            "withheld",
            None,
        ),
    ],
)
def test_what_an_agency_keeps_back_is_kept_back(
    manage: str, status: str, embargo: str | None
) -> None:
    found = story(manage=manage)
    assert (found["status"], found.get("embargo")) == (status, embargo)


def test_people_place_language_and_desk() -> None:
    lines = (
        "<NewsLines><HeadLine>H</HeadLine><ByLine>By Asha Venn</ByLine><ByLineTitle>Correspondent"
        "</ByLineTitle><DateLine>Port Ellery, July 23 -</DateLine><CopyrightLine>© Wire</CopyrightLine>"
        "</NewsLines><DescriptiveMetadata><Language FormalName='en-GB'/><SubjectCode><SubjectDetail"
        " FormalName='15054000'/></SubjectCode></DescriptiveMetadata>"
    )
    found = record(item(component(WORDS, lines=lines, attributes="xml:lang='fr'")))
    assert found["authors"] == [{"name": "Asha Venn", "role": "Correspondent"}]
    assert found["dateline"] == "Port Ellery, July 23"
    assert found["language"] == "en-GB"
    assert found["desk"] == "Sport"
    assert found["copyright"] == "© Wire"
