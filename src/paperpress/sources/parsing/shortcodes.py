"""Shortcodes of WordPress: what its own show, and what of the others is told.

https://developer.wordpress.org/apis/shortcode/; Gutenberg's comments need nothing, since the HTML
between them is whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sources.parsing.snippets import figure, gallery, link

_CAPTION = re.compile(r"\[(caption|wp_caption)\b([^\]]*)\](.*?)\[/\1\]", re.S)
_EMBED = re.compile(r"\[embed\b[^\]]*\](.*?)\[/embed\]", re.S)
_MEDIA = re.compile(r"\[(audio|video|playlist)\b([^\]]*)\](?:(.*?)\[/\1\])?", re.S)
_GALLERY = re.compile(r"\[gallery\b([^\]]*)\]")
#: Any other: a word in brackets with attributes, or that is closed later on.
_OTHER = re.compile(
    r"\[(/?)([a-z][a-z0-9_-]{2,30})((?:\s+[\w-]+=(?:\"[^\"]*\"|'[^']*'|\S+))*)\s*/?\]"
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_IMAGE = re.compile(r"\s*(?:<a\b[^>]*>)?\s*(<img\b[^>]*>)\s*(?:</a>)?(.*)", re.S)


def replaced(body: str, pictures: Mapping[str, Mapping[str, str]]) -> tuple[str, list[str]]:
    """Return a body with HTML in place of its shortcodes, and the names of those that were left out.

    `pictures` are those that a gallery names, by id: ``src``, ``alt``, ``caption``.
    """
    body = _CAPTION.sub(lambda m: _captioned(m[2], m[3]), body)
    body = _EMBED.sub(lambda m: f"<p>{link(m[1].strip(), '')}</p>", body)
    body = _MEDIA.sub(lambda m: _media(m[2]), body)
    body = _GALLERY.sub(lambda m: _gallery(m[1], pictures), body)
    closed = {m[2] for m in _OTHER.finditer(body) if m[1]}
    gone: dict[str, None] = {}

    def left_out(match: re.Match[str]) -> str:
        if match[2] not in closed and not match[3]:
            return match[0]  # words in brackets, such as [sic]
        gone[match[2]] = None
        return ""

    return _OTHER.sub(left_out, body), list(gone)


def _attributes(text: str) -> dict[str, str]:
    return {m[1]: m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(text)}


def _captioned(attributes: str, inner: str) -> str:
    caption = _attributes(attributes).get("caption", "")
    match = _IMAGE.fullmatch(inner.strip())
    if match is None:
        return inner
    return f"<figure>{match[1]}<figcaption>{match[2].strip() or caption}</figcaption></figure>"


def _media(attributes: str) -> str:
    named = _attributes(attributes)
    address = next(
        (named[key] for key in ("src", "mp4", "webm", "mp3", "ogg", "m4a") if key in named), ""
    )
    return f"<p>{link(address, '')}</p>" if address else ""


def _gallery(attributes: str, pictures: Mapping[str, Mapping[str, str]]) -> str:
    ids = _attributes(attributes).get("ids", "")
    shown = [pictures[id.strip()] for id in ids.split(",") if id.strip() in pictures]
    return gallery(
        figure(picture["src"], caption=picture.get("caption", ""), alt=picture.get("alt", ""))
        for picture in shown
    )


def left_out(code: str, kinds: Sequence[str]) -> Finding:
    """Return the finding on shortcodes that nothing here can read."""
    return emit(code, path="body", kinds=", ".join(kinds))
