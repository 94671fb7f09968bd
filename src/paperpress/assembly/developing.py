"""Step 2: the pictures of an edition are developed, their captions read, and its cover is drawn.

The only step that reads an editor's files. The cover belongs here: it is drawn from the lead
picture's file, larger than a page shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paperpress.assembly.captions import Captions, read_captions
from paperpress.assembly.people import People, gather
from paperpress.body.page_address import page_of
from paperpress.locales import day_in
from paperpress.model.alt_texts import AltTexts
from paperpress.model.edition import Edition
from paperpress.model.picture import (
    BEST,
    Darkroom,
    Developed,
    FrontPage,
    Grades,
    PictureRef,
    PressedPicture,
)
from paperpress.model.story import LEAD, Story


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of an edition, as a device shows them."""

    developed: Developed
    cover: PressedPicture
    captions: tuple[Captions, ...]
    """Of each story, read with what the picture desk wrote."""
    people: People
    """Who wrote the stories; their portraits are among what is developed."""


def develop(
    edition: Edition,
    stories: Sequence[Story],
    darkroom: Darkroom,
    *,
    grades: Grades = BEST,
    alt_texts: AltTexts | None = None,
) -> Pictures:
    """Develop every picture that an edition shows, read its caption, and draw the cover.

    Args:
        edition: what is pressed.
        stories: its articles, as `read_stories` gives them.
        darkroom: reads the files, for a profile and a theme.
        grades: how well each picture is kept; those that aren't named at their best.
        alt_texts: what the picture desk wrote of pictures; None: nothing.
    """
    people = gather(stories, edition.masthead)
    developed = darkroom.develop(_refs(stories, people), grades)
    captions = read_captions(stories, developed, alt_texts or AltTexts())
    cover = darkroom.cover(front_page(edition, stories, developed, captions))
    return Pictures(developed, cover, captions, people)


def picture_refs(edition: Edition, stories: Sequence[Story]) -> list[PictureRef]:
    """Name the pictures that an edition's pages show, each once: the stories' and the portraits."""
    return _refs(stories, gather(stories, edition.masthead))


def _refs(stories: Sequence[Story], people: People) -> list[PictureRef]:
    shown = (picture.ref for story in stories for picture in story.pictures)
    portraits = (person.portrait for person in people.contributors if person.portrait is not None)
    return list(dict.fromkeys((*shown, *portraits)))


def front_page(
    edition: Edition, stories: Sequence[Story], developed: Developed, captions: Sequence[Captions]
) -> FrontPage:
    """Return what the cover shows: the first story with a photograph as its lead picture leads it."""
    leads = (
        story
        for story, of_story in zip(stories, captions, strict=True)
        if _leads(story, developed, of_story)
    )
    lead = next(leads, None)
    first = lead or stories[0]
    return FrontPage(
        masthead=edition.masthead.title,
        desk=edition.desk.name if edition.desk else "",
        date=day_in(edition.masthead.language, edition.date, weekday=True),
        day=edition.date,
        language=edition.masthead.language,
        direction=edition.masthead.direction,
        headline=first.article.headline,
        headline_language=first.language,
        picture=lead.pictures[0].ref if lead else None,
        others=tuple(
            (story.article.headline, story.language) for story in stories if story is not first
        ),
        address=page_of(edition.masthead.url or "").partition("/")[0],
        desk_slug=edition.desk.slug if edition.desk else "",
    )


def _leads(story: Story, developed: Developed, captions: Captions) -> bool:
    """Tell whether a story's lead picture is a photograph that can be shown and has a text."""
    picture = story.pictures[0] if story.pictures else None
    if picture is None or picture.path != LEAD:
        return False
    return (
        isinstance(developed[picture.ref], PressedPicture)
        and picture.picture.kind in {None, "photograph"}
        and captions.by_path[LEAD].legend.alt.provenance != "decorative"
    )
