"""A measure of pages: how an edition uses the screens that it is read on (docs/proofs.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from paperpress.proof.devices import Device, Letters
from paperpress.proof.measure import by_mupdf
from paperpress.proof.measure.figures import Figures, figures_of
from paperpress.proof.measure.outline import outline_of
from paperpress.proof.pages import opened

__all__ = ["Figures", "Measured", "measure"]


@dataclass(frozen=True, slots=True)
class Measured:
    """An edition on a device at a size of letter, measured."""

    path: Path
    device: Device
    letters: Letters
    engine: str
    figures: Figures


def measure(
    path: Path, devices: Iterable[Device], sizes: Iterable[Letters] = tuple(Letters)
) -> Iterator[Measured]:
    """Yield what an edition measures on each device at each size of letter.

    Raises:
        ToolError: MuPDF isn't installed.
        ConfigurationError: the file is no EPUB that can be opened.
    """
    _, view = opened(path)
    pages = {page.href: outline_of(page) for page in view.pages}
    chosen = tuple(sizes)
    for device in devices:
        for letters in chosen:
            layout = by_mupdf.lay_out(path, view, pages, device, letters)
            yield Measured(path, device, letters, "mupdf", figures_of(layout))
