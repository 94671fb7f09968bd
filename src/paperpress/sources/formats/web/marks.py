"""A site's own picture, which pages name where an article has none: its mark, or a card to share."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from paperpress.sources.parsing.html_page import Page, same_picture

#: Words of a file's name of which one is enough.
_MARKS: Final = frozenset(
    {
        "logo",
        "logos",
        "favicon",
        "placeholder",
        "sprite",
        "sprites",
        "noimage",
        "nopic",
        "watermark",
    }
)
#: Words that say nothing of an article: a name of these alone, and one at least of the first, is a
#: mark; ``fb-share-image.png``, not ``quay-fb.jpg``.
_TELLING: Final = frozenset(
    {"avatar", "blank", "brand", "branding", "default", "facebook", "fallback", "fb", "generic", "icon",
     "icons", "masthead", "og", "opengraph", "share", "sharing", "site", "social", "touch", "twitter"}
)  # fmt: skip
_EMPTY: Final = frozenset(
    {"apple", "banner", "big", "bg", "card", "cover", "header", "home", "homepage", "image", "img", "large",
     "main", "meta", "new", "no", "pic", "picture", "preview", "seo", "small", "square", "thumb",
     "thumbnail", "w", "x", "px", "v"}
)  # fmt: skip
_SERVICES: Final = frozenset({"facebook", "fb", "twitter"})
_PHOTOGRAPH = re.compile(r"\.(?:jpe?g|webp|avif)$", re.I)
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_mark(address: str, page: Page, logos: Collection[str]) -> bool:
    """Tell whether an address is the site's own picture, and not one of the article.

    Args:
        address: of the picture.
        page: it stands on; a picture that has a caption there is the article's, whatever its name.
        logos: addresses that the page's data call a logo.
    """
    if page.picture(address).get("caption"):
        return False
    if any(same_picture(address, logo) for logo in logos):
        return True
    file = address.partition("?")[0].partition("#")[0].rpartition("/")[2]
    stem = file.rpartition(".")[0] or file
    words = set(_WORD.findall(_CAMEL.sub(" ", stem).lower()))
    if words & _MARKS:
        return True
    rest = words - _EMPTY
    if rest <= _SERVICES:  # a story about one may have its sign as a photograph
        return bool(rest) and not _PHOTOGRAPH.search(file)
    return rest <= _TELLING
