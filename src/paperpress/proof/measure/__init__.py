"""A measure of pages: how an edition uses the screens that it is read on (docs/proofs.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from paperpress.proof.devices import Device, Letters
from paperpress.proof.measure.engines import LAY_OUT, Engine
from paperpress.proof.measure.figures import Figures, figures_of
from paperpress.proof.measure.layout import Sized
from paperpress.proof.measure.outline import outline_of
from paperpress.proof.pages import opened

__all__ = ["Engine", "Figures", "Measured", "measure"]


@dataclass(frozen=True, slots=True)
class Measured:
    """An edition on a device at a size of letter, measured."""

    path: Path
    device: Device
    letters: Letters
    engine: Engine
    figures: Figures


def measure(
    path: Path, sizes: Sequence[Sized], engine: Engine = Engine.MUPDF
) -> Iterator[Measured]:
    """Yield what an edition measures on each device at its size of letter.

    Raises:
        ToolError: the engine isn't installed, or didn't lay the edition out.
        ConfigurationError: the file is no EPUB that can be opened.
    """
    _, view = opened(path)
    pages = {page.href: outline_of(page) for page in view.pages}
    layouts = LAY_OUT[engine](path, view, pages, sizes)
    for (device, letters), layout in zip(sizes, layouts, strict=True):
        yield Measured(path, device, letters, engine, figures_of(layout))
