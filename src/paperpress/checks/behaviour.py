"""House rules on what a page does: nothing, unless its reader asks."""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.checks.asking import local
from paperpress.checks.view import View
from paperpress.findings import emit
from paperpress.model.finding import Finding


def event_handlers(view: View) -> Iterator[Finding]:
    """Find event handlers, which reading systems don't run, or shouldn't (LNK104)."""
    for page in view.pages:
        for element in page.elements:
            if any(isinstance(key, str) and key.startswith("on") for key in element.attrib):
                yield emit("LNK104", path=page.href, element=local(element))


def order_of_focus(view: View) -> Iterator[Finding]:
    """Find pages where the keyboard's order isn't the page's order (LNK105; criterion 2.4.3, F44)."""
    for page in view.pages:
        for element in page.elements:
            place = (element.get("tabindex") or "").strip()
            if place.isascii() and place.isdecimal() and place.strip("0"):
                yield emit("LNK105", path=page.href, place=place, element=local(element))


def media_wait(view: View) -> Iterator[Finding]:
    """Find media that play before they are asked to, or can't be stopped (TXT121; 1.4.2, 2.2.2)."""
    for page in view.pages:
        for player in page.named("video", "audio"):
            if player.get("autoplay") is not None:
                yield emit("TXT121", path=page.href, player=local(player))
            elif player.get("controls") is None:
                yield emit("TXT121", case="no controls", path=page.href, player=local(player))


def nothing_moves(view: View) -> Iterator[Finding]:
    """Find pages that blink, scroll or turn by themselves (TXT122; 2.2.1, 2.2.2; F40, F47)."""
    for page in view.pages:
        moving = [local(element) for element in page.named("blink", "marquee")]
        refreshing = [
            "meta refresh"
            for meta in page.named("meta")
            if (meta.get("http-equiv") or "").lower() == "refresh"
        ]
        for what in (*moving, *refreshing):
            yield emit("TXT122", path=page.href, what=what)
