"""The example's pages as a screen reader would speak them (the issue's "by ear").

Chromium's accessibility tree is written out line by line, in reading order, and is a golden file:
read it aloud in review. The rules below hold on every page of every edition.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from newsroom import ROOT, TOOLS, need

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editions")]

#: Landmarks of which a page may have several, so that each needs a name (WCAG technique ARIA11).
NAMED = {"navigation", "region", "complementary", "article", "form", "search"}
#: What a listener hears a role called; other roles are silent, and their content is spoken.
SPOKEN = NAMED | {
    *("main", "banner", "contentinfo", "heading", "link", "image", "img", "figure", "list"),
    *("table", "row", "columnheader", "rowheader", "cell", "blockquote", "separator", "code"),
    *("group", "doc-pullquote", "doc-noteref", "doc-footnote", "doc-backlink", "doc-pagebreak"),
    *("doc-cover", "doc-part", "doc-colophon", "doc-subtitle", "doc-toc", "doc-pagelist"),
    *("DisclosureTriangle", "Details", "definition", "term", "time", "graphics-document"),
}
#: Their name is their content, so the content isn't spoken again.
LEAVES = {
    *("heading", "link", "image", "img", "doc-noteref", "doc-backlink", "doc-cover"),
    *("columnheader", "rowheader", "doc-subtitle", "DisclosureTriangle"),
}
SENTENCE = re.compile(r"[^.!?؟。]{25,}[.!?؟。]")


@dataclass(frozen=True)
class Utterance:
    """One line that is spoken."""

    depth: int
    role: str
    text: str
    level: int = 0

    def __str__(self) -> str:
        role = f"heading {self.level}" if self.role == "heading" else self.role
        said = f"{role}: {self.text}" if self.role and self.text else role or self.text
        return "  " * self.depth + said


def spoken(nodes: list[dict[str, Any]]) -> list[Utterance]:
    """The utterances of a page, in the order in which they are spoken."""
    by_id = {node["nodeId"]: node for node in nodes}

    def run_of(node: dict[str, Any]) -> str | None:
        """The text of an element in one breath; None where something in it is announced."""
        parts = []
        for child in (by_id[id] for id in node.get("childIds", []) if id in by_id):
            role = child.get("role", {}).get("value", "")
            if role == "StaticText":
                parts.append(str(child.get("name", {}).get("value", "")))
            elif role in SPOKEN - {"time"} and not child.get("ignored"):
                return None
            elif role != "InlineTextBox":
                inner = run_of(child)
                if inner is None:
                    return None
                parts.append(inner)
        return "".join(parts)

    def walk(node: dict[str, Any], depth: int) -> Iterator[Utterance]:
        role = node.get("role", {}).get("value", "")
        name = " ".join(str(node.get("name", {}).get("value", "")).split())
        children = [by_id[id] for id in node.get("childIds", []) if id in by_id]
        run = run_of(node) if role in {"paragraph", "time", "cell"} else None
        if run is not None:
            if run:
                yield Utterance(depth, "cell" if role == "cell" else "", run)
            return
        if node.get("ignored") or role not in SPOKEN:
            if role == "StaticText" and not node.get("ignored"):
                if name:
                    yield Utterance(depth, "", name)
                return
            for child in children:
                yield from walk(child, depth)
            return
        properties = {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
        yield Utterance(depth, role, name, int(properties.get("level", 0) or 0))
        if role not in LEAVES:
            for child in children:
                yield from walk(child, depth + 1)

    return list(walk(nodes[0], 0))


@pytest.fixture(scope="module")
def pages(
    editions: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Utterance]]:
    """What is spoken of every page of the editions a desk, by desk and page."""
    puppeteer = TOOLS / "node_modules" / "puppeteer"
    need(
        puppeteer.exists() and shutil.which("node") and shutil.which("chromium"),
        "Chromium and node are missing",
    )
    folder = tmp_path_factory.mktemp("spoken")
    paths = {}
    for name, edition in editions.items():
        if name.startswith("desk-"):
            with zipfile.ZipFile(edition) as archive:
                archive.extractall(folder / name)
            for page in sorted((folder / name / "EPUB").glob("*.xhtml")):
                paths[str(page)] = f"{name.removeprefix('desk-')}/{page.stem}"
    command = [
        "node",
        str(ROOT / "tests" / "tools" / "speak.mjs"),
        str(TOOLS),
        str(TOOLS / "chromium"),
    ]
    done = subprocess.run(
        [*command, *paths], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return {paths[one["path"]]: spoken(one["nodes"]) for one in told}


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
            }:
                continue  # their name is a heading or caption that stands within
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
