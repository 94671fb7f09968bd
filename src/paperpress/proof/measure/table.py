"""Figures as a table in the terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

from paperpress.model.as_json import plain
from paperpress.proof.measure import Measured
from paperpress.proof.measure.figures import FEW_LINES, Figures, ScreenFigures

#: What heads each column, with what stands in it.
COLUMNS: Final = (
    "screens", "stories", "unseen", "few lines", "lines", "blank 1st", "blank", "emptiest",
    "headings", "entries", "captions", "rows", "quotes", "small", "out",
)  # fmt: skip


def cells(figures: Figures) -> tuple[str, ...]:
    """Return what stands in each column."""
    parted = [screen.parted for screen in figures.screens]
    return (
        str(len(figures.screens)),
        str(len(figures.stories)),
        str(sum(not first.shows_story for first in figures.stories)),
        str(sum(not first.picture and first.lines < FEW_LINES for first in figures.stories)),
        _range([first.lines for first in figures.stories]),
        str(len(figures.blank_first)),
        str(len(figures.blank_later)),
        f"{figures.emptiest:.0%}",
        str(sum(counts.headings for counts in parted)),
        str(sum(counts.entries for counts in parted)),
        str(sum(counts.captions for counts in parted)),
        str(sum(counts.rows for counts in parted)),
        str(sum(counts.quotes for counts in parted)),
        str(sum(screen.small_pictures for screen in figures.screens)),
        str(sum(screen.tables_out for screen in figures.screens)),
    )


def _range(numbers: Sequence[int]) -> str:
    return f"{min(numbers)}-{max(numbers)}" if numbers else ""


def table(measured: Sequence[Measured]) -> str:
    """Return figures in columns, a row a device and size."""
    head = ("device", "letters", *COLUMNS)
    return _in_columns(
        [
            head,
            *(
                (result.device.id, result.letters.value, *cells(result.figures))
                for result in measured
            ),
        ],
        words=2,
    )


def screens_table(measured: Measured) -> str:
    """Return what was measured on each screen, in columns, a row a screen."""
    head = ("screen", "page", "blank", "first screen", "what else")
    rows = [
        (
            str(screen.place),
            f"{screen.page} {screen.number}",
            f"{screen.blank:.0%}",
            *_words(screen),
        )
        for screen in measured.figures.screens
    ]
    where = f"{measured.device.id}, {measured.letters} letters, {measured.engine}"
    return f"{where}\n{_in_columns([head, *rows], words=5)}"


def _words(screen: ScreenFigures) -> tuple[str, str]:
    """Return what an article's first screen shows, and what else was counted on a screen."""
    first, ends = screen.first, ["the page ends"] if screen.ends else []
    shown = []
    if first is not None:
        shown = [f"{first.lines} lines", *(["picture"] if first.picture else [])]
        shown += [f"no whole {part}" for part in ("headline", "byline") if not getattr(first, part)]
    parted = [f"{name} parted: {count}" for name, count in asdict(screen.parted).items() if count]
    small = [f"small pictures: {screen.small_pictures}"] if screen.small_pictures else []
    out = [f"tables out: {screen.tables_out}"] if screen.tables_out else []
    return ", ".join(shown), ", ".join([*parted, *small, *out, *ends])


def _in_columns(rows: Sequence[Sequence[str]], words: int) -> str:
    """Return cells in columns: so many of words, begun at the left, then numbers."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place < words else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def as_json(measured: Iterable[Measured]) -> list[Any]:
    """Return everything that was measured, screen by screen."""
    return [
        {
            "file": str(result.path),
            "device": result.device.id,
            "letters": result.letters.value,
            "points": result.device.text[result.letters],
            "engine": result.engine.value,
            "screens": [plain(screen) for screen in result.figures.screens],
        }
        for result in measured
    ]
