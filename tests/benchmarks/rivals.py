"""Programs that make EPUBs of articles today, as commands that read the same day; where installed."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
from pathlib import Path

#: calibre's way with news: an index of sections and pages, pictures compressed and fitted.
_RECIPE = """
from calibre.web.feeds.news import BasicNewsRecipe

class Day(BasicNewsRecipe):
    title = 'The day'
    language = 'en'
    compress_news_images = True
    scale_news_images_to_device = True
    no_stylesheets = True
    oldest_article = 36500
    max_articles_per_feed = 10000

    def parse_index(self):
        return {index!r}
"""


#: Title and file of each article, by desk.
Desks = dict[str, list[tuple[str, Path]]]
PROGRAMS = {"pandoc": "pandoc", "calibre": "ebook-convert"}
#: calibre draws its cover by Qt, which looks for a screen.
ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen"}


def versions() -> list[str]:
    """What is installed, as it names itself; and what isn't."""
    told = []
    for name, program in PROGRAMS.items():
        found = shutil.which(program)
        if found is None:
            told.append(f"no {name}: {program} isn't on PATH")
            continue
        said = subprocess.run(
            [found, "--version"],
            env={**os.environ, **ENVIRONMENT},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        told.append(said.splitlines()[0].strip())
    return told


def write_pages(source: Path, folder: Path) -> Desks:
    """The day's articles as HTML pages beside their pictures: title and file, by desk."""
    desks: Desks = {}
    for number, line in enumerate(source.read_text("utf-8").splitlines()):
        record = json.loads(line)
        title, picture = html.escape(record["headline"]), record.get("picture")
        figure = ""
        if picture:
            caption = html.escape(picture["caption"])
            figure = (
                f'<figure><img src="{picture["src"]}" alt="{caption}">'
                f"<figcaption>{caption}</figcaption></figure>"
            )
        page = folder / f"{number}.html"
        page.write_text(
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f"</head><body><h1>{title}</h1>{figure}{record['body']}</body></html>",
            "utf-8",
        )
        desks.setdefault(record["desk"], []).append((record["headline"], page))
    return desks


def pandoc(desks: Desks, out: Path) -> list[list[str]]:
    """A command a desk; none where pandoc isn't installed. It leaves pictures as they are."""
    program = shutil.which(PROGRAMS["pandoc"])
    if program is None:
        return []
    out.mkdir(parents=True, exist_ok=True)
    return [
        [
            program, "--from", "html", "--to", "epub3", "--metadata", f"title={desk}",
            "--resource-path", str(pages[0][1].parent), "--output", str(out / f"{desk}.epub"),
            *(str(page) for _, page in pages),
        ]
        for desk, pages in desks.items()
    ]  # fmt: skip


def calibre(desks: Desks, folder: Path, out: Path) -> list[list[str]]:
    """One command for the day, desks as its sections; none where calibre isn't installed."""
    program = shutil.which(PROGRAMS["calibre"])
    if program is None:
        return []
    out.mkdir(parents=True, exist_ok=True)
    index = [
        (desk, [{"title": title, "url": page.as_uri()} for title, page in pages])
        for desk, pages in desks.items()
    ]
    recipe = folder / "day.recipe"
    recipe.write_text(_RECIPE.format(index=index), "utf-8")
    command = [program, str(recipe), str(out / "day.epub"), "--output-profile", "kindle_oasis"]
    return [[*command, "--epub-version", "3"]]
