"""Web pages with an article's data, and the record that is read of each."""

from __future__ import annotations

import io

from json_formats import BY_NAME
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw


def results(html: str | bytes) -> list[Raw | Rejected]:
    data = html if isinstance(html, bytes) else html.encode()
    return list(BY_NAME["page"].records(io.BytesIO(data), "p.html"))
