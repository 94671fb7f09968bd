"""The example's pages as a screen reader would speak them (the issue's "by ear").

Chromium's accessibility tree is written out line by line, in reading order, and is a golden file:
read it aloud in review. The rules below hold on every page of every edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from speaking import NAMED, Utterance, said_in

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editions")]

SENTENCE = re.compile(r"[^.!?؟。]{25,}[.!?؟。]")


@pytest.fixture(scope="module")
def pages(
    editions: dict[str, Path],
    small_papers: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, list[Utterance]]:
    """What is spoken of every page of the editions a desk, by desk and page."""
    desks = {name: path for name, path in editions.items() if name.startswith("desk-")}
    desks |= small_papers
    spoken = said_in(desks, tmp_path_factory.mktemp("spoken"))
    return {name.removeprefix("desk-"): lines for name, lines in spoken.items()}


@pytest.mark.parametrize(
    "name",
    [
        "city/a-night-ferries-return",
        "city/contents",
        "city/contributors",
        "city/colophon",
        "city/nav",
        "international/a-sahil-marakib",
        "culture/a-pain-de-seigle",
        "culture/a-choir-review",
    ],
)
def test_page(
    pages: dict[str, list[Utterance]], golden: Callable[[str, bytes], None], name: str
) -> None:
    golden(f"by-ear/{name}.txt", "".join(f"{line}\n" for line in pages[name]).encode())


def test_every_landmark_link_and_picture_that_is_spoken_has_a_name(
    pages: dict[str, list[Utterance]],
) -> None:
    """WCAG 2.2, criteria 1.1.1, 2.4.4 and 4.1.2: no bare "link", no unlabelled landmark."""
    for name, lines in pages.items():
        for line in lines:
            if line.role in NAMED | {"link", "image", "img", "heading"}:
                assert line.text, (name, str(line))


def test_landmarks_of_one_kind_differ_in_name(pages: dict[str, list[Utterance]]) -> None:
    for name, lines in pages.items():
        landmarks = [(line.role, line.text) for line in lines if line.role in NAMED]
        assert len(set(landmarks)) == len(landmarks), name


def test_headings_alone_make_an_outline(pages: dict[str, list[Utterance]]) -> None:
    """WCAG 2.2, criterion 1.3.1: one of level 1, first; each other at most one deeper."""
    for name, lines in pages.items():
        levels = [line.level for line in lines if line.role == "heading"]
        if name.endswith("/cover"):
            continue
        assert levels[:1] == [1], name
        assert levels.count(1) == 1, name
        assert all(b <= a + 1 for a, b in pairwise(levels)), (name, levels)


def test_no_sentence_is_spoken_twice(pages: dict[str, list[Utterance]]) -> None:
    """A pull quote repeats a line of the article on purpose; nothing else does."""
    for name, lines in pages.items():
        seen: set[str] = set()
        in_pull_quote = -1
        for line in lines:
            if in_pull_quote >= 0 and line.depth > in_pull_quote:
                continue
            in_pull_quote = line.depth if line.role in {"doc-pullquote", "complementary"} else -1
            if in_pull_quote >= 0 or line.role in {
                "article",
                "region",
                "navigation",
                "figure",
                "table",
                "term",
            }:
                continue  # their name is a heading, caption or the words themselves, which follow
            for sentence in SENTENCE.findall(line.text):
                assert sentence not in seen, (name, sentence)
                seen.add(sentence)


def test_no_date_is_spelt_out_by_the_letter(pages: dict[str, list[Utterance]]) -> None:
    """A date is in words: 2025-07-23 is read as a sum, 23/07/25 as a fraction."""
    for name, lines in pages.items():
        for line in lines:
            assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b", line.text), (
                name
            )


def test_links_alone_make_sense(pages: dict[str, list[Utterance]]) -> None:
    """WCAG 2.2, criterion 2.4.9: one text, one target's worth of meaning; none says "here"."""
    for name, lines in pages.items():
        for line in lines:
            if line.role == "link":
                assert line.text.casefold() not in {"here", "more", "link", "read more", "click"}, (
                    name
                )
