"""Texts that are the name of a file or a camera's number, which content systems fill in by themselves."""

from __future__ import annotations

import re

_FILE_NAME = re.compile(r"[\w%+-]{1,80}\.(?:jpe?g|png|gif|webp|tiff?|heic|avif|bmp|svg)", re.I)
_CAMERA_NAME = re.compile(
    r"(?:IMG|DSC[NF]?|_DSC|PXL|DCIM|MVIMG|P10|image|photo|picture|foto|bild|screenshot|untitled|scan)"
    r"[-_ ]?\d[\w-]{0,40}",
    re.I,
)


def has_ending(text: str) -> bool:
    """Tell whether a text is a name with the ending of a picture's file."""
    return _FILE_NAME.fullmatch(text) is not None


def is_file_name(text: str) -> bool:
    """Tell whether a text is the name of a file or a camera's number, and says nothing."""
    text = text.strip()
    return has_ending(text) or _CAMERA_NAME.fullmatch(text) is not None
