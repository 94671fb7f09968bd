"""House rules on what a page does: nothing, unless its reader asks."""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.checks.asking import error, local, warning
from paperpress.checks.view import View
from paperpress.model.finding import Finding


def event_handlers(view: View) -> Iterator[Finding]:
    """LNK104: no event handler, which reading systems don't run, or shouldn't."""
    for page in view.pages:
        for element in page.elements:
            if any(isinstance(key, str) and key.startswith("on") for key in element.attrib):
                yield error(
                    "LNK104",
                    page.href,
                    f"An event handler stands on a {local(element)} element.",
                    "Take it out: reading systems don't run it, or shouldn't.",
                )


def order_of_focus(view: View) -> Iterator[Finding]:
    """LNK105: the keyboard goes through a page in its order (criterion 2.4.3, failure F44)."""
    for page in view.pages:
        for element in page.elements:
            place = (element.get("tabindex") or "").strip()
            if place.isdecimal() and int(place) > 0:
                yield warning(
                    "LNK105",
                    page.href,
                    f"A tabindex of {place} takes a {local(element)} out of the page's order.",
                    "Take it out; the order of the page is the order of reading.",
                )


def media_wait(view: View) -> Iterator[Finding]:
    """TXT121: nothing plays before it is asked to, and what plays can be stopped (1.4.2, 2.2.2)."""
    for page in view.pages:
        for player in page.named("video", "audio"):
            if player.get("autoplay") is not None:
                yield error(
                    "TXT121",
                    page.href,
                    f"A {local(player)} begins by itself, and talks over a screen reader.",
                    "Take autoplay out.",
                )
            elif player.get("controls") is None:
                yield error(
                    "TXT121",
                    page.href,
                    f"A {local(player)} has no controls, so nobody can play or stop it.",
                    "Write controls.",
                )


def nothing_moves(view: View) -> Iterator[Finding]:
    """TXT122: nothing blinks, scrolls or turns the page by itself (2.2.1, 2.2.2; F40, F47)."""
    for page in view.pages:
        moving = [local(element) for element in page.named("blink", "marquee")]
        refreshing = [
            "meta refresh"
            for meta in page.named("meta")
            if (meta.get("http-equiv") or "").lower() == "refresh"
        ]
        for what in (*moving, *refreshing):
            yield error(
                "TXT122",
                page.href,
                f"The page moves by itself ({what}).",
                "Let the words stand still.",
            )
