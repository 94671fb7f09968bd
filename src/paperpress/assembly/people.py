"""Who wrote an edition: each person once, with what they wrote here.

An id parts people, whatever they are called. Without one, a name is one person as long as nothing
speaks against it; two biographies do, and then each article keeps its own, and an editor is told
(docs/decisions/0019-places-and-people.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from paperpress.assembly.namesakes import Group, Mention, conflicts, grouped
from paperpress.model.article import Author
from paperpress.model.finding import Finding
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
    portrait: PictureRef | None
    """The file of the portrait; None where there is none."""
    articles: list[int] = field(default_factory=list)
    """Positions in the edition of what they wrote."""

    def hear(self, mention: Mention) -> None:
        """Fill in what isn't known yet. A biography, a role and their language belong together."""
        old, author = self.author, mention.author
        news = {
            name: getattr(author, name)
            for name in ("role", "bio", "portrait", "url", "email", "id", "file_as")
            if getattr(author, name) and not getattr(old, name)
        }
        if not news:
            return
        if not (old.bio or old.role):
            self.language = mention.language
        if "portrait" in news:
            self.portrait = mention.portrait
        self.author = old.model_copy(update=news)


@dataclass(frozen=True, slots=True)
class Credit:
    """An author of an article: who it is, and what the article itself says of them."""

    contributor: Contributor
    mention: Mention


@dataclass(frozen=True, slots=True)
class People:
    """Everyone who wrote for an edition."""

    contributors: list[Contributor]
    """In order of appearance."""
    credits: list[list[Credit]]
    """Of each article."""
    findings: list[Finding]


def gather(stories: Sequence[Story], masthead: Masthead) -> People:
    """Return the contributors of an edition, and who wrote each story."""
    mentions = list(_mentions(stories, masthead))
    groups = grouped(mentions)
    people = _settled(mentions, groups)
    contributors: dict[Group, Contributor] = {}
    credited: list[list[Credit]] = [[] for _ in stories]
    for mention, group in zip(mentions, groups, strict=True):
        position = mention.position
        if position is None:
            continue
        person = contributors.setdefault(group, people[group])
        if position not in person.articles:
            person.articles.append(position)
            credited[position].append(Credit(person, mention))
    return People(list(contributors.values()), credited, list(conflicts(mentions, groups)))


def _settled(mentions: Sequence[Mention], groups: Sequence[Group]) -> dict[Group, Contributor]:
    """Return each person with all that their mentions say, under an anchor that nobody else has."""
    anchors: set[str] = set()
    people: dict[Group, Contributor] = {}
    for mention, group in zip(mentions, groups, strict=True):
        if group in people:
            people[group].hear(mention)
        else:
            author = mention.author
            anchor = unique(f"person-{slug(author.id or author.name)}", anchors)
            people[group] = Contributor(anchor, author, mention.language, mention.portrait)
    return people


def _mentions(stories: Sequence[Story], masthead: Masthead) -> Iterator[Mention]:
    for author in masthead.contributors:
        yield Mention(author, masthead.language, masthead.folder)
    for position, story in enumerate(stories):
        article = story.article
        folder = article.origin.folder if article.origin else ""
        for number, author in enumerate(article.authors):
            path = f"authors[{number}]"
            yield Mention(author, story.language, folder, position, article.id, path)
