"""What people write today: ebooklib, Pillow and Pyphen, in sixty lines. A rival, kept honest."""

from __future__ import annotations

import html
import io
import json
import re
import sys
from pathlib import Path

import pyphen
from ebooklib import epub
from PIL import Image

HYPHENS = pyphen.Pyphen(lang="en_GB")
WORD = re.compile(r"(?<![<&/\w])\b\w{6,}\b(?![^<]*>)")


def soft(body: str) -> str:
    """Soft hyphens in the words of a body."""
    return WORD.sub(lambda word: HYPHENS.inserted(word[0], "\u00ad"), body)


def grey(path: Path) -> bytes:
    """A picture for e-ink."""
    with Image.open(path) as image:
        image.thumbnail((1264, 1680))
        data = io.BytesIO()
        image.convert("L").save(data, "JPEG", quality=80)
        return data.getvalue()


def main(source: Path, out: Path) -> None:
    desks: dict[str, list[dict[str, str]]] = {}
    for line in source.read_text("utf-8").splitlines():
        record = json.loads(line)
        desks.setdefault(record["desk"], []).append(record)
    out.mkdir(parents=True, exist_ok=True)
    for desk, articles in desks.items():
        book = epub.EpubBook()
        book.set_identifier(desk)
        book.set_title(desk)
        book.set_language("en")
        chapters = []
        for number, record in enumerate(articles):
            figure, picture = "", record.get("picture")
            if picture:
                name = f"img/{number}.jpg"
                data = grey(source.parent / picture["src"])
                book.add_item(epub.EpubItem(file_name=name, media_type="image/jpeg", content=data))
                caption = html.escape(picture["caption"])
                figure = (
                    f'<figure><img src="{name}" alt="{caption}"/>'
                    f"<figcaption>{caption}</figcaption></figure>"
                )
            title = record["headline"]
            chapter = epub.EpubHtml(title=title, file_name=f"{number}.xhtml", lang="en")
            chapter.content = f"<h1>{html.escape(title)}</h1>{figure}{soft(record['body'])}"
            book.add_item(chapter)
            chapters.append(chapter)
        book.toc = chapters
        book.spine = ["nav", *chapters]
        book.add_item(epub.EpubNcx())
        book.add_item(epub.EpubNav())
        epub.write_epub(str(out / f"{desk}.epub"), book)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
