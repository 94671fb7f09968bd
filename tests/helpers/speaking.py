"""Pages as a screen reader would speak them: Chromium's accessibility tree, line by line."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom import ROOT, TOOLS, need

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
#: What pages have that are worked with.
CONTROLS = {
    *("button", "textbox", "checkbox", "combobox"),
    *("spinbutton", "status", "alert", "listitem", "banner"),
}
#: Their name is their content, so the content isn't spoken again.
LEAVES = {
    *("heading", "link", "image", "img", "doc-noteref", "doc-backlink", "doc-cover"),
    *("columnheader", "rowheader", "doc-subtitle", "DisclosureTriangle"),
    *("button", "textbox", "checkbox", "combobox", "spinbutton"),
}


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


def spoken(nodes: list[dict[str, Any]], also: AbstractSet[str] = frozenset()) -> list[Utterance]:
    """The utterances of a page, in the order in which they are spoken, with further roles."""
    by_id = {node["nodeId"]: node for node in nodes}
    announced = SPOKEN | also

    def run_of(node: dict[str, Any]) -> str | None:
        """The text of an element in one breath; None where something in it is announced."""
        parts = []
        for child in (by_id[id] for id in node.get("childIds", []) if id in by_id):
            role = child.get("role", {}).get("value", "")
            if role == "StaticText":
                parts.append(str(child.get("name", {}).get("value", "")))
            elif role in announced - {"time"} and not child.get("ignored"):
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
        if node.get("ignored") or role not in announced:
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


def speak(
    pages: Sequence[Path], also: AbstractSet[str] = frozenset()
) -> dict[str, list[Utterance]]:
    """What is spoken of each page, by its path, with further roles."""
    puppeteer = TOOLS / "node_modules" / "puppeteer"
    need(
        puppeteer.exists() and shutil.which("node") and shutil.which("chromium"),
        "Chromium and node are missing",
    )
    command = ["node", str(ROOT / "tests/tools/speak.mjs"), str(TOOLS), str(TOOLS / "chromium")]
    done = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return {one["path"]: spoken(one["nodes"], also) for one in told}


def said_in(editions: Mapping[str, Path], folder: Path) -> dict[str, list[Utterance]]:
    """What is spoken of every page of some editions, by edition and page."""
    names = {}
    for name, edition in editions.items():
        with zipfile.ZipFile(edition) as archive:
            archive.extractall(folder / name)
        for page in sorted((folder / name / "EPUB").glob("*.xhtml")):
            names[str(page)] = f"{name}/{page.stem}"
    return {names[path]: lines for path, lines in speak([Path(path) for path in names]).items()}
