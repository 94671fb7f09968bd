"""What a style sheet of an edition may hold, and what in one goes beyond that (docs/themes.md).

The limits are those of the oldest engines still in use and of the reader's own settings: CSS 2.1
(https://www.w3.org/TR/CSS21/), element and class selectors, relative sizes, and no font, line
height, alignment or colour for the text as a whole. Adobe's engine throws a whole sheet away at
one function that it doesn't know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import tinycss2
from tinycss2.ast import (
    AtRule,
    CurlyBracketsBlock,
    Declaration,
    DimensionToken,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    ParenthesesBlock,
    ParseError,
    QualifiedRule,
    SquareBracketsBlock,
)

from paperpress.themes.css_tokens import (
    RELATIVE_UNITS,
    is_address,
    is_colour,
    is_fixed_size,
    tokens,
    word_of,
)


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Property index of CSS 2.1, without the aural ones, and without `direction` and `unicode-bidi`,
#: which EPUB 3.3 forbids (section 6.3.1.1: the markup's `dir` says it).
_PROPERTIES: Final = _names(
    """background background-attachment background-color background-image background-position
    background-repeat border border-bottom border-bottom-color border-bottom-style
    border-bottom-width border-collapse border-color border-left border-left-color
    border-left-style border-left-width border-right border-right-color border-right-style
    border-right-width border-spacing border-style border-top border-top-color border-top-style
    border-top-width border-width bottom caption-side clear clip color content counter-increment
    counter-reset cursor display empty-cells float font font-family font-size font-style
    font-variant font-weight height left letter-spacing line-height list-style list-style-image
    list-style-position list-style-type margin margin-bottom margin-left margin-right margin-top
    max-height max-width min-height min-width orphans outline outline-color outline-style
    outline-width overflow padding padding-bottom padding-left padding-right padding-top
    page-break-after page-break-before page-break-inside position quotes right table-layout
    text-align text-decoration text-indent text-transform top vertical-align visibility
    white-space widows width word-spacing z-index"""
)
#: What the simplest engines draw: boxes, type and where a page may break. Nothing that places,
#: hides, repeats or generates.
_PLAIN: Final = frozenset(
    name
    for name in _PROPERTIES
    if name.startswith(("border", "font", "list-style", "margin", "padding", "page-break", "text-"))
) | _names("display height max-width orphans vertical-align white-space widows width")
#: Hyphenation is newer than CSS 2.1, and harmless to engines that don't know it.
_HYPHENS: Final = frozenset({"hyphens", "-webkit-hyphens", "-epub-hyphens"})
_FORBIDDEN_BY_EPUB: Final = frozenset({"direction", "unicode-bidi"})
_DISPLAYS: Final = _names(
    """inline block list-item inline-block none inherit table inline-table table-row-group
    table-header-group table-footer-group table-row table-column-group table-column table-cell
    table-caption"""
)
_POSITIONS: Final = frozenset({"static", "relative", "inherit"})
_UNITS: Final = RELATIVE_UNITS | {"px", "in", "cm", "mm", "pt", "pc"}
_FUNCTIONS: Final = frozenset({"url", "counter", "counters", "attr", "rect"})
_SELECTOR_SIGNS: Final = frozenset({".", ","})

#: Elements that hold the text as a whole: what is set on them is set on all that a reader reads.
_WHOLE_TEXT: Final = frozenset({"html", "body", "main", "article", "section", "div", "p", "li"})
_READERS_OWN: Final = frozenset({"font", "font-family", "font-size", "line-height", "text-align"})


#: A rule that is put after a sheet: whatever is left open in the sheet swallows it.
_END: Final = "paperpress-end"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A place in a sheet that goes beyond the limits."""

    line: int
    """From 1."""
    column: int
    """From 1."""
    message: str
    """A sentence: what stands there, and what to write."""


