"""The captions of an edition's pictures are read, with what the picture desk wrote of the pictures.

What it wrote is filed under a picture's own bytes, so that captions are read when the files have
been; and before the cover is drawn, since a picture that only decorates leads no front page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperpress.captions.legend import (
    legend,
    legend_findings,
    repeated_findings,
    short_name,
    suggestion,
)
from paperpress.model.alt_texts import AltTexts
from paperpress.model.finding import Finding
from paperpress.model.legend import Legend
from paperpress.model.picture import Developed, PressedPicture
from paperpress.model.story import Story, StoryPicture


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture's caption says, read."""

    legend: Legend
    suggestion: str
    """The naming part of the caption; empty where it has none."""
    description: str
    """The long description; empty where there is none."""
    subject: str
    """What a long description is of, in few words; empty without one, or where no words are sure."""
    findings: tuple[Finding, ...]
    """On the caption and the alternative text; none of a picture that can't be shown."""
    writer: tuple[str, bool] | None = None
    """Who wrote the text on the editor's page, and whether a program had drafted it."""


@dataclass(frozen=True, slots=True)
class Captions:
    """The captions of one story."""

    by_path: Mapping[str, Caption]
    repeated: tuple[Finding, ...]
    """On pictures of the story that share a text."""


def read_captions(
    stories: Sequence[Story], developed: Developed, alt_texts: AltTexts
) -> tuple[Captions, ...]:
    """Read the captions of every story, in the order of the stories."""
    return tuple(_of_story(story, developed, alt_texts) for story in stories)


def _of_story(story: Story, developed: Developed, alt_texts: AltTexts) -> Captions:
    captions = {
        picture.path: _caption(story, picture, developed, alt_texts) for picture in story.pictures
    }
    legends = list(_legends_shown(story, developed, captions))
    return Captions(captions, _of_article(repeated_findings(legends), story))


def _legends_shown(
    story: Story, developed: Developed, captions: Mapping[str, Caption]
) -> Iterator[tuple[str, str, Legend]]:
    for picture in story.pictures:
        if isinstance(developed[picture.ref], PressedPicture):
            yield picture.path, picture.ref.src, captions[picture.path].legend


def _caption(
    story: Story, picture: StoryPicture, developed: Developed, alt_texts: AltTexts
) -> Caption:
    language, result = story.language, developed[picture.ref]
    key, words = (result.key, result.words) if isinstance(result, PressedPicture) else ("", "")
    described = alt_texts.of(key, language)
    if described is None:
        described = words or None  # what a drawing says of itself, after the picture desk
    completed = alt_texts.completed(picture.picture, key, language)
    seen = legend(completed, language=language, described=described)
    # The short name of the alternative text alone, so that the whole isn't spoken twice.
    is_long = bool(completed.description)
    subject = short_name(seen.alt.text or seen.caption, language=language) if is_long else ""
    flaws = (
        legend_findings(completed, seen, path=picture.path, language=language)
        if isinstance(result, PressedPicture)
        else ()
    )
    suggested = suggestion(picture.picture, language=language)
    details = alt_texts.details_of(key, language)
    is_theirs = bool(details.by) and seen.alt.text == alt_texts.of(key, language)
    return Caption(
        seen,
        suggested,
        completed.description or "",
        subject,
        _of_article(flaws, story),
        (details.by, details.drafted) if is_theirs else None,
    )


def _of_article(findings: Sequence[Finding], story: Story) -> tuple[Finding, ...]:
    return tuple(finding.of(story.article.id) for finding in findings)
