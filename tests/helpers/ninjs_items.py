"""Items of ninjs, and the record that is read of each."""

from __future__ import annotations

import io
import json
from typing import Any

from paperpress.model.finding import Rejected
from paperpress.sources.formats.ninjs import items as ninjs
from paperpress.sources.raw import Raw


def results(document: object) -> list[Raw | Rejected]:
    return list(ninjs.records(io.BytesIO(json.dumps(document).encode()), "n.json"))


def item(**changes: Any) -> Raw:
    document = {
        "uri": "urn:a",
        "versioncreated": "2025-07-23T09:00:00Z",
        "headlines": [{"role": "main", "value": "H"}],
        "bodies": [{"contenttype": "text/html", "value": "<p>Words of the story.</p>"}],
        **changes,
    }
    (raw,) = results({key: value for key, value in document.items() if value is not None})
    assert isinstance(raw, Raw), raw
    return raw


def record(**changes: Any) -> Any:
    return item(**changes).record


def codes(raw: Raw) -> list[str]:
    return [notice.code for notice in raw.notices]


def photo(name: str = "p1", href: str = "https://img.example/a.jpg", **changes: Any) -> Any:
    rendition = {"name": "main", "href": href}
    return {"name": name, "type": "picture", "uri": href, "renditions": [rendition], **changes}