@lru_cache(maxsize=16)
def flaws(sheet: bytes, *, theme: bool) -> tuple[Flaw, ...]:
    """Return what in a sheet goes beyond the limits, in its order.

    `theme` holds it to the stricter limits of a theme: what a theme brings along, fonts and a
    larger size of text, is said in its theme.toml, and its sheet refers to no file. In the sheet
    of a whole publication a font that it declares itself and a relative size are meant.
    """
    try:
        text = sheet.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = sheet.count(b"\n", 0, error.start) + 1
        return (Flaw(line, 1, "the sheet is not UTF-8: save it as such"),)
    try:
        return tuple(_Check.of(text, theme=theme).flaws())
    except RecursionError:
        return (Flaw(1, 1, "brackets stand too deep within one another: take them apart"),)


def plain(sheet: bytes) -> bytes:
    """Return a theme's sheet, without what the simplest engines don't draw.

    Of each rule the declarations of boxes, type and page breaks stay, in their order; a rule that
    has none left goes.
    """
    rules = tinycss2.parse_stylesheet(sheet.decode(), skip_comments=True, skip_whitespace=True)
    kept = [_plain_rule(rule) for rule in rules if isinstance(rule, QualifiedRule)]
    return "".join(rule for rule in kept if rule).encode()


def _plain_rule(rule: QualifiedRule) -> str:
    declarations = [
        f"{part.lower_name}: {tinycss2.serialize(part.value).strip()};"
        for part in _contents(rule.content)
        if isinstance(part, Declaration) and part.lower_name in _PLAIN
    ]
    selector = tinycss2.serialize(rule.prelude).strip()
    return f"{selector} {{ {' '.join(declarations)} }}\n" if declarations else ""


class _Check:
    """One sheet, looked through."""

    def __init__(
        self, rules: Sequence[Node], end: tuple[int, int], *, theme: bool, left_open: bool
    ) -> None:
        self.rules = rules
        self.end = end
        self.theme = theme
        self.left_open = left_open

    @classmethod
    def of(cls, text: str, *, theme: bool) -> _Check:
        """Take a sheet apart into its rules."""
        rules = _rules(f"{text}\n@{_END};")
        last = next(reversed(rules), None)
        left_open = not (isinstance(last, AtRule) and last.lower_at_keyword == _END)
        end = (text.count("\n") + 1, len(text) - text.rfind("\n"))
        return cls(rules if left_open else rules[:-1], end, theme=theme, left_open=left_open)

    @cached_property
    def brought(self) -> set[str]:
        """The families of type that the sheet brings along."""
        return {family for rule in self.rules for family in _families(rule)}

    def flaws(self) -> Iterator[Flaw]:
        if self.left_open:
            line, column = _place(self.rules[-1]) if self.rules else (1, 1)
            line, column = min((line, column), self.end)
            yield Flaw(line, column, "from here on brackets, quotes or comments don't pair")
        for rule in self.rules:
            if isinstance(rule, ParseError) and self.left_open and rule is self.rules[-1]:
                continue  # what doesn't pair was told
            if isinstance(rule, ParseError):
                yield _flaw(rule, f"can't be parsed: {rule.message}")
            elif isinstance(rule, AtRule):
                yield from self._at_rule(rule)
            elif isinstance(rule, QualifiedRule):
                yield from self._rule(rule)

    def _at_rule(self, rule: AtRule) -> Iterator[Flaw]:
        if rule.lower_at_keyword != "font-face":
            yield _flaw(rule, f"@{rule.at_keyword} is not understood by every engine: leave it out")
        elif self.theme:
            yield _flaw(rule, "@font-face: name the font in theme.toml, so that it is embedded")

    def _rule(self, rule: QualifiedRule) -> Iterator[Flaw]:
        yield from _selector(rule.prelude)
        whole = _names_whole_text(rule.prelude)
        for part in _contents(rule.content):
            if isinstance(part, ParseError):
                yield _flaw(part, f"can't be parsed: {part.message}")
            elif isinstance(part, Declaration):
                yield from self._declaration(part, whole=whole)
            else:
                yield _flaw(part, "a rule stands within a rule: is a closing brace missing?")

    def _declaration(self, part: Declaration, *, whole: bool) -> Iterator[Flaw]:
        name = part.lower_name
        if name in _FORBIDDEN_BY_EPUB:
            yield _flaw(part, f"{name} is forbidden in EPUB: the pages' dir attributes say it")
        elif name not in _PROPERTIES | _HYPHENS:
            yield _flaw(part, f"{part.name} is no property of CSS 2.1: leave it out")
        if part.important:
            yield _flaw(part, f"{name}: !important would go before the reader's own settings")
        if whole and name in _READERS_OWN and not self._is_meant(name, part.value):
            yield _flaw(part, f"{name} of the text as a whole is the reader's own: leave it out")
        words = {token.lower_value for token in part.value if isinstance(token, IdentToken)}
        if (name == "display" and not words <= _DISPLAYS) or (
            name == "position" and not words <= _POSITIONS
        ):
            value = tinycss2.serialize(part.value).strip()
            yield _flaw(part, f"{name}: {value} is not understood by every engine: leave it out")
        for token in tokens(part.value):
            yield from self._token(name, token)

    def _is_meant(self, name: str, value: Sequence[Node]) -> bool:
        if self.theme:
            return False
        if name == "font-family":
            return any(word_of(token) in self.brought for token in value)
        return name == "font-size" and not any(is_fixed_size(token) for token in value)

    def _token(self, name: str, token: Node) -> Iterator[Flaw]:
        if isinstance(token, ParseError):
            yield _flaw(token, f"can't be parsed: {token.message}")
        elif is_colour(token):
            shown = tinycss2.serialize([token])
            yield _flaw(token, f"the colour {shown} is lost on some screens: write currentColor")
        elif isinstance(token, FunctionBlock) and token.lower_name not in _FUNCTIONS:
            yield _flaw(
                token, f"{token.name}() makes some engines throw the whole sheet away: leave it out"
            )
        elif isinstance(token, ParenthesesBlock | SquareBracketsBlock | CurlyBracketsBlock):
            yield _flaw(token, "a value in brackets is none of CSS 2.1: leave it out")
        elif self.theme and is_address(token):
            yield _flaw(token, "url(): a theme's sheet can't refer to a file: leave it out")
        elif isinstance(token, DimensionToken) and token.lower_unit not in _UNITS:
            yield _flaw(token, f"the unit {token.unit} is none of CSS 2.1: write em or %")
        elif name in {"font", "font-size"} and is_fixed_size(token):
            shown = tinycss2.serialize([token])
            yield _flaw(token, f"the size {shown} doesn't follow the reader's: write em or %")


