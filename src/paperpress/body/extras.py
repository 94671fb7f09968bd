"""Advertising slots, newsletter boxes and share buttons between an article's paragraphs."""

from __future__ import annotations

import re

from lxml import etree

from paperpress.body.block_builder import BlockBuilder
from paperpress.body.elements import attribute, classes, descendants
from paperpress.body.findings import BodyFinding
from paperpress.body.flow import Reader
from paperpress.body.language_marks import LanguageMark

#: Whole names of classes and ids; a part of one, as in “ad” of “header”, says nothing.
_NAMES = re.compile(
    r"(?:ads?|adverts?|advertisements?|adsbygoogle|google-auto-placed|(?:ad|dfp|gpt)[-_](?:slot|unit|box|"
    r"container|wrapper|block|ad)|div-gpt-ad[\w-]*|adslot|ad-[0-9]+"
    r"|newsletter(?:[-_](?:sign-?up|box|form|promo|embed|widget|cta))?|email-sign-?up|mc4wp-form|kg-(?:signup|email(?:-cta)?)-card"
    r"|(?:social|post|article)?[-_]?(?:share|sharing)(?:[-_](?:bar|buttons?|links?|tools?|icons?|list))?"
    r"|sharedaddy|social-(?:share|sharing|icons|links)|a2a_kit|addtoany_share_save_container|addthis_toolbox)",
    re.I,
)
#: Characters; what is longer may be the article itself, within a box of a careless name.
_LONGEST = 400


def is_extra(element: etree._Element) -> bool:
    """Tell whether a block is an advertising slot, a newsletter's box or a bar of share buttons.

    It says so by its class or id, is short, and holds neither a heading of the text nor a picture
    with a caption.
    """
    names = {*classes(element), attribute(element, "id")}
    if not any(name and _NAMES.fullmatch(name) for name in names):
        return False
    words = " ".join("".join(element.itertext()).split())
    return (
        len(words) <= _LONGEST and next(descendants(element, "figcaption", "table"), None) is None
    )


def extra(
    reader: Reader, _builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Leave an element out, and put its words into a finding."""
    reader.body_findings.add(BodyFinding.EXTRA, " ".join("".join(element.itertext()).split()))
