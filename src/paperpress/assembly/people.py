"""Who wrote an edition: each person once, with what they wrote here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from paperpress.model.article import Author
from paperpress.model.masthead import Masthead
from paperpress.model.picture import PictureRef
from paperpress.model.story import Story
from paperpress.slugs import slug, unique


@dataclass(slots=True)
class Contributor:
    """A person, as gathered from the masthead and from articles; what is known first stays."""

    anchor: str
    author: Author
    language: str
    folder: str
    """Where the portrait lies; of the record that tells of it."""
    articles: list[int] = field(default_factory=list)
    """Positions in the edition of what they wrote."""

    @property
    def portrait(self) -> PictureRef | None:
        """The file of the portrait; None where there is none."""
        picture = self.author.portrait
        return None if picture is None else PictureRef(self.folder, picture.src)


def gather(
    stories: Sequence[Story], masthead: Masthead
) -> tuple[list[Contributor], list[list[Contributor]]]:
    """Gather the contributors of an edition in order of appearance, and those of each story.

    A person is told by id, else by name.
    """
    known = _Register()
    for author in masthead.contributors:
        known.add(author, masthead.language, masthead.folder)
    authors_of: list[list[Contributor]] = []
    seen: dict[str, Contributor] = {}
    for position, story in enumerate(stories):
        people = []
        for author in story.article.authors:
            home = story.article.origin.folder if story.article.origin else ""
            person = known.add(author, story.language, home)
            if position not in person.articles:
                person.articles.append(position)
                people.append(person)
            seen.setdefault(person.anchor, person)
        authors_of.append(people)
    return list(seen.values()), authors_of


class _Register:
    """Finds a person again by any key that an earlier record gave."""

    def __init__(self) -> None:
        self._by_key: dict[str, Contributor] = {}
        self._anchors: set[str] = set()

    def add(self, author: Author, language: str, folder: str) -> Contributor:
        keys = list(_keys(author))
        person = next((self._by_key[key] for key in keys if key in self._by_key), None)
        if person is None:
            anchor = unique(f"person-{slug(author.id or author.name)}", self._anchors)
            person = Contributor(anchor, author, language, folder)
        else:
            _merge(person, author, language, folder)
        for key in keys:
            self._by_key.setdefault(key, person)
        return person


def _keys(author: Author) -> Iterable[str]:
    if author.id:
        yield f"id:{author.id}"
    yield f"name:{author.name.casefold()}"


def _merge(person: Contributor, author: Author, language: str, folder: str) -> None:
    """Fill what is not known yet. A biography, a role and their language belong together."""
    old = person.author
    news = {
        name: getattr(author, name)
        for name in ("role", "bio", "portrait", "url", "email", "id")
        if getattr(old, name) is None and getattr(author, name) is not None
    }
    if not news:
        return
    if not (old.bio or old.role):
        person.language = language
    if "portrait" in news:
        person.folder = folder
    person.author = old.model_copy(update=news)
