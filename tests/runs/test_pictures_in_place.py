"""Pictures where newspapers have them: galleries, pages of nothing else, diagrams, maps, portraits."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from newsroom import article, assembled, jpeg
from paperpress.checks import check
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme
from paperpress.vocab import XHTML_NS
from svg import chart

NAMES = {None: XHTML_NS}
WIDE = chart(24, 'viewBox="0 0 1300 210"')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("pictures")
    for number in range(30):
        (home / f"{number}.jpg").write_bytes(jpeg(shade=number * 8))
    lines = Image.new("LA", (1800, 600), (0, 0))
    for step in range(0, 1800, 60):
        lines.paste((0, 255), (step, 100, step + 6, 500))
    lines.save(home / "lines.png")
    (home / "wide.svg").write_text(WIDE)
    return home


def pressed(masthead: Masthead, folder: Path, device: str = "eink", **fields: Any) -> Publication:
    (edition,) = plan([article(str(folder), id="a", **fields)], masthead)
    return assembled(edition, load_theme("classic"), profile(device))


def page(publication: Publication) -> etree._Element:
    return etree.fromstring(publication.resource("a-a.xhtml").data)


def texts(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in root.findall(path, NAMES)]


GALLERY = [
    {
        "src": f"{number}.jpg",
        "alt": f"The harbour at {number} o’clock.",
        "caption": f"Hour {number}.",
    }
    for number in range(30)
]


def test_a_gallery_of_thirty_is_numbered_each_with_its_caption(
    masthead: Masthead, folder: Path
) -> None:
    body = [{"type": "gallery", "pictures": GALLERY, "caption": "A day at the harbour."}]
    publication = pressed(masthead, folder, body=body)
    captions = texts(page(publication), ".//figcaption")
    assert captions == [f"{number + 1} of 30 Hour {number}." for number in range(30)]
    assert len({r.href for r in publication.resources if r.href.startswith("img/a-")}) == 30
    assert check(publication) == ()


def test_a_few_pictures_are_not_numbered(masthead: Masthead, folder: Path) -> None:
    body = [{"type": "gallery", "pictures": GALLERY[:3]}]
    assert texts(page(pressed(masthead, folder, body=body)), ".//figcaption")[0] == "Hour 0."


def test_an_article_of_pictures_alone_is_whole(masthead: Masthead, folder: Path) -> None:
    body = [{"type": "picture", **picture} for picture in GALLERY[1:4]]
    publication = pressed(masthead, folder, picture=GALLERY[0], body=body)
    root = page(publication)
    assert len(root.findall(".//figure", NAMES)) == 4
    assert texts(root, ".//section//figcaption") == ["Hour 1.", "Hour 2.", "Hour 3."]
    assert root.findall(".//section/p", NAMES) == []
    assert check(publication) == ()


DIAGRAM = {"type": "picture", "src": "wide.svg", "kind": "chart", "description": "They rise."}


@pytest.mark.parametrize(("device", "turned"), [("eink", True), ("kobo", True), ("tablet", False)])
def test_a_diagram_that_is_wider_than_the_screen_is_turned_with_its_description(
    masthead: Masthead, folder: Path, device: str, turned: bool
) -> None:
    publication = pressed(masthead, folder, device, body=[DIAGRAM])
    (image,) = page(publication).findall(".//section//img", NAMES)
    size = int(image.get("width", "0")), int(image.get("height", "0"))
    assert (size[1] > size[0]) == turned
    assert size[1] <= 3 * size[0] + 3, "a page can show it whole"
    assert image.get("alt") == "Ferry passengers. They rise each year."
    assert image.get("aria-details") == "desc-1"
    assert "They rise." in texts(page(publication), ".//details")[0]
    assert check(publication) == ()


def test_a_panorama_and_a_lead_are_not_turned(masthead: Masthead, folder: Path) -> None:
    Image.linear_gradient("L").resize((3000, 900)).save(folder / "panorama.jpg")
    body = [{"type": "picture", "src": "panorama.jpg", "alt": "The coast.", "kind": "photograph"}]
    lead = {"src": "lines.png", "alt": "A chart.", "kind": "chart", "description": "Lines."}
    publication = pressed(masthead, folder, picture=lead, body=body)
    images = page(publication).findall(".//figure/img", NAMES)
    assert len(images) == 2
    assert all(int(i.get("width", "0")) > int(i.get("height", "0")) for i in images)


@pytest.mark.parametrize("device", ["eink", "tablet"])
def test_black_lines_on_nothing_bring_white_paper_along(
    masthead: Masthead, folder: Path, device: str
) -> None:
    body = [{"type": "picture", "src": "lines.png", "alt": "Posts in the sea."}]
    publication = pressed(masthead, folder, device, body=body)
    with Image.open(BytesIO(publication.resource("img/a-1.png").data)) as image:
        assert "A" not in image.convert("RGBA").getbands()[:3]
        assert image.convert("RGBA").getchannel("A").getextrema() == (255, 255)
        assert image.convert("L").getpixel((0, 0)) == 255


def test_links_in_a_caption_lead_where_they_lead(masthead: Masthead, folder: Path) -> None:
    body = (
        '<figure><img src="0.jpg" alt="A quay"><figcaption>A plan of a <a href="https://map.example/">plan</a>'
        ' (Photo: <a href="https://wire.example/">Lena Ortiz</a>/Wire)</figcaption></figure>'
    )
    publication = pressed(masthead, folder, body=body)
    links = [(a.get("href"), a.text) for a in page(publication).findall(".//figcaption//a", NAMES)]
    assert links == [("https://map.example/", "plan"), ("https://wire.example/", "Lena Ortiz")]
    assert texts(page(publication), ".//figcaption") == ["A plan of a plan Photo: Lena Ortiz/Wire"]
    assert check(publication) == ()


def test_a_portrait_stands_beside_what_is_said_of_its_writer(
    masthead: Masthead, folder: Path
) -> None:
    authors = [{"name": "Asha Rao", "bio": "Asha covers buses.", "portrait": {"src": "0.jpg"}}]
    publication = pressed(masthead, folder, authors=authors)
    (about,) = page(publication).findall(".//section[@class='about']", NAMES)
    kinds = [child.get("class") for child in about]
    assert kinds[1:3] == ["portrait", "author"]
    assert about.find(".//img", NAMES).get("alt") == "", "the name stands beside it"  # type: ignore[union-attr]
    assert check(publication) == ()
