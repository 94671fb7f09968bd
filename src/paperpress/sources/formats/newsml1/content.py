"""What a ContentItem of NewsML 1 holds: a text, as HTML, or a picture in one of its sizes."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass
from typing import Any

from lxml import etree

from paperpress.body.html import is_markup
from paperpress.model.finding import Rejected
from paperpress.sources.formats.nitf.documents import story
from paperpress.sources.formats.nitf.text import nitf
from paperpress.sources.parsing.bodies import source_of, tree, within
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.snippets import paragraphs
from paperpress.sources.parsing.values import filled
from paperpress.sources.parsing.xml_text import as_html

_PICTURES = frozenset({"photo", "picture", "image", "graphic", "illustration", "stillimage"})
_TEXTS = frozenset({"", "text", "complexdata", "data", "story", "article"})
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|tiff?|svg)\b", re.I)
_HTML = re.compile(r"html", re.I)
_NITF = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<nitf\b")
#: Letters of a line that was broken to fit a printer.
_WRAPPED = 100
_SIDE = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text as HTML, and what the NITF that it stands in says of it."""

    html: str
    rank: int
    """Of several prints of one text the lowest is read: NITF, HTML, plain text."""
    record: dict[str, Any]


def formal(element: etree._Element | None, path: str = "") -> str:
    """Return the ``FormalName`` of an element, or of the first one at a path within it."""
    holder = element if element is None or not path else element.find(path)
    return "" if holder is None else (holder.get("FormalName") or holder.text or "").strip()


def is_picture(content: etree._Element) -> bool:
    """Tell whether a ContentItem is a picture, by its media type, else by its file name."""
    media, mime = formal(content, "{*}MediaType").lower(), formal(content, "{*}MimeType").lower()
    if media or mime:
        return media in _PICTURES or mime.startswith("image/")
    kind = (
        f"{formal(content, '{*}Format')} .{formal(content, '{*}Format')} {content.get('Href', '')}"
    )
    return bool(_PICTURE_FILE.search(kind))


def is_of_text(content: etree._Element) -> bool:
    """Tell whether a ContentItem is a text, in the document or in a file of its own."""
    if is_picture(content):
        return False
    mime = formal(content, "{*}MimeType").lower()
    media = formal(content, "{*}MediaType").lower()
    return media in _TEXTS and not mime.startswith(("audio/", "video/"))


def is_text(content: etree._Element) -> bool:
    """Tell whether a ContentItem holds a text."""
    return is_of_text(content) and bool(_words(content))


def text_of(content: etree._Element, name: str) -> Text:
    """Return the text of a ContentItem: NITF, XHTML, HTML that was escaped, or plain text."""
    data = content.find(".//{*}DataContent")
    if data is None:
        return Text("", 3, {})
    document = next(data.iter("{*}nitf"), None)
    if document is not None:
        read = story(document, name, "")
        if isinstance(read, Rejected) or not isinstance(read.record, dict):
            return Text(source_of(as_html(document)), 0, {})
        return Text(read.record.pop("body", ""), 0, read.record)
    if len(data):
        body = next(data.iter("{*}body"), None)
        html = source_of(as_html(data if body is None else body))
        return Text(html if is_markup(html) else f"<p>{html}</p>", 1, {})
    return _of_characters(content, _words(content))


def _of_characters(content: etree._Element, text: str) -> Text:
    if _NITF.match(text):
        read = nitf(text)
        return Text(read.body, 0, filled(headline=read.headline, standfirst=read.standfirst,
                                       byline=read.byline, dateline=read.dateline))  # fmt: skip
    kinds = f"{formal(content, '{*}MimeType')} {formal(content, '{*}Format')}"
    if _HTML.search(kinds) or is_markup(text):
        html = source_of(tree(within(text)))
        return Text(html if "<p" in html.lower() else paragraphs_of(text), 1, {})
    return Text(paragraphs_of(text), 2, {})


def paragraphs_of(text: str) -> str:
    """Return plain text as paragraphs, of which an agency's lines may only be the printed lines.

    A blank line parts paragraphs where lines are short; so does an indented one where the others
    aren't. A line of its own is a paragraph elsewhere.
    """
    lines = [line.rstrip() for line in text.strip("\r\n").splitlines()]
    shown = [line for line in lines if line.strip()]
    indented = [line for line in shown if line.startswith(("  ", "\t", "\u3000"))]
    if len(shown) < 3 or max(map(len, shown)) > _WRAPPED:
        return _marked(shown)
    if len(shown) < len(lines):
        blocks = re.split(r"\n\s*\n", "\n".join(lines))
    elif 0 < len(indented) < len(shown):
        blocks = re.split(r"\n(?=  |\t|\u3000)", "\n".join(lines))
    else:
        return _marked(shown)
    return _marked([" ".join(block.split()) for block in blocks if block.strip()])


def _marked(lines: list[str]) -> str:
    """Return lines as paragraphs, each with the markup that it has."""
    return "".join(
        f"<p>{line.strip()}</p>" if is_markup(line) else paragraphs(line) for line in lines
    )


def _words(content: etree._Element) -> str:
    """Return the characters of a ContentItem, which may be in Base64."""
    data = content.find(".//{*}DataContent")
    text = "" if data is None else "".join(data.itertext())
    encoding = next(content.iter("{*}Encoding"), None)
    if encoding is not None and encoding.get("Notation", "").lower().endswith("base64"):
        try:
            return b64decode("".join(text.split()), validate=True).decode()
        except ValueError:
            return ""
    return text if text.strip() else ""


def caption_of(content: etree._Element, name: str) -> str:
    """Return a text as the plain words under a picture."""
    return " ".join(plain(text_of(content, name).html).split())


def area(content: etree._Element) -> int:
    """Return the pixels of a picture from its Characteristics; else its bytes, as a smaller number."""
    properties = {
        formal(entry).lower(): entry.get("Value", "") for entry in content.iter("{*}Property")
    }
    sides = [properties.get(name, "") for name in ("width", "height")]
    if all(_SIDE.fullmatch(side) for side in sides):
        return int(sides[0]) * int(sides[1])
    size = "".join(content.xpath("string(.//*[local-name()='SizeInBytes'])")).strip()
    return int(size) // 1000 if size.isdecimal() and len(size) < 15 else 0
