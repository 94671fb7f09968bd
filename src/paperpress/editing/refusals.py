"""What an editor sees where a save wasn't written: both texts, or theirs, to be saved again.

Whatever was written is on the page, in a field; nothing is lost by having been refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from paperpress.editing.guards import TOKEN
from paperpress.editing.saving import StaleError
from paperpress.editing.sight import Sight, button, field, form, page_of, written
from paperpress.reporting.tree import add
from paperpress.xhtml.tree import Element

#: What a form says of itself, which the editor doesn't see.
_WRITTEN = ("alt", "value", "description")


def stale_page(
    sight: Sight, action: str, fields: Mapping[str, str], stale: StaleError, seen: str
) -> bytes:
    """Return the page that shows what stands there now and what was to replace it.

    Args:
        sight: what the page is made with.
        action: where the form was sent.
        fields: what was sent.
        stale: what stands there now.
        seen: the version of that, which the editor has seen by this page.
    """
    title = sight.text("Somebody else has saved meanwhile")
    root, main = page_of(sight, title, {sight.root: sight.title})
    add(main, "p", text=sight.text("Nothing was overwritten. What stands there now:"))
    add(main, "blockquote", {"dir": "auto"}, stale.current or sight.text("nothing"))
    if stale.who:
        add(main, "p", text=sight.text("Saved by {who}.", who=stale.who))
    add(main, "p", text=sight.text("What you wrote:"))
    _again(main, sight, action, {**fields, "seen": seen}, sight.text("Save mine in its place"))
    way = add(main, "p")
    add(way, "a", {"href": back_to(sight, fields)}, sight.text("Keep theirs"))
    return written(root)


def refused_page(
    sight: Sight, action: str, fields: Mapping[str, str], title: str, why: str
) -> bytes:
    """Return the page that says why a save wasn't written, with what was sent, to be sent again."""
    root, main = page_of(sight, title, {sight.root: sight.title})
    add(main, "p", {"role": "alert", "dir": "auto"}, why)
    _again(main, sight, action, fields, sight.text("Save"))
    way = add(main, "p")
    add(way, "a", {"href": back_to(sight, fields)}, sight.text("Back, without saving"))
    return written(root)


def _again(main: Element, sight: Sight, action: str, fields: Mapping[str, str], label: str) -> None:
    hidden = {k: v for k, v in fields.items() if k not in {*_WRITTEN, TOKEN}}
    element = form(main, sight, action, hidden)
    for name in _WRITTEN:
        if name in fields:
            label_of = {"description": sight.text("Long description")}
            shown = label_of.get(name, sight.text("Your text"))
            field(element, name, f"again-{name}", shown, fields[name], {"dir": "auto"})
    button(add(element, "p"), label)


def back_to(sight: Sight, fields: Mapping[str, str]) -> str:
    """Return the address of the page that a form was on; of one that is none of ours, the first page."""
    page = fields.get("page", "")
    return sight.root + page if _PAGE.fullmatch(page) else sight.root


def day_of_page(fields: Mapping[str, str]) -> date | None:
    """Return the day of the page that a form was on; None where it was on the first page."""
    page = fields.get("page", "")
    try:
        return date.fromisoformat(page[:10]) if _PAGE.fullmatch(page) else None
    except ValueError:
        return None


_PAGE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/([a-z0-9-]+/([a-z0-9-]+)?)?")
