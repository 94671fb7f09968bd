"""What a listener would hear of an article if what is in a form were saved: asked for while it is written."""

from __future__ import annotations

from typing import Final

from paperpress.editing.acts import Act, tried
from paperpress.editing.day import Day, PictureAtWork
from paperpress.editing.heard_lines import line_fields, listening
from paperpress.editing.newsroom import Newsroom
from paperpress.editing.refusals import day_of_page
from paperpress.editing.replies import json_reply
from paperpress.editing.sight import Sight
from paperpress.serving.answers import Answer

HEAR: Final = "hear"


def hear(newsroom: Newsroom, sight: Sight, deed: Act) -> Answer:
    """Return what is heard of the article that a form is about, as if the form had been saved.

    Raises:
        StaleError: the source has changed.
        WrongError: the form can't be saved as it is.
    """
    on = day_of_page(deed.fields)
    change = tried(deed, newsroom.day(on))
    article = deed.fields.get("article", "")
    return json_reply({"passages": lines_of(sight, newsroom.day(on, change), article)})


def saved_reply(sight: Sight, day: Day, picture: PictureAtWork | None, seen: str) -> Answer:
    """Return what the script is told of a picture whose words were saved.

    Args:
        sight: what the page is made with.
        day: the day, with what was saved.
        picture: the picture; None where the source has it no more.
        seen: the version of what is kept of it.
    """
    edition = next((each for each in day.editions if picture in each.pictures), None)
    flaws = picture.findings if picture else ()
    return json_reply(
        {
            "seen": seen,
            "text": picture.legend.alt.text if picture else "",
            "flaws": [f"{flaw.code} {flaw.message}" for flaw in flaws],
            "needing": edition.needing if edition else 0,
            "passages": lines_of(sight, day, picture.story.article.id) if picture else [],
            "saved": sight.text("Saved."),
        }
    )


def lines_of(sight: Sight, day: Day, article: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what is heard of an article, passage by passage: the id of a picture's place, and its lines."""
    for edition in day.editions:
        for story in edition.stories:
            if story.article.id == article:
                passages = listening(edition, story)
                return [(each.picture, line_fields(sight, each.lines)) for each in passages]
    return []
