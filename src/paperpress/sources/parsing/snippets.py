"""Small pieces of HTML for a record's body, with every value of theirs escaped.

They are translated by `paperpress.prose` like any body, and never pasted into a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

_BLOCK = re.compile(
    r"\s*<(?:address|article|aside|blockquote|div|dl|figure|h[1-6]|hr|iframe|ol|p|pre|section|table|ul)\b",
    re.IGNORECASE,
)


def paragraph(html: str) -> str:
    """Return the HTML as a paragraph; what is a block already stays what it is.

    Text without a tag would be taken for plain text, where ``&lt;`` is four letters.
    """
    return html if _BLOCK.match(html) else f"<p>{html}</p>"


def paragraphs(text: str) -> str:
    """Return plain text as HTML: a paragraph a line."""
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())


def link(url: str, text: str) -> str:
    """Return a link with plain text; without an address, the text."""
    label = escape(text or url)
    return f'<a href="{escape(url)}">{label}</a>' if url else label


def figure(src: str, *, caption: str = "", credit: str = "", alt: str = "") -> str:
    """Return a picture with its caption and credit line, all plain text; an empty ``alt`` is unknown."""
    alternative = f' alt="{escape(alt)}"' if alt else ""
    below = escape(caption)
    if credit:
        below = f'{below} <small class="credit">{escape(credit)}</small>'.strip()
    under = f"<figcaption>{below}</figcaption>" if below else ""
    return f'<figure><img src="{escape(src)}"{alternative}>{under}</figure>'


def shown_picture(picture: Mapping[str, str]) -> str:
    """Return a picture of a record, as `figure` has it."""
    return figure(
        picture["src"],
        caption=picture.get("caption", ""),
        credit=picture.get("credit", ""),
        alt=picture.get("alt", ""),
    )


def gallery(figures: Iterable[str]) -> str:
    """Return pictures that belong together."""
    return f'<div class="gallery">{"".join(figures)}</div>'
