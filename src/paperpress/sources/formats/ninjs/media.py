"""Pictures of ninjs: renditions of an item, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import filled, first, items, mapping, mappings, text

Item = dict[str, Any]

PICTURES = frozenset({"picture", "graphic"})
#: Names that systems give to the largest rendition, where no size tells which it is.
_LARGEST = ("original", "main", "hires", "highres", "baseimage", "full", "viewimage", "preview")


def named(value: object) -> Iterator[tuple[str, Item]]:
    """Yield objects with their names: an object of them in ninjs 1, a list since ninjs 2."""
    if isinstance(value, dict):
        for name, item in value.items():
            for number, entry in enumerate(mappings(item)):
                yield name if not number else f"{name}-{number}", entry
    else:
        for item in mappings(value):
            yield first(item.get("name")), item


def values(item: Item, plural: str, single: str) -> Iterator[tuple[str, str, str]]:
    """Yield role, content type and text of each headline, description or body, in order.

    From ninjs 2 on they are a list of objects; in ninjs 1 each is a key, ``body_xhtml``.
    """
    for entry in mappings(item.get(plural)):
        yield (
            first(entry.get("role")).lower(),
            first(entry.get("contenttype")),
            text(entry.get("value")),
        )
    for key, value in item.items():
        if key == single or key.startswith(f"{single}_"):
            yield key[len(single) + 1 :], "", text(value)


def addresses(item: Item) -> list[str]:
    """Return the addresses of an item's pictures, the largest first."""
    renditions = [
        (_size(rendition), -_rank(name), rendition)
        for name, rendition in named(item.get("renditions"))
        if first(rendition.get("href")) and _is_picture(rendition)
    ]
    renditions.sort(key=lambda entry: entry[:2], reverse=True)
    return [first(rendition.get("href")) for _, _, rendition in renditions]


def picture(item: Item) -> dict[str, Any] | None:
    """Return a record's picture of an item that is one; None where it has no address."""
    hrefs = addresses(item)
    if first(item.get("type")) not in PICTURES or not hrefs:
        return None
    descriptions = list(values(item, "descriptions", "description"))
    return filled(
        src=hrefs[0],
        caption=caption(item),
        credit=plain(
            first(
                *(value for role, _, value in descriptions if role.startswith("credit")),
                *(
                    item.get(key)
                    for key in ("creditline", "by", "byline", "copyrightholder", "source")
                ),
            )
        ),
        alt=alternative(item),
        license=plain(first(item.get("usageterms"))),
        kind="infographic" if item.get("type") == "graphic" else None,
    )


def caption(item: Item) -> str:
    """Return the caption: the description that is for it, or the first that is for nothing else."""
    descriptions = list(values(item, "descriptions", "description"))
    chosen = [value for role, _, value in descriptions if role in {"caption", "text", ""}]
    others = [value for role, _, value in descriptions if not role.startswith(("credit", "alt"))]
    return plain(first(*chosen, *others))


def alternative(item: Item) -> str:
    """Return the alternative text; Superdesk writes it into ``body_text``, unused for pictures."""
    texts = [
        value
        for role, _, value in values(item, "descriptions", "description")
        if role.startswith("alt")
    ]
    return plain(first(*texts, item.get("alttext"), item.get("alt_text"), item.get("body_text")))


def _size(rendition: Item) -> float:
    width, height = (_number(rendition.get(side)) for side in ("width", "height"))
    return width * height


def _number(value: object) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


def _rank(name: str) -> int:
    return _LARGEST.index(name.lower()) if name.lower() in _LARGEST else len(_LARGEST)


def _is_picture(rendition: Item) -> bool:
    """Tell whether it says that it is one, or says nothing; a caption's file isn't."""
    kind = first(rendition.get("contenttype"), rendition.get("mimetype"))
    return not kind or kind.startswith("image/")


def names(value: object) -> list[str]:
    """Return the names of subjects, genres and the like."""
    return [
        first(entry if isinstance(entry, str) else mapping(entry).get("name"))
        for entry in items(value)
    ]
