"""Compares web addresses: do two of them lead to one page, however they are written?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

#: Parameters that say who sent a reader, and nothing of what is read: by their beginning …
_SENDERS = re.compile(
    r"(?:utm|mc|hsa|_hs|pk|mtm|matomo|piwik|at|ns|oly|vero|trk|stm|itm|wt|sc|s)_|wt\.", re.I
)
#: … and by their whole name.
_SENDER: Final = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id
    mkt_tok cmpid cmp cid ito ocid icid ncid ref ref_src ref_url referrer referer source src smid
    smtyp smprod xtor spm s_kwcid __twitter_impression guccounter guce_referrer feature share
    sharetoken amp outputtype dicbo utm
    """.split()  # noqa: SIM905 - a list of words
)
_DEFAULT_PORTS: Final = frozenset({None, 80, 443})
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)


@lru_cache(maxsize=4096)
def page_of(address: str) -> str:
    """Return a key that all addresses of one page share; it is for comparing, not for linking.

    ``http`` and ``https``, with and without ``www.``, a closing slash, tracking parameters and a
    fragment, escaped and plain: each is the same page. An address that is none is its own key.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return address
    if parts.scheme.lower() not in ("http", "https") or not host:
        return address
    place = _ascii(host.lower().removeprefix("www."))
    if port not in _DEFAULT_PORTS:
        place += f":{port}"
    path = _INDEX.sub("/", unicodedata.normalize("NFC", unquote(parts.path))).rstrip("/")
    return f"{place}{path}{_query(parts)}"


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _query(parts: SplitResult) -> str:
    try:
        fields = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:  # more fields than anybody means
        return f"?{parts.query}"
    kept = sorted(
        (name, value)
        for name, value in fields
        if not _SENDERS.match(name) and name.lower() not in _SENDER
    )
    return f"?{urlencode(kept)}" if kept else ""


def fragment_of(address: str) -> str:
    """Return the fragment of an address, as ids are written; empty where it has none."""
    fragment = address.partition("#")[2]
    return "" if fragment.startswith(":~:") else unquote(fragment.partition(":~:")[0])
