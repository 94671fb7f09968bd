"""Mends HTML source where a parser would lose words, or would nest elements without end.

One pass over the tags, in linear time, after which every element is closed and lies within the
one before it: the tree depends on nothing but the source, not on how a parser recovers.

A browser drops, and a reader must not lose: all that follows a tag, a quoted attribute value or a
comment that is never closed; what follows ``<iframe …/>``, which HTML doesn't take as closed;
``<jo@example.org>`` and ``</3``, which are no tags; the content of a CDATA section.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from typing import Final

from paperpress.body.pages import marked_by

DEEPEST: Final = 64
"""Elements that may be open at once. Newsroom HTML needs a dozen; libxml2 drops what is below
2,048, and reading systems fail long before."""

KNOWN: Final = frozenset(
    {
        "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b",
        "base", "basefont", "bdi", "bdo", "bgsound", "big", "blink", "blockquote", "body", "br",
        "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data",
        "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em",
        "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame", "frameset",
        "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe",
        "image", "img", "input", "ins", "isindex", "kbd", "keygen", "label", "legend", "li", "link",
        "listing", "main", "map", "mark", "marquee", "math", "menu", "menuitem", "meta", "meter",
        "nav", "nobr", "noembed", "noframes", "noscript", "object", "ol", "optgroup", "option",
        "output", "p", "param", "picture", "plaintext", "pre", "progress", "q", "rb", "rp", "rt",
        "rtc", "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small",
        "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table",
        "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr",
        "track", "tt", "u", "ul", "var", "video", "wbr", "xmp",
    }
)  # fmt: skip
"""The elements that HTML has, or once had."""

VOID: Final = frozenset(
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "image",
        "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
    }
)  # fmt: skip

#: It would take what follows for their content.
_NOT_VOID_TO_LIBXML2 = frozenset({"bgsound", "image", "keygen", "source", "track", "wbr"})

_SCOPES = frozenset(
    {
        "address", "article", "aside", "blockquote", "button", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "li",
        "main", "nav", "object", "ol", "section", "table", "td", "th", "ul",
    }
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

#: Whose start ends which open element before it, unless one of the others lies between
#: (HTML Standard, 13.1.2.4 and 13.2.6.4.7).
_ENDS = {
    "p": (frozenset({"p"}), _SCOPES),
    "a": (frozenset({"a"}), _SCOPES | {"p"}),
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    **dict.fromkeys(_HEADINGS, (_HEADINGS, _SCOPES)),
}
#: Their content is characters, up to the end tag (HTML Standard, 13.2.5.2 and .3).
_RAW = frozenset({"script", "style", "textarea", "title", "iframe", "xmp"})
#: Tags that only say how the rest is to be read; the rest is read as HTML instead.
_IGNORED = frozenset({"plaintext", "noembed", "noframes", "html", "body"})

_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.S)
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.S)
_OPENING = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/><]*+)(?P<cut><?)")
#: What follows a tag's name. That of an element which nobody knows goes no further than to the
#: next ``<``, so that what is no tag after all is looked at once.
_ATTRIBUTES, _STRANGE = (
    re.compile(
        rf"""(?P<attributes>(?:[^{beside}]|=\s*+(?:"[^"]*+"|'[^']*+'|(?P<open>["']))?+)*+)>"""
    )
    for beside in (">=", "<>=")
)
#: As many attributes as any tag needs: libxml2 compares each with all before it.
_FIRST_ATTRIBUTES = re.compile(r"""(?:[\s/]*+(?:[^\s/=]|=\s*+(?:"[^"]*+"|'[^']*+')?+)++){0,256}+""")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9]*(?:[-:_.][a-zA-Z0-9]+)*")
_HEAD_END = re.compile(r"</head\b[^>]*+(?:>|\Z)|(?=<body\b)", re.I)


class Repair(Enum):
    """What was mended."""

    TAG = "a tag, a quoted attribute or a comment that isn't closed"
    NOT_A_TAG = "a “<” that begins no tag"
    CDATA = "a CDATA section, which HTML doesn't have"
    DEPTH = "elements nested too deeply"
    SWALLOWED = "a script or style sheet that isn't closed"


