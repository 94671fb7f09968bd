"""What stands elsewhere: posts, videos, sound, frames. A quote of its words, or a titled link."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from paperpress.body.block_builder import BlockBuilder
from paperpress.body.elements import attribute, characters, classes, descendants, pixels, tag
from paperpress.body.findings import BodyFinding, BodyFindings
from paperpress.body.flow import Reader, contents, inner
from paperpress.body.language_marks import LanguageMark
from paperpress.body.links import address
from paperpress.model.blocks import Block, Embed
from paperpress.model.text import fold

PROVIDERS: Final = {
    "youtube.com": "YouTube", "youtube-nocookie.com": "YouTube", "youtu.be": "YouTube",
    "vimeo.com": "Vimeo", "dailymotion.com": "Dailymotion", "twitch.tv": "Twitch",
    "twitter.com": "X", "x.com": "X", "instagram.com": "Instagram", "tiktok.com": "TikTok",
    "facebook.com": "Facebook", "threads.net": "Threads", "threads.com": "Threads",
    "bsky.app": "Bluesky", "reddit.com": "Reddit", "linkedin.com": "LinkedIn",
    "spotify.com": "Spotify", "soundcloud.com": "SoundCloud",
    "podcasts.apple.com": "Apple Podcasts",
    "datawrapper.de": "Datawrapper", "dwcdn.net": "Datawrapper", "flourish.studio": "Flourish", "infogram.com": "Infogram",
    "documentcloud.org": "DocumentCloud", "scribd.com": "Scribd", "google.com": "Google",
}  # fmt: skip
"""Host to the name that readers know it by; a subdomain's is that of its domain."""

POSTS: Final = {
    "twitter-tweet": "X", "twitter-video": "X", "instagram-media": "Instagram",
    "tiktok-embed": "TikTok", "mastodon-embed": "Mastodon", "bluesky-embed": "Bluesky",
    "text-post-media": "Threads", "reddit-embed-bq": "Reddit", "reddit-card": "Reddit",
    "fb-xfbml-parse-ignore": "Facebook", "imgur-embed-pub": "Imgur", "threads-embed": "Threads",
}  # fmt: skip
"""Class of a ``blockquote`` that is a post, to the name of where it was posted."""

#: An address, and nothing else.
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.I)

_PLAYERS = (
    (re.compile(r"https://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,})(?:[?#].*)?"), r"https://www.youtube.com/watch?v=\1"),
    (re.compile(r"https://player\.vimeo\.com/video/([0-9]+)(?:[?#].*)?"), r"https://vimeo.com/\1"),
)  # fmt: skip


def provider_of(url: str) -> str:
    """Return the name by which readers know an address's host; else the host, or the empty string."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = host.split(".")
    domains = (".".join(labels[i:]) for i in range(len(labels)))
    return next((PROVIDERS[domain] for domain in domains if domain in PROVIDERS), host)


def post_of(element: etree._Element) -> str:
    """Return where a quoted post was posted; the empty string where the element is no post."""
    return next((POSTS[name] for name in sorted(classes(element)) if name in POSTS), "")


def post(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read a quoted post: its words, and where it was posted."""
    provider = post_of(element)
    links = [attribute(link, "href") for link in descendants(element, "a")]
    permalink = attribute(
        element, "data-instgrm-permalink", "data-text-post-permalink", "cite", "data-url"
    )
    named = [link for link in links if _host_of(link, provider)]
    # The last link is the post's, as it stands under its date; but Reddit's is who wrote it.
    url = permalink or (named or links or [""])[0 if provider == "Reddit" else -1]
    full = (address(url, reader.base, reader.body_findings) if url else None) or ""
    blocks = inner(reader, builder, element, language_mark)
    if blocks or full:
        reader.body_findings.add(BodyFinding.EMBED, full or provider)
        builder.block(Embed(provider, full, "", blocks))


def _host_of(link: str, provider: str) -> bool:
    try:
        return provider_of(link) == provider
    except ValueError:
        return False


