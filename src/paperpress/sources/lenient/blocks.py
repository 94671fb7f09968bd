"""Readers of a body: HTML, or blocks; one that can't be read keeps its words and costs no other."""

from __future__ import annotations

from typing import Any, Final

from paperpress.sources.lenient.block_kinds import NEEDED, kind_of, needs, shapes
from paperpress.sources.lenient.lists import as_items
from paperpress.sources.lenient.notes import Notes, names, shown
from paperpress.sources.lenient.objects import read_object
from paperpress.sources.lenient.texts import UNSEEN, is_blank, texts_in
from paperpress.sources.lenient.words import has_markup, kept

#: Blocks within one another that are read as such; `body` levels them sooner.
_DEEPEST: Final = 20
#: Under which systems wrap a block's own fields.
_WRAPPERS: Final = ("data", "attributes", "attrs", "props", "fields")
_HTML_KEYS: Final = names(
    "html rendered body_html bodyHtml content_html value text body content raw"
)
_BLOCK_KEYS: Final = ("blocks", "content", "body", "children", "items", "paragraphs")


def body(value: Any, path: str, notes: Notes) -> str | list[dict[str, Any]] | None:
    """Read a body: HTML as text, blocks as a list, or an object that holds either."""
    if type(value) is str:
        if not value.isascii():
            notes.controls(value, path)
        return value if not is_blank(value) else None
    listed = as_items(value)
    if listed is None and isinstance(value, dict):
        html, listed = _wrapped(value)
        if html:
            notes.add("REC103", path, was=shown(value), meant="HTML or blocks", read="its HTML")
            return html
    if listed is None:
        lost = "REC104" if value is not False else UNSEEN
        notes.add(lost, path, was=shown(value), meant="HTML or a list of blocks")
        return None
    blocks = blocks_of(listed, path, notes)
    return blocks if any(_says_something(block) for block in blocks) else None


def _wrapped(value: dict[str, Any]) -> tuple[str, list[Any] | None]:
    """Return the HTML that an object in a body's place holds, or the blocks."""
    if value.get("type") and kind_of(value) is not None:
        return "", [value]
    for key in _BLOCK_KEYS:
        if isinstance(value.get(key), list) and value[key]:
            return "", list(value[key])
    if kind_of(value) is not None:
        return "", [value]
    html = next((text for text in texts_in(value, _HTML_KEYS) if not is_blank(text)), "")
    return html, None if html or not value else [value]


def _says_something(block: dict[str, Any]) -> bool:
    return not (block["type"] == "html" and not block["html"].strip())


def blocks_of(listed: list[Any], path: str, notes: Notes) -> list[dict[str, Any]]:
    """Return the blocks of a list.

    One that is nothing leaves an empty one in its place at the top of a body, since pictures are
    known by the place of their block.
    """
    blocks: list[dict[str, Any]] = []
    for place, item in enumerate(listed):
        read = _block(item, f"{path}[{place}]", notes)
        if not read and not notes.depth:
            read = [{"type": "html", "html": ""}]
        blocks += read
    return blocks


def inner(value: Any, path: str, notes: Notes) -> str | list[dict[str, Any]] | None:
    """Read the blocks, or HTML, within a block."""
    notes.depth += 1
    try:
        return body(value, path, notes)
    finally:
        notes.depth -= 1


_SHAPES: Final = shapes(inner)


def _block(item: Any, path: str, notes: Notes) -> list[dict[str, Any]]:
    """Return an item of a body as blocks: one, unless it is a list or nothing."""
    if notes.depth > _DEEPEST:
        notes.add("REC123", path)
        return kept(item)
    if isinstance(item, dict):
        return _typed(item, path, notes)
    if item is None or isinstance(item, bool):
        if item is not None:
            notes.add(UNSEEN, path, was=shown(item), meant="a block")
        return []
    listed = as_items(item)
    if listed is not None:
        notes.add("REC117", path, was=shown(item), read="the blocks in it")
        notes.depth += 1
        read = blocks_of(listed, path, notes)
        notes.depth -= 1
        return read
    return _of_text(item, path, notes)


def _of_text(item: object, path: str, notes: Notes) -> list[dict[str, Any]]:
    words = next(texts_in(item), "")
    if is_blank(words):
        if not isinstance(item, str):
            notes.add(UNSEEN, path, was=shown(item), meant="a block")
        return []
    notes.add("REC117", path, was=shown(item), read="a paragraph")
    if has_markup(words):
        return [{"type": "html", "html": words}]
    return [{"type": "paragraph", "text": words}]


def _typed(item: dict[str, Any], path: str, notes: Notes) -> list[dict[str, Any]]:
    """Return a block read by its type, by the type that was probably meant, or by its words alone."""
    kind = item.get("type")
    if type(kind) is not str or kind not in _SHAPES:
        kind = kind_of(item)
        if kind is None:
            return _by_words(item, path, notes)
        was = _type_of(item)
        notes.add("REC117", path, was=f"a block of {was}", read=f"the block {kind!r}")
        item = _as(kind, item)
    needed = NEEDED.get(kind, ())
    if needed and not any(key in item for key in needed):
        item = _unwrapped(item)
    read = read_object(item, _SHAPES[kind], path, notes)
    if kind == "paragraph" and "html" in read and "text" in read:
        del read["text"]
        notes.add("REC124", path)
    if not needs(kind, read):
        return _short(kind, item, read, path, notes)
    return [read]


def _as(kind: str, item: dict[str, Any]) -> dict[str, Any]:
    """Return a block under the type that it is read as, with what its own type said besides."""
    written = next(texts_in(item.get("type")), "").strip().lower()
    item = {**item, "type": kind}
    if kind == "heading" and written[:1] == "h" and written[1:].isdecimal():
        item.setdefault("level", int(written[1:2]))
    if kind == "list" and written in {"ol", "ordered_list", "orderedlist", "numbered_list"}:
        item.setdefault("ordered", True)
    return item


def _unwrapped(item: dict[str, Any]) -> dict[str, Any]:
    """Return a block with the fields that its system wraps in an object of their own."""
    for wrapper in _WRAPPERS:
        held = item.get(wrapper)
        if isinstance(held, dict):
            rest = {key: value for key, value in item.items() if key != wrapper}
            return {**held, **rest}
    return item


def _type_of(item: dict[str, Any]) -> str:
    return shown(item["type"]) if item.get("type") else "no type"


def _by_words(item: dict[str, Any], path: str, notes: Notes) -> list[dict[str, Any]]:
    words = kept(item)
    was = _type_of(item)
    if words:
        notes.add("REC115", path, was=was, kinds=", ".join(NEEDED))
    else:
        notes.add("REC116", path, was=was, kinds=", ".join(NEEDED))
    return words


def _short(
    kind: str, item: dict[str, Any], read: dict[str, Any], path: str, notes: Notes
) -> list[dict[str, Any]]:
    """Return the words of a block that lacks what its kind can't be without."""
    if kind == "picture":
        parts = {key: read[key] for key in ("caption", "credit", "description") if key in read}
        caption = " Its caption was kept." if parts else ""
        notes.add("REC111", path, was=shown(item), caption=caption)
        return kept(parts)
    words = kept({key: value for key, value in item.items() if key != "type"})
    needed = (" and " if kind == "footnote" else " or ").join(NEEDED[kind])
    notes.add("REC122" if words else "REC119", path, kind=kind, needed=needed)
    return words
