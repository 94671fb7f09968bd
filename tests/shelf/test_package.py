"""What a shelf says of an edition is what the edition says; a file that is anything else is told so."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom import article
from paperpress import Job, Masthead, press
from paperpress.shelf.catalogue import Headline
from paperpress.shelf.package import UnreadableEditionError, read_cover, read_package
from shelving import edition


def test_a_pressed_edition_says_all_of_itself(tmp_path: Path) -> None:
    masthead = Masthead(
        title="The Meridian Courier", language="en-GB", exemption="eaa-microenterprise"
    )
    stories = [
        article(authors=["Asha Venn"]),
        article(id="m", headline="المراكب", language="ar", desk="city", authors=["Asha Venn"]),
    ]
    press(stories, Job(masthead=masthead, out=tmp_path))
    told = read_package(tmp_path / "2025-07-23" / "city.epub")
    assert told.title == "The Meridian Courier: city, 23 July 2025"
    assert told.series == "The Meridian Courier: city"
    assert told.masthead == "The Meridian Courier"
    assert told.authors == ("Asha Venn",)
    assert told.modified == datetime(2025, 7, 23, 4, tzinfo=UTC)
    assert told.headlines == (
        Headline("Night buses return", "en-GB", "ltr"),
        Headline("المراكب", "ar", "rtl"),
    )
    assert told.accessibility.exemptions == ("eaa-microenterprise",)
    assert told.accessibility.hazards == ("none",)
    assert "exemption under the European Accessibility Act" in told.accessibility.summary
    assert read_cover(tmp_path / "2025-07-23" / "city.epub", told.cover)[:2] == b"\xff\xd8"


def test_no_exemption_is_claimed_that_the_masthead_does_not_name(tmp_path: Path) -> None:
    masthead = Masthead(title="The Meridian Courier", language="en-GB")
    press([article()], Job(masthead=masthead, out=tmp_path))
    told = read_package(tmp_path / "2025-07-23" / "city.epub")
    assert told.accessibility.exemptions == ()
    assert "exemption" not in told.accessibility.summary


def zipped(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return data.getvalue()


CONTAINER = (
    b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    b'<rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
)
BOMB = (
    b'<!DOCTYPE package [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest/>&b;</package>'
)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no ZIP"),
        (b"PK\x03\x04 torn", "no ZIP"),
        (zipped(a=b"x"), "lacks"),
        (zipped(**{"META-INF__container_xml": b"<a/>"}), "names no package document"),
        (zipped(**{"META-INF__container_xml": CONTAINER}), "lacks"),
        (zipped(**{"META-INF__container_xml": CONTAINER, "p_opf": b"<package"}), "XML"),
        (
            zipped(**{"META-INF__container_xml": CONTAINER, "p_opf": b"<package/>"}),
            "nothing of itself",
        ),
        (zipped(**{"META-INF__container_xml": CONTAINER, "p_opf": b" " * 9_000_000}), "larger"),
        (edition()[:-30], "no ZIP"),
        (edition().replace(b"<?xml", b"<?XML", 9), "no ZIP"),
    ],
)
def test_what_is_no_edition_is_told_so(tmp_path: Path, data: bytes, why: str) -> None:
    file = tmp_path / "city.epub"
    file.write_bytes(data)
    with pytest.raises(UnreadableEditionError, match=why):
        read_package(file)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    file = tmp_path / "city.epub"
    file.write_bytes(zipped(**{"META-INF__container_xml": CONTAINER, "p_opf": BOMB}))
    told = read_package(file)
    assert (told.title, told.headlines, told.cover) == ("", (), "")


def test_a_cover_that_is_larger_than_it_can_be_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "city.epub"
    file.write_bytes(zipped(c_jpg=b"\0" * 41_000_000))
    with pytest.raises(UnreadableEditionError):
        read_cover(file, "c.jpg")
    with pytest.raises(UnreadableEditionError):
        read_cover(file, "d.jpg")
