"""How large a theme sets what stands on a page: sizes of type and the room between, from its sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import tinycss2
from tinycss2.ast import Declaration, DimensionToken, IdentToken, NumberToken, QualifiedRule

#: What a rule between two parts of the head takes, in ems.
_RULES: Final = 0.2
_HEAD: Final = (".kicker", "h1", ".standfirst", ".byline", ".position")


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Sizes of type, and the room above and below what is set in it, in ems of the text."""

    text: float = 1.0
    """How many times as large as the reader's own size the text is."""
    headlines: tuple[float, float, float] = (1.45, 1.2, 1.1)
    """Of a headline, of a long one, and of a longer one."""
    kicker: float = 0.85
    byline: float = 0.85
    position: float = 0.85
    caption: float = 0.85
    credit_apart: bool = False
    """The credit line has a line of its own."""
    heading: float = 1.25
    pull_quote: float = 1.2
    entry: float = 1.1
    """Of a headline in the contents."""
    head_room: float = 2.0
    """Of the whole head."""
    lead_room: float = 1.1
    picture_room: float = 2.3
    heading_room: float = 2.2
    paragraph_room: float = 0.7
    standfirst_room: float = 1.3
    """Where it doesn't stand in the head."""
    pull_quote_room: float = 3.1
    entry_room: float = 1.1
    group_room: float = 1.6


@lru_cache(maxsize=16)
def type_sizes(sheet: bytes, text: float = 1.0) -> TypeSizes:
    """Return the sizes that a theme's sheet sets; what it doesn't name has the text's size, and no room.

    `text` is how many times as large as the reader's own size the theme sets the text.
    """
    sizes = _Sheet.read(sheet)
    headline = sizes.size("h1")
    long = sizes.size(".long", headline)
    return TypeSizes(
        text=text,
        headlines=(headline, long, sizes.size(".longer", long)),
        kicker=sizes.size(".kicker"),
        byline=sizes.size(".byline"),
        position=sizes.size(".position"),
        caption=sizes.size("figcaption"),
        credit_apart=sizes.word(".credit", "display") == "block",
        heading=sizes.size("h2"),
        pull_quote=sizes.size(".pullquote"),
        entry=sizes.size(".entries h2"),
        head_room=_RULES + sum(map(sizes.room, _HEAD)),
        lead_room=sizes.room(".lead") + sizes.room("figcaption"),
        picture_room=sizes.room("figure") + sizes.room("figcaption"),
        heading_room=sizes.room("h2"),
        paragraph_room=sizes.room("p"),
        standfirst_room=sizes.room(".within") or sizes.room("p"),
        pull_quote_room=sizes.room(".pullquote") + sizes.room(".pullquote p"),
        entry_room=sum(map(sizes.room, (".entries h2", ".entries li"))),
        group_room=sizes.room(".group") * sizes.size("h2"),
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The declarations of a sheet, by selector: later ones win."""

    styles: Mapping[str, Mapping[str, Declaration]]

    @classmethod
    def read(cls, sheet: bytes) -> _Sheet:
        """Return what a sheet declares."""
        styles: dict[str, dict[str, Declaration]] = {}
        rules = tinycss2.parse_stylesheet(sheet.decode(), skip_comments=True, skip_whitespace=True)
        for rule in rules:
            if isinstance(rule, QualifiedRule):
                parts = tinycss2.parse_declaration_list(
                    rule.content, skip_comments=True, skip_whitespace=True
                )
                declared = {p.lower_name: p for p in parts if isinstance(p, Declaration)}
                for selector in tinycss2.serialize(rule.prelude).split(","):
                    styles.setdefault(selector.strip(), {}).update(declared)
        return cls(styles)

    def size(self, selector: str, inherited: float = 1.0) -> float:
        """Return the size of type of what a selector names."""
        values = _ems(self._declared(selector).get("font-size"))
        return values[0] if values else inherited

    def word(self, selector: str, name: str) -> str:
        """Return a property that is a word; empty for none."""
        declared = self._declared(selector).get(name)
        words = declared.value if declared else ()
        return next((token.lower_value for token in words if isinstance(token, IdentToken)), "")

    def room(self, selector: str) -> float:
        """Return the margins and paddings above and below what a selector names."""
        declared = self._declared(selector)
        room = sum(_both(declared, name) for name in ("margin", "padding"))
        return room * self.size(selector)

    def _declared(self, selector: str) -> Mapping[str, Declaration]:
        return self.styles.get(selector, {})


def _both(declared: Mapping[str, Declaration], name: str) -> float:
    """Return a margin or padding above and below together."""
    sides = _ems(declared.get(name)) or [0.0]
    above = _ems(declared.get(f"{name}-top")) or sides[:1]
    below = _ems(declared.get(f"{name}-bottom")) or sides[2:3] or sides[:1]
    return above[0] + below[0]


def _ems(declared: Declaration | None) -> list[float]:
    """Return the lengths of a declaration, in ems; those in other units as nothing."""
    tokens: Sequence[object] = declared.value if declared else ()
    return [_em(token) for token in tokens if isinstance(token, DimensionToken | NumberToken)]


def _em(token: DimensionToken | NumberToken) -> float:
    is_em = isinstance(token, DimensionToken) and token.lower_unit == "em"
    return token.value if is_em else 0.0
