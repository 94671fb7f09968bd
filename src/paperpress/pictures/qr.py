"""QR codes: an article's address for readers whose device has no browser (by `segno`)."""

from __future__ import annotations

import io

from paperpress.model.picture import PressedPicture
from paperpress.vocab import PNG_TYPE

#: Pixels a module: at 300 dpi a code of 37 modules is 16 mm wide, which a phone reads from a page.
_SCALE = 5
#: Modules of white around the code (ISO/IEC 18004 asks for four).
_QUIET_ZONE = 4


def qr_code(address: str) -> PressedPicture:
    """Return the QR code of an address, as a black and white PNG."""
    import segno  # slow to load, and not every device or paper has codes

    code = segno.make(address, error="m", micro=False)
    out = io.BytesIO()
    code.save(out, kind="png", scale=_SCALE, border=_QUIET_ZONE)
    width, height = code.symbol_size(scale=_SCALE, border=_QUIET_ZONE)
    return PressedPicture(out.getvalue(), PNG_TYPE, int(width), int(height))
