"""Readers of agencies' documents, pages and wrapped records: ten times as much takes ten times as long."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable

import pytest

from json_formats import BY_NAME
from paperpress.sources.formats.newsml1.content import paragraphs_of
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.transcoding import in_utf_8
from paperpress.sources.within import looked_into

pytestmark = pytest.mark.slow


def read_as(name: str, source: str) -> None:
    list(BY_NAME[name].records(io.BytesIO(source.encode()), "a.file"))


def newsml1(count: int) -> None:
    photo = "<NewsComponent><ContentItem Href='a.jpg'/></NewsComponent>"
    text = "<NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines><ContentItem><DataContent>W</DataContent></ContentItem></NewsComponent>"
    read_as(
        "newsml1",
        f"<NewsML><NewsItem><NewsComponent>{(text + photo) * count}</NewsComponent></NewsItem></NewsML>",
    )


def newsml1_items(count: int) -> None:
    contents = (
        "<ContentItem Href='a.jpg'/>",
        "<ContentItem><DataContent>W</DataContent></ContentItem>",
    )
    items = "".join(
        f"<NewsItem><Identification><NewsIdentifier><NewsItemId>{n}</NewsItemId></NewsIdentifier>"
        f"</Identification><NewsManagement><AssociatedWith NewsItem='{n + 1}'/></NewsManagement>"
        f"<NewsComponent>{contents[n % 2]}</NewsComponent></NewsItem>"
        for n in range(count)
    )
    read_as("newsml1", f"<NewsML>{items}</NewsML>")


def page_of_links(count: int) -> None:
    links = "<p><a href='/a'>A headline of five words</a></p>" * count
    data = json.dumps({"@type": "NewsArticle", "headline": "H", "articleBody": f"<p>W.</p>{links}"})
    read_as("page", f"<!DOCTYPE html><script type='application/ld+json'>{data}</script>")


def page_of_prompts(count: int) -> None:
    data = '{"@type":"NewsArticle","headline":"H","articleBody":"%s"}' % (
        "Follow us on X<br>Words.<p>" * count
    )
    read_as("page", f"<!DOCTYPE html><script type='application/ld+json'>{data}</script>")


def page_of_bylines(count: int) -> None:
    read_as(
        "page",
        f"<!DOCTYPE html><meta property='og:type' content='product'><h1>H</h1>{'<p class=byline>' * count}",
    )


def page_of_tags(count: int) -> None:
    read_as("page", f"<!DOCTYPE html>{'<meta name=author content=1>' * count}<h1>H</h1>")


def wrapped(count: int) -> None:
    records = [{"id": str(n), "headline": "H", "body": "W"} for n in range(count)]
    document = json.dumps({"data": {"items": records}}).encode()
    within = looked_into(document, None, None)
    assert within is not None
    assert sum(1 for _ in within.records(io.BytesIO(document), "a.json")) == count


def encoded(count: int) -> None:
    in_utf_8(io.BytesIO(("Größe und Straße, schön. " * count).encode("cp1252"))).file.read()


def lost(count: int) -> None:
    in_utf_8(io.BytesIO("Größe ".encode() + b"\xff " * count)).file.read()


@pytest.mark.parametrize(
    ("task", "count"),
    [
        (newsml1, 300), (newsml1_items, 300), (page_of_links, 500), (page_of_prompts, 500),
        (page_of_bylines, 300), (page_of_tags, 2000), (wrapped, 500), (encoded, 20_000), (lost, 20_000),
        (lambda count: plain("&amp;nbsp;" * count), 5000),
        (lambda count: paragraphs_of("  A line\nof words\n" * count), 5000),
    ],
    ids=["components", "items", "links", "prompts", "bylines", "tags", "wrapped", "guessed", "lost", "twice escaped", "lines"],
)  # fmt: skip
def test_ten_times_as_much_takes_about_ten_times_as_long(
    task: Callable[[int], None], count: int
) -> None:
    """A ratio, so that a slow machine is none: what grows by the square would take a hundred times."""

    def seconds(size: int) -> float:
        begun = time.process_time()
        task(size)
        return time.process_time() - begun

    task(10)
    small = max(min(seconds(count) for _ in range(2)), 0.02)
    assert seconds(count * 10) < 40 * small
