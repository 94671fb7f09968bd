"""The table of keys on a page that is worked with: what each does, and a button that gives it others."""

from __future__ import annotations

from paperpress.editing.sight import Sight
from paperpress.reporting.tree import add, say
from paperpress.xhtml.tree import Element


def keys_table(main: Element, sight: Sight) -> None:
    """Add the table of keys, which the script fills and lets an editor change."""
    details = add(main, "details", {"id": "keys", "hidden": "hidden"})
    add(details, "summary", text=sight.text("Keys"))
    add(details, "p", text=sight.text("Press a button, then the new keys, with Ctrl or Alt."))
    listing = add(details, "ul", {"role": "list"})
    for action, name in (
        ("next", sight.text("Next picture")),
        ("previous", sight.text("Previous picture")),
        ("save", sight.text("Save, and on to the next")),
        ("decorative", sight.text("Decorative, or not")),
        ("undo", sight.text("Take the last save back")),
        ("speak", sight.text("Speak what a listener hears")),
        ("remedy", sight.text("Next remedy")),
    ):
        item = add(listing, "li")
        add(item, "span", {"id": f"key-{action}"}, name)
        say(item, " ")
        shown = {"type": "button", "data-key": action, "aria-describedby": f"key-{action}"}
        add(item, "button", shown, "…")
