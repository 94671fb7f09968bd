"""Which element becomes what: the one table that a body's tree is read by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from paperpress.body.block_builder import BlockBuilder
from paperpress.body.drawings import drawing, object_or_drawing
from paperpress.body.elements import is_pull_quote, tag
from paperpress.body.embeds import (
    bare,
    bare_among_lines,
    holds_left_behind,
    is_left_behind,
    player,
    post,
    post_of,
)
from paperpress.body.extras import extra, is_extra
from paperpress.body.figures import (
    figure,
    gallery,
    image,
    is_figure,
    is_gallery,
    is_late_caption,
    late_caption,
)
from paperpress.body.flow import Handler, Reader, contents, in_line
from paperpress.body.inline import (
    active,
    annotation,
    bracket,
    control,
    formula,
    line_break,
    link,
    nothing,
    span,
)
from paperpress.body.language_marks import LanguageMark
from paperpress.body.lists import (
    definitions,
    details,
    divider,
    heading,
    listed,
    listing,
    unshown,
)
from paperpress.body.places import PLACE, place
from paperpress.body.quotes import aside, pull_quote, quote
from paperpress.body.scripted_embeds import ELEMENTS, is_scripted, scripted
from paperpress.body.tables import table
from paperpress.body.verse import is_verse, verse

_PLAIN: Final[Mapping[str, Handler]] = {
    "aside": aside,
    "blockquote": quote,
    "dl": definitions,
    "figure": figure,
    "ol": listed,
    "ul": listed,
}


def _box(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read a block whose class, role or content may mean something else than its name does."""
    name = tag(element)
    handler = _named(element, builder) if element.attrib else None
    if handler is None and name in ("p", "div", "figure"):
        if is_left_behind(element):
            handler = bare
        elif is_verse(element):
            handler = verse
        elif name != "figure" and holds_left_behind(element):
            handler = bare_among_lines
    (handler or _PLAIN.get(name, contents))(reader, builder, element, language_mark)


def _named(element: etree._Element, builder: BlockBuilder) -> Handler | None:
    """Return the handler that a class or role asks for; None where there is none."""
    if is_extra(element):
        return extra
    if post_of(element):
        return post
    if is_scripted(element):
        return scripted
    if is_verse(element):
        return verse
    if is_late_caption(element, builder):
        return late_caption
    if is_pull_quote(element):
        return pull_quote
    if is_gallery(element):
        return gallery
    return figure if is_figure(element) and not is_left_behind(element) else None


def _preformatted(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``pre``: as verse where it says so, else as a listing."""
    handler = verse if is_verse(element) else listing
    handler(reader, builder, element, language_mark)


def _rows(names: str, handler: Handler) -> dict[str, Handler]:
    return dict.fromkeys(names.split(), handler)


HANDLERS: Final[Mapping[str, Handler]] = {
    # Blocks that may be something else by their class.
    **_rows("p div section article aside blockquote figure ul ol dl", _box),
    # Blocks that only hold others.
    **_rows("main header footer nav address hgroup search center dialog", contents),
    **_rows("form fieldset", contents),
    # Parts that have lost what they belong to.
    **_rows("body li dt dd tr td th thead tbody tfoot caption figcaption", contents),
    **_rows("colgroup frameset optgroup", contents),
    # Blocks of their own kind.
    **_rows("h1 h2 h3 h4 h5 h6", heading),
    **_rows("menu dir", listed),
    **_rows("pre listing xmp", _preformatted),
    **_rows("summary legend", contents),
    "details": details,
    "table": table,
    "hr": divider,
    # Pictures, and what stands elsewhere.
    **_rows("img image amp-img amp-anim drupal-media drupal-entity", image),
    **_rows("iframe frame video audio applet amp-iframe amp-video amp-audio", player),
    **dict.fromkeys(ELEMENTS, scripted),
    **_rows("object embed", object_or_drawing),
    # Marks.
    **{
        name: span(name)
        for name in (
            "em", "strong", "i", "b", "u", "s", "small", "mark", "sub", "sup", "code", "kbd",
            "samp", "var", "cite", "q", "abbr", "dfn", "ins", "del", "bdi",
        )
    },
    "acronym": span("abbr"),
    "bdo": span("bdi"),
    "strike": span("s"),
    "tt": span("code"),
    "a": link,
    "br": line_break,
    # The line goes on through these.
    **_rows("span font big label nobr time data output progress meter picture", in_line),
    **_rows("title blink marquee canvas map slot ruby rb rtc noembed noframes", in_line),
    PLACE: place,
    "rt": annotation,
    "rp": bracket,
    **_rows("math mml:math m:math", formula),
    "svg": drawing,
    # These show nothing, or nothing that a page can show.
    **_rows("wbr col source track param area basefont bgsound", nothing),
    **_rows("meta base link", nothing),
    **_rows("script style", active),
    **_rows("input select textarea button datalist option keygen isindex", control),
    **_rows("noscript template", unshown),
}  # fmt: skip
"""Element to its handler; an element that isn't here is unknown, and its words are kept."""
