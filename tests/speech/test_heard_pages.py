"""Pages with their sounds, and what the table of contents calls them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hearing import heard_publication
from newsroom import article
from paperpress import Masthead
from paperpress.errors import SpeechError
from paperpress.speech.heard_pages import Line, heard_pages
from paperpress.speech.mp3 import length
from paperpress.speech.sound import RATE


def test_each_page_has_its_line_of_the_contents_and_its_sound(masthead: Masthead) -> None:
    publication = heard_publication(
        masthead,
        article(),
        article(id="ferries", headline="Ferries <sail>", desk="world", language="fr"),
        layout="paper",
    )
    pages = heard_pages(publication)
    lines = {page.href: page.line for page in pages}
    assert lines["a-night-buses.xhtml"] == Line("Night buses return", "en-GB", 2)
    assert lines["a-ferries.xhtml"] == Line("Ferries <sail>", "fr", 2)
    assert lines["cover.xhtml"].title == "Cover"
    assert {line.title for line in lines.values() if line.level == 1} >= {"City Desk", "World Desk"}
    for page in pages:
        assert page.length == round(length(page.mp3) * 1000 / RATE)
    assert [page.href for page in pages][:2] == ["cover.xhtml", "contents.xhtml"]


def test_a_page_without_sound_is_an_error(masthead: Masthead) -> None:
    publication = heard_publication(masthead, article())
    silent = tuple(replace(resource, overlay=None) for resource in publication.resources)
    with pytest.raises(SpeechError, match="has no sound"):
        heard_pages(replace(publication, resources=silent))
