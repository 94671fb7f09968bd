"""A caption that says it all is pointed to, and said once (docs/decisions/0017-heard-once.md)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsroom import article, assembled, jpeg
from paperpress.binding.epub import bind
from paperpress.checks import check_epub
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme

SENTENCES = ("Shoppers and their dogs on Marrow Street", "Voters and their bicycles in Ashby")


def pressed(home: Path, masthead: Masthead, **changes: object) -> Publication:
    for number, name in enumerate(("bus", "stop")):
        (home / f"{name}.jpg").write_bytes(jpeg(shade=number * 90))
    body = [{"type": "picture", "src": "stop.jpg", "caption": SENTENCES[1]}]
    lead = {"src": "bus.jpg", "caption": f"{SENTENCES[0]}. (Photo: Lena Ortiz/Wire)"}
    told = article(str(home), **{"picture": lead, "body": body, **changes})
    (edition,) = plan([told], masthead)
    return assembled(edition, load_theme("classic"), profile("eink"))


def page_of(publication: Publication) -> str:
    (_, href) = publication.articles[0]
    return next(one.data for one in publication.resources if one.href == href).decode()


def test_the_alternative_text_points_to_the_caption(tmp_path: Path, masthead: Masthead) -> None:
    page = page_of(pressed(tmp_path, masthead))
    assert re.findall(r'alt="([^"]*)"', page)[:2] == ["Picture, see its caption"] * 2
    assert all(page.count(sentence) == 1 for sentence in SENTENCES)


@pytest.mark.parametrize(
    ("language", "told"),
    [("de", "Bild, siehe Bildunterschrift"), ("ja", "画像、説明はキャプションを参照")],
)
def test_in_the_page_s_language(
    tmp_path: Path, masthead: Masthead, language: str, told: str
) -> None:
    assert f'alt="{told}"' in page_of(pressed(tmp_path, masthead, language=language))


def test_nothing_in_the_edition_claims_that_the_pictures_decorate(
    tmp_path: Path, masthead: Masthead
) -> None:
    publication = pressed(tmp_path, masthead)
    assert (publication.pictures.caption, publication.pictures.decorative) == (2, 0)
    said = [(meta.name, meta.value) for meta in publication.metadata]
    assert ("schema:accessMode", "visual") in said
    assert ("schema:accessibilityFeature", "alternativeText") in said
    assert any("2 pictures are described by their captions." in value for _, value in said)


def test_our_own_rules_find_nothing_in_it(tmp_path: Path, masthead: Masthead) -> None:
    found = check_epub(bind(pressed(tmp_path, masthead)), "city.epub")
    assert [finding for finding in found if finding.code.startswith("ALT")] == []


def test_a_picture_that_is_lost_leaves_its_caption_alone(
    tmp_path: Path, masthead: Masthead
) -> None:
    lead = {"src": "gone.jpg", "caption": SENTENCES[0]}
    page = page_of(pressed(tmp_path, masthead, picture=lead))
    assert page.count(SENTENCES[0]) == 1
