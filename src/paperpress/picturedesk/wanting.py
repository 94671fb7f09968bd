"""Which pictures need words, before an edition goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from paperpress.assembly.stories import pictures_of
from paperpress.body.reader import translate
from paperpress.captions.legend import (
    gives_way,
    legend,
    legend_findings,
    repeated_findings,
    suggestion,
)
from paperpress.model.alt_texts import AltTexts, picture_key, written
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Severity
from paperpress.model.legend import Legend
from paperpress.model.masthead import Masthead
from paperpress.model.story import StoryPicture
from paperpress.pictures import store


@dataclass(frozen=True, slots=True)
class InNeed:
    """A picture that needs words, with what an editor wants to know to write them."""

    picture: str
    """Its `picture_key`."""
    language: str
    """That of the article, which the text must be in."""
    article: str
    """The id of the first article that shows it."""
    headline: str
    src: str
    caption: str
    credit: str
    suggestion: str
    """The naming part of the caption; empty where it has none."""
    why: str
    """What is wrong with the text it has, as the findings say it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The pictures that need words, and those that nobody can look at."""

    pictures: tuple[InNeed, ...]
    """Each once in a language, in the order of the articles."""
    findings: tuple[Finding, ...]
    """Pictures whose files can't be read."""


def in_need(
    articles: Iterable[Article], masthead: Masthead, texts: AltTexts, *, derived: bool = False
) -> Desk:
    """Return the pictures of articles that need words.

    Those are the ones that have no alternative text, or one that an editor is warned about and
    that a text of the picture desk would go before. A flaw of an `alt` that goes before ours is
    mended in the record.

    Args:
        articles: held back or not: words are written before an article is out.
        masthead: for the language of articles that don't tell theirs.
        texts: what has been written already.
        derived: also those whose text was drawn from the caption.
    """
    needed: dict[tuple[str, str], InNeed] = {}
    unread: list[Finding] = []
    for article in articles:
        for picture in _of(article, masthead, texts, unread, derived=derived):
            needed.setdefault((picture.picture, picture.language), picture)
    return Desk(tuple(needed.values()), tuple(unread))


def _of(
    article: Article,
    masthead: Masthead,
    texts: AltTexts,
    unread: list[Finding],
    *,
    derived: bool,
) -> Iterator[InNeed]:
    language = article.language or masthead.language
    seen: list[tuple[StoryPicture, str, Legend]] = []
    for want in pictures_of(article, translate(article)):
        data = store.read(want.ref)
        if isinstance(data, bytes):
            key = picture_key(data)
            words = legend(want.picture, language=language, described=texts.of(key, language))
            seen.append((want, key, words))
        else:
            unread.append(replace(data.finding, article=article.id, path=want.path))
    repeated = repeated_findings([(want.path, want.ref.src, words) for want, _, words in seen])
    for want, key, words in seen:
        findings = legend_findings(want.picture, words, path=want.path, language=language)
        flaws = [f for f in (*findings, *repeated) if f.path == f"{want.path}.alt"]
        warned = any(flaw.severity is not Severity.NOTICE for flaw in flaws)
        asked = derived and words.alt.provenance == "caption"
        if (warned or asked) and gives_way(want.picture, language=language):
            yield InNeed(
                picture=key,
                language=written(language),
                article=article.id,
                headline=article.headline,
                src=want.picture.src,
                caption=words.caption,
                credit=words.credit,
                suggestion=suggestion(want.picture, language=language),
                why=" ".join(f"{flaw.code}: {flaw.message}" for flaw in flaws),
            )
