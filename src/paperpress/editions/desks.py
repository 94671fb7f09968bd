"""The desks of a run: the masthead's, and those that articles name beside them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from paperpress.findings import emit
from paperpress.model.article import Article
from paperpress.model.finding import Finding
from paperpress.model.masthead import Desk, Masthead
from paperpress.slugs import slug


class Desks:
    """Finds the desk of each article; one that the masthead doesn't name is made."""

    def __init__(self, masthead: Masthead, by_slug: dict[str, Desk]) -> None:
        self._masthead = masthead
        self.by_slug = by_slug
        """The masthead's in their order, then those that were made."""
        self._noted: dict[str, str] = {}

    @classmethod
    def named_by(cls, masthead: Masthead) -> Desks:
        """Return the masthead's desks, with none made yet."""
        return cls(masthead, {desk.slug: desk for desk in masthead.desks})

    def note(self, article: Article) -> None:
        """Note the desk that an article names, whether it will be pressed or not."""
        name = self._name(article)
        if self._named(name) is None:
            self._noted.setdefault(slug(name), name)

    def names(self) -> Mapping[str, str]:
        """Return the name of every desk that the masthead or an article names, by its slug."""
        return {**self._noted, **{desk.slug: desk.name for desk in self.by_slug.values()}}

    def of(self, article: Article) -> tuple[Desk, Finding | None]:
        """Return the desk of an article that is pressed; EDN001 with one that had to be made."""
        name = self._name(article)
        named = self._named(name)
        if named is not None:
            return named, None
        desk = Desk(slug=slug(name), name=article.desk or name.replace("-", " ").capitalize())
        self.by_slug[desk.slug] = desk
        return desk, self._strange(article, name) if self._masthead.desks else None

    def _strange(self, article: Article, name: str) -> Finding:
        names = [desk.name for desk in self._masthead.desks]
        near = get_close_matches(name, names, n=1)
        return emit(
            "EDN001",
            case="near" if near else "",
            article=article.id,
            path="desk",
            name=name,
            near="".join(near),
        )

    def _name(self, article: Article) -> str:
        return article.desk or self._masthead.default_desk

    def _named(self, name: str) -> Desk | None:
        """Return the desk of that name or slug, as far as there is one yet."""
        key, folded = slug(name), name.casefold()
        desks = self.by_slug.values()
        return next((d for d in desks if key == d.slug or folded == d.name.casefold()), None)
