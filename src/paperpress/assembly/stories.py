"""Step 1: the articles of an edition become stories, their bodies read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from paperpress.body.reader import translate
from paperpress.findings import emit
from paperpress.last_guard import guarded
from paperpress.model.article import Article, Picture
from paperpress.model.blocks import Body, Figure
from paperpress.model.edition import Edition
from paperpress.model.language import direction_of
from paperpress.model.masthead import Desk
from paperpress.model.picture import PictureRef
from paperpress.model.story import LEAD, Story, StoryPicture
from paperpress.model.traversal import blocks_in
from paperpress.slugs import slug, unique

ReadStory: TypeAlias = Callable[[Article, Desk, str, str], Story]


def read_stories(edition: Edition, read: ReadStory | None = None) -> tuple[Story, ...]:
    """Read every article of an edition: its body becomes blocks.

    Args:
        edition: its articles are read.
        read: reads one as `guarded_story` does, perhaps from what it has read before.
    """
    taken: set[str] = set()
    read = read or guarded_story
    return tuple(
        read(
            article,
            part.desk,
            article.language or edition.masthead.language,
            unique(slug(article.id), taken),
        )
        for part in edition.parts
        for article in part.articles
    )


def guarded_story(article: Article, desk: Desk, language: str, stem: str) -> Story:
    """Read one article; where that ends in an error that nobody foresaw, it has no text (TXT070)."""
    return guarded(
        lambda: read_story(article, desk, language, stem),
        lambda why: Story(
            article.model_copy(update={"picture": None}),
            desk,
            Body((), (), (emit("TXT070", path="body", why=why),)),
            language,
            direction_of(language),
            stem,
            (),
        ),
    )


def read_story(article: Article, desk: Desk, language: str, stem: str) -> Story:
    """Read one article; `language` is its own or the masthead's, `stem` what its files are named after."""
    body = translate(article)
    direction: str = direction_of(language)
    if article.direction in {"ltr", "rtl"}:
        direction = article.direction
    pictures = tuple(pictures_of(article, body))
    return Story(article, desk, body, language, direction, stem, pictures)


def _may_turn(picture: Picture) -> bool:
    """Tell whether a picture is to be read rather than looked at, so that its size matters most."""
    drawn = picture.src.startswith("data:image/svg+xml")
    return drawn or picture.kind in {"chart", "map", "infographic", "text"}


def pictures_of(article: Article, body: Body) -> Iterator[StoryPicture]:
    """Yield the pictures of an article in the order of its page."""
    folder = article.origin.folder if article.origin else ""

    def shown(path: str, picture: Picture) -> StoryPicture:
        may_turn = path != LEAD and _may_turn(picture)
        return StoryPicture(path, picture, PictureRef(folder, picture.src, may_turn))

    if article.picture is not None:
        yield shown(LEAD, article.picture)
    for block in blocks_in(body):
        if isinstance(block, Figure):
            yield shown(block.path, block.picture)
