"""Readers of lists: of one thing alone, of lists within, of the objects that PHP makes of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from paperpress.sources.lenient.notes import Notes, Reader, shown
from paperpress.sources.lenient.texts import UNSEEN, is_blank

#: Lists within lists that are opened.
_DEEPEST: Final = 8
#: What a record's list should look like, as findings put it.
_A_LIST: Final = "a list, [...]"


def as_items(value: object) -> list[Any] | None:
    """Return the items of a list, or of an object whose keys count; None for anything else."""
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, dict) and value and all(str(key).isdecimal() for key in value):
        return list(value.values())
    return None


def list_of(
    item: Reader,
    lost: str,
    *,
    of_text: Callable[[str], list[Any]] = lambda text: [text],
    text_is_right: bool = False,
) -> Reader:
    """Return a reader of a list; an item that can't be used costs itself alone.

    Args:
        item: reads an item.
        lost: the code that is noted where nothing in the list's place can be used.
        of_text: the items of a text that stands where the list should.
        text_is_right: a text alone is one of the field's own forms, so nothing is noted.
    """

    def read(value: Any, path: str, notes: Notes) -> list[Any] | None:
        if type(value) is not list:
            if isinstance(value, str):
                listed: list[Any] | None = [] if is_blank(value) else of_text(value)
                if listed and not text_is_right:
                    _note(value, path, notes, read=_quoted(listed))
            else:
                listed = _items_in(value, path, notes, lost)
            if listed is None:
                return None
            value = listed
        return [
            usable
            for place, entry in _places(value, path)
            if (usable := item(entry, place, notes)) is not None
        ]

    return read


def _items_in(value: Any, path: str, notes: Notes, lost: str) -> list[Any] | None:
    """Return the items of what stands in a list's place, and note it; None where there are none."""
    listed = as_items(value)
    if listed is not None:
        return listed
    if isinstance(value, dict) and len(value) == 1:
        (only,) = value.values()
        if isinstance(only, list):
            _note(value, path, notes, read="the list in it")
            return only
    if isinstance(value, dict | int | float) and not isinstance(value, bool) and value != {}:
        _note(value, path, notes, read="a list of it")
        return [value]
    code = UNSEEN if isinstance(value, bool | dict) else lost
    notes.add(code, path, was=shown(value), meant=_A_LIST)
    return None


def _note(value: Any, path: str, notes: Notes, *, read: str) -> None:
    notes.add("REC103", path, was=shown(value), meant=_A_LIST, read=read)


def _places(value: list[Any], path: str, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield each item with its place, also those of inner lists; null is no item."""
    for number, item in enumerate(value):
        if isinstance(item, list | tuple) and depth < _DEEPEST:
            yield from _places(list(item), f"{path}[{number}]", depth + 1)
        elif item is not None:
            yield f"{path}[{number}]", item


def _quoted(listed: list[Any]) -> str:
    names = [str(item.get("name", "")) if isinstance(item, dict) else str(item) for item in listed]
    return ", ".join(shown(name) for name in names[:6])
