"""Only a page that this server gave can save, and only whoever may edit sees one.

Three things are looked at, each of which keeps out what the others might let through:

- **Host**: a page of elsewhere may make its own name lead to this machine (DNS rebinding); then the
  browser sends that name, which isn't ours.
- **Origin**: a form or script of elsewhere that sends here is named by the browser, which no page
  can change. A request without it is no browser's save.
- **Token**: it stands in our forms alone, and other pages can't read them.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from secrets import token_bytes
from typing import Final
from urllib.parse import urlsplit

from paperpress.serving.requests import RefusedError, Request

TOKEN: Final = "token"  # noqa: S105 - the name of a field
LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class OldPageError(RefusedError):
    """A save of our own page that an earlier server gave: it may be looked at and sent again."""

    def __init__(self) -> None:
        super().__init__(403)


@dataclass(frozen=True, slots=True)
class Guards:
    """Knows by which names this server is seen, and the tokens that it gave."""

    hosts: frozenset[str] = LOCAL
    """Names in small letters."""
    key: bytes = field(default_factory=partial(token_bytes, 32), repr=False)

    def token(self, editor: str) -> str:
        """Return the token that stands in an editor's forms."""
        return hmac.digest(self.key, editor.encode("utf-8", "surrogatepass"), "sha256").hex()

    def check_host(self, request: Request) -> None:
        """Check that the browser asked for one of our names.

        Raises:
            RefusedError: it asked for another.
        """
        if (urlsplit(request.base).hostname or "").lower() not in self.hosts:
            raise RefusedError(403)

    def check_save(self, request: Request, fields: Mapping[str, str], editor: str) -> None:
        """Check that a save comes from a page that this server gave to this editor.

        Raises:
            RefusedError: it comes from elsewhere.
            OldPageError: it comes from here, by a page of before the server was started.
        """
        address = urlsplit(request.base)
        if request.headers.get("origin") != f"{address.scheme}://{address.netloc}":
            raise RefusedError(403)
        if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            raise RefusedError(403)
        if not hmac.compare_digest(fields.get(TOKEN, "").encode(), self.token(editor).encode()):
            raise OldPageError
