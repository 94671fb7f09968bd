"""Articles by people, and who they are found to be."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from lxml import etree

from newsroom import article
from paperpress.assembly.people import People, gather
from paperpress.assembly.stories import read_story
from paperpress.model.article import Article, Author
from paperpress.model.masthead import Desk, Masthead
from paperpress.model.publication import Publication

COURT = "Asha Rao writes about courts."


BUSES = "Asha Rao writes about buses."


def people(
    masthead: Masthead, *of_articles: list[Any], contributors: tuple[Any, ...] = ()
) -> People:
    known = tuple(Author.model_validate(one) for one in contributors)
    articles = [
        article(id=f"a{number}", authors=authors, language="en")
        for number, authors in enumerate(of_articles)
    ]
    paper = masthead.model_copy(update={"contributors": known})
    return gathered(articles, paper)


def gathered(articles: list[Article], masthead: Masthead) -> People:
    desk = masthead.desks[0] if masthead.desks else Desk(slug="city", name="City Desk")
    stories = [read_story(one, desk, one.language or "en", one.id) for one in articles]
    return gather(stories, masthead)


def told(found: People) -> list[tuple[str, str, list[int]]]:
    """Anchor, biography and articles of each contributor."""
    return [
        (one.anchor.removeprefix("person-"), one.author.bio or "", one.articles)
        for one in found.contributors
    ]


def codes(found: People) -> list[tuple[str, str, str]]:
    return [(one.code, one.article, one.path) for one in found.findings]


def rao(**said: str) -> dict[str, str]:
    return {"name": "Asha Rao", **said}


authors = st.fixed_dictionaries(
    {"name": st.sampled_from(["Asha Rao", "asha rao", "Piet Lander"])},
    optional={
        "id": st.sampled_from(["7", "8"]),
        "bio": st.sampled_from([COURT, BUSES, ""]),
        "email": st.sampled_from(["a@gazette.example", "b@gazette.example"]),
    },
)


def page(publication: Publication, href: str) -> etree._Element:
    return etree.fromstring(next(one.data for one in publication.resources if one.href == href))


def said(page: etree._Element, path: str) -> list[str]:
    return [
        " ".join("".join(one.itertext()).split())
        for one in page.iterfind(path, {"h": "http://www.w3.org/1999/xhtml"})
    ]
