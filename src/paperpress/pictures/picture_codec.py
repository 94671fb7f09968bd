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
    told = {
        "media_type": outcome.media_type,
        "width": outcome.width,
        "height": outcome.height,
        "findings": [asdict(finding) for finding in outcome.findings],
        "key": outcome.key,
    }
    small = outcome.thumbnail
    if small is None:
        return _line(told) + outcome.data
    told["thumbnail"] = {"width": small.width, "height": small.height, "bytes": len(small.data)}
    return _line(told) + small.data + outcome.data


def read(data: bytes) -> PressedPicture | UnusablePicture:
    """Return the picture, or the reason, that `written` was given."""
    line, _, rest = data.partition(b"\n")
    told = json.loads(line)
    if "unusable" in told:
        return UnusablePicture(_finding(told["unusable"]))
    told["findings"] = tuple(_finding(finding) for finding in told["findings"])
    small = told.pop("thumbnail", None)
    if small is None:
        return PressedPicture(data=rest, **told)
    length = small.pop("bytes")
    return PressedPicture(
        data=rest[length:], **told, thumbnail=Thumbnail(data=rest[:length], **small)
    )


def _finding(told: dict[str, Any]) -> Finding:
    return Finding(**{**told, "severity": Severity(told["severity"])})


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told).encode() + b"\n"
