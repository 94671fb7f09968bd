"""A story of ANS, and what is read of it."""

from __future__ import annotations

import io
import json
from typing import Any

from paperpress.sources.formats.ans import stories as ans
from paperpress.sources.raw import Raw


def story(*elements: Any, **changes: Any) -> Raw:
    document = {
        "type": "story",
        "version": "0.10.9",
        "_id": "S1",
        "headlines": {"basic": "H"},
        "content_elements": list(elements),
        **changes,
    }
    (raw,) = ans.records(io.BytesIO(json.dumps(document).encode()), "s.json")
    assert isinstance(raw, Raw)
    return raw


def record(*elements: Any, **changes: Any) -> Any:
    return story(*elements, **changes).record
