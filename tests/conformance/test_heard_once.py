"""What a caption says is heard once (docs/decisions/0017-heard-once.md), on Chromium's tree.

Judged are the example's editions, and every caption of tests/fixtures/caption_texts.toml on a page
in its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from captions_judged import told_captions
from paperpress import Article, to_xhtml
from speaking import Utterance, said_in, speak

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editions")]

_SENTENCE_END = re.compile(r"(?<=[.!?؟।])\s+|(?<=[。！？])")
_ALMOST_NONE = 0.1
_MARKS = re.compile(r"[\W_]+")


def figures_in(lines: list[Utterance]) -> Iterator[tuple[str, str]]:
    """The name of each picture in a figure, and all that is spoken beside it."""
    for at, line in enumerate(lines):
        if line.role == "figure":
            end = next(
                (n for n, one in enumerate(lines[at + 1 :], at + 1) if one.depth <= line.depth),
                len(lines),
            )
            inner = lines[at + 1 : end]
            pictures = [one.text for one in inner if one.role in {"image", "img"}]
            texts = [one.text for one in inner if not one.role]
            if len(pictures) == 1:
                yield pictures[0], " ".join(texts)


def bare(text: str) -> str:
    return _MARKS.sub(" ", text).strip().casefold()


def says_a_sentence_twice(picture: str, beside: str) -> bool:
    """Whether one sentence of four words or more is spoken as the picture's name and again."""
    said = {bare(part) for part in (picture, *_SENTENCE_END.split(picture))}
    again = {bare(part) for part in (beside, *_SENTENCE_END.split(beside))}
    return any(len(one.split()) >= 4 or _is_long_run(one) for one in said & again)


def _is_long_run(text: str) -> bool:
    return (
        " " not in text
        and len(text) >= 9
        and re.search("[\u0e00-\u0e7f\u3040-\u9fff]", text) is not None
    )


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Utterance]]:
    """The captions of the table, spoken: a page for each language."""
    folder = tmp_path_factory.mktemp("captions")
    paths: dict[str, str] = {}
    captions = told_captions()
    for language in dict.fromkeys(told.language for told in captions):
        own = [told.caption for told in captions if told.language == language]
        body = [
            {"type": "picture", "src": f"{number}.jpg", "caption": caption}
            for number, caption in enumerate(own)
        ]
        article = Article.model_validate(
            {
                "id": "a",
                "headline": "Captions",
                "published": "2025-07-23",
                "language": language,
                "body": body,
            }
        )
        page = folder / f"{language}.xhtml"
        page.write_bytes(to_xhtml(article))
        paths[str(page)] = language
    return {paths[path]: lines for path, lines in speak([Path(path) for path in paths]).items()}


def test_fewer_than_one_figure_in_ten_says_a_sentence_twice(
    corpus: dict[str, list[Utterance]],
) -> None:
    figures = [figure for lines in corpus.values() for figure in figures_in(lines)]
    assert len(figures) == len(told_captions())
    twice = [figure for figure in figures if says_a_sentence_twice(*figure)]
    assert len(twice) < _ALMOST_NONE * len(figures), twice


def test_every_picture_of_the_captions_has_a_name(corpus: dict[str, list[Utterance]]) -> None:
    for language, lines in corpus.items():
        for name, _ in figures_in(lines):
            assert name, language


def test_every_word_of_a_caption_is_spoken(corpus: dict[str, list[Utterance]]) -> None:
    """Nothing of it is hidden from a reading system that reads only what stands on the page."""
    for language, lines in corpus.items():
        beside = " ".join(bare(text) for _, text in figures_in(lines))
        for told in told_captions():
            if told.language == language:
                assert set(bare(told.caption).split()) <= set(beside.split()), told.caption


def test_no_figure_of_the_example_says_a_sentence_twice(
    editions: dict[str, Path], tmp_path: Path
) -> None:
    spoken = said_in(
        {name: path for name, path in editions.items() if name.startswith("desk-")}, tmp_path
    )
    figures = [figure for lines in spoken.values() for figure in figures_in(lines)]
    assert figures
    assert [figure for figure in figures if says_a_sentence_twice(*figure)] == []
