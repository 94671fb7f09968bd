"""The encoding that only a server names: what is kept of its answer can't say it any more."""

from __future__ import annotations

import re
from dataclasses import replace

from paperpress.files.web import Answer
from paperpress.sources.parsing.encodings import codec_of, declared, marked

_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]+)", re.I)


def with_text(answer: Answer) -> Answer:
    """Return an answer in UTF-8 where its header alone says which encoding it is in."""
    named = _CHARSET.search(answer.headers.get("content-type", ""))
    codec = codec_of(named[1]) if named else ""
    data = answer.data
    if codec in {"", "utf-8"} or marked(data[:4]) or declared(data) or _is_utf8(data):
        return answer
    return replace(answer, data=data.decode(codec, "replace").encode())


def codec_in(answer: Answer) -> str:
    """Return the codec of a page."""
    if _is_utf8(answer.data):
        return "utf-8"
    return marked(answer.data[:4]) or codec_of(declared(answer.data)) or "cp1252"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
