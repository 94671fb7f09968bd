"""What a reader sees instead of what was asked for."""

from __future__ import annotations

import json
from http import HTTPStatus
from urllib.parse import quote

from paperpress.serving.answers import Answer
from paperpress.serving.listings import PAGE_TYPE
from paperpress.serving.requests import RefusedError, Request
from paperpress.shelf.front import Front
from paperpress.shelf.pages import message_page

#: https://drafts.opds.io/authentication-for-opds-1.0
AUTHENTICATION = "opds-auth.json"
AUTHENTICATION_TYPE = "application/opds-authentication+json"
AUTHENTICATION_RELATION = "http://opds-spec.org/auth/document"
_BASIC = "http://opds-spec.org/auth/basic"
_MESSAGES = {
    401: "A name and a password are needed here.",
    404: "There is nothing at this address.",
    429: "This can’t be answered now. Try again later.",
    500: "This can’t be answered now. Try again later.",
    503: "This can’t be answered now. Try again later.",
}
_OTHERWISE = "This request can’t be answered."


def authentication_document(front: Front, base: str) -> bytes:
    """Return the document by which a catalogue's client learns how to say who reads."""
    document: dict[str, object] = {
        "id": f"{base}{AUTHENTICATION}",
        "title": front.title,
        "authentication": [{"type": _BASIC}],
        "links": [
            {"rel": "start", "href": f"{base}opds.json", "type": "application/opds+json"},
            {"rel": "alternate", "href": base, "type": "text/html"},
        ],
    }
    return json.dumps(document, ensure_ascii=False).encode() + b"\n"


def refused(refusal: RefusedError, front: Front, request: Request | None) -> Answer:
    """Return the answer to a request that isn't answered with what it asks for."""
    headers: dict[str, str] = {}
    if refusal.location:
        headers["Location"] = quote(refusal.location)
    if refusal.allow:
        headers["Allow"] = refusal.allow
    if refusal.retry_after:
        headers["Retry-After"] = str(refusal.retry_after)
    as_page = request is not None and request.accepts("text/html")
    body, headers["Content-Type"] = _words(refusal.status, front, as_page=as_page)
    if refusal.status == 401 and request is not None:
        realm = "".join(c for c in front.title if 31 < ord(c) < 127 and c not in '"\\')
        headers["WWW-Authenticate"] = f'Basic realm="{realm or "paperpress"}", charset="UTF-8"'
        address = f"{request.base}{AUTHENTICATION}"
        link = f'<{address}>; rel="{AUTHENTICATION_RELATION}"; type="{AUTHENTICATION_TYPE}"'
        headers["Link"] = link
        headers["Vary"] = "Accept"
        if not as_page:
            body = authentication_document(front, request.base)
            headers["Content-Type"] = AUTHENTICATION_TYPE
    headers["Content-Length"] = str(len(body))
    return Answer(refusal.status, headers, body)


def _words(status: int, front: Front, *, as_page: bool) -> tuple[bytes, str]:
    if as_page and status >= 400:
        return message_page(front, _MESSAGES.get(status, _OTHERWISE)), PAGE_TYPE
    return f"{status} {HTTPStatus(status).phrase}\n".encode(), "text/plain; charset=utf-8"
