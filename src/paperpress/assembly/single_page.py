"""The page of one article that is in no edition."""

from __future__ import annotations

from paperpress.assembly.stories import lone_page
from paperpress.model.article import Article
from paperpress.model.masthead import Masthead
from paperpress.xhtml.article import article_page


def to_xhtml(article: Article, *, masthead: Masthead | None = None) -> bytes:
    """The page of one article, alone: it points to no other page, and its pictures to their files.

    Args:
        article: the article; without a language of its own it needs a masthead.
        masthead: the newspaper, for its title, language and time zone.

    Raises:
        ValueError: neither the article nor a masthead tells the language.
    """
    if masthead is None:
        if article.language is None:
            raise ValueError("the language isn't told: give the article one, or a masthead")
        masthead = Masthead(title=article.headline, language=article.language)
    return article_page(lone_page(article, masthead))
