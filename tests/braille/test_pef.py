"""PEF 2008-1, rule by rule (https://braillespecs.github.io/pef/pef-specification.html)."""

import re

from lxml import etree

from paperpress.braille.pef import Description, pef
from paperpress.profiles import Braille
from paperpress.vocab import DC_NS, PEF_NS

ABOUT = Description(
    "urn:uuid:1", "The Gazette <&>", "The Gazette", "Gazette", "2025-07-23", ("en-GB", "ar"), "©"
)
PAGES = [("⠁ ⠃", "", "⠼⠁".rjust(40)), ("⠉",)]


def document(**settings: object) -> etree._Element:
    return etree.fromstring(pef([PAGES], ABOUT, Braille(**settings)))


def test_the_root_has_a_version_a_head_and_a_body():
    root = document()
    assert (root.tag, root.get("version")) == (f"{{{PEF_NS}}}pef", "2008-1")
    assert [child.tag for child in root] == [f"{{{PEF_NS}}}head", f"{{{PEF_NS}}}body"]


def test_the_head_has_one_meta_with_one_format_and_one_identifier():
    (meta,) = document().findall(f"{{{PEF_NS}}}head/{{{PEF_NS}}}meta")
    entries = [(child.tag.removeprefix(f"{{{DC_NS}}}"), child.text) for child in meta]
    assert entries.count(("format", "application/x-pef+xml")) == 1
    assert [name for name, _ in entries].count("identifier") == 1
    once = ("title", "publisher", "date", "description", "type")
    assert all([name for name, _ in entries].count(name) <= 1 for name in once)
    (day,) = (text for name, text in entries if name == "date")
    assert re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day or "")


def test_a_volume_says_how_large_its_pages_are():
    (volume,) = document(line=40, page=25).findall(f"{{{PEF_NS}}}body/{{{PEF_NS}}}volume")
    assert dict(volume.attrib) == {"cols": "40", "rows": "25", "rowgap": "0", "duplex": "true"}


def test_rows_of_eight_dots_have_a_gap():
    (volume,) = document(dots=8).iterfind(f".//{{{PEF_NS}}}volume")
    assert volume.get("rowgap") == "1"


def test_sections_have_pages_pages_have_rows_and_rows_have_cells_alone():
    root = document()
    assert [[row.text or "" for row in page] for page in root.iter(f"{{{PEF_NS}}}page")] == [
        ["⠁⠀⠃", "", "⠀" * 38 + "⠼⠁"],
        ["⠉"],
    ]
    children = {child.tag for child in root.iterfind(f".//{{{PEF_NS}}}section/*")}
    assert children == {f"{{{PEF_NS}}}page"}
    for row in root.iter(f"{{{PEF_NS}}}row"):
        assert re.fullmatch("[\u2800-\u28ff]*", row.text or "")
        assert not row.attrib


def test_each_volume_is_one_with_a_section_of_its_pages():
    root = etree.fromstring(pef([PAGES, PAGES[:1]], ABOUT, Braille()))
    volumes = root.findall(f"{{{PEF_NS}}}body/{{{PEF_NS}}}volume")
    assert [len(volume.findall(f"{{{PEF_NS}}}section/{{{PEF_NS}}}page")) for volume in volumes] == [
        2,
        1,
    ]