def player(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``iframe``, ``video``, ``audio``, ``object`` or ``embed`` as a link with a title."""
    name = tag(element)
    # A frame's content is characters that no browser shows; a player's shows where it can't play.
    blocks = () if name in ("iframe", "frame") else inner(reader, builder, element, language_mark)
    url = _url(element)
    if name in ("iframe", "frame") and _is_unseen(element):
        reader.body_findings.add(BodyFinding.PIXEL, url)
        return
    full = (address(url, reader.base, reader.body_findings) if url else None) or ""
    if not full.startswith("http"):
        full = ""
    title = attribute(element, "title", "aria-label", "alt")
    if not full and not blocks and not title:
        file = (
            fold(urlsplit(url).path.rpartition("/")[2])
            if _is_path(url) and name != "iframe"
            else ""
        )
        if not file:
            reader.body_findings.add(BodyFinding.FRAME, name)
            return
        title = file
    for pattern, public in _PLAYERS:
        full = pattern.sub(public, full) if pattern.fullmatch(full) else full
    reader.body_findings.add(BodyFinding.EMBED, full or title)
    embed: Block = Embed(provider_of(full), full, title, blocks)
    builder.block(embed)


def left_behind(text: str, base: str | None, body_findings: BodyFindings) -> Embed | None:
    """Return the embed for an address that is alone on its line; None for any other text."""
    if _ADDRESS.fullmatch(text.strip()) is None:
        return None
    # What the address can't be is remarked on where it is read as text.
    full = address(text.strip(), base, BodyFindings())
    if full is None:
        return None
    body_findings.add(BodyFinding.EMBED, full)
    return Embed(provider_of(full), full, "", ())


def is_left_behind(element: etree._Element) -> bool:
    """Tell whether an element holds an address alone on its line, and nothing else."""
    if len(element) > 1:
        return False
    text = (element.text or "").strip()
    if len(element) == 0:
        return _ADDRESS.fullmatch(text) is not None
    link = element[0]
    if text or tag(link) != "a" or len(link) or (link.tail or "").strip():
        return False
    words = (link.text or "").strip()
    return _ADDRESS.fullmatch(words) is not None and _same(words, attribute(link, "href"))


def holds_left_behind(element: etree._Element) -> bool:
    """Tell whether one of the lines of an element, which it breaks itself, is an address alone."""
    return any(tag(child) == "br" for child in element) and any(
        _address_of(line) for line in _lines(element)
    )


def _lines(element: etree._Element) -> list[list[str | etree._Element]]:
    """Return the content of an element by lines; each line but the first begins with its ``br``."""
    lines: list[list[str | etree._Element]] = [[element.text or ""]]
    for child in element:
        if tag(child) == "br":
            lines.append([])
        lines[-1] += [child, child.tail or ""]
    return lines


def _address_of(line: Sequence[str | etree._Element]) -> str:
    """Return the address that a line consists of, as text or as a link; empty for any other line."""
    held = [part for part in line if not (isinstance(part, str) and not part.strip())]
    parts = [part for part in held if isinstance(part, str) or tag(part) != "br"]
    match parts:
        case [str() as text]:
            return text.strip() if _ADDRESS.fullmatch(text.strip()) else ""
        case [etree._Element() as link] if tag(link) == "a":
            words = characters(link)
            bare = _ADDRESS.fullmatch(words) and _same(words, attribute(link, "href"))
            return words if bare else ""
        case _:
            return ""


def bare_among_lines(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Set a paragraph of which a line is an address: a link with a name, between paragraphs."""
    builder.part()
    outer = builder.language_mark
    builder.language_mark = language_mark.within(outer)
    after_embed = False
    for line in _lines(element):
        address_ = "" if builder.in_link else _address_of(line)
        embed = left_behind(address_, reader.base, reader.body_findings) if address_ else None
        if embed is not None:
            builder.block(embed)
        for part in line if embed is None else ():
            if isinstance(part, str):
                reader.text(builder, part)
            elif not (after_embed and tag(part) == "br"):
                reader.place(builder, part)
        after_embed = embed is not None
    builder.part()
    builder.language_mark = outer


def _same(text: str, href: str) -> bool:
    return text.rstrip("/") == href.rstrip("/")


def bare(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read an address alone on its line as a link with a name."""
    embed = None
    if not builder.in_link:
        embed = left_behind(characters(element), reader.base, reader.body_findings)
    if embed is None:
        contents(reader, builder, element, language_mark)
    else:
        builder.block(embed)


def _url(element: etree._Element) -> str:
    immediate = attribute(element, "src", "data", "data-src", "data-lazy-src", "href")
    if immediate and not immediate.startswith(("about:", "data:")):
        return immediate
    later = attribute(element, "data-src", "data-lazy-src")
    inside = (attribute(source, "src") for source in descendants(element, "source", "embed"))
    movie = (
        attribute(param, "value")
        for param in descendants(element, "param")
        if (param.get("name") or "").lower() in ("movie", "src")
    )
    return later or next((url for url in (*inside, *movie) if url), "")


def _is_unseen(element: etree._Element) -> bool:
    measures = (pixels(element, "width"), pixels(element, "height"))
    return any(measure is not None and measure <= 2 for measure in measures)


def _is_path(url: str) -> bool:
    try:
        return bool(url) and urlsplit(url).scheme in ("", "http", "https")
    except ValueError:
        return False
