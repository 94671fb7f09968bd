"""Which pictures need words: each asked for once in each language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsroom import article
from paperpress.model.alt_texts import AltTexts
from paperpress.model.masthead import Masthead
from paperpress.picturedesk.wanting import InNeed, in_need
from picture_desk import KEY, OTHER

CAPTION = "A night bus waits at Bank, its lights on. (Photo: Lena Ortiz/Wire)"


def need(home: Path, masthead: Masthead, texts: AltTexts | None = None, **options: Any) -> InNeed:
    """The one picture in need of an article with this lead picture."""
    derived = options.pop("derived", False)
    language = options.pop("language", "en")
    lead = article(str(home), language=language, picture={"src": "bus.jpg", **options})
    desk = in_need([lead], masthead, texts or AltTexts(), derived=derived)
    assert len(desk.pictures) == 1
    return desk.pictures[0]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, "ALT002"),
        ({"caption": "IMG_2034.jpg"}, "ALT002"),
        ({"alt": "A night bus at Bank.", "caption": "A night bus at Bank."}, "ALT003"),
        ({"alt": "IMG_2034.jpg", "caption": "A night bus."}, "ALT005"),
    ],
)
def test_a_picture_without_words_of_its_own_needs_some(
    home: Path, masthead: Masthead, told: dict[str, str], why: str
) -> None:
    assert need(home, masthead, **told).why.startswith(f"{why}: ")


def test_a_text_that_was_drawn_from_the_caption_only_where_asked(
    home: Path, masthead: Masthead
) -> None:
    lead = article(str(home), picture={"src": "bus.jpg", "caption": CAPTION})
    assert in_need([lead], masthead, AltTexts()).pictures == ()
    assert need(home, masthead, caption=CAPTION, derived=True) == InNeed(
        picture=KEY,
        language="en",
        article="night-buses",
        headline="Night buses return",
        src="bus.jpg",
        caption="A night bus waits at Bank, its lights on.",
        credit="Photo: Lena Ortiz/Wire",
        suggestion="A night bus",
        why="ALT001: The alternative text “A night bus” was taken from the caption.",
    )


def test_two_pictures_whose_captions_give_one_text_need_words_each(
    home: Path, masthead: Masthead
) -> None:
    """ALT004 is a warning, whoever wrote the text."""
    body = [{"type": "picture", "src": "tram.jpg", "caption": CAPTION}]
    two = article(str(home), picture={"src": "bus.jpg", "caption": CAPTION}, body=body)
    found = in_need([two], masthead, AltTexts()).pictures
    assert [(one.picture, "ALT004: " in one.why) for one in found] == [(OTHER, True)]


@pytest.mark.parametrize(
    "told", [{"alt": "Rain on a bus."}, {"alt": ""}, {"alt": "Автобус чекає на зупинці вночі тут."}]
)
def test_what_only_the_record_can_mend_is_not_asked_for(
    home: Path, masthead: Masthead, told: dict[str, str]
) -> None:
    """An `alt` of the record goes before ours, so a text written here would be in vain."""
    lead = article(str(home), picture={"src": "bus.jpg", **told})
    assert in_need([lead], masthead, AltTexts(), derived=True).pictures == ()


def test_a_picture_is_asked_for_once_in_each_language(home: Path, masthead: Masthead) -> None:
    languages = ("en-GB", "en-US", "fr")
    day = [
        article(str(home), id=tag, language=tag, picture={"src": "bus.jpg"}) for tag in languages
    ]
    found = in_need(day, masthead, AltTexts()).pictures
    assert [(one.article, one.language) for one in found] == [("en-GB", "en"), ("fr", "fr")]


def test_articles_that_are_held_back_count_too(home: Path, masthead: Masthead) -> None:
    draft = article(str(home), status="draft", picture={"src": "bus.jpg"})
    assert len(in_need([draft], masthead, AltTexts()).pictures) == 1


def test_a_picture_that_is_not_there_is_told(home: Path, masthead: Masthead) -> None:
    lost = article(str(home), picture={"src": "gone.jpg"})
    desk = in_need([lost], masthead, AltTexts())
    assert [(f.code, f.article, f.path) for f in desk.findings] == [
        ("PIC003", "night-buses", "picture")
    ]
