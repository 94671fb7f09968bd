"""What holds for any record at all (Hypothesis): no word lost, no markup let through."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from newsroom import assembled
from paperpress.binding.epub import bind
from paperpress.body.reader import translate
from paperpress.body.words import words_of
from paperpress.editions import plan
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.model.masthead import Masthead
from paperpress.model.picture import (
    FrontPage,
    PictureRef,
    PressedPicture,
    UnusablePicture,
)
from paperpress.pictures.store import read as open_picture
from paperpress.profiles import profile
from paperpress.sources.records import article_of
from paperpress.themes import load_theme

pytestmark = pytest.mark.slow

MASTHEAD = Masthead(title="The Test Gazette", language="en")
THEME, DEVICE = load_theme("classic"), profile("eink")
NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)
MARKUP = "<script>alert(1)</script><b onclick='x'>&amp;]]><!-- {0} %s"

nasty = st.one_of(
    st.text(),
    st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Co", "Cn", "So"])),
    st.sampled_from(
        [MARKUP, "\ud800", "\x00\x01", "🏳️‍🌈", "שלום (عربي) abc", "\u202eevil", " ", ""]
    ),
    st.text().map(lambda text: text * 200),
)
block = st.one_of(
    st.fixed_dictionaries({"type": st.just("paragraph"), "text": nasty}),
    st.fixed_dictionaries({"type": st.just("paragraph"), "html": nasty}),
    st.fixed_dictionaries({"type": st.just("heading"), "level": st.integers(2, 6), "text": nasty}),
    st.fixed_dictionaries({"type": st.just("pull_quote"), "text": nasty, "attribution": nasty}),
    st.fixed_dictionaries({"type": st.just("list"), "items": st.lists(nasty, min_size=1)}),
    st.fixed_dictionaries(
        {
            "type": st.just("table"),
            "rows": st.lists(st.lists(nasty, max_size=3), min_size=1, max_size=3),
        }
    ),
    st.fixed_dictionaries({"type": st.just("picture"), "src": nasty, "caption": nasty}),
    st.fixed_dictionaries({"type": st.just("embed"), "url": nasty, "title": nasty}),
    st.fixed_dictionaries({"type": st.just("footnote"), "id": nasty, "html": nasty}),
    st.fixed_dictionaries({"type": st.just("code"), "text": nasty, "language": nasty}),
    st.fixed_dictionaries({"type": st.just("aside"), "heading": nasty, "blocks": nasty}),
    st.fixed_dictionaries({"type": st.just("quote"), "blocks": nasty, "attribution": nasty}),
)
records = st.fixed_dictionaries(
    {"headline": nasty, "body": st.one_of(nasty, st.lists(block, max_size=5))},
    optional={
        "id": nasty,
        "kicker": nasty,
        "standfirst": nasty,
        "byline": nasty,
        "dateline": nasty,
        "desk": nasty,
        "authors": st.lists(st.one_of(nasty, st.fixed_dictionaries({"name": nasty, "bio": nasty}))),
        "published": st.sampled_from(["2025-07-23", "2025-07-23T05:00", "now", "0001-01-01", ""]),
        "language": st.sampled_from(["en", "ar", "ja", "zzz", "en_GB"]),
        "picture": st.fixed_dictionaries({"src": nasty, "caption": nasty}, optional={"alt": nasty}),
        "related": st.lists(nasty, max_size=2),
        "url": nasty,
        "page": nasty,
        "keywords": st.lists(nasty, max_size=2),
        "corrections": st.lists(st.fixed_dictionaries({"text": nasty}), max_size=1),
        "copyright": nasty,
    },
)


class NoPictures:
    """A darkroom without light: each picture is refused as the store refuses it."""

    def develop(
        self, wanted: Any, grades: Any
    ) -> dict[PictureRef, PressedPicture | UnusablePicture]:
        found = {}
        for ref in wanted:
            refused = open_picture(ref)
            assert isinstance(refused, UnusablePicture)
            found[ref] = refused
        return found

    def cover(self, front: FrontPage) -> PressedPicture:
        return PressedPicture(b"\xff\xd8\xff", "image/jpeg", 3, 4)


def squeezed(text: str) -> str:
    """Letters and signs alone: white space is folded by pages as HTML folds it."""
    return "".join(text.split())


@settings(
    max_examples=400,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(records, min_size=1, max_size=3), st.sampled_from([None, date(2025, 7, 23)]))
def test_any_record_is_in_an_edition_whole_or_rejected_by_name(
    raw: list[dict[str, Any]], on: date | None
) -> None:
    """Rule 6, and the issue: the edition parses, holds every word, and nothing is markup."""
    read = [article_of(one, f"[{number}]", "") for number, one in enumerate(raw)]
    planned = plan(read, MASTHEAD, now=NOW, on=on)
    pressed = [article for edition in planned for article in edition.articles]
    left_out = list(planned.left_out)
    assert len(pressed) + len(left_out) == len(read)
    for left in left_out:
        assert isinstance(left, Rejected)
        assert left.source
        assert left.errors
    for edition in planned:
        publication = assembled(edition, THEME, DEVICE, NoPictures())
        assert len({r.href for r in publication.resources}) == len(publication.resources)
        assert len({r.id for r in publication.resources}) == len(publication.resources)
        pages = {
            r.href: etree.fromstring(r.data)
            for r in publication.resources
            if r.href.endswith("xhtml")
        }
        for tree in pages.values():
            ids = tree.xpath("//@id")
            assert len(set(ids)) == len(ids)
            assert not tree.xpath("//*[local-name()='script' or @onclick]")
        articles = [pages[f"{id}.xhtml"] for id in publication.spine if id.startswith("a-")]
        for article, page in zip(edition.articles, articles, strict=True):
            _holds_every_word(article, page)
        with zipfile.ZipFile(io.BytesIO(bind(publication))) as archive:
            etree.fromstring(archive.read("EPUB/package.opf"))


def _holds_every_word(article: Article, page: etree._Element) -> None:
    text = squeezed("".join(page.itertext()))
    values = [article.headline, article.kicker, article.standfirst, article.byline]
    values += [article.dateline, article.copyright, *(one.text for one in article.corrections)]
    values += [author.name for author in article.authors if not article.byline]
    for value in values:
        assert squeezed(value or "") in text
    for word in words_of(translate(article)):
        assert word in text


def test_text_fields_are_text(tmp_path: Path) -> None:
    """Rule 4: what looks like markup in a text field is read as the characters that it is."""
    read = article_of(
        json.loads(
            json.dumps(
                {"id": "a", "headline": MARKUP, "standfirst": MARKUP, "body": "x", "kicker": MARKUP}
            )
        )
        | {"published": "2025-07-23"},
        "test",
        str(tmp_path),
    )
    (edition,) = plan([read], MASTHEAD)
    publication = assembled(edition, THEME, DEVICE, NoPictures())
    page = etree.fromstring(publication.resource("a-a.xhtml").data)
    heading = page.find(".//{*}h1")
    assert heading is not None
    assert heading.text == MARKUP
    assert not len(heading)
