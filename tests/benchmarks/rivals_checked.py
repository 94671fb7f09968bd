"""The same day pressed by calibre, by pandoc, by a plain script and by paperpress, and what the
house rules, EPUBCheck and Ace find in each: the table of docs/checks.md.

    python tests/benchmarks/rivals_checked.py FOLDER

The rivals get what people give them: the records' articles as HTML by a template, in one file for
calibre and pandoc, with title, author and language on the command line. pandoc comes from PATH or
the package pypandoc_binary; calibre's ebook-convert from PATH. What is missing is left out, and
said.
"""

from __future__ import annotations

import html
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from ebooklib import epub

from paperpress.checks import check_epub, tools
from paperpress.errors import ToolError
from paperpress.model.finding import Finding

ROOT = Path(__file__).parents[2]
DAY = ROOT / "examples" / "daily"
TITLE, AUTHOR, LANGUAGE = "The Meridian Courier, 23 July 2025", "The Meridian Courier", "en-GB"
_TOOLS = ROOT / "build" / "tools"


def records() -> list[dict[str, Any]]:
    """The records of the day that may go out."""
    read = [json.loads(path.read_bytes()) for path in sorted((DAY / "articles").glob("*.json"))]
    return [record for record in read if not ({"status"} & record.keys() or _held(record))]


def _held(record: dict[str, Any]) -> bool:
    return str(record.get("embargo", "")) > "2025-07-23T05"


def article(record: dict[str, Any]) -> str:
    """An article as a site's template writes it: alternative text where given, else the caption."""
    body = record["body"]
    text = inner(body)
    authors = [a if isinstance(a, str) else a["name"] for a in record.get("authors", ())]
    byline = record.get("byline") or f"By {', '.join(authors)}"
    language = record.get("language", LANGUAGE)
    return "\n".join(
        (
            f'<div lang="{language}">',
            f"<h1>{html.escape(record['headline'])}</h1>",
            f"<p><i>{html.escape(record.get('standfirst', ''))}</i></p>",
            f"<p>{html.escape(byline)}, {record['published'][:10]}</p>",
            picture(record["picture"]) if "picture" in record else "",
            text,
            "</div>",
        )
    )


def picture(record: dict[str, Any]) -> str:
    """A figure."""
    caption = html.escape(record.get("caption", ""))
    alt = html.escape(record.get("alt") or record.get("caption", ""))
    return f'<figure><img src="{record["src"]}" alt="{alt}"/><figcaption>{caption}</figcaption></figure>'


def block(record: dict[str, Any]) -> str:
    """A block of a body."""
    match record["type"]:
        case "paragraph" | "html":
            return f"<p>{record.get('html') or html.escape(record.get('text', ''))}</p>"
        case "heading":
            return f"<h{record['level']}>{html.escape(record['text'])}</h{record['level']}>"
        case "picture":
            return picture(record)
        case "gallery":
            return "\n".join(map(picture, record["pictures"]))
        case "table":
            head = "".join(f"<th>{cell}</th>" for cell in record.get("header", ()))
            rows = ["".join(f"<td>{cell}</td>" for cell in row) for row in record["rows"]]
            body = "".join(f"<tr>{row}</tr>" for row in rows)
            return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case "list":
            name = "ol" if record.get("ordered") else "ul"
            return f"<{name}>{''.join(f'<li>{inner(i)}</li>' for i in record['items'])}</{name}>"
        case "quote" | "aside":
            return f"<blockquote>{inner(record['blocks'])}</blockquote>"
        case "pull_quote":
            return f"<blockquote><p><b>{html.escape(record['text'])}</b></p></blockquote>"
        case "footnote":
            return f'<p id="fn-{record["id"]}">{record["html"]}</p>'
        case "embed":
            return f'<p><a href="{record.get("url", "#")}">{record.get("title", "Watch")}</a></p>'
        case "code":
            return f"<pre>{html.escape(record['text'])}</pre>"
        case _:
            return "<hr/>"


def inner(blocks: str | list[dict[str, Any]]) -> str:
    """Blocks within a block."""
    return blocks if isinstance(blocks, str) else "\n".join(map(block, blocks))


def one_file(folder: Path) -> Path:
    """The day as one HTML file, pictures beside it."""
    shutil.copytree(DAY / "pictures", folder / "pictures", dirs_exist_ok=True)
    source = folder / "day.html"
    articles = "\n".join(map(article, records()))
    source.write_text(
        f'<!DOCTYPE html><html lang="{LANGUAGE}"><head><meta charset="utf-8"/>'
        f"<title>{TITLE}</title></head><body>{articles}</body></html>",
        "utf-8",
    )
    return source


