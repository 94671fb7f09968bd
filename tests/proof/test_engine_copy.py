"""The copy that MuPDF lays out: ids everywhere, pictures by the sheet, and nothing else changed."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

import measuring
from paperpress.checks.view import open_epub
from paperpress.proof import device
from paperpress.proof.engine_copy import engine_copy, ids_of
from paperpress.proof.pages import laid_out, mupdf, opened


def test_every_element_but_those_in_a_line_has_an_id(tmp_path: Path) -> None:
    body = '<p id="p">Rain<b> fell</b></p><img src="wide.jpg" alt="" width="9" height="9"/>'
    data, view = opened(measuring.edition(tmp_path / "a.epub", {"a": body}))
    copy = open_epub(engine_copy(data, view), "copy")
    (page,) = copy.pages
    names = {etree.QName(element).localname: element for element in page.elements}
    assert names["p"].get("id") == "p"
    assert names["b"].get("id") is None
    assert [(id, page.elements[number].get("id")) for number, id in ids_of(view.pages[0])] == [
        (element.get("id"), element.get("id")) for element in page.elements if element.get("id")
    ]
    assert {"width", "height"}.isdisjoint(names["img"].attrib)


def test_ids_change_nothing_on_a_page(edition: Path) -> None:
    """MuPDF's words are where they are without."""
    data, _ = opened(edition)
    screen = device("kobo-clara")
    with laid_out(edition, screen) as with_ids:
        words = [page.get_text("words") for page in with_ids]
    with mupdf().open(stream=data, filetype="epub") as without:
        width, height = screen.points
        without.layout(width=width, height=height, fontsize=screen.text["usual"])
        plain = [page.get_text("words") for page in without]
    assert words[2:4] == plain[2:4]


def test_a_picture_is_as_wide_as_the_sheet_says(tmp_path: Path) -> None:
    picture = '<img src="wide.jpg" alt="" width="600" height="400" style="width: 60pt"/>'
    path = edition_with(picture, tmp_path)
    with laid_out(path, device("kobo-clara")) as document:
        (image,) = document[0].get_image_info()
    assert round(image["bbox"][2] - image["bbox"][0]) == 60


def edition_with(picture: str, folder: Path) -> Path:
    return measuring.edition(folder / "a.epub", {"a": measuring.lines(2) + f"<p>{picture}</p>"})
