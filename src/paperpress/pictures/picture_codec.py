"""Pressed pictures as bytes, to be kept: a line of JSON, the thumbnail and the picture as they are."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from paperpress.model.finding import Finding, Severity
from paperpress.model.picture import PressedPicture, Thumbnail, UnusablePicture


def written(outcome: PressedPicture | UnusablePicture) -> bytes:
    """Return a picture, or why there is none, as bytes that `read` takes."""
    if isinstance(outcome, UnusablePicture):
        return _line({"unusable": asdict(outcome.finding)})
    header = {
        "media_type": outcome.media_type,
        "width": outcome.width,
        "height": outcome.height,
        "findings": [asdict(finding) for finding in outcome.findings],
        "key": outcome.key,
        "words": outcome.words,
    }
    small = outcome.thumbnail
    if small is None:
        return _line(header) + outcome.data
    header["thumbnail"] = {"width": small.width, "height": small.height, "bytes": len(small.data)}
    return _line(header) + small.data + outcome.data


def read(data: bytes) -> PressedPicture | UnusablePicture:
    """Return the picture, or the reason, that `written` was given."""
    line, _, rest = data.partition(b"\n")
    header = json.loads(line)
    if "unusable" in header:
        return UnusablePicture(_finding(header["unusable"]))
    header["findings"] = tuple(_finding(finding) for finding in header["findings"])
    small = header.pop("thumbnail", None)
    if small is None:
        return PressedPicture(data=rest, **header)
    length = small.pop("bytes")
    return PressedPicture(
        data=rest[length:], **header, thumbnail=Thumbnail(data=rest[:length], **small)
    )


def _finding(fields: dict[str, Any]) -> Finding:
    return Finding(**{**fields, "severity": Severity(fields["severity"])})


def _line(header: dict[str, Any]) -> bytes:
    return json.dumps(header).encode() + b"\n"