def by_calibre(source: Path, out: Path) -> None:
    """One HTML file to EPUB 3, parted and listed by its first-level headings."""
    program = shutil.which("ebook-convert")
    if program is None:
        raise ToolError("calibre is missing")
    heading = "//h:h1"
    _run(
        *(program, source, out, "--epub-version", "3", "--title", TITLE, "--authors", AUTHOR),
        *("--language", LANGUAGE, "--level1-toc", heading, "--chapter", heading),
    )


def by_pandoc(source: Path, out: Path) -> None:
    """One HTML file to EPUB 3."""
    found = importlib.util.find_spec("pypandoc")
    bundled = Path(str(found.origin)).parent / "files" / "pandoc" if found else Path("pandoc")
    program = shutil.which("pandoc") or shutil.which(bundled)
    if program is None:
        raise ToolError("pandoc is missing")
    _run(
        *(program, source, "-o", out, "--toc", f"--resource-path={source.parent}"),
        *("-M", f"title={TITLE}", "-M", f"author={AUTHOR}", "-M", f"lang={LANGUAGE}"),
    )


def by_script(source: Path, out: Path) -> None:
    """What people write with ebooklib in an afternoon."""
    book = epub.EpubBook()
    book.set_identifier("meridian-courier-2025-07-23")
    book.set_title(TITLE)
    book.set_language("en")
    book.add_author(AUTHOR)
    for path in sorted((source.parent / "pictures").rglob("*.*")):
        name = str(path.relative_to(source.parent))
        kind = "image/png" if path.suffix == ".png" else "image/jpeg"
        book.add_item(epub.EpubItem(file_name=name, media_type=kind, content=path.read_bytes()))
    chapters = []
    for number, record in enumerate(records()):
        chapter = epub.EpubHtml(title=record["headline"], file_name=f"{number}.xhtml", lang="en")
        chapter.content = article(record)
        book.add_item(chapter)
        chapters.append(chapter)
    book.toc = chapters
    book.spine = ["nav", *chapters]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    epub.write_epub(str(out), book)


def by_paperpress(source: Path, out: Path) -> None:
    """The records themselves."""
    folder = source.parent / "pressed"
    _run(
        *(sys.executable, "-m", "paperpress", "build", "-q", "--layout", "paper"),
        *("--config", DAY / "paperpress.toml", "--out", folder),
    )
    shutil.copy(next(folder.rglob("*.epub")), out)


def _run(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise ToolError(f"{command[0]}: {done.stderr[-400:]}")


PRESSES = {
    "calibre": by_calibre,
    "pandoc": by_pandoc,
    "plain script": by_script,
    "paperpress": by_paperpress,
}


def judged(path: Path) -> list[Finding]:
    """All that is found in an edition; a tool that isn't there finds nothing, and that is said."""
    found = list(check_epub(path.read_bytes(), path.name))
    for tool in (tools.epubcheck, tools.ace):
        try:
            found += tool(path)
        except ToolError as error:
            print(f"{tool.__name__}: {error}", file=sys.stderr)
    return found


def meanings() -> dict[str, str]:
    """What each code means, from docs/findings.md."""
    rows = [
        line.strip("| ").split(" | ")
        for line in (ROOT / "docs" / "findings.md").read_text("utf-8").splitlines()
        if line.startswith("| ")
    ]
    return {row[0]: row[2] for row in rows if len(row) > 2}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault(
        tools.ACE_VARIABLE, str(_TOOLS / "node_modules" / ".bin" / "ace-puppeteer")
    )
    os.environ.setdefault("PUPPETEER_EXECUTABLE_PATH", str(_TOOLS / "chromium"))
    source = one_file(folder)
    found: dict[str, Counter[str]] = {}
    for name, press in PRESSES.items():
        out = folder / f"{name.replace(' ', '-')}.epub"
        try:
            press(source, out)
        except ToolError as error:
            print(f"{name} left out: {error}", file=sys.stderr)
            continue
        found[name] = Counter(finding.code for finding in judged(out))
    told = meanings()
    print(f"| code | what it means | {' | '.join(found)} |")
    print(f"|---|---|{'---|' * len(found)}")
    for code in sorted({code for counts in found.values() for code in counts}):
        counts = " | ".join(str(counts[code] or "–") for counts in found.values())
        print(f"| {code} | {told[code]} | {counts} |")
    totals = " | ".join(str(counts.total()) for counts in found.values())
    print(f"| | all | {totals} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
