"""The engines that lay an edition out to be measured, each independent of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from paperpress.checks.view import View
from paperpress.proof.measure import by_chromium, by_mupdf, by_weasyprint
from paperpress.proof.measure.layout import Layout, Page, Sized

LayOut = Callable[[Path, View, Mapping[str, Page], Sequence[Sized]], Iterator[Layout]]


class Engine(StrEnum):
    """What lays an edition out."""

    MUPDF = "mupdf"
    CHROMIUM = "chromium"
    WEASYPRINT = "weasyprint"


LAY_OUT: Final[Mapping[Engine, LayOut]] = {
    Engine.MUPDF: by_mupdf.lay_out,
    Engine.CHROMIUM: by_chromium.lay_out,
    Engine.WEASYPRINT: by_weasyprint.lay_out,
}