def mend(source: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the source so mended that a parser keeps all its words, and the repairs, in order."""
    whole, sections = _CDATA.subn(r"\1", source) if "<![CDATA[" in source else (source, 0)
    mender = _Repairer(whole, [Repair.CDATA] if sections else [])
    return mender.run(), tuple(dict.fromkeys(mender.repairs))


class _Repairer:
    """One pass over a source."""

    def __init__(self, source: str, repairs: list[Repair]) -> None:
        self.source = source
        self.repairs = repairs
        self._out: list[str] = []
        self._open: list[str] = []
        self._flattened: Counter[str] = Counter()
        self._never_closed: set[str] = set()

    def run(self) -> str:
        source, position = self.source, 0
        while (at := source.find("<", position)) >= 0:
            self._out.append(source[position:at])
            position = self._markup(at)
        self._out.append(source[position:])
        return "".join(self._out)

    def _markup(self, at: int) -> int:
        """Read the ``<`` at a position as a tag or as text, and return the position to go on from."""
        source = self.source
        follows = source[at + 1 : at + 2]
        if source.startswith("<!--", at):
            return self._comment(at)
        if follows in ("!", "?"):
            end = source.find(">", at)
            return end + 1 if end >= 0 else self._rest_as_text(at)
        opening = _OPENING.match(source, at)
        if opening is None:
            if follows == "/":
                self.repairs.append(Repair.NOT_A_TAG)
            return self._as_text(at)
        return self._tag(opening)

    def _comment(self, at: int) -> int:
        if "<!--" not in self._never_closed:
            comment = _COMMENT.match(self.source, at)
            if comment is not None:
                self._out.append(marked_by(comment.group()))
                return comment.end()
            self._never_closed.add("<!--")
        self.repairs.append(Repair.TAG)
        return at + len("<!--")

    def _as_text(self, at: int) -> int:
        self._out.append("&lt;")
        return at + 1

    def _rest_as_text(self, at: int) -> int:
        """Take everything from a position on as text, since no tag ends any more."""
        self.repairs.append(Repair.TAG)
        self._out.append(self.source[at:].replace("<", "&lt;"))
        return len(self.source)

    def _tag(self, opening: re.Match[str]) -> int:
        name = opening["name"].lower()
        tag = self._whole(name, opening)
        if tag is None and name in KNOWN and not opening["cut"]:
            return self._rest_as_text(opening.start())
        if tag is None or not _is_tag(name, tag["attributes"]):
            self.repairs.append(Repair.NOT_A_TAG)
            return self._as_text(opening.start())
        if name in _IGNORED:
            return tag.end()
        if name == "head" and not opening["end"]:
            return self._head(tag.end())
        if opening["end"]:
            return self._end(name, tag.end())
        text = self.source[opening.start() : tag.end()]
        if tag["open"]:
            self.repairs.append(Repair.TAG)
            text = f"{text[:-1]}{tag['open']}>"
        return self._start(name, _shortened(text, opening[0], tag["attributes"]), tag)

    def _whole(self, name: str, opening: re.Match[str]) -> re.Match[str] | None:
        """Return the match of a whole tag, from the end of its name; None where it has no end."""
        if opening["cut"] or (name not in KNOWN and _NAME.fullmatch(name) is None):
            return None
        rest = _ATTRIBUTES if name in KNOWN else _STRANGE
        return rest.match(self.source, opening.end())

    def _head(self, end: int) -> int:
        """Return the position after a ``head``, since nothing in a head is shown."""
        head = None if "head" in self._never_closed else _HEAD_END.search(self.source, end)
        if head is None:
            self._never_closed.add("head")
            return end
        return head.end()

    def _start(self, name: str, text: str, tag: re.Match[str]) -> int:
        closed = tag["attributes"].endswith("/")
        if name in _RAW:
            return self._raw(name, text, tag.end(), closed=closed)
        if name in _ENDS:
            self._end_before(*_ENDS[name])
        if name not in VOID and not closed:
            if len(self._open) >= DEEPEST:
                self.repairs.append(Repair.DEPTH)
                self._flattened[name] += 1
                self._out.append(" ")
                return tag.end()
            self._open.append(name)
        self._out.append(f"{text}</{name}>" if name in _NOT_VOID_TO_LIBXML2 else text)
        return tag.end()

    def _end_before(self, ended: frozenset[str], scopes: frozenset[str]) -> None:
        for name in reversed(self._open):
            if name in ended:
                self._close(name)
                return
            if name in scopes:
                return

    def _end(self, name: str, end: int) -> int:
        if self._flattened[name]:
            self._flattened[name] -= 1
            self._out.append(" ")
        elif name in self._open:
            self._close(name)
        elif name == "p":
            self._out.append("<p></p>")
        elif name == "br":
            self._out.append("<br>")
        return end

    def _close(self, name: str) -> None:
        """Close an open element, and each that is open within it."""
        while True:
            inner = self._open.pop()
            self._out.append(f"</{inner}>")
            if inner == name:
                return

    def _raw(self, name: str, text: str, end: int, *, closed: bool) -> int:
        close = None
        if not closed and name not in self._never_closed:
            close = re.compile(rf"</{name}(?=[\s/>])[^>]*+(?:>|\Z)", re.I).search(self.source, end)
        if close is not None:
            self._out += (text, self.source[end : close.start()], f"</{name}>")
            return close.end()
        if not closed:
            self._never_closed.add(name)
            if name in ("script", "style") and not re.search(r"\ssrc\s*=", text, re.I):
                self.repairs.append(Repair.SWALLOWED)
                self._out += (text, f"</{name}>")
                return len(self.source)
            self.repairs.append(Repair.TAG)
        self._out += (text, f"</{name}>")
        return end


def _shortened(text: str, opening: str, attributes: str) -> str:
    """Return a tag with its first attributes alone, where it has more than any tag needs."""
    first = _FIRST_ATTRIBUTES.match(attributes)
    if first is None or not attributes[first.end() :].strip(" \t\n\r\f/"):
        return text
    return f"{opening}{first[0]}{'/' if attributes.endswith('/') else ''}>"


def _is_tag(name: str, attributes: str) -> bool:
    """Tell whether ``<name attributes>`` is meant as a tag.

    ``<jo@example.org>`` and ``<https://example.org>`` aren't, nor is ``<y and z>``: no element of
    that name is known, and its attributes have no value.
    """
    if name in KNOWN:
        return True
    bare = attributes.strip(" \t\n\r\f/")
    return "-" in name or ":" in name or not bare or "=" in bare
