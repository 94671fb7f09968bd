"""Drawings in SVG for tests."""

from __future__ import annotations

NS = 'xmlns="http://www.w3.org/2000/svg"'
BAR = '<rect x="10" y="10" width="30" height="60"/>'


def svg(inner: str = BAR, attributes: str = 'viewBox="0 0 100 80"') -> bytes:
    """A drawing with what is in it; a black bar on nothing, unless something else is said."""
    return f"<svg {NS} {attributes}>{inner}</svg>".encode()


def chart(years: int = 4, attributes: str = 'viewBox="0 0 260 210"') -> str:
    """A bar chart with a title, a description and a label for each bar."""
    bars = "".join(
        f'<rect x="{40 + n * 50}" y="{150 - n * 30}" width="36" height="{30 + n * 30}"/>'
        f'<text x="{58 + n * 50}" y="196" font-size="12" text-anchor="middle">{2021 + n}</text>'
        for n in range(years)
    )
    words = "<title>Ferry passengers</title><desc>They rise each year.</desc>"
    return f"<svg {NS} {attributes}>{words}{bars}</svg>"
