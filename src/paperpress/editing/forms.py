"""What a browser's form sends, read within limits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qsl

from paperpress.serving.requests import RefusedError, Request

Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
#: Bytes of a form. The longest holds an article's body, each of whose letters may take nine of them.
_LARGEST: Final = 4_000_000
_MOST_FIELDS: Final = 40
_TYPE: Final = "application/x-www-form-urlencoded"


async def form_of(request: Request, receive: Receive) -> Mapping[str, str]:
    """Return the fields of a form that was sent, line breaks as one character.

    Raises:
        RefusedError: it is no form, or too large.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _TYPE:
        raise RefusedError(415)
    data = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusedError(400)
        data += message.get("body", b"")
        if len(data) > _LARGEST:
            raise RefusedError(413)
        if not message.get("more_body"):
            break
    try:
        pairs = parse_qsl(
            data.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        raise RefusedError(400) from None
    return {name: text.replace("\r\n", "\n") for name, text in pairs}
