"""NewsML 1.0 to 1.2: what is an article of its own, what stands beside it, what is kept back."""

from __future__ import annotations

import io

import pytest

from json_formats import BY_NAME
from newsml1_items import HEADLINE, WORDS, component, item, record, results
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw


def test_the_latest_revision_stands_for_the_others() -> None:
    content = component(WORDS, lines=HEADLINE)
    late, early = results(item(content, revision="12"), item(content, revision="3"))
    assert isinstance(late, Raw)
    assert late.record["id"] == "urn:newsml:wire.example:20250723:N1"
    assert isinstance(early, Rejected)
    assert early.held


@pytest.mark.parametrize(
    ("content", "held", "reason"),
    [
        ("<TopicSet/>", True, "TopicSet"),
        ("<Update/>", True, "Update"),
        (component("", lines=HEADLINE), True, "holds no text"),
        (component("<ContentItem Href='story.xml'><MediaType FormalName='Text'/></ContentItem>", lines=HEADLINE), False, "story.xml"),
        (component("<ContentItem Href='a.mp4'><MediaType FormalName='Video'/></ContentItem>", lines=HEADLINE), True, "is Video"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_named(content: str, held: bool, reason: str) -> None:
    (one,) = results(item(content))
    assert isinstance(one, Rejected)
    assert one.held is held
    assert reason in one.errors[0].message


@pytest.mark.parametrize(
    "root",
    [
        "<NewsML xmlns='http://iptc.org/std/NewsML/2003-10-10/'>",
        "<?xml version='1.0'?><!DOCTYPE NewsML SYSTEM 'x.dtd' [<!ENTITY % n SYSTEM 'file:///etc/hostname'> %n;]><NewsML>",
        "\n<?xml version='1.0'?><NewsML Version='1.1'>",
    ],
    ids=["namespace", "document type", "1.1"],
)
def test_each_version_is_read_and_nothing_is_loaded(root: str) -> None:
    assert (
        record(item(component(WORDS, lines=HEADLINE)), root=root)["headline"] == "Bridge to close"
    )


def test_a_broken_document_gives_each_item_whole_or_named() -> None:
    whole = item(component(WORDS, lines=HEADLINE), "N1")
    cut = item(component(WORDS, lines="<NewsLines><HeadLine>Ferry</HeadLine></NewsLines>"), "N2")
    source = f"<NewsML>{whole}{cut}"[:-60]
    first, second = BY_NAME["newsml1"].records(io.BytesIO(source.encode()), "wire.xml")
    assert isinstance(first, Raw)
    assert [notice.code for notice in first.notices] == ["REC189"]
    assert isinstance(second, Rejected)
    assert second.article == "Ferry"
