"""Related articles, found among those of the run: by their id, else by their headline."""

from __future__ import annotations

from paperpress.editions.article_store import ArticleStore
from paperpress.model.article import Article, Related
from paperpress.slugs import slug

_NEWS = ("url", "headline", "standfirst", "desk", "published")


def introduced(article: Article, everyone: ArticleStore) -> Article:
    """Return the article with what the run knows about the articles that it calls related.

    So an article that another desk's edition holds can be a link to the web, with its headline.
    """
    related = tuple(_completed(pointer, article, everyone) for pointer in article.related)
    return (
        article if related == article.related else article.model_copy(update={"related": related})
    )


def _completed(related: Related, article: Article, everyone: ArticleStore) -> Related:
    other = everyone.find(related.id) if related.id else None
    if other is None and related.url is None:
        other = _by_headline(related, article, everyone)
    if other is None:
        return related
    news = {name: getattr(other, name) for name in _NEWS if getattr(related, name) is None}
    news = {name: value for name, value in news.items() if value is not None}
    if related.id != other.id:
        news["id"] = other.id
    return related.model_copy(update=news) if news else related


def _by_headline(related: Related, article: Article, everyone: ArticleStore) -> Article | None:
    """Return the only other article with a headline; of several, the one of the same desk.

    A headline may stand in the id's place, where a record lists its related articles as texts.
    """
    headline = related.headline or related.id
    if headline is None:
        return None
    same = [other for other in everyone.with_headline(headline) if other.id != article.id]
    if len(same) > 1 and related.desk:
        desk = slug(related.desk)
        same = [other for other in same if other.desk and slug(other.desk) == desk]
    return same[0] if len(same) == 1 else None
