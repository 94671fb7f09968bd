"""Headers that every answer has: what a browser may do with it, and who may keep it."""

from __future__ import annotations

from typing import Final

#: Nothing is run, nothing is fetched from elsewhere, and no other page frames one of these.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self' data:",
        "style-src 'self'",
        "font-src 'self'",
        "media-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_SENSORS = ("camera", "geolocation", "microphone", "payment", "usb")
_HALF_A_YEAR: Final = 15_768_000

ALWAYS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{each}=()" for each in _SENSORS),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def headers_of(*, https: bool, private: bool) -> dict[str, str]:
    """Return the headers of every answer.

    Args:
        https: readers come by HTTPS, and are to come back by it alone.
        private: only the reader who asked may keep what is answered.
    """
    keep = "private, no-cache" if private else "no-cache"
    strict = {"Strict-Transport-Security": f"max-age={_HALF_A_YEAR}"} if https else {}
    return {**ALWAYS, **strict, "Cache-Control": keep}
