"""Answers to an editor's browser: a page, or a few fields for the script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from paperpress.serving.answers import Answer
from paperpress.serving.listings import PAGE_TYPE

JSON: Final = "application/json"


def page_reply(data: bytes, status: int = 200) -> Answer:
    """Return the answer that is a page."""
    return Answer(status, {"Content-Type": PAGE_TYPE, "Content-Length": str(len(data))}, data)


def json_reply(fields: Mapping[str, Any], status: int = 200) -> Answer:
    """Return the answer that is a few fields."""
    data = json.dumps(fields, ensure_ascii=False).encode()
    return Answer(status, {"Content-Type": JSON, "Content-Length": str(len(data))}, data)