def _rules(text: str) -> Sequence[Node]:
    return tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)


def _selector(prelude: Sequence[Node]) -> Iterator[Flaw]:
    for token in prelude:
        if isinstance(token, HashToken | SquareBracketsBlock | FunctionBlock):
            shown = tinycss2.serialize([token])
        elif isinstance(token, LiteralToken) and token.value not in _SELECTOR_SIGNS:
            shown = token.value
        elif isinstance(token, ParseError):
            shown = token.message
        else:
            continue
        yield _flaw(token, f"{shown} in a selector: select by elements and classes alone")


def _names_whole_text(prelude: Sequence[Node]) -> bool:
    """Tell whether one of a rule's selectors is of elements alone and ends in one that holds it all."""
    selectors: list[list[str]] = [[]]
    for token in prelude:
        if isinstance(token, LiteralToken) and token.value == ",":
            selectors.append([])
        elif isinstance(token, IdentToken):
            selectors[-1].append(token.lower_value)
        elif token.type not in {"whitespace", "comment"}:
            selectors[-1].append(tinycss2.serialize([token]))
    return any(
        names[-1:] == ["*"] or (bool(names) and set(names) <= _WHOLE_TEXT) for names in selectors
    )


def _contents(content: Sequence[Node]) -> Sequence[Node]:
    return tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)


def _families(rule: Node) -> Iterator[str]:
    """Yield the families that a @font-face rule declares."""
    if isinstance(rule, AtRule) and rule.lower_at_keyword == "font-face":
        for part in _contents(rule.content or ()):
            if isinstance(part, Declaration) and part.lower_name == "font-family":
                yield " ".join(text for token in part.value if (text := word_of(token)))


def _flaw(node: Node, message: str) -> Flaw:
    return Flaw(*_place(node), message)


def _place(node: Node) -> tuple[int, int]:
    return node.source_line, node.source_column
