"""The first page of an article as a reading device shows it, drawn from the edition that was pressed."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from paperpress.errors import PaperpressError
from paperpress.proof.devices import device
from paperpress.proof.pages import page_with
from paperpress.serving.requests import RefusedError

_DEVICE = "kobo-clara"
_MOST = 60


@dataclass(slots=True)
class Proofs:
    """Draws pages, each once as long as its edition stays as it is."""

    drawn: OrderedDict[tuple[str, int, str], bytes] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    """MuPDF draws one page at a time."""

    def of(self, path: Path | None, href: str) -> bytes:
        """Return the PNG of the page on which a file of an edition begins.

        Raises:
            RefusedError: the edition isn't pressed, has no such file, or nothing can draw it here.
        """
        try:
            key = str(path), path.stat().st_mtime_ns if path else 0, href
        except OSError:
            raise RefusedError(404) from None
        with self.lock:
            if key not in self.drawn:
                self.drawn[key] = _draw(path, href)
                while len(self.drawn) > _MOST:
                    self.drawn.popitem(last=False)
            return self.drawn[key]


def _draw(path: Path | None, href: str) -> bytes:
    if path is None:
        raise RefusedError(404)
    try:
        image = page_with(path, device(_DEVICE), href)
    except PaperpressError:
        raise RefusedError(404) from None
    if image is None:
        raise RefusedError(404)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
