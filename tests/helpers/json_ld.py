"""JSON-LD of an article, and the record that is read of it."""

from __future__ import annotations

import io
import json

from paperpress.model.finding import Rejected
from paperpress.sources.formats.web import jsonld
from paperpress.sources.raw import Raw


def results(document: object) -> list[Raw | Rejected]:
    return list(jsonld.records(io.BytesIO(json.dumps(document).encode()), "a.json"))
