"""Pictures between the editor's file and the page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Final, Protocol, TypeAlias

from pydantic import ConfigDict

from paperpress.model.finding import Finding


@dataclass(frozen=True, slots=True)
class PictureRef:
    """An editor's file: `src` as the record says, below `folder` (absolute; empty: none)."""

    folder: str
    src: str


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small JPEG of a picture, for a page that shows many to an editor."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        ser_json_bytes="base64", val_json_bytes="base64"
    )

    data: bytes
    width: int
    """Pixels."""
    height: int
    """Pixels."""


@dataclass(frozen=True, slots=True)
class PressedPicture:
    """A picture ready for a device."""

    data: bytes
    media_type: str
    """``image/jpeg`` or ``image/png``."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    findings: tuple[Finding, ...] = ()
    """What was mended on the way (article and path empty; the caller files them)."""
    key: str = ""
    """The `picture_key` of the editor's file; empty where the picture was drawn here."""
    thumbnail: Thumbnail | None = None
    """None where the picture was drawn here."""


@dataclass(frozen=True, slots=True)
class UnusablePicture:
    """A picture that can't be shown, and why (article and path empty; the caller files it)."""

    finding: Finding


@dataclass(frozen=True, slots=True)
class Grade:
    """How well a picture is kept."""

    ssim: float
    """Structural similarity to the fitted picture, 0 to 1."""
    scale: float = 1.0
    """Of the page, each way: below 1 where an edition has to be made smaller."""


Developed: TypeAlias = Mapping[PictureRef, PressedPicture | UnusablePicture]
"""Each picture that was wanted, ready for a device, or why it can't be."""
Grades: TypeAlias = Mapping[PictureRef, Grade]
"""The grade of each picture; one that isn't named is kept at the best."""
BEST: Final[Grades] = MappingProxyType({})
"""Every picture at its best."""


class Darkroom(Protocol):
    """What turns editors' files into pictures for a device."""

    def develop(self, wanted: Sequence[PictureRef], grades: Grades) -> Developed:
        """Return each wanted picture at its grade, or why it can't be."""
        ...

    def cover(self, front: FrontPage) -> PressedPicture:
        """Return the cover, drawn."""
        ...


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What a cover shows. Texts are plain, in `language` unless said otherwise."""

    masthead: str
    desk: str
    """Empty for the whole paper."""
    date: str
    """In words, in the edition's language."""
    day: datetime.date
    """The same, to stand in digits where no face draws the words."""
    language: str
    direction: str
    headline: str
    """The lead article's."""
    headline_language: str
    picture: PictureRef | None
    """The lead picture, as the editor's file."""
    others: tuple[tuple[str, str], ...]
    """The other articles' headlines, each with its language; a design shows the first few."""
    address: str = ""
    """The paper's, which stands where no face draws the masthead; empty where it has none."""
    desk_slug: str = ""
    """The desk's, which stands where no face draws its name."""
