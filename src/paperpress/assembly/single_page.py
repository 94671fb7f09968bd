"""The page of one article that is in no edition."""

from __future__ import annotations

from dataclasses import replace

from paperpress.assembly.edition_pages import page_of
from paperpress.assembly.links import safe_address
from paperpress.assembly.people import gather
from paperpress.assembly.persons import credited, person_of
from paperpress.assembly.stories import read_story
from paperpress.captions.legend import legend
from paperpress.errors import RecordError
from paperpress.model.article import Article
from paperpress.model.masthead import Desk, Masthead
from paperpress.slugs import slug
from paperpress.xhtml.article import article_page
from paperpress.xhtml.context import Frame, Shown


def to_xhtml(article: Article, *, masthead: Masthead | None = None) -> bytes:
    """Return the page of one article, alone: it links to no other page, and its pictures to their files.

    Args:
        article: the article; without a language of its own it needs a masthead.
        masthead: the newspaper, for its title, language and time zone.

    Raises:
        RecordError: neither the article nor a masthead tells the language.
    """
    if masthead is None:
        if article.language is None:
            reason = "isn't told: give the article one, or a masthead"
            raise RecordError("Article", [("language", reason)])
        masthead = Masthead(title=article.headline, language=article.language)
    desk = Desk(slug=masthead.default_desk, name=masthead.title)
    language = article.language or masthead.language
    story = read_story(article, desk, language, slug(article.id))
    shown = {
        picture.path: Shown(
            picture.picture.src,
            None,
            None,
            legend(picture.picture, language=language),
            picture.picture.description or "",
        )
        for picture in story.pictures
    }
    frame = Frame(masthead.title, language, story.direction)
    people = gather([story], masthead)
    persons = {
        contributor.anchor: person_of(contributor, []) for contributor in people.contributors
    }
    page = replace(
        page_of(story, masthead, frame, shown),
        url=safe_address(article.url, article.id, "url", []),
        people=tuple(credited(credit, persons) for credit in people.credits[0]),
        in_edition=False,
    )
    return article_page(page)
